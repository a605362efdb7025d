// The sealed expression nodes of calls and of functions as values.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>A call: what <c>spawn</c> can start as a task.</summary>
internal abstract class BoundInvocation(TypeSymbol type, TextLocation location) : BoundExpression(type, location);

/// <summary>
/// The call of a function or method. The arguments have the parameters' types and stand in the order of the parameters; for an in-out parameter the
/// argument is a place, or, for a receiver only, a value that the call may change unseen.
/// </summary>
/// <param name="function">The function.</param>
/// <param name="arguments">By parameter, the receiver first.</param>
/// <param name="order">The order of evaluation, as positions of arguments; default if it is that of the parameters.</param>
/// <param name="location">The name of the function in the call.</param>
internal sealed class BoundCall(FunctionSymbol function, ImmutableArray<BoundExpression> arguments, ImmutableArray<int> order, TextLocation location)
    : BoundInvocation(function.ReturnType, location)
{
    public FunctionSymbol Function => function.Canonical;

    public ImmutableArray<BoundExpression> Arguments { get; } = arguments;

    /// <summary>The order of evaluation as positions of arguments; default if it is that of the parameters.</summary>
    public ImmutableArray<int> Order { get; } = order;

    public override ImmutableArray<BoundNode> Children => Order.IsDefault ? [.. Arguments] : [.. Order.Select(position => Arguments[position])];
}

/// <summary><c>&amp;place</c> as the argument for an in-out parameter.</summary>
internal sealed class BoundReference(BoundExpression place, TextLocation location) : BoundExpression(place.Type, location)
{
    public BoundExpression Place { get; } = place;

    public override ImmutableArray<BoundNode> Children => [Place];
}

/// <summary>The call of a built-in function with one argument.</summary>
internal sealed class BoundBuiltInCall(BuiltInFunction function, BoundExpression argument, TextLocation location)
    : BoundInvocation(function.Result, location)
{
    public BuiltInFunction Function { get; } = function;

    public BoundExpression Argument { get; } = argument;

    public override ImmutableArray<BoundNode> Children => [Argument];
}

/// <summary>What an argument of <c>print</c> is for.</summary>
internal enum PrintRole
{
    Value,
    Separator,
    End,
}

/// <summary>An argument of <c>print</c>, already a string.</summary>
internal readonly record struct PrintArgument(PrintRole Role, BoundExpression Text);

/// <summary>A call of <c>print</c>: the arguments in the order of the source, all of them strings.</summary>
internal sealed class BoundPrint(BuiltInFunction function, ImmutableArray<PrintArgument> arguments, TextLocation location)
    : BoundInvocation(TypeSymbol.Void, location)
{
    public BuiltInFunction Function { get; } = function;

    public ImmutableArray<PrintArgument> Arguments { get; } = arguments;

    public override ImmutableArray<BoundNode> Children => [.. Arguments.Select(argument => argument.Text)];
}

/// <summary>The call of a value of function type.</summary>
internal sealed class BoundClosureCall(BoundExpression callee, ImmutableArray<BoundExpression> arguments, TypeSymbol result, TextLocation location)
    : BoundInvocation(result, location)
{
    public BoundExpression Callee { get; } = callee;

    public ImmutableArray<BoundExpression> Arguments { get; } = arguments;

    public override ImmutableArray<BoundNode> Children => [Callee, .. Arguments];
}

/// <summary>The call of a trait's method on a value of the trait: which function runs depends on the value.</summary>
/// <param name="receiver">The value; a place if the method may write <c>self</c>.</param>
/// <param name="method">The name.</param>
/// <param name="arguments">The arguments behind the receiver, of the types that the trait declares.</param>
/// <param name="result">The type that the trait declares.</param>
/// <param name="location">The name in the call.</param>
internal sealed class BoundTraitCall(
    BoundExpression receiver, string method, ImmutableArray<BoundExpression> arguments, TypeSymbol result, TextLocation location)
    : BoundInvocation(result, location)
{
    public BoundExpression Receiver { get; } = receiver;

    public string Method { get; } = method;

    public ImmutableArray<BoundExpression> Arguments { get; } = arguments;

    public override ImmutableArray<BoundNode> Children => [Receiver, .. Arguments];
}

/// <summary>A named function as a value.</summary>
internal sealed class BoundFunctionValue(FunctionSymbol function, TextLocation location) : BoundExpression(function.Type, location)
{
    public FunctionSymbol Function => function.Canonical;

    public override ImmutableArray<BoundNode> Children => [];
}

/// <summary>A lambda. The body uses variables of the functions around it as its own; captures lists them.</summary>
/// <param name="function">Its parameters and result.</param>
/// <param name="body">Its statements.</param>
/// <param name="captures">The variables of the functions around it that it or a lambda in it uses, in the order of first use.</param>
/// <param name="hoisted">Variables that blocks of the body declare for all of it.</param>
/// <param name="end">Where control falls off the end of it.</param>
/// <param name="location">The lambda.</param>
internal sealed class BoundLambda(
    FunctionSymbol function,
    BoundBlock body,
    ImmutableArray<VariableSymbol> captures,
    ImmutableArray<LocalSymbol> hoisted,
    TextLocation end,
    TextLocation location) : BoundExpression(function.Type, location)
{
    public FunctionSymbol Function { get; } = function;

    public BoundBlock Body { get; } = body;

    public ImmutableArray<VariableSymbol> Captures { get; } = captures;

    public ImmutableArray<LocalSymbol> Hoisted { get; } = hoisted;

    public TextLocation End { get; } = end;

    /// <summary>The body runs later, elsewhere; walks that follow calls find it here.</summary>
    public override ImmutableArray<BoundNode> Children => [Body];
}
