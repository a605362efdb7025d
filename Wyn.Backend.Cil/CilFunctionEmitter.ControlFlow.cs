// Branches, returns, panics. A comparison that only a branch wants to know becomes part of the branch. Block parameters
// are slots; the moves into them stand on the edge and take effect all at once.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Mono.Cecil.Cil;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    private void EmitBranch(IrInstruction instruction, IrBlock? next)
    {
        EmitEdge(instruction.Targets[0], _block!); // as below
        EmitJump(instruction.Targets[0].Block, next);
    }

    private void EmitJump(IrBlock target, IrBlock? next)
    {
        if (target != next)
        {
            _code.Branch(OpCodes.Br, Label(target));
        }
    }

    private void EmitConditionalBranch(IrInstruction instruction, int position, IrBlock? next)
    {
        PushOperands(instruction, position);
        var condition = instruction.Operands[0];
        var block = _block!; // there is one while instructions become code
        var (whenTrue, whenFalse) = (instruction.Targets[0], instruction.Targets[1]);
        if (!HasCode(whenTrue, block) && (HasCode(whenFalse, block) || whenTrue.Block != next))
        {
            EmitJumpIf(condition, true, Label(whenTrue.Block));
            EmitEdge(whenFalse, block);
            EmitJump(whenFalse.Block, next);
        }
        else if (!HasCode(whenFalse, block))
        {
            EmitJumpIf(condition, false, Label(whenFalse.Block));
            EmitEdge(whenTrue, block);
            EmitJump(whenTrue.Block, next);
        }
        else
        {
            var edge = new CilLabel();
            EmitJumpIf(condition, true, edge);
            EmitEdge(whenFalse, block);
            EmitJump(whenFalse.Block, null);
            _code.Mark(edge);
            EmitEdge(whenTrue, block);
            EmitJump(whenTrue.Block, next);
        }
    }

    /// <summary>Jumps if the condition, which is on the stack or whose operands are, has the wanted outcome.</summary>
    private void EmitJumpIf(IrValue condition, bool wanted, CilLabel target)
    {
        var value = CilValueUses.Resolve(condition);
        while (IsFused(value) && value.Definition is { Opcode: Opcode.NotBool } negation)
        {
            wanted = !wanted;
            value = CilValueUses.Resolve(negation.Operands[0]);
        }

        var opcode = IsFused(value) && value.Definition is { } comparison
            ? CilComparison.AsBranch(comparison.Opcode, wanted)
            : wanted ? OpCodes.Brtrue : OpCodes.Brfalse;
        _code.Branch(opcode, target);
    }

    /// <summary>True if the value never exists: it is a test whose operands stay on the stack for the branch that asks.</summary>
    private bool IsFused(IrValue value)
    {
        while (_schedule.IsOnStack(value)
            && value.Definition is { } definition
            && (definition.Opcode == Opcode.NotBool || CilComparison.IsComparison(definition.Opcode)))
        {
            var user = _layout.At(_uses.Of(value)[0].Position);
            if (user.Opcode != Opcode.NotBool)
            {
                return user.Opcode == Opcode.BrIf;
            }

            value = user.Result;
        }

        return false;
    }

    /// <summary>True if an edge is more than a jump.</summary>
    private bool HasCode(IrBranchTarget target, IrBlock source)
    {
        if (_hoisted?.Before(source, target.Block).Count > 0)
        {
            return true;
        }

        for (var i = 0; i < target.Arguments.Count; i++)
        {
            if (_slots.Of(target.Block.Parameters[i]) is { } slot
                && (SourceSlot(target.Arguments[i]) != slot || _uniqueness?.MadeUnique(target, i).Any() == true))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The slot of an argument; null if it is a constant or on the stack.</summary>
    private CilSlot? SourceSlot(IrValue argument) => _slots.Of(CilValueUses.Resolve(argument));

    /// <summary>
    /// Moves the arguments of an edge into the parameters' slots as if all at once. Those that wait on the stack go last:
    /// they were read long ago, and their targets may be sources of the others.
    /// </summary>
    private void EmitMoves(IrBranchTarget target)
    {
        var waiting = new List<CilSlot?>();
        var moves = new CilParallelMoves();
        for (var i = 0; i < target.Arguments.Count; i++)
        {
            var argument = CilValueUses.Resolve(target.Arguments[i]);
            var slot = _slots.Of(target.Block.Parameters[i]);
            if (_schedule.IsOnStack(argument))
            {
                waiting.Add(slot);
            }
            else if (slot is not null)
            {
                moves.Add(slot, SourceSlot(argument), argument);
            }
        }

        moves.Emit(Push, StoreSlot);
        for (var i = waiting.Count - 1; i >= 0; i--)
        {
            if (waiting[i] is { } slot)
            {
                StoreSlot(slot);
            }
            else
            {
                _code.Emit(OpCodes.Pop);
            }
        }
    }

    private void EmitEdge(IrBranchTarget target, IrBlock source)
    {
        EmitMoves(target);
        EmitUniqueParameters(target);
        foreach (var view in _hoisted?.Before(source, target.Block) ?? [])
        {
            EmitHoistedView(view);
        }
    }

    /// <summary>Makes what a loop changes in each turn a value with one owner, on the edge into the loop.</summary>
    private void EmitUniqueParameters(IrBranchTarget target)
    {
        for (var i = 0; i < target.Arguments.Count; i++)
        {
            foreach (var path in _uniqueness?.MadeUnique(target, i) ?? [])
            {
                if (_slots.Of(target.Block.Parameters[i]) is { } slot)
                {
                    EmitUnique(slot, path);
                }
            }
        }
    }

    private void EmitUnique(CilSlot slot, ImmutableArray<int> path)
    {
        if (path.IsEmpty)
        {
            LoadSlot(slot);
            EmitOwn(slot.Type);
            StoreSlot(slot);
            return;
        }

        var whole = slot.Type;
        LoadSlotAddress(slot);
        foreach (var step in path.Select(PathStep.Field))
        {
            _code.Emit(OpCodes.Ldflda, _program.Composites.Field(whole, step));
            whole = step.PartOf(whole)!; // paths are those of the type
        }

        EmitOwnAt(whole);
        _code.Emit(OpCodes.Pop);
    }

    private void EmitReturn(IrInstruction instruction, int position)
    {
        PushOperands(instruction, position);
        if (_function.Results.Length > 1)
        {
            _program.Types.EmitResults(_code, _function.Results);
        }

        _code.Emit(OpCodes.Ret);
    }

    private void EmitPanic(IrInstruction instruction)
    {
        _code.LoadString(instruction.Location.ToString());
        Push(instruction.Operands[0]);
        EmitNoReturnCall(RuntimeAbi.PanicWith);
    }

    /// <summary>A panic whose last parameter is the location; what comes before is on the stack.</summary>
    private void EmitPanicCall(RuntimeEntry entry, IrLocation location)
    {
        _code.LoadString(location.ToString());
        EmitNoReturnCall(entry);
    }

    private void EmitNoReturnCall(RuntimeEntry entry)
    {
        _code.Emit(OpCodes.Call, _program.Runtime.Entry(entry));
        EmitNeverReached();
    }

    /// <summary>Ends a path that a call has ended already; the JIT takes the throw as a sign that the path is rare.</summary>
    private void EmitNeverReached()
    {
        _code.Emit(OpCodes.Ldnull);
        _code.Emit(OpCodes.Throw);
    }
}
