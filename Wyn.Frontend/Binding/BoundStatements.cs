// The sealed statement nodes of the bound tree.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>Statements in order.</summary>
internal sealed class BoundBlock(ImmutableArray<BoundStatement> statements, TextLocation location) : BoundStatement(location)
{
    public ImmutableArray<BoundStatement> Statements { get; } = statements;

    public override ImmutableArray<BoundNode> Children => [.. Statements];
}

/// <summary>Gives a new value to a place: a declaration, or an assignment with <c>=</c>.</summary>
internal sealed class BoundAssignment(BoundExpression target, BoundExpression value, bool isDeclaration, TextLocation location)
    : BoundStatement(location)
{
    /// <summary>A place: a variable, or fields and elements of one.</summary>
    public BoundExpression Target { get; } = target;

    public BoundExpression Value { get; } = value;

    /// <summary>True if the variable begins here.</summary>
    public bool IsDeclaration { get; } = isDeclaration;

    /// <summary>A variable is written, not read, so it is no child; finding another place reads what it is part of.</summary>
    public override ImmutableArray<BoundNode> Children => Target is BoundVariable ? [Value] : [Target, Value];
}

/// <summary>Updates a place with an operator: <c>+=</c> and the like, <c>++</c>, <c>--</c>. The operand is evaluated before the place is read.</summary>
internal sealed class BoundCompoundAssignment(BoundExpression target, BinaryOperator op, BoundExpression operand, TextLocation location)
    : BoundStatement(location)
{
    /// <summary>A place: a variable, or fields and elements of one.</summary>
    public BoundExpression Target { get; } = target;

    public BinaryOperator Operator { get; } = op;

    public BoundExpression Operand { get; } = operand;

    public override ImmutableArray<BoundNode> Children => [Operand, Target];
}

/// <summary>An expression evaluated for its effects.</summary>
internal sealed class BoundExpressionStatement(BoundExpression expression, TextLocation location) : BoundStatement(location)
{
    public BoundExpression Expression { get; } = expression;

    public override ImmutableArray<BoundNode> Children => [Expression];
}

/// <summary><c>spawn call</c> as a statement: a task that nobody awaits.</summary>
internal sealed class BoundSpawnStatement(BoundInvocation call, TextLocation location) : BoundStatement(location)
{
    public BoundInvocation Call { get; } = call;

    public override ImmutableArray<BoundNode> Children => [Call];
}

/// <summary>A condition, which is a bool, and what is done if it is the first that holds.</summary>
internal readonly record struct IfArm(BoundExpression Condition, BoundStatement Body);

/// <summary><c>if</c> with all its <c>else if</c>: one node, since such chains may be long.</summary>
internal sealed class BoundIf(ImmutableArray<IfArm> arms, BoundStatement? otherwise, TextLocation location) : BoundStatement(location)
{
    public ImmutableArray<IfArm> Arms { get; } = arms;

    public BoundStatement? Else { get; } = otherwise;

    public override ImmutableArray<BoundNode> Children
    {
        get
        {
            IEnumerable<BoundNode> arms = Arms.SelectMany<IfArm, BoundNode>(arm => [arm.Condition, arm.Body]);
            return Else is null ? [.. arms] : [.. arms, Else];
        }
    }
}

/// <summary>A loop: what <c>break</c> and <c>continue</c> refer to.</summary>
internal abstract class BoundLoop(BoundStatement body, TextLocation location) : BoundStatement(location)
{
    public BoundStatement Body { get; } = body;
}

/// <summary><c>while</c>; the condition is a bool.</summary>
internal sealed class BoundWhile(BoundExpression condition, BoundStatement body, TextLocation location) : BoundLoop(body, location)
{
    public BoundExpression Condition { get; } = condition;

    public override ImmutableArray<BoundNode> Children => [Condition, Body];
}

/// <summary>How a counted loop goes from start to end.</summary>
internal enum RangeKind
{
    /// <summary><c>start..end</c>, without the end.</summary>
    HalfOpen,

    /// <summary><c>start..=end</c>, with the end.</summary>
    Inclusive,

    /// <summary><c>range(start, end, step)</c>, without the end, up or down by the step.</summary>
    Stepped,
}

/// <summary>A loop over a range of ints. Start, end and step are evaluated once; the variable is fresh in each iteration.</summary>
internal sealed class BoundFor(
    LocalSymbol? variable,
    RangeKind kind,
    BoundExpression start,
    BoundExpression end,
    BoundExpression? step,
    BoundStatement body,
    TextLocation location) : BoundLoop(body, location)
{
    /// <summary>The loop variable; null for <c>_</c>.</summary>
    public LocalSymbol? Variable { get; } = variable;

    public RangeKind Kind { get; } = kind;

    public BoundExpression Start { get; } = start;

    public BoundExpression End { get; } = end;

    /// <summary>The step of a stepped range, else null.</summary>
    public BoundExpression? Step { get; } = step;

    public override ImmutableArray<BoundNode> Children => Step is null ? [Start, End, Body] : [Start, End, Step, Body];
}

/// <summary>A loop over the elements of an array, as it was when the loop began.</summary>
/// <param name="index">The variable for the position; null if there is none.</param>
/// <param name="element">The variable for the element, fresh in each iteration; null for <c>_</c>.</param>
/// <param name="array">The array.</param>
/// <param name="body">The body.</param>
/// <param name="location">The keyword.</param>
internal sealed class BoundForEach(LocalSymbol? index, LocalSymbol? element, BoundExpression array, BoundStatement body, TextLocation location)
    : BoundLoop(body, location)
{
    public LocalSymbol? Index { get; } = index;

    public LocalSymbol? Element { get; } = element;

    public BoundExpression Array { get; } = array;

    public override ImmutableArray<BoundNode> Children => [Array, Body];
}

/// <summary><c>for init; condition; step</c>: <c>continue</c> goes to the step. The initialiser stands before the loop.</summary>
/// <param name="variable">What the initialiser declares, of which each turn has its own; null for nothing.</param>
/// <param name="condition">Whether there is another turn.</param>
/// <param name="step">What is done between two turns, to the variable of the next one.</param>
/// <param name="body">The body.</param>
/// <param name="location">The keyword.</param>
internal sealed class BoundForLoop(LocalSymbol? variable, BoundExpression condition, BoundStatement step, BoundStatement body, TextLocation location)
    : BoundLoop(body, location)
{
    public LocalSymbol? Variable { get; } = variable;

    public BoundExpression Condition { get; } = condition;

    public BoundStatement Step { get; } = step;

    public override ImmutableArray<BoundNode> Children => [Condition, Body, Step];
}

/// <summary>
/// <c>defer</c>: what is run when the function returns, the last registered first. The lambda takes nothing and gives nothing; it shares the
/// variables that it uses.
/// </summary>
internal sealed class BoundDefer(BoundLambda action, TextLocation location) : BoundStatement(location)
{
    public BoundLambda Action { get; } = action;

    public override ImmutableArray<BoundNode> Children => [Action];
}

/// <summary><c>break</c> out of the innermost loop.</summary>
internal sealed class BoundBreak(TextLocation location) : BoundStatement(location)
{
    public override ImmutableArray<BoundNode> Children => [];
}

/// <summary><c>continue</c> with the innermost loop.</summary>
internal sealed class BoundContinue(TextLocation location) : BoundStatement(location)
{
    public override ImmutableArray<BoundNode> Children => [];
}

/// <summary><c>return</c>, written or implied by a last expression.</summary>
internal sealed class BoundReturn(BoundExpression? value, TextLocation location) : BoundStatement(location)
{
    public BoundExpression? Value { get; } = value;

    public override ImmutableArray<BoundNode> Children => Value is null ? [] : [Value];
}
