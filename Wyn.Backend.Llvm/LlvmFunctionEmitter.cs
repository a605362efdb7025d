// One IR function -> an LLVM function. This part keeps the books: blocks, values, block parameters (they become phis); the
// other parts turn groups of ops into code. Blocks are emitted so that each value is made before it is used.
using System.Collections.Generic;
using System.Diagnostics;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed partial class LlvmFunctionEmitter
{
    // In a function that is too large for the optimiser no block is longer: parts of the code generator take time in the
    // square of it, whatever the level.
    private const int MaxLargeBlock = 500;

    private readonly LlvmProgram _program;
    private readonly IrFunction _function;
    private readonly LlvmFunction _emitted;
    private readonly LLVMBuilderRef _builder;
    private readonly LlvmParts _parts;
    private readonly LlvmMemory _memory;
    private readonly LlvmFunctionScope _scope;
    private readonly ControlFlow _flow;
    private readonly Uniqueness? _uniqueness;
    private readonly LLVMValueRef[] _values;
    private readonly LLVMBasicBlockRef[] _blocks;
    private readonly Dictionary<LLVMMetadataRef, LLVMValueRef> _variables = [];
    private readonly bool _isLarge;
    private IrBlock _block;
    private LLVMValueRef _variadic;

    private LlvmFunctionEmitter(LlvmProgram program, IrFunction function, LLVMBuilderRef builder)
    {
        _program = program;
        _function = function;
        _emitted = program.Function(function);
        _builder = builder;
        _parts = new LlvmParts(program, builder, function.TakesWorker ? _emitted.Value.GetParam(0) : default);
        _memory = new LlvmMemory(program, builder);
        _scope = program.Debug.AddFunction(function, _emitted);
        _flow = ControlFlow.Of(function);
        _uniqueness = program.Optimise && !LlvmProgram.IsLarge(function) ? Uniqueness.Of(function, _flow, Dominators.Of(_flow)) : null;
        _block = function.Entry;
        _isLarge = LlvmProgram.IsLarge(function);
        _values = new LLVMValueRef[function.ValueCapacity];
        _blocks = new LLVMBasicBlockRef[function.BlockCapacity];
    }

    /// <summary>The worker; a function that does not take it has no op that needs it.</summary>
    private LLVMValueRef Worker => _function.TakesWorker ? _emitted.Value.GetParam(0) : default;

    /// <summary>Fills a declared function.</summary>
    public static void Emit(LlvmProgram program, IrFunction function)
    {
        using var builder = program.Context.CreateBuilder();
        var emitter = new LlvmFunctionEmitter(program, function, builder);
        emitter.MakeBlocks();
        emitter.EmitPrologue();
        foreach (var block in emitter._flow.ReversePostorder)
        {
            emitter.EmitBlock(block);
        }
    }

    private void MakeBlocks()
    {
        foreach (var block in _flow.ReversePostorder)
        {
            _blocks[block.Id] = AppendBlock(block.Name);
            if (block == _function.Entry)
            {
                continue;
            }

            _builder.PositionAtEnd(_blocks[block.Id]);
            foreach (var parameter in block.Parameters)
            {
                Define(parameter, _builder.BuildPhi(_program.Types.Map(parameter.Type)));
            }
        }
    }

    /// <summary>What stands before the first instruction: parameters, and all memory on the stack.</summary>
    private void EmitPrologue()
    {
        // Without a location: debuggers take the first one for the end of the prologue.
        _builder.PositionAtEnd(_blocks[_function.Entry.Id]);
        _builder.SetCurrentDebugLocation(default);
        var number = 0;
        for (var i = 0; i < _function.Parameters.Count; i++)
        {
            var parameter = _function.Parameters[i];
            Define(parameter, _emitted.Value.GetParam(i));
            if (parameter.Type.Kind != IrTypeKind.Worker)
            {
                _scope.AddParameter(parameter, ++number, _function.Location);
            }
        }

        if (!_program.Optimise)
        {
            DeclareVariables();
        }

        AllocateParts();
        AllocatePassing();
        foreach (var parameter in _function.Parameters)
        {
            TellDebugger(parameter, _function.Location);
        }
    }

    /// <summary>Without optimisation each source variable has memory of its own, where a debugger finds it at any time.</summary>
    private void DeclareVariables()
    {
        foreach (var block in _flow.ReversePostorder)
        {
            foreach (var parameter in block.Parameters)
            {
                DeclareVariable(parameter, _function.Location);
            }

            foreach (var instruction in block.Instructions)
            {
                foreach (var result in instruction.Results)
                {
                    DeclareVariable(result, instruction.Location);
                }
            }
        }
    }

    private void DeclareVariable(IrValue value, IrLocation location)
    {
        if (_scope.VariableOf(value, location) is { } variable && !_variables.ContainsKey(variable))
        {
            var storage = _builder.BuildAlloca(_program.Types.MapStored(value.Type));
            _variables.Add(variable, storage);
            _program.Debug.Declare(storage, variable, _scope.Position(_function.Location), _builder.InsertBlock);
        }
    }

    private void EmitBlock(IrBlock block)
    {
        _block = block;
        _builder.PositionAtEnd(_blocks[block.Id]);
        for (var i = 0; block != _function.Entry && i < block.Parameters.Count; i++)
        {
            SetLocation(block.Instructions[0].Location);
            TellDebugger(block.Parameters[i], block.Instructions[0].Location);
        }

        for (var i = 0; i < block.Instructions.Count; i++)
        {
            var instruction = block.Instructions[i];
            SetLocation(instruction.Location);
            if (_isLarge && i % MaxLargeBlock == MaxLargeBlock - 1)
            {
                BreakBlock();
            }

            EmitInstruction(instruction);
            foreach (var result in instruction.Results)
            {
                TellDebugger(result, instruction.Location);
            }
        }
    }

    private void BreakBlock()
    {
        var next = AppendBlock("next");
        _builder.BuildBr(next);
        _builder.PositionAtEnd(next);
    }

    /// <summary>Dispatches by group; each arm is one call.</summary>
    private void EmitInstruction(IrInstruction instruction)
    {
        switch (instruction.Opcode)
        {
            case Opcode.Const:
                Define(instruction.Result, Constant(instruction.Constant));
                break;
            case Opcode.AddWrap or Opcode.SubWrap or Opcode.MulWrap or Opcode.NegWrap:
            case Opcode.And or Opcode.Or or Opcode.Xor or Opcode.Not or Opcode.Shl or Opcode.Shr:
            case Opcode.AddFloat or Opcode.SubFloat or Opcode.MulFloat or Opcode.DivFloat or Opcode.RemFloat or Opcode.NegFloat:
            case Opcode.FloatFromInt or Opcode.IntFromFloat or Opcode.IntFromBool or Opcode.NotBool:
                EmitArithmetic(instruction);
                break;
            case Opcode.Div or Opcode.Rem:
                EmitDivision(instruction);
                break;
            case Opcode.EqInt or Opcode.NeInt or Opcode.LtInt or Opcode.LeInt or Opcode.GtInt or Opcode.GeInt:
            case Opcode.EqFloat or Opcode.NeFloat or Opcode.LtFloat or Opcode.LeFloat or Opcode.GtFloat or Opcode.GeFloat:
            case Opcode.EqBool or Opcode.NeBool:
                EmitTest(instruction);
                break;
            case Opcode.Copy or Opcode.Drop:
                EmitOwnership(instruction);
                break;
            case Opcode.GlobalLoad:
                EmitGlobalLoad(instruction);
                break;
            case Opcode.GlobalStore:
                EmitGlobalStore(instruction);
                break;
            case Opcode.GlobalTake:
                EmitGlobalTake(instruction);
                break;
            case Opcode.GlobalPut:
                EmitGlobalPut(instruction);
                break;
            case Opcode.StructNew:
                EmitAggregate(instruction);
                break;
            case Opcode.EnumNew:
                EmitVariant(instruction);
                break;
            case Opcode.EnumTag:
                EmitTag(instruction);
                break;
            case Opcode.Get or Opcode.Borrow:
                EmitGet(instruction);
                break;
            case Opcode.Set:
                EmitSet(instruction);
                break;
            case Opcode.Take:
                EmitTake(instruction);
                break;
            case Opcode.Put:
                EmitPut(instruction);
                break;
            case Opcode.ArrayNew or Opcode.ArrayFill or Opcode.ArrayLen or Opcode.ArrayPush or Opcode.ArrayPop or Opcode.ArrayInsert:
            case Opcode.ArrayRemove or Opcode.ArraySlice or Opcode.ArrayConcat or Opcode.ArrayTruncate or Opcode.ArrayReserve:
                EmitArray(instruction);
                break;
            case Opcode.BoxNew or Opcode.BoxGet or Opcode.BoxSet or Opcode.BoxTake or Opcode.BoxPut:
                EmitBox(instruction);
                break;
            case Opcode.ClosureNew:
                EmitClosure(instruction);
                break;
            case Opcode.CallClosure:
                EmitClosureCall(instruction);
                break;
            case Opcode.Call:
                EmitCall(instruction);
                break;
            case Opcode.CallRuntime:
                EmitRuntimeCall(instruction);
                break;
            case Opcode.TaskSpawn or Opcode.TaskDetach:
                EmitSpawn(instruction);
                break;
            case Opcode.AwaitDirect:
                EmitAwait(instruction);
                break;
            case Opcode.SleepDirect or Opcode.YieldDirect or Opcode.TaskCancel or Opcode.TaskCancelled or Opcode.FutureDone:
                EmitTask(instruction);
                break;
            case Opcode.ChannelNew or Opcode.ChannelSendDirect or Opcode.ChannelReceiveDirect or Opcode.ChannelTryReceive or Opcode.ChannelClose:
                EmitChannel(instruction);
                break;
            case Opcode.SelectDirect:
                EmitSelect(instruction);
                break;
            case Opcode.CellNew or Opcode.CellGet or Opcode.CellSet or Opcode.CellTake or Opcode.CellPut:
                EmitCell(instruction);
                break;
            case Opcode.HandleInt or Opcode.HandleOf or Opcode.HandleFree:
                EmitHandle(instruction);
                break;
            case Opcode.FrameNone or Opcode.FrameIsNone or Opcode.FrameNew or Opcode.FrameState or Opcode.FrameRestore or Opcode.FrameSave or Opcode.FrameFinish:
            case Opcode.ResumeCall or Opcode.ResumeAwait or Opcode.ResumeReceive or Opcode.ResumeSelect or Opcode.ResumeWait:
                EmitFrame(instruction);
                break;
            case Opcode.Suspend:
                EmitSuspend(instruction);
                break;
            case Opcode.StackCheck:
                EmitStackCheck(instruction);
                break;
            case Opcode.Br:
                EmitBranch(instruction.Targets[0]);
                break;
            case Opcode.BrIf:
                EmitConditionalBranch(instruction);
                break;
            case Opcode.Ret:
                EmitReturn(instruction);
                break;
            case Opcode.Panic:
                EmitPanic(instruction);
                break;
            case Opcode.Unreachable:
                _builder.BuildUnreachable();
                break;
            default:
                throw new UnreachableException($"{instruction.Info.Mnemonic} in stage {IrStage.Suspend}");
        }
    }

    private LLVMValueRef Constant(IrConstant constant) => constant switch
    {
        IntConstant { Value: var value } => _program.Constants.Int(value),
        FloatConstant { Value: var value } => _program.Constants.Float(value),
        BoolConstant { Value: var value } => _program.Constants.Bool(value),
        StrConstant text => _program.Constants.String(text),
        _ => throw new UnreachableException($"a constant of type {constant.Type}"),
    };

    private LLVMBasicBlockRef AppendBlock(string name) => _program.Context.AppendBasicBlock(_emitted.Value, name);

    private LLVMValueRef Value(IrValue value) => _values[value.Id];

    private LLVMValueRef Operand(IrInstruction instruction, int index) => _values[instruction.Operands[index].Id];

    private void Define(IrValue value, LLVMValueRef emitted)
    {
        _values[value.Id] = emitted;
        if (value.Name is { } name && value.Definition?.Opcode != Opcode.Const)
        {
            emitted.SetName(name);
        }
    }

    private void SetLocation(IrLocation location) => _builder.SetCurrentDebugLocation(_scope.Position(location));

    /// <summary>A value of a source variable has come into being: the variable has it from here on.</summary>
    private void TellDebugger(IrValue value, IrLocation location)
    {
        if (_scope.VariableOf(value, location) is not { } variable)
        {
            return;
        }

        if (_variables.TryGetValue(variable, out var storage))
        {
            _memory.Store(Value(value), storage, value.Type, isHeap: false);
        }
        else if (!LlvmTypeMapper.IsByValue(value.Type)) // Of a value in several registers LLVM cannot say where it is.
        {
            _program.Debug.SetValue(Value(value), variable, _scope.Position(location), _builder.InsertBlock);
        }
    }
}
