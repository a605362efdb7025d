// Variables: parameters, locals and globals.
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Symbols;

/// <summary>A variable; its type is fixed where it is declared.</summary>
internal abstract class VariableSymbol(string name, TextLocation location) : Symbol(name, location)
{
    public abstract TypeSymbol Type { get; }

    /// <summary>True if only its declaration may give it a value.</summary>
    public abstract bool IsConst { get; }
}

/// <summary>A parameter of a function; the function may assign it, callers see nothing of that.</summary>
internal sealed class ParameterSymbol(string name, TypeSymbol type, TextLocation location) : VariableSymbol(name, location)
{
    public override TypeSymbol Type { get; } = type;

    public override bool IsConst => false;
}

/// <summary>A variable of a function's body.</summary>
/// <param name="name">The name.</param>
/// <param name="type">The type.</param>
/// <param name="isConst">True if declared with <c>const</c>.</param>
/// <param name="isHoisted">True if a bare assignment inside a block declared it for the whole function.</param>
/// <param name="location">Where it is declared.</param>
internal sealed class LocalSymbol(string name, TypeSymbol type, bool isConst, bool isHoisted, TextLocation location)
    : VariableSymbol(name, location)
{
    public override TypeSymbol Type { get; } = type;

    public override bool IsConst { get; } = isConst;

    public bool IsHoisted { get; } = isHoisted;
}
