// The depth of the evaluation stack before each instruction of a body that this backend made: code behind a jump is only
// entered by jumps that stand before it, or with an empty stack.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wyn.Backend.Cil;

internal static class CilStackDepths
{
    public static ImmutableArray<int> Compute(MethodBody body)
    {
        var depths = ImmutableArray.CreateBuilder<int>(body.Instructions.Count);
        var atTarget = new Dictionary<Instruction, int>();
        var depth = 0;
        foreach (var instruction in body.Instructions)
        {
            depth = atTarget.GetValueOrDefault(instruction, depth);
            depths.Add(depth);
            depth += Pushed(instruction) - Popped(instruction, body.Method, depth);
            if (instruction.Operand is Instruction target)
            {
                atTarget.TryAdd(target, depth);
            }

            if (instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw)
            {
                depth = 0;
            }
        }

        return depths.MoveToImmutable();
    }

    private static int Pushed(Instruction instruction) => instruction.OpCode.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => instruction.Operand is MethodReference { ReturnType.MetadataType: not MetadataType.Void } ? 1 : 0,
        _ => 1,
    };

    private static int Popped(Instruction instruction, MethodDefinition method, int depth) => instruction.OpCode.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8
            or StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
        StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8
            or StackBehaviour.Popref_popi_popr4 or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref => 3,
        StackBehaviour.PopAll => depth,
        StackBehaviour.Varpop when instruction.OpCode.Code == Code.Ret => method.ReturnType.MetadataType == MetadataType.Void ? 0 : 1,
        StackBehaviour.Varpop when instruction.Operand is MethodReference callee
            => callee.Parameters.Count + (callee.HasThis && instruction.OpCode.Code != Code.Newobj ? 1 : 0),
        _ => throw new UnreachableException($"{instruction.OpCode} pops {instruction.OpCode.StackBehaviourPop}"),
    };
}
