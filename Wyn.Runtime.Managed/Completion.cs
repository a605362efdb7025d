// What a function that may suspend gives back when it also has a value: the value, or the frame it was suspended into.
// A struct of public fields, so that it travels in two registers.
using System.Diagnostics.CodeAnalysis;

namespace Wyn.Runtime;

/// <summary>The two results of a function that has a value and may suspend.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="value">The value; without meaning unless <paramref name="frame"/> is null.</param>
/// <param name="frame">Null if the call has completed.</param>
[SuppressMessage("Performance", "CA1815", Justification = "Lowered code never compares completions.")]
[SuppressMessage("Design", "CA1051", Justification = "Lowered code loads the fields directly.")]
public readonly struct Completion<T>(T value, Frame? frame)
{
    /// <summary>The value; without meaning unless <see cref="Frame"/> is null.</summary>
    public readonly T Value = value;

    /// <summary>Null if the call has completed, else what was suspended.</summary>
    public readonly Frame? Frame = frame;
}
