// What the binder notes while it binds the body of a loop over what a function yields.
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Binding;

/// <summary>The returns in the body of such a loop: the body is a lambda, and what it leaves in these variables is done after the loop.</summary>
internal sealed class YieldLoop
{
    /// <summary>Whose scope the variables belong to.</summary>
    public object Owner { get; set; } = new();

    /// <summary>Set by a return without a value; null if there is none.</summary>
    public LocalSymbol? IsLeft { get; set; }

    /// <summary>What a return with a value gives, as an optional; null if there is none.</summary>
    public LocalSymbol? Result { get; set; }
}
