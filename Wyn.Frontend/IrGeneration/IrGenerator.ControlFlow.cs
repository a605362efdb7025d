// Conditions and branches.
using System.Collections.Generic;
using Wyn.Frontend.Analysis;
using Wyn.Frontend.Binding;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

internal sealed partial class IrGenerator
{
    private void GenerateIf(BoundIf conditional)
    {
        var join = _builder.NewBlock("join");
        for (var i = 0; i < conditional.Arms.Length && !_builder.IsTerminated; i++)
        {
            var isLast = i == conditional.Arms.Length - 1 && conditional.Else is null;
            var then = _builder.NewBlock("then");
            var otherwise = isLast ? join : _builder.NewBlock("else");
            var condition = conditional.Arms[i].Condition;
            Attempt(() => GenerateCondition(condition, then, otherwise));
            Continue(then);
            GenerateArm(conditional.Arms[i].Body, join);
            if (!isLast)
            {
                Continue(otherwise);
            }
        }

        if (conditional.Else is { } last)
        {
            GenerateStatement(last);
        }

        GoOnTo(join, conditional);
        Continue(join);
    }

    /// <summary>One of two values; the branches meet with theirs.</summary>
    private IrValue? GenerateConditional(BoundConditional conditional)
    {
        var (then, otherwise, join) = (_builder.NewBlock("then"), _builder.NewBlock("else"), _builder.NewBlock("join"));
        var result = conditional.Type.IsVoid ? null : IrBuilder.AddBlockParameter(join, _module.MapType(conditional.Type), null);
        GenerateCondition(conditional.Condition, then, otherwise);
        foreach (var (block, branch) in new[] { (then, conditional.WhenTrue), (otherwise, conditional.WhenFalse) })
        {
            if (_ssa.HasEdges(block))
            {
                Place(block);
                GiveTo(join, branch, result is not null);
            }
        }

        Continue(join);
        return _builder.IsTerminated ? null : result;
    }

    /// <summary>Ends the current block, unless it has ended, with a branch.</summary>
    private void GoOnTo(IrBlock block, BoundStatement from)
    {
        if (!_builder.IsTerminated)
        {
            Locate(from.Location);
            Branch(block);
        }
    }

    /// <summary>Ends the current block by going one of two ways.</summary>
    private void GenerateCondition(BoundExpression condition, IrBlock ifTrue, IrBlock ifFalse)
    {
        if (condition is BoundLogical logical)
        {
            GenerateLogicalCondition(logical, ifTrue, ifFalse);
        }
        else if (condition is BoundUnary { Operator.Kind: UnaryOperatorKind.Not } negation)
        {
            GenerateCondition(negation.Operand, ifFalse, ifTrue);
        }
        else if (ReturnAnalysis.IsAlwaysTrue(condition))
        {
            Locate(condition.Location);
            Branch(ifTrue);
        }
        else
        {
            var value = GenerateValue(condition);
            Locate(condition.Location);
            BranchIf(value, ifTrue, [], ifFalse, []);
        }
    }

    private void GenerateLogicalCondition(BoundLogical logical, IrBlock ifTrue, IrBlock ifFalse)
    {
        var operands = OperandsOf(logical);
        for (var i = 0; i < operands.Count - 1; i++)
        {
            var next = _builder.NewBlock(logical.IsAnd ? "and" : "or");
            GenerateCondition(operands[i], logical.IsAnd ? next : ifTrue, logical.IsAnd ? ifFalse : next);
            if (!_ssa.HasEdges(next))
            {
                return;
            }

            Place(next);
        }

        GenerateCondition(operands[^1], ifTrue, ifFalse);
    }

    /// <summary><c>and</c> or <c>or</c> as a value: the first operand that decides goes straight to the end.</summary>
    private IrValue GenerateLogical(BoundLogical logical)
    {
        var operands = OperandsOf(logical);
        var join = _builder.NewBlock("join");
        var result = IrBuilder.AddBlockParameter(join, IrType.Bool, null);
        Locate(logical.Location);
        var decided = _builder.Const(!logical.IsAnd);
        Attempt(() => GenerateOperands(logical, operands, decided, join));
        Continue(join);
        return _builder.IsTerminated ? throw new ControlEndedException() : result;
    }

    private void GenerateOperands(BoundLogical logical, List<BoundExpression> operands, IrValue decided, IrBlock join)
    {
        for (var i = 0; i < operands.Count - 1; i++)
        {
            var value = GenerateValue(operands[i]);
            var next = _builder.NewBlock(logical.IsAnd ? "and" : "or");
            Locate(logical.Location);
            if (logical.IsAnd)
            {
                BranchIf(value, next, [], join, [decided]);
            }
            else
            {
                BranchIf(value, join, [decided], next, []);
            }

            Place(next);
        }

        var last = GenerateValue(operands[^1]);
        Locate(logical.Location);
        Branch(join, last);
    }

    /// <summary>The operands of a chain of the same operator, in order.</summary>
    private static List<BoundExpression> OperandsOf(BoundLogical logical)
    {
        var operands = new List<BoundExpression>();
        BoundExpression first = logical;
        while (first is BoundLogical link && link.IsAnd == logical.IsAnd)
        {
            operands.Add(link.Right);
            first = link.Left;
        }

        operands.Add(first);
        operands.Reverse();
        return operands;
    }
}
