// A program-wide variable.
using Wyn.IR.Types;

namespace Wyn.IR.Model;

/// <summary>
/// A program-wide variable. It begins with the zero of its type (0, 0.0, false, the empty string); a future has none, and
/// reading it before the first store panics.
/// </summary>
/// <param name="name">The unique name, without the '@' of the text form.</param>
/// <param name="type">The type of the value.</param>
/// <param name="isShared">True if tasks other than the main one may use it, so that loads and stores must be atomic.</param>
public sealed class IrGlobal(string name, IrType type, bool isShared)
{
    /// <summary>The unique name, without the '@' of the text form.</summary>
    public string Name { get; } = name;

    /// <summary>The type of the value.</summary>
    public IrType Type { get; } = type;

    /// <summary>True if tasks other than the main one may use it, so that loads and stores must be atomic.</summary>
    public bool IsShared { get; } = isShared;
}
