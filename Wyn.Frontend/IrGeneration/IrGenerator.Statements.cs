// Statements without branches.
using System.Diagnostics;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.IrGeneration;

internal sealed partial class IrGenerator
{
    private void GenerateStatement(BoundStatement statement)
    {
        if (_builder.IsTerminated)
        {
            return;
        }

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
        var place = GeneratePlace(assignment.Target);
        var value = GenerateValue(assignment.Value);
        Locate(assignment.Location);
        place.Store(value);
    }

    private void GenerateCompoundAssignment(BoundCompoundAssignment assignment)
    {
        var place = GeneratePlace(assignment.Target);
        var operand = GenerateValue(assignment.Operand);
        Locate(assignment.Location);
        place.Update(current => EmitBinary(assignment.Operator, current, operand));
    }

    /// <summary>Evaluates what it takes to find a place.</summary>
    private Place GeneratePlace(BoundExpression target) => target switch
    {
        BoundVariable { Variable: GlobalSymbol global } => new GlobalPlace(_builder, _module.Global(global)),
        BoundVariable variable => new LocalPlace(_ssa, variable.Variable),
        _ => throw new UnreachableException($"{target.GetType().Name} is no place"),
    };

    private void GenerateReturn(BoundReturn statement)
    {
        if (statement.Value is not { } expression)
        {
            Locate(statement.Location);
            GenerateReturnOfNothing();
            return;
        }

        // The value may be a call that gives nothing, or one that never comes back.
        var value = Generate(expression);
        if (_builder.IsTerminated)
        {
            return;
        }

        Locate(statement.Location);
        if (value is null)
        {
            GenerateReturnOfNothing();
        }
        else
        {
            _builder.Ret(value);
        }
    }
}
