// Diagnostics for people: the message, the source line with the span underlined, labelled further places, the way out.
//
//   error[WYN3004]: cannot add int and string
//    --> demo.wyn:3:13
//     |
//   3 |     print(1 + name)
//     |           ^^^^^^^^
//   help: write str(1) + name
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Text;

namespace Wyn.Driver.Diagnostics;

/// <summary>Renders for a terminal or a log; a line longer than <see cref="MaxCells"/> is shown around the span.</summary>
internal sealed class HumanRenderer(bool color) : IDiagnosticRenderer
{
    private const int MaxCells = 120;
    private const int CellsBeforeSpan = 40;
    private const string Ellipsis = "...";

    public string Render(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        var accent = diagnostic.IsError ? "1;31" : "1;33";
        text.Append(Paint(accent, $"{DiagnosticRenderer.SeverityName(diagnostic)}[{diagnostic.Code}]"));
        text.Append(Paint("1", ": " + DisplayText.Printable(diagnostic.Message))).Append('\n');
        if (diagnostic.Location is { } location)
        {
            WriteSnippets(text, diagnostic, location, accent);
        }

        if (diagnostic.Help is { } help)
        {
            text.Append(Paint("1;36", "help")).Append(": ").Append(DisplayText.Printable(help)).Append('\n');
        }

        return text.ToString();
    }

    private void WriteSnippets(StringBuilder text, Diagnostic diagnostic, TextLocation location, string accent)
    {
        var marks = new List<Mark> { new(location, "", '^', accent) };
        marks.AddRange(diagnostic.Labels.Select(label => new Mark(label.Location, label.Text, '-', "1;34")));
        var gutter = marks.Max(mark => mark.Line + 1).ToString(CultureInfo.InvariantCulture).Length;
        var margin = new string(' ', gutter);
        var (line, column) = location.Source.GetLineAndColumn(location.Span.Start);
        text.Append(margin).Append(Paint("1;34", "--> ")).Append(location.Source.Name).Append(':').Append(line).Append(':').Append(column).Append('\n');
        text.Append(margin).Append(Paint("1;34", " |")).Append('\n');

        var source = location.Source;
        foreach (var group in marks.GroupBy(mark => (mark.Location.Source, mark.Line)))
        {
            if (group.Key.Source != source)
            {
                source = group.Key.Source;
                text.Append(margin).Append(Paint("1;34", "::: ")).Append(source.Name).Append(':').Append(group.Key.Line + 1).Append('\n');
            }

            WriteLine(text, [.. group], gutter);
        }
    }

    /// <summary>One source line and an underline for each mark in it.</summary>
    private void WriteLine(StringBuilder text, List<Mark> marks, int gutter)
    {
        var line = marks[0].Line;
        var display = new DisplayText(marks[0].Location.Source.GetLine(line));
        var (from, to) = Window(display, marks[0].Start);
        var lead = from > 0 ? Ellipsis : "";
        var tail = to < display.Length ? Ellipsis : "";
        var number = (line + 1).ToString(CultureInfo.InvariantCulture).PadLeft(gutter);
        text.Append(Paint("1;34", number + " |")).Append((" " + lead + display.Slice(from, to) + tail).TrimEnd()).Append('\n');
        foreach (var mark in marks)
        {
            var start = Math.Clamp(mark.Start, from, Math.Max(from, to));
            var end = Math.Clamp(mark.EndIn(display), start, Math.Max(start, to));
            var indent = lead.Length + display.CellOf(start) - display.CellOf(from);
            var width = Math.Max(1, display.CellOf(end) - display.CellOf(start));
            var label = mark.Text.Length > 0 ? " " + DisplayText.Printable(mark.Text) : "";
            text.Append(new string(' ', gutter)).Append(Paint("1;34", " |")).Append(' ').Append(new string(' ', indent));
            text.Append(Paint(mark.Accent, new string(mark.Symbol, width) + label)).Append('\n');
        }
    }

    /// <summary>The part of a long line to show, so that the span's beginning is in it.</summary>
    private static (int From, int To) Window(DisplayText display, int start)
    {
        if (display.CellOf(display.Length) <= MaxCells)
        {
            return (0, display.Length);
        }

        var from = Math.Min(start, display.Length);
        while (from > 0 && display.CellOf(Math.Min(start, display.Length)) - display.CellOf(from) < CellsBeforeSpan)
        {
            from--;
        }

        var to = from;
        while (to < display.Length && display.CellOf(to) - display.CellOf(from) < MaxCells)
        {
            to++;
        }

        return (from, to);
    }

    private string Paint(string style, string text) => color ? $"\e[{style}m{text}\e[0m" : text;

    /// <summary>A span in one line, to be underlined.</summary>
    private sealed record Mark(TextLocation Location, string Text, char Symbol, string Accent)
    {
        /// <summary>The line, from 0.</summary>
        public int Line => Location.Source.GetLineIndex(Location.Span.Start);

        /// <summary>The first code point in the line, from 0.</summary>
        public int Start => Location.Source.GetLineAndColumn(Location.Span.Start).Column - 1;

        /// <summary>The code point behind the span; the end of the line where the span goes on in the next.</summary>
        public int EndIn(DisplayText line)
        {
            var source = Location.Source;
            return source.GetLineIndex(Location.Span.End) == Line
                ? source.GetLineAndColumn(Location.Span.End).Column - 1
                : Math.Max(Start + 1, line.Length);
        }
    }
}
