// Whether control can come to the end of a statement. Conditions count as able to go either way, except that a loop whose
// condition is always true ends only by break.
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
        BoundMatchStatement match => !match.IsExhaustive || match.Arms.Any(arm => CanReachEnd((BoundStatement)arm.Body)),
        BoundForLoop loop => !IsAlwaysTrue(loop.Condition) || HasBreak(loop.Body),
        BoundWhile loop => !IsAlwaysTrue(loop.Condition) || HasBreak(loop.Body),
        BoundExpressionStatement { Expression: BoundBuiltInCall call } => !call.Function.NeverReturns,
        _ => true,
    };

    /// <summary>True for <c>while true</c> and its like.</summary>
    public static bool IsAlwaysTrue(BoundExpression condition) => condition switch
    {
        BoundLiteral { Value: BoolConstant { Value: true } } => true,
        BoundConversion { Kind: ConversionKind.IntToBool, Operand: BoundLiteral { Value: IntConstant constant } } => constant.Value != 0,
        _ => false,
    };

    /// <summary>True if a break inside belongs to the loop whose body this is.</summary>
    private static bool HasBreak(BoundStatement statement) => statement switch
    {
        BoundBreak => true,
        BoundBlock block => block.Statements.Any(HasBreak),
        BoundMatchStatement match => match.Arms.Any(arm => HasBreak((BoundStatement)arm.Body)),
        BoundIf conditional => conditional.Arms.Any(arm => HasBreak(arm.Body)) || (conditional.Else is { } otherwise && HasBreak(otherwise)),
        _ => false,
    };
}
