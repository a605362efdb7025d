// Whether control can come to the end of a statement or expression. Conditions count as able to go either way, except that a
// loop whose condition is always true ends only by break.
using System.Collections.Generic;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.IR.Model;

namespace Wyn.Frontend.Analysis;

/// <summary>Finds functions that may end without returning a value.</summary>
internal static class ReturnAnalysis
{
    /// <summary>True if the statement after this one can be reached.</summary>
    public static bool CanReachEnd(BoundStatement statement) => statement switch
    {
        BoundReturn or BoundBreak or BoundContinue => false,
        BoundBlock block => block.Statements.All(CanReachEnd),
        BoundIf { Else: { } otherwise } conditional => CanReachEnd(otherwise) || conditional.Arms.Any(arm => CanReachEnd(arm.Body)),
        BoundMatchStatement { IsExhaustive: true } match => CanReachEnd(match.Value) && match.Arms.Any(arm => CanReachEnd((BoundStatement)arm.Body)),
        BoundWhile loop => !IsAlwaysTrue(loop.Condition) || HasBreak(loop.Body),
        BoundForLoop loop => !IsAlwaysTrue(loop.Condition) || HasBreak(loop.Body),
        BoundExpressionStatement evaluation => CanReachEnd(evaluation.Expression),
        BoundAssignment assignment => CanReachEnd(assignment.Value),
        _ => true,
    };

    /// <summary>True for <c>while true</c> and its like.</summary>
    public static bool IsAlwaysTrue(BoundExpression condition) => condition switch
    {
        BoundLiteral { Value: BoolConstant { Value: true } } => true,
        BoundConversion { Kind: ConversionKind.IntToBool, Operand: BoundLiteral { Value: IntConstant constant } } => constant.Value != 0,
        _ => false,
    };

    /// <summary>True if what uses the expression can be reached.</summary>
    private static bool CanReachEnd(BoundExpression expression) => expression switch
    {
        BoundBuiltInCall call => !call.Function.NeverReturns,
        BoundCall { Function.Definition: { IsLibrary: true, Name: "_fail_with_error" } } => false,
        BoundBlockExpression block => block.Statements.All(CanReachEnd) && (block.Value is null || CanReachEnd(block.Value)),
        BoundConditional conditional => CanReachEnd(conditional.WhenTrue) || CanReachEnd(conditional.WhenFalse),
        BoundMatch match => CanReachEnd(match.Value) && match.Arms.Any(arm => CanReachEnd((BoundExpression)arm.Body)),
        _ => true,
    };

    /// <summary>True if a break inside belongs to the loop whose body this is.</summary>
    private static bool HasBreak(BoundStatement body)
    {
        var open = new Stack<BoundNode>([body]);
        while (open.TryPop(out var node))
        {
            if (node is BoundBreak)
            {
                return true;
            }

            foreach (var child in node is BoundLoop or BoundLambda ? [] : node.Children)
            {
                open.Push(child);
            }
        }

        return false;
    }
}
