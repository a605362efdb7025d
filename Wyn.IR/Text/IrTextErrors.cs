// Collects the errors of one text and turns offsets into lines and columns.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Wyn.IR.Text;

internal sealed class IrTextErrors(string file, string text)
{
    private const int MostSuggestions = 20;

    private readonly List<(int Offset, string Message, string? Suggestion)> _errors = [];
    private readonly List<int> _lineStarts = FindLineStarts(text);

    public int Count => _errors.Count;

    public bool Any => _errors.Count > 0;

    public void Add(int offset, string message, string? suggestion = null) => _errors.Add((offset, message, suggestion));

    /// <summary>Reports that nothing has the name, with the nearest candidate; the sigil stands before both.</summary>
    public void AddUnknown(int offset, string what, string sigil, string name, IEnumerable<string> candidates)
    {
        // The search for a near name looks at all candidates, so a text that is wrong throughout gets only some suggestions.
        var near = _errors.Count < MostSuggestions ? NearestName.Find(name, candidates) : null;
        Add(offset, $"unknown {what} {sigil}{name}", near is null ? null : sigil + near);
    }

    public ImmutableArray<IrTextError> ToImmutable()
        => [.. _errors.OrderBy(error => error.Offset).Select(error => Locate(error.Offset, error.Message, error.Suggestion))];

    private IrTextError Locate(int offset, string message, string? suggestion)
    {
        var found = _lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        var column = 1;
        foreach (var _ in text.AsSpan(_lineStarts[line], offset - _lineStarts[line]).EnumerateRunes())
        {
            column++;
        }

        return new IrTextError(file, line + 1, column, message, suggestion);
    }

    private static List<int> FindLineStarts(string text)
    {
        List<int> starts = [0];
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            starts.Add(i + 1);
        }

        return starts;
    }
}
