// The rules of stage `owned`, checked on the path that is executed: a counted value is live from its definition on, is only
// used while it is live, and is consumed before its frame ends and before its slot is defined again. The state of each slot
// lies beside the slots of a task's stack.
using System;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Interpret;

/// <summary>Follows the ownership of the counted values of one task.</summary>
internal sealed class OwnershipChecker
{
    private enum SlotState : byte
    {
        Undefined,
        Live,
        Consumed,
        Borrowed,
    }

    private SlotState[] _states = new SlotState[64];

    /// <summary>A frame begins: its counted parameters are live, all else is undefined.</summary>
    public void Enter(in StackFrame frame)
    {
        var end = frame.Base + frame.Function.SlotCount;
        if (end > _states.Length)
        {
            Array.Resize(ref _states, int.Max(end, _states.Length * 2));
        }

        _states.AsSpan(frame.Base, frame.Function.SlotCount).Clear();
        foreach (var parameter in frame.Function.Source.Parameters)
        {
            Define(frame, parameter, null);
        }
    }

    /// <summary>An instruction is about to be executed; of a branch, only the taken target counts.</summary>
    public void Execute(in StackFrame frame, IrInstruction instruction, bool condition)
    {
        var signature = OperandSignature.Of(instruction, frame.Function.Source);
        for (var i = 0; i < instruction.Operands.Count; i++)
        {
            Use(frame, instruction.Operands[i], signature.Mode(i), instruction);
        }

        foreach (var result in instruction.Results)
        {
            Define(frame, result, instruction);
        }

        if (!condition && FrameTest.SuspendedOnSecondEdge(instruction) is { } suspended)
        {
            Forget(frame, suspended);
        }

        if (instruction.Targets.Count > 0)
        {
            Branch(frame, instruction, instruction.Targets[condition ? 0 : instruction.Targets.Count - 1]);
        }

        if (instruction.Opcode is Opcode.Ret or Opcode.Suspend)
        {
            Leave(frame, instruction);
        }
    }

    private void Branch(in StackFrame frame, IrInstruction branch, IrBranchTarget target)
    {
        for (var i = 0; i < target.Arguments.Count; i++)
        {
            Use(frame, target.Arguments[i], target.Block.Parameters[i].IsBorrowed ? OperandMode.Borrow : OperandMode.Consume, branch);
        }

        foreach (var parameter in target.Block.Parameters)
        {
            Define(frame, parameter, branch);
        }
    }

    /// <summary>The results of a call that has given a frame are not there.</summary>
    private void Forget(in StackFrame frame, IrInstruction suspended)
    {
        foreach (var result in suspended.Results)
        {
            _states[frame.Base + frame.Function.Slots[result]] = SlotState.Undefined;
        }
    }

    private void Leave(in StackFrame frame, IrInstruction ret)
    {
        foreach (var (value, slot) in frame.Function.Slots)
        {
            if (_states[frame.Base + slot] == SlotState.Live)
            {
                throw Violation(frame, value, "is still live", ret);
            }
        }
    }

    private void Use(in StackFrame frame, IrValue value, OperandMode mode, IrInstruction instruction)
    {
        if (!value.Type.IsCounted)
        {
            return;
        }

        ref var state = ref _states[frame.Base + frame.Function.Slots[value]];
        if (state == SlotState.Borrowed)
        {
            UseBorrowed(frame, value, mode, instruction);
            return;
        }

        if (state != SlotState.Live)
        {
            throw Violation(frame, value, state == SlotState.Consumed ? "was consumed before" : "is not defined", instruction);
        }

        state = mode == OperandMode.Consume ? SlotState.Consumed : SlotState.Live;
    }

    private void Define(in StackFrame frame, IrValue value, IrInstruction? instruction)
    {
        if (!value.Type.IsCounted)
        {
            return;
        }

        ref var state = ref _states[frame.Base + frame.Function.Slots[value]];
        if (state == SlotState.Live)
        {
            throw Violation(frame, value, "is defined again while it is live", instruction);
        }

        state = value.IsBorrowed ? SlotState.Borrowed : SlotState.Live;
    }

    // What a borrowed value is a part of must be there; for a parameter the caller sees to it.
    private void UseBorrowed(in StackFrame frame, IrValue value, OperandMode mode, IrInstruction instruction)
    {
        if (mode == OperandMode.Consume)
        {
            throw Violation(frame, value, "is borrowed and cannot be consumed", instruction);
        }

        if (value.Definition is { Opcode: Opcode.Borrow } borrow)
        {
            Use(frame, borrow.Operands[0], OperandMode.Borrow, instruction);
        }
    }

    private static OwnershipViolationException Violation(in StackFrame frame, IrValue value, string what, IrInstruction? instruction)
    {
        var location = instruction is { Location.IsKnown: true } ? $" ({instruction.Location})" : "";
        var name = value.Name is { } text ? $"%{text}" : $"value {value.Id}";
        return new($"in @{frame.Function.Source.Name}, at {instruction?.Info.Mnemonic ?? "entry"}{location}: {name} {what}");
    }
}
