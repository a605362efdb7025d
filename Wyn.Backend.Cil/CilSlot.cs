// A place where values are kept: an argument or a local of the method. Holds values of one source variable, or of none.
using System.Collections.Generic;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

/// <summary>A slot of a method.</summary>
/// <param name="name">The source variable; null for temporaries.</param>
/// <param name="type">The type of the values.</param>
/// <param name="argument">The parameter's number in the method; -1 for a local.</param>
internal sealed class CilSlot(string? name, IrType type, int argument)
{
    private readonly List<CilRange> _taken = [];

    public string? Name { get; } = name;

    public IrType Type { get; } = type;

    /// <summary>The parameter's number in the method; -1 for a local.</summary>
    public int Argument { get; } = argument;

    /// <summary>Takes the slot for the ranges unless another value needs it in one of them.</summary>
    public bool TryTake(List<CilRange> ranges)
    {
        foreach (var range in ranges)
        {
            var next = FirstEndingAfter(range.Start);
            if (next < _taken.Count && _taken[next].Start < range.End)
            {
                return false;
            }
        }

        foreach (var range in ranges)
        {
            _taken.Insert(FirstEndingAfter(range.Start), range);
        }

        return true;
    }

    /// <summary>The index of the first taken range that ends after a point.</summary>
    private int FirstEndingAfter(int point)
    {
        var low = 0;
        var high = _taken.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_taken[middle].End > point)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
