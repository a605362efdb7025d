// A variable of the whole program: declared at the top level or hoisted to it.
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Symbols;

/// <summary>
/// A program-wide variable. Its type is open until its declaration is bound, which happens when somebody first needs it.
/// </summary>
/// <param name="name">The name.</param>
/// <param name="isConst">True if declared with <c>const</c>.</param>
/// <param name="statement">The position among the top-level statements of the one that declares it.</param>
/// <param name="visibleFrom">From which position on top-level statements see it; functions see it everywhere.</param>
/// <param name="isLibrary">True if the core library declares it.</param>
/// <param name="location">Where it is declared.</param>
internal sealed class GlobalSymbol(string name, bool isConst, int statement, int visibleFrom, bool isLibrary, TextLocation location)
    : VariableSymbol(name, location)
{
    /// <summary>Solved by the binding of the declaration.</summary>
    public TypeVariable Inferred { get; } = new();

    public override TypeSymbol Type => Inferred.Resolved;

    public override bool IsConst { get; } = isConst;

    public bool IsLibrary { get; } = isLibrary;

    /// <summary>True if the program uses it.</summary>
    public bool IsUsed { get; set; }

    public int Statement { get; } = statement;

    public int VisibleFrom { get; } = visibleFrom;
}
