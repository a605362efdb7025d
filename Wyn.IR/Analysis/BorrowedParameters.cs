// Which parameters a function need not own: counted ones that no use in its body consumes. All are taken for borrowed until one
// is found that is not, so that functions that only pass a parameter on to each other borrow it. Tasks, the entry point and
// closures, as far as arguments go, own what they are given, since nobody waits to keep it for them.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Analysis;

/// <summary>Finds the parameters that are only looked at.</summary>
internal sealed class BorrowedParameters
{
    private readonly HashSet<IrValue> _borrowed = [];

    /// <summary>By parameter: those that are passed on as it, which it takes with it when it turns out to be owned.</summary>
    private readonly Dictionary<IrValue, List<IrValue>> _passedAs = [];
    private readonly Stack<IrValue> _owned = new();

    private BorrowedParameters(IrModule module)
    {
        foreach (var function in module.Functions.Where(function => function != module.EntryPoint))
        {
            _borrowed.UnionWith(function.Parameters.Where(parameter => parameter.Type.IsCounted));
        }

        foreach (var block in module.Functions.SelectMany(function => function.Blocks))
        {
            foreach (var instruction in block.Instructions)
            {
                LookAt(instruction, block.Function);
            }
        }

        while (_owned.TryPop(out var parameter))
        {
            foreach (var passed in _passedAs.GetValueOrDefault(parameter) ?? [])
            {
                Own(passed);
            }
        }
    }

    /// <summary>The parameters of a module's functions that may be borrowed.</summary>
    public static IReadOnlySet<IrValue> Of(IrModule module) => new BorrowedParameters(module)._borrowed;

    private void LookAt(IrInstruction instruction, IrFunction function)
    {
        OwnBoundaries(instruction);
        OperandSignature? signature = null;
        for (var i = 0; i < instruction.Operands.Count; i++)
        {
            var operand = instruction.Operands[i];
            if (!_borrowed.Contains(operand))
            {
                continue;
            }

            var first = instruction.Info.Operands.Length;
            if (instruction.Info.Shape == OperandShape.Callee && i >= first)
            {
                Pass(operand, instruction.Callee.Parameters[i - first]);
            }
            else if ((signature ??= OperandSignature.Of(instruction, function)).Mode(i) == OperandMode.Consume)
            {
                Own(operand);
            }
        }

        foreach (var argument in instruction.Targets.SelectMany(target => target.Arguments))
        {
            Own(argument);
        }
    }

    /// <summary>Arguments of tasks and of closures.</summary>
    private void OwnBoundaries(IrInstruction instruction)
    {
        if (instruction.Info.Shape is OperandShape.TaskArguments or OperandShape.Captures)
        {
            var kept = instruction.Info.Shape == OperandShape.Captures ? instruction.Operands.Count : 0;
            foreach (var parameter in instruction.Callee.Parameters.Skip(kept))
            {
                Own(parameter);
            }
        }
    }

    private void Pass(IrValue parameter, IrValue passedAs)
    {
        if (!_borrowed.Contains(passedAs))
        {
            Own(parameter);
            return;
        }

        if (!_passedAs.TryGetValue(passedAs, out var list))
        {
            _passedAs.Add(passedAs, list = []);
        }

        list.Add(parameter);
    }

    private void Own(IrValue parameter)
    {
        if (_borrowed.Remove(parameter))
        {
            _owned.Push(parameter);
        }
    }
}
