// Looks at what globals and boxes hold where it is, if that is all that happens to it: the value is moved out and back again
// instead of being copied. A copy has a second owner for a while, and the next change of the global would copy it as a whole.
//
//   %a = global.load @g : array<int>           %a = global.take @g : array<int>
//   %x = get %a [%i] : int             =>      %x = get %a [%i] : int
//                                              global.put @g, %a
// In between stands only what may run while the place is open; for a global that several tasks may use, which is locked then, no
// call. Left alone: what is looked at in more than one block.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Passes;

internal sealed class ReadsInPlace : IIrPass
{
    private const OpEffects Harmless = OpEffects.Allocates | OpEffects.MayPanic | OpEffects.Commutative;

    public void Run(IrModule module, PassContext context)
    {
        var borrowed = BorrowedParameters.Of(module);
        foreach (var function in module.Functions)
        {
            context.Function = function;
            if (function.Blocks.SelectMany(block => block.Instructions).Any(IsRead))
            {
                Rewriter rewriter = new(new IrEditor(function), borrowed);
                rewriter.Run();
            }
        }
    }

    private static bool IsRead(IrInstruction instruction)
        => instruction.Opcode is Opcode.GlobalLoad or Opcode.BoxGet && instruction.Result.Type.IsCounted;

    private sealed class Rewriter
    {
        private readonly IrEditor _editor;
        private readonly IReadOnlySet<IrValue> _borrowed;

        /// <summary>By value number: the uses, and whether one of them consumes.</summary>
        private readonly int[] _uses;
        private readonly bool[] _isConsumed;

        public Rewriter(IrEditor editor, IReadOnlySet<IrValue> borrowed)
        {
            _editor = editor;
            _borrowed = borrowed;
            _uses = new int[editor.Function.ValueCapacity];
            _isConsumed = new bool[editor.Function.ValueCapacity];
            foreach (var instruction in editor.Function.Blocks.SelectMany(block => block.Instructions))
            {
                CountUses(instruction);
            }
        }

        public void Run()
        {
            foreach (var block in _editor.Function.Blocks)
            {
                // Once a place is open, no other may be opened before it is shut.
                var shut = 0;
                for (var i = 0; i < block.Instructions.Count; i++)
                {
                    if (i >= shut && IsRead(block.Instructions[i]) && FindUses(block, i) is { } uses)
                    {
                        Rewrite(block, i, uses);
                        shut = uses.Last + 1;
                    }
                }
            }

            _editor.Commit();
        }

        private void CountUses(IrInstruction instruction)
        {
            var signature = OperandSignature.Of(instruction, _editor.Function);
            for (var i = 0; i < instruction.Operands.Count; i++)
            {
                var operand = instruction.Operands[i];
                _uses[operand.Id]++;
                var isBorrowed = instruction.Info.Shape == OperandShape.Callee
                    ? _borrowed.Contains(instruction.Callee.Parameters[i])
                    : signature.Mode(i) == OperandMode.Borrow;
                _isConsumed[operand.Id] |= operand.Type.IsCounted && !isBorrowed;
            }

            foreach (var argument in instruction.Targets.SelectMany(target => target.Arguments))
            {
                _uses[argument.Id]++;
                _isConsumed[argument.Id] = true;
            }
        }

        /// <summary>Where the value is looked at, with its parts if that is possible; null if it cannot stay where it is.</summary>
        private (int First, int Last)? FindUses(IrBlock block, int read)
            => _isConsumed[block.Instructions[read].Result.Id] ? null : FindUses(block, read, withParts: true) ?? FindUses(block, read, withParts: false);

        private (int First, int Last)? FindUses(IrBlock block, int read, bool withParts)
        {
            var instruction = block.Instructions[read];
            HashSet<IrValue> seen = [instruction.Result];
            var left = _uses[instruction.Result.Id];
            var (first, last) = (-1, -1);
            for (var i = read + 1; i < block.Instructions.Count && left > 0; i++)
            {
                var next = block.Instructions[i];
                var found = next.Operands.Count(seen.Contains);
                left -= found;
                if (found > 0)
                {
                    (first, last) = (first < 0 ? i : first, i);
                }

                var mayGoOn = first < 0 ? MayStandBefore(instruction, next) : MayRunInside(instruction, next);
                if (!mayGoOn)
                {
                    return null;
                }

                if (withParts && found > 0 && next.Opcode == Opcode.Get && next.Result.Type.IsCounted && !_isConsumed[next.Result.Id])
                {
                    seen.Add(next.Result);
                    left += _uses[next.Result.Id];
                }
            }

            return left == 0 && last >= 0 ? (first, last) : null;
        }

        /// <summary>True if the read can as well happen behind an instruction that does not use it.</summary>
        private static bool MayStandBefore(IrInstruction read, IrInstruction other)
        {
            var effects = ExactEffects.Of(other);
            return (effects & ~(Harmless | OpEffects.Reads)) == 0 && (effects & ExactEffects.Of(read) & OpEffects.MayPanic) == 0;
        }

        private static bool MayRunInside(IrInstruction read, IrInstruction other)
            => other.Info.Shape == OperandShape.Callee
                ? other.Callee.IsLeaf && read.Immediate is not GlobalReference { Global.IsShared: true }
                : (other.Effects & ~Harmless) == 0 && LeafAnalysis.MayRunInOpenPlace(other);

        private void Rewrite(IrBlock block, int read, (int First, int Last) uses)
        {
            var old = block.Instructions[read];
            var isGlobal = old.Opcode == Opcode.GlobalLoad;
            IrInstruction take = new(
                OpTable.Get(isGlobal ? Opcode.GlobalTake : Opcode.BoxTake), old.OperandArray, old.ResultArray, old.Immediate, [], old.Location);
            var put = _editor.Make(
                isGlobal ? Opcode.GlobalPut : Opcode.BoxPut, [.. old.Operands, old.Result], [], old.Immediate, old.Location);
            _editor.Erase(old);
            _editor.InsertBefore(block.Instructions[uses.First], take);
            _editor.InsertAfter(block.Instructions[uses.Last], put);
        }
    }
}
