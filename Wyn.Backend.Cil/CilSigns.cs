// Which ints are known not to be negative: an index of these needs one look at the length, and not a second one that counts from the
// end of the array.
//
//   ^loop(%i: int):  from 0 and from %j          known: 0, and what comes by small steps from where it was known
//     %j = add.wrap %i, 1
//
// A sum that grows by small steps does not get past the largest int: at one step a nanosecond that takes years. If it did, the index
// would be a panic.
using System.Collections;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Backend.Cil;

internal sealed class CilSigns
{
    // In one addition.
    private const long MaxStep = 16;

    private readonly ControlFlow _flow;
    private readonly BitArray _maybeNegative;

    public CilSigns(IrFunction function, ControlFlow flow)
    {
        _flow = flow;
        _maybeNegative = new BitArray(function.ValueCapacity);
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            foreach (var block in flow.ReversePostorder)
            {
                foreach (var parameter in block.Parameters)
                {
                    hasChanged |= Refute(parameter, block == function.Entry || !IsGivenAlways(block, parameter));
                }

                foreach (var instruction in block.Instructions)
                {
                    foreach (var result in instruction.Results)
                    {
                        hasChanged |= Refute(result, !IsMadeSo(instruction));
                    }
                }
            }
        }
    }

    /// <summary>True if the int is 0 or more.</summary>
    public bool IsKnown(IrValue value) => !_maybeNegative[value.Id];

    private bool Refute(IrValue value, bool isRefuted)
    {
        if (!isRefuted || _maybeNegative[value.Id])
        {
            return false;
        }

        _maybeNegative[value.Id] = true;
        return true;
    }

    private bool IsGivenAlways(IrBlock block, IrValue parameter)
        => _flow.Predecessors(block).All(edge => !_flow.IsReachable(edge.Source) || IsKnown(edge.Target.Arguments[parameter.Index]));

    private bool IsMadeSo(IrInstruction instruction) => instruction.Opcode switch
    {
        Opcode.Const => instruction.Immediate is IntConstant { Value: >= 0 },
        Opcode.ArrayLen => true,
        Opcode.AddWrap => (IsKnown(instruction.Operands[0]) && IsStep(instruction.Operands[1])) || (IsStep(instruction.Operands[0]) && IsKnown(instruction.Operands[1])),
        Opcode.And => IsKnown(instruction.Operands[0]) || IsKnown(instruction.Operands[1]),
        Opcode.Rem or Opcode.Shr or Opcode.Copy => IsKnown(instruction.Operands[0]),
        Opcode.Div => IsKnown(instruction.Operands[0]) && IsKnown(instruction.Operands[1]),
        _ => false,
    };

    private static bool IsStep(IrValue value) => CilValueUses.Resolve(value).Definition is { Immediate: IntConstant { Value: >= 0 and <= MaxStep } };
}
