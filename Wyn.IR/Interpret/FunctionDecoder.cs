// Translates the functions of a module into the interpreter's form, once, before the program starts: values become slots,
// blocks become indices, branch arguments become moves. Takes modules of any stage.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Interpret;

/// <summary>Decodes one function.</summary>
internal sealed class FunctionDecoder
{
    private readonly DecodedFunction _function;
    private readonly IReadOnlyDictionary<IrFunction, DecodedFunction> _functions;
    private readonly IReadOnlyDictionary<IrGlobal, int> _globals;
    private readonly Dictionary<IrBlock, int> _starts = [];
    private readonly List<Value> _constants = [];
    private int _temporaries;

    private FunctionDecoder(
        DecodedFunction function, IReadOnlyDictionary<IrFunction, DecodedFunction> functions, IReadOnlyDictionary<IrGlobal, int> globals)
    {
        _function = function;
        _functions = functions;
        _globals = globals;
    }

    /// <summary>Decodes all functions of a module; globals are numbered in the order of the module.</summary>
    public static IReadOnlyDictionary<IrFunction, DecodedFunction> Decode(IrModule module)
    {
        var functions = module.Functions.ToDictionary(function => function, function => new DecodedFunction(function));
        var globals = module.Globals.Select((global, index) => (global, index)).ToDictionary(pair => pair.global, pair => pair.index);
        foreach (var function in functions.Values)
        {
            new FunctionDecoder(function, functions, globals).Decode();
        }

        return functions;
    }

    private void Decode()
    {
        var source = _function.Source;
        var start = 0;
        foreach (var block in source.Blocks)
        {
            _starts.Add(block, start);
            start += block.Instructions.Count;
            NumberValues(block);
        }

        _function.Code = [.. source.Blocks.SelectMany(block => block.Instructions).Select(Decode)];
        _function.Constants = [.. _constants];
        _function.SlotCount = _function.Slots.Count + _temporaries;
    }

    private void NumberValues(IrBlock block)
    {
        var slots = _function.Slots;
        foreach (var value in block.Parameters.Concat(block.Instructions.SelectMany(instruction => instruction.Results)))
        {
            slots.Add(value, slots.Count);
        }
    }

    private DecodedInstruction Decode(IrInstruction instruction)
    {
        var operands = Slots(instruction.Operands.Where(operand => operand.Type.Kind != IrTypeKind.Worker));
        var results = Slots(instruction.Results);
        var result = results.Length > 0 ? results[0] : -1;
        var a = operands.Length > 0 ? operands[0] : 0;
        var b = operands.Length > 1 ? operands[1] : a;
        object? extra = null;
        switch (instruction.Info.Immediate)
        {
            case ImmediateKind.Constant:
                a = AddConstant(instruction.Constant);
                break;
            case ImmediateKind.Global:
                (a, b) = (_globals[instruction.Global], a);
                break;
            case ImmediateKind.Function:
                extra = Call(instruction, operands);
                break;
            case ImmediateKind.RuntimeEntry:
                extra = new RuntimeCall(RuntimeFunctions.Find(instruction.Entry), operands, result, instruction.Location);
                break;
            case ImmediateKind.ResumeState:
                extra = new NewFrame(_functions[instruction.ResumeForm], operands, results);
                break;
            case ImmediateKind.None when instruction.Info.Shape == OperandShape.Closure:
                extra = new ClosureCall(operands[0], operands[1..], Slots(instruction.Results));
                break;
            case ImmediateKind.None when instruction.Targets.Count > 0 || instruction.Opcode == Opcode.Ret:
                extra = Branch(instruction, operands);
                break;
            default:
                extra = OpSemantics.IsScalar(instruction.Info) ? null : new OperandSlots(operands, results);
                break;
        }

        return new DecodedInstruction(instruction.Opcode, result, a, b, extra, instruction);
    }

    private int AddConstant(IrConstant constant)
    {
        _constants.Add(constant is StrConstant text
            ? new Value { Reference = text.Bytes.ToArray() }
            : new Value { Bits = OpSemantics.ToBits(constant) });
        return _constants.Count - 1;
    }

    // A call passes the worker like any argument; at a spawn it stays with the spawner.
    private CallSite Call(IrInstruction instruction, int[] withoutWorker)
    {
        var callee = _functions[instruction.Callee];
        var results = Slots(instruction.Results);
        return instruction.Info.Shape == OperandShape.TaskArguments
            ? new CallSite(callee, withoutWorker, callee.Source.TakesWorker ? 1 : 0, results)
            : new CallSite(callee, Slots(instruction.Operands), 0, results);
    }

    private object? Branch(IrInstruction instruction, int[] operands) => instruction.Targets.Count switch
    {
        0 => operands,
        1 => new DecodedBranch(Target(instruction.Targets[0]), null),
        _ => new DecodedBranch(Target(instruction.Targets[0]), Target(instruction.Targets[1])),
    };

    private DecodedTarget Target(IrBranchTarget target)
    {
        var moves = target.Arguments.Zip(
            target.Block.Parameters, (argument, parameter) => new SlotMove(_function.Slots[argument], _function.Slots[parameter])).ToArray();
        var sequence = ParallelMoves.Sequence(moves, _function.Slots.Count);
        foreach (var move in sequence)
        {
            _temporaries = int.Max(_temporaries, move.To + 1 - _function.Slots.Count);
        }

        return new DecodedTarget(_starts[target.Block], sequence);
    }

    private int[] Slots(IEnumerable<IrValue> values) => [.. values.Select(value => _function.Slots[value])];
}
