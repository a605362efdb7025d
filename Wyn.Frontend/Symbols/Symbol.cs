// What a name means: the base of functions and variables.
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Symbols;

/// <summary>A named thing of the program; identity is the object.</summary>
internal abstract class Symbol(string name, TextLocation location)
{
    public string Name { get; } = name;

    /// <summary>Where the name is declared.</summary>
    public TextLocation Location { get; } = location;

    public sealed override string ToString() => Name;
}
