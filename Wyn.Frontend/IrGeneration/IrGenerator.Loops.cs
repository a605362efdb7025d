// Loops. The counter of a range loop is a block parameter of its own, so that assigning the loop variable changes nothing
// but that variable; no counter can overflow at the end of the range of int.
using System.Collections.Generic;
using Wyn.Frontend.Analysis;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
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
            GenerateCondition(loop.Condition, body, exit);
            Continue(body);
        }

        GenerateBody(loop, new LoopTargets(exit, header));
        GoOnTo(header, loop);
        _ssa.EndLoop(header);
        Continue(exit);
    }

    private void GenerateFor(BoundFor loop)
    {
        var start = GenerateValue(loop.Start);
        var end = GenerateValue(loop.End);
        var step = loop.Step is null ? null : GenerateValue(loop.Step);
        Locate(loop.Location);
        var counting = new Counting(loop, _builder);
        switch (loop.Kind)
        {
            case RangeKind.HalfOpen:
                GenerateHalfOpen(counting, start, end);
                break;
            case RangeKind.Inclusive:
                GenerateInclusive(counting, start, end);
                break;
            default:
                // A stepped range has a step.
                GenerateStepped(counting, start, end, step!);
                break;
        }

        _ssa.EndLoop(counting.Header);
        Continue(counting.Exit);
    }

    /// <summary>
    /// <c>^for(i): if i &lt; end { body; br ^for(i + 1) }</c>: the sum cannot overflow, since i is below the end.
    /// </summary>
    private void GenerateHalfOpen(Counting counting, IrValue start, IrValue end)
    {
        Branch(counting.Header, start);
        Enter(counting);
        var body = _builder.NewBlock("body");
        BranchIf(_builder.Emit(Opcode.LtInt, counting.Counter, end), body, [], counting.Exit, []);
        Place(body);
        if (GenerateCountedBody(counting))
        {
            Branch(counting.Header, _builder.Emit(Opcode.AddWrap, counting.Counter, _builder.Const(1)));
        }
    }

    /// <summary>
    /// <c>if start &lt;= end { ^for(i): body; if i &lt; end { br ^for(i + 1) } }</c>: at the largest int the sum is not used.
    /// </summary>
    private void GenerateInclusive(Counting counting, IrValue start, IrValue end)
    {
        BranchIf(_builder.Emit(Opcode.LeInt, start, end), counting.Header, [start], counting.Exit, []);
        Enter(counting);
        if (GenerateCountedBody(counting))
        {
            var next = _builder.Emit(Opcode.AddWrap, counting.Counter, _builder.Const(1));
            BranchIf(_builder.Emit(Opcode.LtInt, counting.Counter, end), counting.Header, [next], counting.Exit, []);
        }
    }

    /// <summary>
    /// <c>^for(i): if i is before end { body; if i + step has not wrapped { br ^for(i + step) } }</c>, where "before" depends on
    /// the sign of the step: known here for a literal, else asked at run time.
    /// </summary>
    private void GenerateStepped(Counting counting, IrValue start, IrValue end, IrValue step)
    {
        var isKnown = counting.Loop.Step is BoundLiteral { Value: IntConstant { Value: not 0 } };
        IrValue? isUp = null;
        if (!isKnown)
        {
            GenerateStepCheck(step);
            isUp = _builder.Emit(Opcode.GtInt, step, _builder.Const(0));
        }

        var known = counting.Loop.Step is BoundLiteral { Value: IntConstant { Value: > 0 } };
        Branch(counting.Header, start);
        Enter(counting);
        var body = _builder.NewBlock("body");
        BranchByDirection(isUp, known, counting.Counter, end, body, [], counting.Exit);
        Place(body);
        if (GenerateCountedBody(counting))
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
    private bool GenerateCountedBody(Counting counting)
    {
        if (counting.Loop.Variable is { } variable)
        {
            _ssa.Write(variable, counting.Counter);
        }

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

    /// <summary>The local variables that a loop assigns.</summary>
    private static HashSet<VariableSymbol> AssignedIn(BoundLoop loop)
    {
        var assigned = new HashSet<VariableSymbol>();
        foreach (var node in loop.DescendantsAndSelf())
        {
            switch (node)
            {
                case BoundAssignment { Target: BoundVariable target }:
                    assigned.Add(target.Variable);
                    break;
                case BoundCompoundAssignment { Target: BoundVariable target }:
                    assigned.Add(target.Variable);
                    break;
                case BoundFor { Variable: { } variable }:
                    assigned.Add(variable);
                    break;
            }
        }

        return assigned;
    }

    /// <summary>The blocks of a counted loop, and the parameter of its header that counts.</summary>
    private sealed class Counting
    {
        public Counting(BoundFor loop, IrBuilder builder)
        {
            Loop = loop;
            Header = builder.NewBlock("for");
            Counter = IrBuilder.AddBlockParameter(Header, IrType.Int, loop.Variable?.Name);
            Exit = builder.NewBlock("end");
        }

        public BoundFor Loop { get; }

        public IrBlock Header { get; }

        public IrValue Counter { get; }

        public IrBlock Exit { get; }
    }
}
