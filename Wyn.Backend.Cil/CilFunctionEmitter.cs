// One IR function -> the body of its method. This part keeps the books: blocks, slots, operands, results; the other
// parts turn groups of ops into code. Order of the code is the order of the IR (see CilStackScheduler).
using System.Collections.Generic;
using System.Diagnostics;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using TypeReference = Mono.Cecil.TypeReference;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    // More locals than a body can number; the JIT's own temporaries come on top.
    private const int MaxLocals = 60_000;

    // In instructions. What is larger is not where a program spends its time, and would take more than linear time here.
    private const int MaxAnalysed = 10_000;

    private readonly CilProgram _program;
    private readonly IrFunction _function;
    private readonly MethodDefinition _method;
    private readonly CilBlockLayout _layout;
    private readonly CilValueUses _uses;
    private readonly CilSchedule _schedule;
    private readonly CilSlots _slots;
    private readonly CilCodeBuffer _code;
    private readonly Dictionary<IrBlock, CilLabel> _labels = [];
    private readonly Dictionary<CilSlot, VariableDefinition> _locals = [];
    private readonly Dictionary<string, VariableDefinition> _scratch = [];

    /// <summary>What is known about owners; null in methods that are not optimised, and in large ones.</summary>
    private readonly Uniqueness? _uniqueness;
    private readonly CilHoistedViews? _hoisted;
    private readonly CilSigns? _signs;
    private IrBlock? _block;

    private CilFunctionEmitter(CilProgram program, IrFunction function)
    {
        _program = program;
        _function = function;
        _method = program.Method(function);
        _code = new CilCodeBuffer(_method.Body);
        _layout = CilBlockLayout.Create(function);
        _uses = new CilValueUses(function, _layout);
        _schedule = CilStackScheduler.Schedule(function, _layout, _uses);
        _slots = CilSlotAllocator.Allocate(function, _layout, _uses, _schedule);
        if (program.Optimise && _layout.Length <= MaxAnalysed)
        {
            var flow = ControlFlow.Of(function);
            var dominators = Dominators.Of(flow);
            _uniqueness = Uniqueness.Of(function, flow, dominators);
            var loops = new CilLoopDepths(function, flow, dominators);
            DeclareViews(loops);
            _signs = new CilSigns(function, flow);
            _hoisted = new CilHoistedViews(_layout, loops, _signs);
        }
    }

    /// <summary>Fills the method of a function.</summary>
    /// <exception cref="CilLimitException">The function needs more locals than a method can have.</exception>
    public static CilEmittedBody Emit(CilProgram program, IrFunction function)
    {
        var emitter = new CilFunctionEmitter(program, function);
        emitter.DeclareSlots();
        emitter.EmitViewsOfParameters();
        for (var i = 0; i < emitter._layout.Blocks.Length; i++)
        {
            emitter.EmitBlock(i);
        }

        var locations = emitter._code.Finish();
        program.InlineIfSmall(emitter._method, emitter._code.FastPathSize);
        return new CilEmittedBody(emitter._method, locations, emitter.Variables());
    }

    private void DeclareSlots()
    {
        foreach (var slot in _slots.All)
        {
            if (slot.Argument < 0)
            {
                _locals.Add(slot, _code.AddLocal(_program.Types.Map(slot.Type)));
            }
        }

        if (_locals.Count > MaxLocals)
        {
            throw new CilLimitException(_function);
        }

        // Everything that is read has been written before, and the JIT zeroes references for the collector by itself. So
        // no method needs this, and the one local whose address is taken (see EmitStackCheck) would cost a store per call.
        _method.Body.InitLocals = !_program.Optimise;
    }

    private List<CilVariable> Variables()
    {
        var variables = new List<CilVariable>();
        foreach (var slot in _slots.All)
        {
            if (slot.Name is not null && slot.Argument < 0)
            {
                variables.Add(new CilVariable(slot.Name, _locals[slot]));
            }
        }

        return variables;
    }

    private void EmitBlock(int index)
    {
        var block = _layout.Blocks[index];
        var next = index + 1 < _layout.Blocks.Length ? _layout.Blocks[index + 1] : null;
        if (CilBlockLayout.IsWait(block))
        {
            _code.EnterCold(); // ends with a return: nothing follows it
        }
        else if (next is not null && CilBlockLayout.IsWait(next))
        {
            next = null;
        }

        var position = _layout.Begin(block);
        _code.Mark(Label(block));
        CountPlaces(block);
        _block = block;
        foreach (var instruction in block.Instructions)
        {
            position++;
            if (CilValueUses.IsSilent(instruction))
            {
                continue;
            }

            _code.Location = instruction.Location;
            var preloads = _schedule.Preloads(position);
            for (var i = preloads.Count - 1; i >= 0; i--)
            {
                Push(preloads[i]);
            }

            EmitInstruction(instruction, position, next);
        }

        _code.LeaveCold();
    }

    /// <summary>Dispatches by group; each arm is one call.</summary>
    private void EmitInstruction(IrInstruction instruction, int position, IrBlock? next)
    {
        switch (instruction.Opcode)
        {
            case Opcode.AddWrap or Opcode.SubWrap or Opcode.MulWrap or Opcode.NegWrap:
            case Opcode.And or Opcode.Or or Opcode.Xor or Opcode.Not or Opcode.Shl or Opcode.Shr:
            case Opcode.AddFloat or Opcode.SubFloat or Opcode.MulFloat or Opcode.DivFloat or Opcode.RemFloat or Opcode.NegFloat:
            case Opcode.FloatFromInt or Opcode.IntFromFloat or Opcode.IntFromBool:
                EmitArithmetic(instruction, position);
                break;
            case Opcode.Div or Opcode.Rem:
                EmitDivision(instruction, position);
                break;
            case Opcode.NotBool:
            case Opcode.EqInt or Opcode.NeInt or Opcode.LtInt or Opcode.LeInt or Opcode.GtInt or Opcode.GeInt:
            case Opcode.EqFloat or Opcode.NeFloat or Opcode.LtFloat or Opcode.LeFloat or Opcode.GtFloat or Opcode.GeFloat:
            case Opcode.EqBool or Opcode.NeBool or Opcode.FrameIsNone:
                EmitTest(instruction, position);
                break;
            case Opcode.Copy:
                EmitCopy(instruction, position);
                break;
            case >= Opcode.StructNew and <= Opcode.BoxPut or Opcode.Borrow or Opcode.ClosureNew or Opcode.CallClosure:
                EmitComposite(instruction, position);
                break;
            case Opcode.GlobalLoad or Opcode.GlobalTake:
                EmitGlobalLoad(instruction);
                break;
            case Opcode.GlobalStore or Opcode.GlobalPut:
                EmitGlobalStore(instruction, position);
                break;
            case Opcode.Call:
                EmitCall(instruction, position);
                break;
            case Opcode.CallRuntime:
                EmitRuntimeCall(instruction, position);
                break;
            case Opcode.TaskSpawn or Opcode.TaskDetach:
                EmitSpawn(instruction);
                break;
            case Opcode.AwaitDirect:
                EmitAwait(instruction);
                break;
            case Opcode.StackCheck:
                EmitStackCheck(instruction);
                break;
            case >= Opcode.ChannelReceiveDirect and <= Opcode.YieldDirect:
                EmitWait(instruction, position);
                break;
            case Opcode.ChannelTryReceive:
                EmitTryReceive(instruction, position);
                break;
            case >= Opcode.ChannelNew and <= Opcode.HandleFree:
                EmitMeeting(instruction, position);
                break;
            case >= Opcode.CellNew and <= Opcode.CellPut:
                EmitCell(instruction, position);
                break;
            case >= Opcode.FrameNew and <= Opcode.FrameFinish:
                EmitFrame(instruction);
                break;
            case >= Opcode.ResumeCall and <= Opcode.ResumeWait:
                EmitResume(instruction);
                break;
            case Opcode.Suspend:
                EmitSuspend(instruction);
                break;
            case Opcode.Br:
                EmitBranch(instruction, next);
                break;
            case Opcode.BrIf:
                EmitConditionalBranch(instruction, position, next);
                break;
            case Opcode.Ret:
                EmitReturn(instruction, position);
                break;
            case Opcode.Panic:
                EmitPanic(instruction);
                break;
            case Opcode.Unreachable:
                EmitNeverReached();
                break;
            default:
                throw new UnreachableException($"{instruction.Info.Mnemonic} in stage {IrStage.Suspend}");
        }
    }

    /// <summary>As <see cref="EmitInstruction"/>, for the ops on values with parts, arrays, boxes and closures.</summary>
    private void EmitComposite(IrInstruction instruction, int position)
    {
        switch (instruction.Opcode)
        {
            case Opcode.StructNew:
                EmitStructNew(instruction, position);
                break;
            case Opcode.EnumNew:
                EmitEnumNew(instruction, position);
                break;
            case Opcode.EnumTag:
                EmitEnumTag(instruction, position);
                break;
            case Opcode.Get or Opcode.Borrow:
                EmitGet(instruction, position);
                break;
            case Opcode.Set or Opcode.Put:
                EmitSet(instruction);
                break;
            case Opcode.Take:
                EmitTake(instruction);
                break;
            case Opcode.ArrayNew:
                EmitArrayNew(instruction);
                break;
            case Opcode.ArrayPop or Opcode.ArrayRemove:
                EmitArrayRemoval(instruction);
                break;
            case >= Opcode.ArrayFill and <= Opcode.ArrayReserve:
                EmitArrayOp(instruction, position);
                break;
            case >= Opcode.BoxNew and <= Opcode.BoxPut:
                EmitBox(instruction, position);
                break;
            case Opcode.ClosureNew:
                EmitClosureNew(instruction, position);
                break;
            case Opcode.CallClosure:
                EmitClosureCall(instruction);
                break;
            default:
                throw new UnreachableException($"{instruction.Info.Mnemonic} is no op on composite values");
        }
    }

    private CilLabel Label(IrBlock block)
    {
        if (!_labels.TryGetValue(block, out var label))
        {
            _labels.Add(block, label = new CilLabel());
        }

        return label;
    }

    /// <summary>Pushes the operands that are not on the stack yet.</summary>
    private void PushOperands(IrInstruction instruction, int position)
    {
        for (var i = _schedule.FirstTrailing(position); i < instruction.Operands.Count; i++)
        {
            Push(instruction.Operands[i]);
        }
    }

    /// <summary>Pushes a value from its slot, or makes it if it is a constant.</summary>
    private void Push(IrValue value)
    {
        var resolved = CilValueUses.Resolve(value);
        if (CilValueUses.IsRematerialised(resolved))
        {
            PushConstant(resolved);
        }
        else
        {
            LoadSlot(SlotOf(resolved));
        }
    }

    private void LoadSlot(CilSlot slot)
    {
        if (slot.Argument >= 0)
        {
            _code.LoadArgument(_method.Parameters[slot.Argument]);
        }
        else
        {
            _code.LoadLocal(_locals[slot]);
        }
    }

    private void PushConstant(IrValue value)
    {
        switch (value.Definition)
        {
            case { Immediate: IntConstant constant }:
                _code.LoadInt64(constant.Value);
                break;
            case { Immediate: FloatConstant constant }:
                _code.Emit(OpCodes.Ldc_R8, constant.Value);
                break;
            case { Immediate: BoolConstant constant }:
                _code.LoadInt32(constant.Value ? 1 : 0);
                break;
            case { Immediate: StrConstant constant }:
                _code.Emit(OpCodes.Ldsfld, _program.Constants.String(constant));
                break;
            default:
                _code.Emit(OpCodes.Ldnull); // a frame: completed
                break;
        }
    }

    /// <summary>Pushes the address of a value that has a slot.</summary>
    private void PushAddress(IrValue value)
        => LoadSlotAddress(SlotOf(CilValueUses.Resolve(value)));

    private void LoadSlotAddress(CilSlot slot)
    {
        if (slot.Argument >= 0)
        {
            _code.LoadArgumentAddress(_method.Parameters[slot.Argument]);
        }
        else
        {
            _code.LoadLocalAddress(_locals[slot]);
        }
    }

    private CilSlot SlotOf(IrValue value)
        => _slots.Of(value) ?? throw new UnreachableException($"%{value.Id} of @{_function.Name} has no slot");

    /// <summary>Takes a result from the stack: into its slot, or away if nobody reads it. What stays on the stack stays.</summary>
    private void StoreResult(IrValue result)
    {
        if (_slots.Of(result) is { } slot)
        {
            StoreSlot(slot);
        }
        else if (!_schedule.IsOnStack(result))
        {
            _code.Emit(OpCodes.Pop);
        }
    }

    private void StoreSlot(CilSlot slot)
    {
        if (slot.Argument >= 0)
        {
            _code.StoreArgument(_method.Parameters[slot.Argument]);
        }
        else
        {
            _code.StoreLocal(_locals[slot]);
        }

        RenewView(slot);
    }

    private bool IsRead(IrValue value) => _slots.Of(value) is not null || _schedule.IsOnStack(value);

    /// <summary>A local for a moment: never live across an instruction of the IR, so one for each type is enough.</summary>
    private VariableDefinition Scratch(TypeReference type)
    {
        if (!_scratch.TryGetValue(type.FullName, out var local))
        {
            _scratch.Add(type.FullName, local = _code.AddLocal(type));
        }

        return local;
    }
}
