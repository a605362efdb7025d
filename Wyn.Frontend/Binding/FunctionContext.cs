// What the binder knows about the function, lambda or top-level statement whose body it is in.
using System.Collections.Generic;
using System.Collections.Immutable;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>The state of binding one function's body.</summary>
/// <param name="function">The function.</param>
/// <param name="outer">The function around a lambda; else null.</param>
/// <param name="hoistedNames">The names in bare assignments that declare their variable for the whole function.</param>
internal sealed class FunctionContext(FunctionSymbol function, FunctionContext? outer, HashSet<SyntaxToken> hoistedNames)
{
    public FunctionSymbol Function { get; } = function;

    public FunctionContext? Outer { get; } = outer;

    public HashSet<SyntaxToken> HoistedNames { get; } = hoistedNames;

    /// <summary>The scope of the parameters and hoisted variables.</summary>
    public required Scope Root { get; init; }

    /// <summary>What the scopes of the body name as their owner.</summary>
    public required object Identity { get; init; }

    public ImmutableArray<LocalSymbol>.Builder Hoisted { get; } = ImmutableArray.CreateBuilder<LocalSymbol>();

    /// <summary>Variables of the functions around, in the order of their first use.</summary>
    public List<VariableSymbol> Captures { get; } = [];

    public int LoopDepth { get; set; }

    /// <summary>
    /// Not null for the body of a loop over what a function yields: it becomes a lambda, but belongs to the function around it, whose symbol it has.
    /// </summary>
    public YieldLoop? Loop { get; init; }

    /// <summary>The context of the function that this one belongs to.</summary>
    public FunctionContext Home => Loop is null ? this : Outer!.Home; // Such a body has a function around it.

    /// <summary>The first return that says what an inferred return type is.</summary>
    public TextLocation? DecidingReturn { get; set; }

    /// <summary>Says that the body uses a variable that belongs to another function.</summary>
    public void Capture(VariableSymbol variable, object owner)
    {
        variable.IsCaptured = true;
        for (var context = this; context is not null && !ReferenceEquals(context.Identity, owner); context = context.Outer)
        {
            if (!context.Captures.Contains(variable))
            {
                context.Captures.Add(variable);
            }
        }
    }
}
