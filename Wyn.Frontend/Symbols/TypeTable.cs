// Interns the composite types of one compilation and knows the types that programs can name.
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Wyn.Frontend.Symbols;

/// <summary>The composite types of one compilation, one object each.</summary>
internal sealed class TypeTable
{
    private readonly Dictionary<TypeSymbol, FutureTypeSymbol> _futures = [];

    /// <summary>The names of all types, for suggestions.</summary>
    public static IReadOnlyList<string> Names { get; } = ["int", "float", "bool", "string", "void", "Future"];

    /// <summary>The type <c>Future&lt;result&gt;</c>.</summary>
    public FutureTypeSymbol Future(TypeSymbol result)
    {
        var key = result.Resolved;
        if (!_futures.TryGetValue(key, out var type))
        {
            type = new FutureTypeSymbol(key);
            _futures.Add(key, type);
        }

        return type;
    }

    /// <summary>Finds a type without parts by its name.</summary>
    public static bool TryFindScalar(string name, [NotNullWhen(true)] out TypeSymbol? type)
    {
        type = name switch
        {
            "int" => TypeSymbol.Int,
            "float" => TypeSymbol.Float,
            "bool" => TypeSymbol.Bool,
            "string" => TypeSymbol.String,
            "void" => TypeSymbol.Void,
            _ => null,
        };
        return type is not null;
    }
}
