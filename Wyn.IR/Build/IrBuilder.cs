// Appends instructions to blocks. Operand types are checked against the op table at once, so that a wrong lowering fails
// where it is made and not in the verifier.
using System;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Build;

/// <summary>Builds the body of one function, always at the end of <see cref="Block"/>.</summary>
/// <param name="function">The function to fill.</param>
public sealed partial class IrBuilder(IrFunction function)
{
    /// <summary>The function that is being filled.</summary>
    public IrFunction Function { get; } = function;

    /// <summary>The block to append to.</summary>
    public IrBlock Block { get; set; } = function.Entry;

    /// <summary>The source position of what is appended next.</summary>
    public IrLocation Location { get; set; } = function.Location;

    /// <summary>True if the current block has its terminator, so that nothing more can be appended.</summary>
    public bool IsTerminated => Block.Terminator is not null;

    /// <summary>Adds an empty block at the end of the function.</summary>
    public IrBlock AddBlock(string name)
    {
        var block = NewBlock(name);
        PlaceBlock(block);
        return block;
    }

    /// <summary>
    /// Makes an empty block that is not yet in the function, so that branches can go to it before its place is known;
    /// <see cref="PlaceBlock"/> puts it there. A block that is never placed is no part of the function.
    /// </summary>
    public IrBlock NewBlock(string name) => Function.NewBlock(name);

    /// <summary>Puts a block of <see cref="NewBlock"/> at the end of the function.</summary>
    public void PlaceBlock(IrBlock block) => Function.BlockList.Add(block);

    /// <summary>Adds a parameter to the function, that is, to its entry block.</summary>
    public IrValue AddParameter(IrType type, string? name) => AddBlockParameter(Function.Entry, type, name);

    /// <summary>Adds a parameter to a block; branches that exist already need <see cref="AddBranchArgument"/>.</summary>
    public static IrValue AddBlockParameter(IrBlock block, IrType type, string? name)
    {
        var value = block.Function.NewValue(type, name);
        value.ParameterOf = block;
        value.Index = block.ParameterList.Count;
        block.ParameterList.Add(value);
        return value;
    }

    /// <summary>Adds an argument to one target of an existing branch.</summary>
    public static void AddBranchArgument(IrInstruction branch, int target, IrValue argument)
        => branch.Targets[target].ArgumentList.Add(argument);

    /// <summary>Says which source variable a value belongs to, for debuggers and dumps; the first name stays.</summary>
    public static void NameValue(IrValue value, string name) => value.Name ??= name;

    /// <summary>Appends an <c>int</c> constant.</summary>
    public IrValue Const(long value) => Const(new IntConstant(value));

    /// <summary>Appends a <c>float</c> constant.</summary>
    public IrValue Const(double value) => Const(new FloatConstant(value));

    /// <summary>Appends a <c>bool</c> constant.</summary>
    public IrValue Const(bool value) => Const(new BoolConstant(value));

    /// <summary>Appends a <c>str</c> constant.</summary>
    public IrValue Const(ImmutableArray<byte> value) => Const(new StrConstant(value));

    /// <summary>Appends a constant.</summary>
    public IrValue Const(IrConstant constant) => Append(OpTable.Get(Opcode.Const), [], [constant.Type], constant).Result;

    /// <summary>Appends an op whose operands are fixed and whose result is one value (arithmetic, comparison, conversion).</summary>
    public IrValue Emit(Opcode opcode, params IrValue[] operands)
    {
        var info = OpTable.Get(opcode);
        var result = info.Result == ResultRule.OfFirstOperand ? operands[0].Type : info.ResultType;
        return Append(info, operands, [result ?? throw new ArgumentException($"{info.Mnemonic} has no fixed result")], null).Result;
    }

    /// <summary>Appends the load of a global.</summary>
    public IrValue GlobalLoad(IrGlobal global)
        => Append(OpTable.Get(Opcode.GlobalLoad), [], [global.Type], new GlobalReference(global)).Result;

    /// <summary>Appends the store of a global.</summary>
    public void GlobalStore(IrGlobal global, IrValue value)
    {
        RequireType(value, global.Type, "global.store");
        Append(OpTable.Get(Opcode.GlobalStore), [value], [], new GlobalReference(global));
    }

    /// <summary>Appends a call and gives its results.</summary>
    public ImmutableArray<IrValue> Call(IrFunction callee, params IrValue[] arguments)
    {
        RequireArguments(callee, arguments, 0);
        return [.. Append(OpTable.Get(Opcode.Call), arguments, [.. callee.Results], new FunctionReference(callee)).Results];
    }

    /// <summary>Appends the call of a runtime entry and gives its result, null if it has none.</summary>
    public IrValue? CallRuntime(RuntimeEntry entry, params IrValue[] arguments)
    {
        var result = RuntimeAbi.ToIrType(entry.Result);
        var instruction = Append(
            OpTable.Get(Opcode.CallRuntime), arguments, result is null ? [] : [result], new RuntimeReference(entry));
        return instruction.Results.Count == 0 ? null : instruction.Result;
    }

    /// <summary>Appends a spawn and gives the handle of the task.</summary>
    public IrValue Spawn(IrFunction callee, params IrValue[] arguments)
    {
        RequireArguments(callee, arguments, 0);
        var type = Function.Module.Types.Future(callee.ValueResult);
        return Append(OpTable.Get(Opcode.Spawn), arguments, [type], new FunctionReference(callee)).Result;
    }

    /// <summary>Appends a spawn whose task nobody awaits.</summary>
    public void SpawnDetached(IrFunction callee, params IrValue[] arguments)
    {
        RequireArguments(callee, arguments, 0);
        Append(OpTable.Get(Opcode.SpawnDetached), arguments, [], new FunctionReference(callee));
    }

    /// <summary>Appends an await and gives the task's result, null if it has none.</summary>
    public IrValue? Await(IrValue future)
    {
        var result = ((FutureType)future.Type).Result;
        var instruction = Append(OpTable.Get(Opcode.Await), [future], result.Kind == IrTypeKind.Unit ? [] : [result], null);
        return instruction.Results.Count == 0 ? null : instruction.Result;
    }

    /// <summary>Ends the block with a branch.</summary>
    public IrInstruction Br(IrBlock target, params IrValue[] arguments)
        => Append(OpTable.Get(Opcode.Br), [], [], null, new IrBranchTarget(target, [.. arguments]));

    /// <summary>Ends the block with a conditional branch.</summary>
    public IrInstruction BrIf(
        IrValue condition, IrBlock ifTrue, ReadOnlySpan<IrValue> trueArguments, IrBlock ifFalse, ReadOnlySpan<IrValue> falseArguments)
        => Append(
            OpTable.Get(Opcode.BrIf), [condition], [], null,
            new IrBranchTarget(ifTrue, [.. trueArguments]), new IrBranchTarget(ifFalse, [.. falseArguments]));

    /// <summary>Ends the block with a return.</summary>
    public void Ret(params IrValue[] results) => Append(OpTable.Get(Opcode.Ret), results, [], null);

    /// <summary>Ends the block with a panic.</summary>
    public void Panic(IrValue message) => Append(OpTable.Get(Opcode.Panic), [message], [], null);

    /// <summary>Ends the block after a call that does not return.</summary>
    public void Unreachable() => Append(OpTable.Get(Opcode.Unreachable), [], [], null);

    /// <summary>Appends any op; result types are given, fixed operands are checked. For parsers and passes.</summary>
    internal IrInstruction Append(
        OpInfo info, IrValue[] operands, ImmutableArray<IrType> resultTypes, IrImmediate? immediate, params IrBranchTarget[] targets)
    {
        if (IsTerminated)
        {
            throw new InvalidOperationException($"{info.Mnemonic} after the terminator of ^{Block.Name} in @{Function.Name}");
        }

        for (var i = 0; i < info.Operands.Length && i < operands.Length; i++)
        {
            if (info.Operands[i].Type is { } required)
            {
                RequireType(operands[i], required, info.Mnemonic);
            }
        }

        var results = resultTypes.Select(type => Function.NewValue(type, null)).ToArray();
        var instruction = new IrInstruction(info, operands, results, immediate, targets, Location);
        Block.InstructionList.Add(instruction);
        return instruction;
    }

    private static void RequireArguments(IrFunction callee, IrValue[] arguments, int firstParameter)
    {
        if (arguments.Length != callee.Parameters.Count - firstParameter)
        {
            throw new ArgumentException($"@{callee.Name} takes {callee.Parameters.Count} arguments, not {arguments.Length}");
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            RequireType(arguments[i], callee.Parameters[firstParameter + i].Type, "call");
        }
    }

    private static void RequireType(IrValue value, IrType type, string where)
    {
        if (value.Type != type)
        {
            throw new ArgumentException($"{where} needs {type}, not {value.Type}");
        }
    }
}
