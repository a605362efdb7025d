// A position in a source file, carried by every instruction through all passes.
namespace Wyn.IR.Model;

/// <summary>A source position; <c>default</c> means that there is none (synthesised code).</summary>
/// <param name="File">The file as panics show it: relative to the main file's folder, separated by '/'.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters (code points), from 1.</param>
public readonly record struct IrLocation(string? File, int Line, int Column)
{
    /// <summary>True if the position is known.</summary>
    public bool IsKnown => File is not null;

    /// <summary>The position as <c>file:line:column</c>; empty if unknown.</summary>
    public override string ToString() => File is null ? "" : $"{File}:{Line}:{Column}";
}
