// Statements without branches.
using System.Collections.Generic;
using System.Diagnostics;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.IR.Backends;

namespace Wyn.Frontend.IrGeneration;

internal sealed partial class IrGenerator
{
    private void GenerateStatement(BoundStatement statement)
    {
        if (!_builder.IsTerminated)
        {
            Attempt(() => GenerateReachable(statement));
        }
    }

    private void GenerateReachable(BoundStatement statement)
    {
        switch (statement)
        {
            case BoundBlock block:
                foreach (var child in block.Statements)
                {
                    GenerateStatement(child);
                }

                break;
            case BoundAssignment assignment:
                GenerateAssignment(assignment);
                break;
            case BoundCompoundAssignment assignment:
                GenerateCompoundAssignment(assignment);
                break;
            case BoundExpressionStatement evaluation:
                Generate(evaluation.Expression);
                break;
            case BoundSpawnStatement spawn:
                GenerateDetachedSpawn(spawn);
                break;
            case BoundIf conditional:
                GenerateIf(conditional);
                break;
            case BoundWhile loop:
                GenerateWhile(loop);
                break;
            case BoundFor loop:
                GenerateFor(loop);
                break;
            case BoundForEach loop:
                GenerateForEach(loop);
                break;
            case BoundForLoop loop:
                GenerateForLoop(loop);
                break;
            case BoundMatchStatement match:
                GenerateMatch(match);
                break;
            case BoundDefer deferred:
                GenerateDefer(deferred);
                break;
            case BoundBreak jump:
                Locate(jump.Location);
                Branch(_loops.Peek().Break);
                break;
            case BoundContinue jump:
                Locate(jump.Location);
                Branch(_loops.Peek().Continue);
                break;
            case BoundReturn result:
                GenerateReturn(result);
                break;
            default:
                throw new UnreachableException($"statement {statement.GetType().Name}");
        }
    }

    private void GenerateAssignment(BoundAssignment assignment)
    {
        if (assignment is { IsDeclaration: true, Target: BoundVariable { Variable: var declared } } && !IsGlobal(declared))
        {
            var initial = GenerateValue(assignment.Value);
            Locate(assignment.Location);
            Declare(declared, initial);
            return;
        }

        var place = GeneratePlace(assignment.Target);
        if (AppendedTo(assignment) is { } appended)
        {
            GenerateAppend(assignment, place, appended);
            return;
        }

        var value = GenerateValue(assignment.Value);
        Locate(assignment.Location);
        Store(place, value);
    }

    private bool IsGlobal(VariableSymbol variable) => variable is GlobalSymbol global && !_module.IsLocal(global);

    /// <summary>
    /// The operands behind the first one in <c>s = s + a + b</c>, where s is a variable that nothing in them can change; null if the assignment is none
    /// of that kind.
    /// </summary>
    private Stack<BoundExpression>? AppendedTo(BoundAssignment assignment)
    {
        if (assignment.Target is not BoundVariable { Variable: { IsBoxed: false } variable } || IsGlobal(variable))
        {
            return null;
        }

        var operands = new Stack<BoundExpression>();
        var first = assignment.Value;
        while (first is BoundBinary { Operator.Lowering: OperatorLowering.Concatenate } sum)
        {
            operands.Push(sum.Right);
            first = sum.Left;
        }

        return operands.Count > 0 && first is BoundVariable { Variable: var source } && source == variable ? operands : null;
    }

    /// <summary>A string that grows at its end, in place where nobody else owns it.</summary>
    private void GenerateAppend(BoundAssignment assignment, Place place, Stack<BoundExpression> operands)
    {
        var before = place.Root.Load();
        var pieces = new TextPieces();
        while (operands.TryPop(out var operand))
        {
            AddPieces(pieces, operand);
            Locate(assignment.Location);
            pieces.Reduce(_builder);
        }

        Locate(assignment.Location);
        place.Root.Store(CallRuntime(RuntimeAbi.StrAppend, before, pieces.ToValue(_builder)));
    }

    private void GenerateCompoundAssignment(BoundCompoundAssignment assignment)
    {
        var place = GeneratePlace(assignment.Target);
        var isAppend = assignment.Operator.Lowering == OperatorLowering.Concatenate;
        var operand = GenerateValue(assignment.Operand);
        Locate(assignment.Location);
        Update(
            place,
            _module.MapType(assignment.Target.Type),
            current => isAppend ? CallRuntime(RuntimeAbi.StrAppend, current, operand) : EmitBinary(assignment.Operator, current, operand));
    }

    private void GenerateReturn(BoundReturn statement)
    {
        // The value may be a call that gives nothing, or one that never comes back.
        var value = statement.Value is { } expression ? Generate(expression) : null;
        if (!_builder.IsTerminated)
        {
            Locate(statement.Location);
            Return(value);
        }
    }
}
