// One source file: the document of the pdb, and the extent of its lines.
using System;
using System.Collections.Generic;
using Mono.Cecil.Cil;

namespace Wyn.Backend.Cil;

internal sealed class CilDocument(Document document, IReadOnlyList<string> lines)
{
    // A column is stored in 16 bits.
    private const int MaxColumn = 0xFFFE;

    public Document Document { get; } = document;

    /// <summary>The first column of the line's text and the one behind its last, from 1, in UTF-16 units.</summary>
    public (int Start, int End) Extent(int line)
    {
        if (line < 1 || line > lines.Count || lines[line - 1].Length == 0)
        {
            return (1, 2);
        }

        var text = lines[line - 1];
        var start = Math.Min(text.Length - text.TrimStart().Length, MaxColumn - 2) + 1;
        return (start, Math.Min(text.Length, MaxColumn - 1) + 1);
    }

    /// <summary>The text of a line without its indentation; empty if it is not known.</summary>
    public string Text(int line) => line >= 1 && line <= lines.Count ? lines[line - 1].Trim() : "";
}
