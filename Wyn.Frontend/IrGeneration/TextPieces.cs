// Collects the pieces of a string that is put together at run time. Neighbouring constants become one, and the whole
// becomes one concatenation, or a few where there are very many pieces.
using System.Collections.Generic;
using System.Collections.Immutable;
using Wyn.IR.Backends;
using Wyn.IR.Build;
using Wyn.IR.Model;

namespace Wyn.Frontend.IrGeneration;

/// <summary>A string in pieces: constants and values.</summary>
internal sealed class TextPieces
{
    /// <summary>More operands than this are concatenated in steps, to keep the number of live values bounded.</summary>
    private const int MaxOperands = 64;

    private readonly List<(ImmutableArray<byte> Bytes, IrValue? Value)> _pieces = [];

    public void Add(ImmutableArray<byte> bytes)
    {
        if (_pieces is [.., (var last, null)])
        {
            _pieces[^1] = (last.AddRange(bytes), null);
        }
        else if (!bytes.IsEmpty)
        {
            _pieces.Add((bytes, null));
        }
    }

    public void Add(IrValue value) => _pieces.Add(([], value));

    public void Add(TextPieces other)
    {
        foreach (var (bytes, value) in other._pieces)
        {
            if (value is null)
            {
                Add(bytes);
            }
            else
            {
                Add(value);
            }
        }
    }

    /// <summary>Keeps the number of pieces small while a long chain is being evaluated.</summary>
    public void Reduce(IrBuilder builder)
    {
        if (_pieces.Count >= MaxOperands)
        {
            var value = ToValue(builder);
            _pieces.Clear();
            Add(value);
        }
    }

    /// <summary>Emits the string.</summary>
    public IrValue ToValue(IrBuilder builder)
    {
        var operands = new IrValue[_pieces.Count];
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = _pieces[i].Value ?? builder.Const(_pieces[i].Bytes);
        }

        return operands.Length switch
        {
            0 => builder.Const(ImmutableArray<byte>.Empty),
            1 => operands[0],
            _ => builder.CallRuntime(RuntimeAbi.StrConcat, operands)!, // The row has a result.
        };
    }
}
