// What a counted loop does to arrays: which values are one array that `set` changes turn by turn, where parts lie as the loop sees
// it, and which arrays keep their length.
//
//   ^for(%i: int, %a: array<array<int>>):
//     %x = get %rows [%k] : array<int>           the place %rows [%k]
//     %v = get %x [%i] : int                     an element of that place, at the counter
//     %b = set %a [%k][%i], %v                   %b is what becomes of %a; %a and %a [%k] keep their lengths
//     br ^for(%next, %b)
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Analysis;

internal sealed class LoopArrays
{
    private readonly CountedLoop _loop;

    /// <summary>The values that `set` makes of a parameter of the header, with that parameter.</summary>
    private readonly Dictionary<IrValue, IrValue> _changing = [];
    private readonly Dictionary<IrValue, bool> _isConstant = [];
    private readonly ILookup<IrValue, ImmutableArray<PathStep>> _setPaths;

    private LoopArrays(CountedLoop loop)
    {
        _loop = loop;
        foreach (var parameter in loop.Header.Parameters.Where(parameter => parameter.Type.IsCounted))
        {
            FindChanges(parameter);
        }

        _setPaths = loop.Blocks.SelectMany(block => block.Instructions)
            .Where(instruction => instruction.Opcode == Opcode.Set && _changing.ContainsKey(instruction.Operands[0]))
            .ToLookup(set => _changing[set.Operands[0]], set => set.Path.Steps);
    }

    public static LoopArrays Of(CountedLoop loop) => new(loop);

    /// <summary>The parameter of the header of which the value is what has become; null if it is none.</summary>
    public IrValue? ChangingRoot(IrValue value) => _changing.GetValueOrDefault(value);

    /// <summary>What an index is made of; null if that changes in another way than by counting.</summary>
    public LoopIndex? IndexOf(IrValue value)
    {
        if (value == _loop.Counter)
        {
            return new LoopIndex(true, null, 0);
        }

        if (value.Definition is { Immediate: IntConstant { Value: var constant } })
        {
            return new LoopIndex(false, null, constant);
        }

        return Sum(value) ?? (IsConstant(value) ? new LoopIndex(false, value, 0) : null);
    }

    /// <summary>The place of a value; null if it is none, or not the same in each turn.</summary>
    public LoopPlace? PlaceOf(IrValue value)
    {
        if (_loop.IsOlder(value))
        {
            return new LoopPlace(value, []);
        }

        return ChangingRoot(value) is { } root ? new LoopPlace(root, [])
            : value.Definition is { Opcode: Opcode.Get } get ? PlaceOf(get, get.Path.Steps.Length)
            : null;
    }

    /// <summary>The place that so many steps of the path of an instruction lead to; null as above.</summary>
    public LoopPlace? PlaceOf(IrInstruction instruction, int steps)
    {
        var place = PlaceOf(instruction.Operands[0]);
        var operand = 1;
        for (var i = 0; i < steps && place is not null; i++)
        {
            var step = instruction.Path.Steps[i];
            LoopIndex? index = step.TakesIndex ? IndexOf(instruction.Operands[operand++]) : default(LoopIndex);
            place = index is { IsCounting: false } known && step.Kind != PathStepKind.Payload ? place.Then(new LoopStep(Normal(step), known)) : null;
        }

        return place;
    }

    /// <summary>True if what is at the place, an array, has the same length all the time.</summary>
    public bool KeepsLength(LoopPlace place) => !_setPaths[place.Root].Any(path => Replaces(path, place));

    /// <summary>True if a value that is no reference is the same in each turn, and nothing happens where it is computed.</summary>
    public bool IsConstant(IrValue value)
    {
        if (_loop.IsOlder(value))
        {
            return true;
        }

        if (!_isConstant.TryGetValue(value, out var isConstant))
        {
            isConstant = value.Definition is { } definition && IsConstant(definition);
            _isConstant.Add(value, isConstant);
        }

        return isConstant;
    }

    private bool IsConstant(IrInstruction definition)
        => definition.Opcode == Opcode.ArrayLen
            ? PlaceOf(definition.Operands[0]) is { } place && KeepsLength(place)
            : (ExactEffects.Of(definition) & ~OpEffects.Commutative) == 0
                && definition.Results is [{ Type.IsCounted: false }]
                && definition.Operands.All(operand => !operand.Type.IsCounted && IsConstant(operand))
                && definition.Info.Shape == OperandShape.Fixed;

    private LoopIndex? Sum(IrValue value)
    {
        if (_loop.IsOlder(value) || value.Definition is not { Opcode: Opcode.AddWrap or Opcode.SubWrap } sum
            || IndexOf(sum.Operands[0]) is not { } a || IndexOf(sum.Operands[1]) is not { } b)
        {
            return null;
        }

        if (sum.Opcode == Opcode.SubWrap)
        {
            return b is { IsCounting: false, Term: null } ? a with { Offset = unchecked(a.Offset - b.Offset) } : null;
        }

        return (a.IsCounting && b.IsCounting) || (a.Term is not null && b.Term is not null)
            ? null
            : new LoopIndex(a.IsCounting || b.IsCounting, a.Term ?? b.Term, unchecked(a.Offset + b.Offset));
    }

    /// <summary>Follows a parameter through a turn, which has no loop in it; what another op than `set` makes of it is not followed.</summary>
    private void FindChanges(IrValue parameter)
    {
        HashSet<IrValue> found = [parameter];
        foreach (var block in _loop.Blocks.Where(_loop.IsInTurn))
        {
            for (var i = 0; i < block.Parameters.Count && block != _loop.Header; i++)
            {
                if (ArgumentsOf(block, i).All(found.Contains))
                {
                    found.Add(block.Parameters[i]);
                }
            }

            found.UnionWith(block.Instructions
                .Where(instruction => instruction.Opcode == Opcode.Set && found.Contains(instruction.Operands[0])).Select(set => set.Result));
        }

        if (found.Contains(_loop.Back.Arguments[parameter.Index]))
        {
            foreach (var value in found)
            {
                _changing.TryAdd(value, parameter);
            }
        }
    }

    private IEnumerable<IrValue> ArgumentsOf(IrBlock block, int index)
        => _loop.Blocks.SelectMany(source => source.Successors).Where(target => target.Block == block).Select(target => target.Arguments[index]);

    /// <summary>True if a `set` with the path may put something else there, whatever its indices.</summary>
    private static bool Replaces(ImmutableArray<PathStep> path, LoopPlace place)
        => path.Length <= place.Steps.Length && path.Select(Normal).SequenceEqual(place.Steps.Take(path.Length).Select(step => step.Step));

    private static PathStep Normal(PathStep step) => step.TakesIndex ? PathStep.Element : step;
}
