// Variables: parameters, locals and globals.
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Symbols;

/// <summary>A variable; its type is fixed where it is declared.</summary>
internal abstract class VariableSymbol(string name, TextLocation location) : Symbol(name, location)
{
    public abstract TypeSymbol Type { get; }

    /// <summary>True if only its declaration may give it a value.</summary>
    public abstract bool IsConst { get; }

    /// <summary>True if a lambda uses the variable of a function around it.</summary>
    public bool IsCaptured { get; set; }

    /// <summary>True if something other than its declaration writes it or a part of it.</summary>
    public bool IsWritten { get; set; }

    /// <summary>True if the variable lives in a box that lambdas and their surroundings share.</summary>
    public bool IsBoxed => IsCaptured && IsWritten && this is not GlobalSymbol;
}

/// <summary>A parameter of a function. The function may change it; callers see that only of an in-out one.</summary>
internal sealed class ParameterSymbol(string name, TypeSymbol type, TextLocation location) : VariableSymbol(name, location)
{
    public override TypeSymbol Type => type.Resolved;

    public override bool IsConst => false;

    public bool IsSelf => Name == "self";

    /// <summary>True if the value that the parameter has when the function returns goes back to the caller's place.</summary>
    public bool IsInOut { get; set; }

    /// <summary>The type of what the function yields, if this is the hidden parameter for that; else null.</summary>
    public TypeSymbol? Yielded { get; init; }

    /// <summary>The default value, evaluated at each call that does not give the argument; null if there is none.</summary>
    public ExpressionSyntax? Default { get; init; }
}

/// <summary>A function declared within another one that uses no variables of it.</summary>
/// <param name="Definition">The declaration; its first type parameters are those of the function around it.</param>
/// <param name="TypeArguments">What those stand for.</param>
internal sealed record NestedFunction(FunctionDefinition Definition, System.Collections.Immutable.ImmutableArray<TypeSymbol> TypeArguments);

/// <summary>A variable of a function's body.</summary>
/// <param name="name">The name.</param>
/// <param name="type">The type.</param>
/// <param name="isConst">True if declared with <c>const</c>.</param>
/// <param name="isHoisted">True if a bare assignment inside a block declared it for the whole function.</param>
/// <param name="location">Where it is declared.</param>
internal sealed class LocalSymbol(string name, TypeSymbol type, bool isConst, bool isHoisted, TextLocation location)
    : VariableSymbol(name, location)
{
    public override TypeSymbol Type => type.Resolved;

    public override bool IsConst { get; } = isConst;

    public bool IsHoisted { get; } = isHoisted;

    /// <summary>The function that the name stands for, if it is that of a nested function and of no variable; else null.</summary>
    public NestedFunction? Nested { get; init; }
}
