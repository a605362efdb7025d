// A place where a function may be suspended, after the function was cut there. Before the cut the block went on behind the call:
//
//   %r, %s = await.direct %w, %f : int, frame         %r, %s = await.direct %w, %f : int, frame
//   drop %f                                           %done = frame.is.none %s
//                                             =>      br.if %done, ^go, ^wait
//                                                   ^go:
//                                                     drop %f
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Passes;

/// <summary>A place where a function may be suspended.</summary>
/// <param name="Number">The number of the state, from 0 in the order of the text.</param>
/// <param name="Point">The call that may be suspended.</param>
/// <param name="Go">Where the function goes on.</param>
/// <param name="Wait">Where it goes when the call has given a frame.</param>
internal sealed record SuspendState(int Number, IrInstruction Point, IrBlock Go, IrBlock Wait)
{
    /// <summary>What the frame must keep: the values that are used behind the call, and their owners.</summary>
    public ImmutableArray<IrValue> Live { get; private set; } = [];

    /// <summary>The results of the call but for the frame.</summary>
    public IEnumerable<IrValue> Results => Point.Results.SkipLast(1);

    private IrValue Frame => Point.Results[^1];

    /// <summary>True for a value that a frame can keep; the others are made anew, or are the resume form's own.</summary>
    public static bool IsKept(IrValue value) => value.Type.Kind != IrTypeKind.Worker && !IsMadeAnew(value);

    /// <summary>True for a value that costs nothing to make.</summary>
    public static bool IsMadeAnew(IrValue value)
        => value.Definition is { Opcode: Opcode.FrameNone } || (value.Definition is { Opcode: Opcode.Const } && !value.Type.IsCounted);

    /// <summary>Cuts a function behind each call that gives a frame, and lets it make a frame of its own there.</summary>
    public static IReadOnlyList<SuspendState> Cut(IrFunction function, IrFunction resume)
    {
        List<SuspendState> states = [];
        foreach (var block in function.Blocks.ToList())
        {
            // The last one first, so that no instruction is moved twice.
            var points = block.InstructionList.FindAll(SuspendPoints.IsPoint);
            var first = states.Count;
            for (var i = points.Count - 1; i >= 0; i--)
            {
                states.Insert(first, Cut(block, points[i], first + i));
            }
        }

        function.BlockList.AddRange(states.Select(state => state.Wait));
        var liveness = Liveness.Of(function, ControlFlow.Of(function), IsKept);
        foreach (var state in states)
        {
            HashSet<IrValue> live = [.. liveness.LiveIn(state.Go)];
            live.UnionWith([.. live.Select(value => value.Owner).Where(IsKept)]);
            live.ExceptWith(state.Point.Results);
            state.Live = [.. live.OrderBy(value => value.Id)];
            state.MakeFrame(function, resume);
        }

        return states;
    }

    private static SuspendState Cut(IrBlock block, IrInstruction point, int number)
    {
        var function = block.Function;
        var go = BlockSplit.Behind(block, point, "go");
        var wait = function.NewBlock("wait");
        SuspendState state = new(number, point, go, wait);
        var test = New(Opcode.FrameIsNone, [state.Frame], [function.NewValue(IrType.Bool, null)], null, point.Location);
        block.InstructionList.Add(test);
        block.InstructionList.Add(new IrInstruction(
            OpTable.Get(Opcode.BrIf), [test.Result], [], null, [new IrBranchTarget(go, []), new IrBranchTarget(wait, [])], point.Location));

        // So that what the call gives is used here while what is live is found.
        wait.InstructionList.Add(New(Opcode.Suspend, [state.Frame], [], null, point.Location));
        return state;
    }

    private void MakeFrame(IrFunction function, IrFunction resume)
    {
        var frame = New(
            Opcode.FrameNew, [function.Parameters[0], Frame, .. Live], [function.NewValue(IrType.Frame, null)], new ResumeState(resume, Number), Point.Location);
        Wait.InstructionList.Clear();
        Wait.InstructionList.Add(frame);
        Wait.InstructionList.Add(New(Opcode.Suspend, [frame.Result], [], null, Point.Location));
    }

    private static IrInstruction New(Opcode opcode, IrValue[] operands, IrValue[] results, IrImmediate? immediate, IrLocation location)
        => new(OpTable.Get(opcode), operands, results, immediate, [], location);
}
