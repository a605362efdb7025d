// The sealed expression nodes of scalars, variables, operators and tasks; calls are in BoundFunctions.cs, parts of values in
// BoundValues.cs, control flow in BoundControl.cs.
using System.Collections.Immutable;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;
using Wyn.IR.Model;

namespace Wyn.Frontend.Binding;

/// <summary>Stands for what is in error and already reported.</summary>
internal sealed class BoundErrorExpression(TextLocation location) : BoundExpression(TypeSymbol.Error, location)
{
    public override ImmutableArray<BoundNode> Children => [];
}

/// <summary>A constant.</summary>
internal sealed class BoundLiteral(IrConstant value, TypeSymbol type, TextLocation location) : BoundExpression(type, location)
{
    public IrConstant Value { get; } = value;

    public override ImmutableArray<BoundNode> Children => [];
}

/// <summary>The value of a variable; as a target, the place of it.</summary>
internal sealed class BoundVariable(VariableSymbol variable, TextLocation location) : BoundExpression(variable.Type, location)
{
    public VariableSymbol Variable { get; } = variable;

    public override ImmutableArray<BoundNode> Children => [];
}

/// <summary>A prefix operator.</summary>
internal sealed class BoundUnary(UnaryOperator op, BoundExpression operand, TextLocation location) : BoundExpression(op.Result, location)
{
    public UnaryOperator Operator { get; } = op;

    public BoundExpression Operand { get; } = operand;

    public override ImmutableArray<BoundNode> Children => [Operand];
}

/// <summary>A binary operator; the operands have the types that its row works on.</summary>
internal sealed class BoundBinary(BinaryOperator op, BoundExpression left, BoundExpression right, TextLocation location)
    : BoundExpression(op.Result, location)
{
    public BinaryOperator Operator { get; } = op;

    public BoundExpression Left { get; } = left;

    public BoundExpression Right { get; } = right;

    public override ImmutableArray<BoundNode> Children => [Left, Right];
}

/// <summary><c>and</c> or <c>or</c> of two bools; the right one is evaluated only if the left one does not decide.</summary>
internal sealed class BoundLogical(bool isAnd, BoundExpression left, BoundExpression right, TextLocation location)
    : BoundExpression(TypeSymbol.Bool, location)
{
    public bool IsAnd { get; } = isAnd;

    public BoundExpression Left { get; } = left;

    public BoundExpression Right { get; } = right;

    public override ImmutableArray<BoundNode> Children => [Left, Right];
}

/// <summary>A conversion that changes the value.</summary>
internal sealed class BoundConversion(ConversionKind kind, BoundExpression operand, TypeSymbol type, TextLocation location)
    : BoundExpression(type, location)
{
    public ConversionKind Kind { get; } = kind;

    public BoundExpression Operand { get; } = operand;

    public override ImmutableArray<BoundNode> Children => [Operand];
}

/// <summary>A string literal with interpolations; the parts are strings.</summary>
internal sealed class BoundInterpolation(ImmutableArray<BoundExpression> parts, TextLocation location) : BoundExpression(TypeSymbol.String, location)
{
    public ImmutableArray<BoundExpression> Parts { get; } = parts;

    public override ImmutableArray<BoundNode> Children => [.. Parts];
}

/// <summary><c>spawn call</c> as an expression: the handle of the task.</summary>
internal sealed class BoundSpawn(BoundInvocation call, TypeSymbol type, TextLocation location) : BoundExpression(type, location)
{
    public BoundInvocation Call { get; } = call;

    public override ImmutableArray<BoundNode> Children => [Call];
}

/// <summary>Waits until one of the channels has a value; gives its position, negative if all are closed and empty.</summary>
internal sealed class BoundSelect(ImmutableArray<BoundExpression> channels, TextLocation location) : BoundExpression(TypeSymbol.Int, location)
{
    public ImmutableArray<BoundExpression> Channels { get; } = channels;

    public override ImmutableArray<BoundNode> Children => [.. Channels];
}

/// <summary><c>await future</c> or <c>future.await()</c>.</summary>
internal sealed class BoundAwait(BoundExpression future, TypeSymbol result, TextLocation location) : BoundExpression(result, location)
{
    public BoundExpression Future { get; } = future;

    public override ImmutableArray<BoundNode> Children => [Future];
}
