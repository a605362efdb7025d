// Interns the composite types of one module, so that equal types are one object.
using System.Collections.Generic;

namespace Wyn.IR.Types;

/// <summary>The composite types of one module; hands out one object per distinct type.</summary>
public sealed class IrTypeTable
{
    private readonly Dictionary<IrType, FutureType> _futures = [];

    /// <summary>The type <c>future&lt;result&gt;</c>.</summary>
    public FutureType Future(IrType result)
    {
        if (!_futures.TryGetValue(result, out var type))
        {
            type = new FutureType(result);
            _futures.Add(result, type);
        }

        return type;
    }
}
