// What the values of a map are that old programs fill by `insert_int`, `insert_string` and read by `get_int`, `get_string`, `get`:
// decided when the whole program is bound, from all that it does with the map. Ints and strings together are values of the
// library's Scalar.
using System.Collections.Generic;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>How such a map is used.</summary>
internal enum MapAccess
{
    StoreInt,
    StoreText,
    ReadInt,
    ReadText,

    /// <summary><c>get</c>, which gives a text.</summary>
    Get,
}

/// <summary>The uses of maps whose values have no type yet.</summary>
internal sealed class MapValues(ProgramBinder program)
{
    private readonly List<(TypeSymbol Value, MapAccess Access, TextLocation Location)> _uses = [];

    public void Add(TypeSymbol value, MapAccess access, TextLocation location) => _uses.Add((value, access, location));

    /// <summary>True if such uses are known of a map whose values have no type yet.</summary>
    public bool IsUsed(TypeSymbol value) => value.IsOpen && _uses.Exists(use => ReferenceEquals(use.Value.Resolved, value.Resolved));

    /// <summary>Gives the values their types as far as nothing else has; true if there were any.</summary>
    public bool Decide()
    {
        var open = _uses.Where(use => use.Value.IsOpen).ToList();
        foreach (var uses in open.GroupBy(use => use.Value.Resolved).ToList())
        {
            var isInt = uses.Any(use => use.Access is MapAccess.StoreInt or MapAccess.ReadInt);
            var isText = uses.Any(use => use.Access is MapAccess.StoreText or MapAccess.ReadText or MapAccess.Get);
            TypeVariable.TryUnify(uses.Key, isInt && isText ? program.Declarations.Scalar.Instantiate([]) : isInt ? TypeSymbol.Int : TypeSymbol.String);
        }

        return open.Count > 0;
    }

    /// <summary>Reports the strings that are stored in maps which turned out to hold numbers.</summary>
    public void Check()
    {
        foreach (var (value, access, location) in _uses)
        {
            if (access == MapAccess.StoreText && value.IsNumeric)
            {
                program.Diagnostics.Report(TypeDiagnostics.PartMismatch, location, TypeSymbol.String, "map", value);
            }
        }
    }
}
