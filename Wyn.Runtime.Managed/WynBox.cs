// The cell of a captured variable that is written. The only value with an identity; it never leaves its task, so plain
// reads and writes do.
using System.Diagnostics.CodeAnalysis;

namespace Wyn.Runtime;

/// <summary>The cell of a captured variable.</summary>
/// <typeparam name="T">The type of the variable.</typeparam>
/// <param name="value">What the cell holds first.</param>
/// <param name="name">The variable's name.</param>
[SuppressMessage("Design", "CA1051", Justification = "Lowered code uses the fields directly.")]
public sealed class WynBox<T>(T value, string name) : IBoxHolder
{
    /// <summary>What the cell holds.</summary>
    public T Value = value;

    /// <inheritdoc/>
    void IBoxHolder.FindBoxes(BoxSearch search) => search.Found(name);
}
