// Makes room for what a counted loop pushes: a new array to which every turn pushes one element gets room for as many as there will be
// turns. So it is neither moved while it grows nor larger than it need be, which tells where rows lie behind each other.
//
//   ^a:                                             ^a:
//     %xs = array.new : array<int>                    %xs = array.new : array<int>
//     br ^for(%zero, %xs)                             %count = sub.wrap %n, %zero          (at most 65536)
//   ^for(%i: int, %ys: array<int>):             =>    %ys.1 = array.reserve %xs, %count
//     ...   while %i is below %n                      br ^for(%zero, %ys.1)
//     %zs = array.push %ys, %v                      ^for(%i: int, %ys: array<int>):
//     br ^for(%next, %zs)                             ... as it was
// Room for very many is not made ahead: the loop may panic long before.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Passes;

internal sealed class RoomForPushes : IIrPass
{
    private const long MostRoom = 65_536;

    public void Run(IrModule module, PassContext context)
    {
        foreach (var function in module.Functions)
        {
            context.Function = function;
            foreach (var loop in CountedLoop.FindAll(function).Where(loop => loop.IsOlder(loop.Bound)))
            {
                var filled = loop.Header.Parameters.Where(parameter => IsFilled(parameter, loop)).ToList();
                if (filled.Count > 0)
                {
                    MakeRoom(filled, loop);
                }
            }
        }
    }

    private static bool IsFilled(IrValue parameter, CountedLoop loop)
        => loop.Entry.Arguments[parameter.Index].Definition is { Opcode: Opcode.ArrayNew, Operands.Count: 0 }
            && loop.Back.Arguments[parameter.Index].Definition is { Opcode: Opcode.ArrayPush } push
            && push.Operands[0] == parameter;

    /// <summary>Two blocks come before the loop: one finds how many turns there will be, the other makes the room.</summary>
    private static void MakeRoom(List<IrValue> filled, CountedLoop loop)
    {
        var function = loop.Header.Function;
        var (measure, reserve) = (function.NewBlock("measure"), function.NewBlock("reserve"));
        var count = Append(measure, loop, Opcode.SubWrap, null, loop.Bound, loop.Start);
        if (loop.Test.Targets[0].Block == loop.Header)
        {
            count = Append(measure, loop, Opcode.AddWrap, null, count, Append(measure, loop, Opcode.Const, new IntConstant(1))); // tested behind the turn
        }

        var most = Append(measure, loop, Opcode.Const, new IntConstant(MostRoom));
        var isLess = Append(measure, loop, Opcode.LtInt, null, count, most);
        var room = IrBuilder.AddBlockParameter(reserve, IrType.Int, null);
        measure.InstructionList.Add(new IrInstruction(
            OpTable.Get(Opcode.BrIf), [isLess], [], null, [new IrBranchTarget(reserve, [count]), new IrBranchTarget(reserve, [most])], loop.Test.Location));

        List<IrValue> arguments = [.. loop.Entry.Arguments];
        foreach (var index in filled.Select(parameter => parameter.Index))
        {
            arguments[index] = Append(reserve, loop, Opcode.ArrayReserve, null, arguments[index], room);
        }

        reserve.InstructionList.Add(new IrInstruction(
            OpTable.Get(Opcode.Br), [], [], null, [new IrBranchTarget(loop.Header, arguments)], loop.Test.Location));
        IrEditor.Retarget(loop.Entry, measure, []);
        function.BlockList.InsertRange(function.BlockList.IndexOf(loop.Header), [measure, reserve]);
    }

    private static IrValue Append(IrBlock block, CountedLoop loop, Opcode opcode, IrImmediate? immediate, params IrValue[] operands)
    {
        var type = opcode == Opcode.LtInt ? IrType.Bool : opcode == Opcode.ArrayReserve ? operands[0].Type : IrType.Int;
        var result = block.Function.NewValue(type, null);
        block.InstructionList.Add(new IrInstruction(OpTable.Get(opcode), operands, [result], immediate, [], loop.Test.Location));
        return result;
    }
}
