// Loops. The counter of a range loop is a block parameter of its own, so that assigning the loop variable changes nothing
// but that variable; no counter can overflow at the end of the range of int.
using System;
using Wyn.Frontend.Analysis;
using Wyn.Frontend.Binding;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

internal sealed partial class IrGenerator
{
    private void GenerateWhile(BoundWhile loop)
    {
        var header = _builder.NewBlock("while");
        var exit = _builder.NewBlock("end");
        Locate(loop.Location);
        Branch(header);
        Place(header);
        _ssa.BeginLoop(header, AssignedIn(loop));
        if (!ReturnAnalysis.IsAlwaysTrue(loop.Condition))
        {
            var body = _builder.NewBlock("body");
            Attempt(() => GenerateCondition(loop.Condition, body, exit));
            Continue(body);
        }

        GenerateBody(loop, new LoopTargets(exit, header));
        GoOnTo(header, loop);
        _ssa.EndLoop(header);
        Continue(exit);
    }

    /// <summary><c>continue</c> goes to the step, which stands at the end of the body. A variable that lambdas share has a new box for each turn.</summary>
    private void GenerateForLoop(BoundForLoop loop)
    {
        var header = _builder.NewBlock("for");
        var exit = _builder.NewBlock("end");
        var step = _builder.NewBlock("step");
        Locate(loop.Location);
        Branch(header);
        Place(header);
        var shared = loop.Variable is { IsBoxed: true } variable ? variable : null;
        _ssa.BeginLoop(header, shared is null ? AssignedIn(loop) : [.. AssignedIn(loop), shared]);
        if (!ReturnAnalysis.IsAlwaysTrue(loop.Condition))
        {
            var body = _builder.NewBlock("body");
            Attempt(() => GenerateCondition(loop.Condition, body, exit));
            Continue(body);
        }

        GenerateBody(loop, new LoopTargets(exit, step));
        GoOnTo(step, loop);
        Continue(step);
        if (shared is not null && !_builder.IsTerminated)
        {
            Declare(shared, RootOf(shared).Load()); // lambdas of the turns before keep theirs
        }

        GenerateStatement(loop.Step);
        GoOnTo(header, loop);
        _ssa.EndLoop(header);
        Continue(exit);
    }

    /// <summary>The array is the value that it was at the beginning, whatever the body does to a variable that it came from.</summary>
    private void GenerateForEach(BoundForEach loop)
    {
        var array = GenerateValue(loop.Array);
        Locate(loop.Location);
        var counting = new Counting(loop, loop.Index?.Name, _builder);
        var length = _builder.ArrayLen(array);
        GenerateHalfOpen(counting, _builder.Const(0), length, index =>
        {
            if (loop.Index is { } position)
            {
                Declare(position, index);
            }

            if (loop.Element is { } element)
            {
                Declare(element, _builder.Get(array, IrPath.Of(PathStep.UncheckedElement), index));
            }
        });
        _ssa.EndLoop(counting.Header);
        Continue(counting.Exit);
    }

    private void GenerateFor(BoundFor loop)
    {
        var start = GenerateValue(loop.Start);
        var end = GenerateValue(loop.End);
        var step = loop.Step is null ? null : GenerateValue(loop.Step);
        Locate(loop.Location);
        var counting = new Counting(loop, loop.Variable?.Name, _builder);
        Action<IrValue> begin = counter =>
        {
            if (loop.Variable is { } variable)
            {
                Declare(variable, counter);
            }
        };
        switch (loop.Kind)
        {
            case RangeKind.HalfOpen:
                GenerateHalfOpen(counting, start, end, begin);
                break;
            case RangeKind.Inclusive:
                GenerateInclusive(counting, start, end, begin);
                break;
            default:
                // A stepped range has a step.
                GenerateStepped(counting, loop.Step!, start, end, step!, begin);
                break;
        }

        _ssa.EndLoop(counting.Header);
        Continue(counting.Exit);
    }

    /// <summary>
    /// <c>^for(i): if i &lt; end { body; br ^for(i + 1) }</c>: the sum cannot overflow, since i is below the end.
    /// </summary>
    private void GenerateHalfOpen(Counting counting, IrValue start, IrValue end, Action<IrValue> begin)
    {
        Branch(counting.Header, start);
        Enter(counting);
        var body = _builder.NewBlock("body");
        BranchIf(_builder.Emit(Opcode.LtInt, counting.Counter, end), body, [], counting.Exit, []);
        Place(body);
        if (GenerateCountedBody(counting, begin))
        {
            Branch(counting.Header, _builder.Emit(Opcode.AddWrap, counting.Counter, _builder.Const(1)));
        }
    }

    /// <summary>
    /// <c>if start &lt;= end { ^for(i): body; if i &lt; end { br ^for(i + 1) } }</c>: at the largest int the sum is not used.
    /// </summary>
    private void GenerateInclusive(Counting counting, IrValue start, IrValue end, Action<IrValue> begin)
    {
        BranchIf(_builder.Emit(Opcode.LeInt, start, end), counting.Header, [start], counting.Exit, []);
        Enter(counting);
        if (GenerateCountedBody(counting, begin))
        {
            var next = _builder.Emit(Opcode.AddWrap, counting.Counter, _builder.Const(1));
            BranchIf(_builder.Emit(Opcode.LtInt, counting.Counter, end), counting.Header, [next], counting.Exit, []);
        }
    }

    /// <summary>
    /// <c>^for(i): if i is before end { body; if i + step has not wrapped { br ^for(i + step) } }</c>, where "before" depends on
    /// the sign of the step: known here for a literal, else asked at run time.
    /// </summary>
    private void GenerateStepped(Counting counting, BoundExpression stepExpression, IrValue start, IrValue end, IrValue step, Action<IrValue> begin)
    {
        var isKnown = stepExpression is BoundLiteral { Value: IntConstant { Value: not 0 } };
        IrValue? isUp = null;
        if (!isKnown)
        {
            GenerateStepCheck(step);
            isUp = _builder.Emit(Opcode.GtInt, step, _builder.Const(0));
        }

        var known = stepExpression is BoundLiteral { Value: IntConstant { Value: > 0 } };
        Branch(counting.Header, start);
        Enter(counting);
        var body = _builder.NewBlock("body");
        BranchByDirection(isUp, known, counting.Counter, end, body, [], counting.Exit);
        Place(body);
        if (GenerateCountedBody(counting, begin))
        {
            var next = _builder.Emit(Opcode.AddWrap, counting.Counter, step);
            BranchByDirection(isUp, known, counting.Counter, next, counting.Header, [next], counting.Exit);
        }
    }

    private void GenerateStepCheck(IrValue step)
    {
        var zero = _builder.NewBlock("zero");
        var valid = _builder.NewBlock("valid");
        BranchIf(_builder.Emit(Opcode.EqInt, step, _builder.Const(0)), zero, [], valid, []);
        Place(zero);
        _builder.Panic(_builder.Const([.. "the step of a range is zero"u8]));
        Place(valid);
    }

    /// <summary>Goes to <paramref name="target"/> if one value comes strictly before another in the loop's direction, else to the exit.</summary>
    private void BranchByDirection(
        IrValue? isUp, bool isKnownUp, IrValue before, IrValue after, IrBlock target, IrValue[] arguments, IrBlock exit)
    {
        if (isUp is null)
        {
            BranchIf(_builder.Emit(isKnownUp ? Opcode.LtInt : Opcode.GtInt, before, after), target, arguments, exit, []);
            return;
        }

        var up = _builder.NewBlock("up");
        var down = _builder.NewBlock("down");
        BranchIf(isUp, up, [], down, []);
        Place(up);
        BranchIf(_builder.Emit(Opcode.LtInt, before, after), target, arguments, exit, []);
        Place(down);
        BranchIf(_builder.Emit(Opcode.GtInt, before, after), target, arguments, exit, []);
    }

    /// <summary>Goes on in the header of a counted loop, to which the edge from outside has been made.</summary>
    private void Enter(Counting counting)
    {
        Place(counting.Header);
        _ssa.BeginLoop(counting.Header, AssignedIn(counting.Loop));
    }

    /// <summary>Generates the body and joins what continues the loop; false if nothing does.</summary>
    private bool GenerateCountedBody(Counting counting, Action<IrValue> begin)
    {
        begin(counting.Counter);
        var next = _builder.NewBlock("next");
        GenerateBody(counting.Loop, new LoopTargets(counting.Exit, next));
        if (_ssa.HasEdges(next))
        {
            if (!_builder.IsTerminated)
            {
                Branch(next);
            }

            Place(next);
        }

        Locate(counting.Loop.Location);
        return !_builder.IsTerminated;
    }

    private void GenerateBody(BoundLoop loop, LoopTargets targets)
    {
        _loops.Push(targets);
        GenerateStatement(loop.Body);
        _loops.Pop();
    }

    /// <summary>The blocks of a counted loop, and the parameter of its header that counts.</summary>
    private sealed class Counting
    {
        public Counting(BoundLoop loop, string? name, IrBuilder builder)
        {
            Loop = loop;
            Header = builder.NewBlock("for");
            Counter = IrBuilder.AddBlockParameter(Header, IrType.Int, name);
            Exit = builder.NewBlock("end");
        }

        public BoundLoop Loop { get; }

        public IrBlock Header { get; }

        public IrValue Counter { get; }

        public IrBlock Exit { get; }
    }
}
