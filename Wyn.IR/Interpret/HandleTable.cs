// The channels and cells that the program knows by a number.
using System.Collections.Generic;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Interpret;

/// <summary>The table of handles of a run.</summary>
internal sealed class HandleTable
{
    private readonly Dictionary<object, long> _numbers = [];
    private readonly Dictionary<long, (object Object, string Kind, IrType Type)> _entries = [];
    private long _last;

    /// <summary>The number of an object, which is entered if it is not there.</summary>
    public long NumberOf(object instance, string kind, IrType type)
    {
        if (!_numbers.TryGetValue(instance, out var number))
        {
            number = ++_last;
            _numbers.Add(instance, number);
            _entries.Add(number, (instance, kind, type));
        }

        return number;
    }

    /// <summary>The object with a number; panics if there is none of the kind.</summary>
    public object Find(long number, HandleKind kind, IrLocation location)
        => _entries.TryGetValue(number, out var entry) && entry.Kind == kind.Name && entry.Type == kind.Type
            ? entry.Object
            : throw new PanicException($"this int is not a {kind.Name}", location);

    /// <summary>Forgets an object.</summary>
    public void Remove(object instance)
    {
        if (_numbers.Remove(instance, out var number))
        {
            _entries.Remove(number);
        }
    }
}
