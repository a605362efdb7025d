// The three forms of a message: shape, columns under tabs, UTF-8, wide characters and CRLF, long lines, several places.
using System;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wyn.Driver.Diagnostics;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Text;
using Xunit;

namespace Wyn.Driver.Tests.Diagnostics;

public sealed class RendererTests
{
    private static readonly DiagnosticDescriptor Row = new("WYN3999", DiagnosticSeverity.Error, "title", "cannot add {0} and {1}");

    [Fact]
    public void Human_form_underlines_the_span()
    {
        var diagnostic = At("a = 1\n    print(a + b)\n", "a + b") with { Help = "write str(a) + b" };

        Assert.Equal(
            """
            error[WYN3999]: cannot add int and string
             --> demo.wyn:2:11
              |
            2 |     print(a + b)
              |           ^^^^^
            help: write str(a) + b

            """,
            Human(diagnostic));
    }

    [Fact]
    public void Tabs_are_expanded_and_columns_count_characters()
    {
        Assert.Equal(
            """
            error[WYN3999]: cannot add int and string
             --> demo.wyn:1:10
              |
            1 |     é   print(x)
              |               ^

            """,
            Human(At("\té\tprint(x)\n", "x")));
    }

    [Theory]
    [InlineData("日本 x", "x", "     ^")]
    [InlineData("e\u0301e x", "x", "   ^")]
    [InlineData("print(日本)", "日本", "      ^^^^")]
    [InlineData("x\r\ny", "x", "^")]
    [InlineData("\uFEFFx", "x", "^")]
    [InlineData("\u001b[31m x", "x", "      ^")]
    public void Underline_stands_below_its_span(string text, string part, string underline)
        => Assert.Equal("  | " + underline, Human(At(text, part)).Split('\n')[4]);

    [Fact]
    public void Control_characters_of_a_source_do_not_reach_the_terminal()
        => Assert.DoesNotContain('\e', Human(At("\e[31mx\r\n", "x") with { Help = "\e[0m" }));

    [Fact]
    public void Span_over_several_lines_is_underlined_to_the_end_of_its_first()
        => Assert.Equal("  |   ^^", Human(At("a (b\nc) d", "(b\nc)")).Split('\n')[4]);

    [Fact]
    public void Place_behind_the_last_character_gets_a_caret()
        => Assert.Equal("  |    ^", Human(new Diagnostic(Row, new TextLocation(SourceText.From("demo.wyn", "abc"), new TextSpan(3, 0)), ["int", "string"])).Split('\n')[4]);

    [Fact]
    public void Long_line_is_shown_around_the_span()
    {
        var lines = Human(At(new string('a', 1000) + "HERE" + new string('b', 1000), "HERE")).Split('\n');

        Assert.Equal("1 | ..." + new string('a', 40) + "HERE" + new string('b', 76) + "...", lines[3]);
        Assert.Equal("  | " + new string(' ', 43) + "^^^^", lines[4]);
    }

    [Fact]
    public void Labels_are_underlined_where_they_are()
    {
        var source = SourceText.From("demo.wyn", "var a = 1\nvar b = \"x\"\nprint(a + b)\n");
        var diagnostic = new Diagnostic(Row, Location(source, "a + b"), ["int", "string"])
        {
            Labels = [new(Location(source, "+"), "this operator"), new(Location(source, "\"x\""), "a string")],
        };

        Assert.Equal(
            """
            error[WYN3999]: cannot add int and string
             --> demo.wyn:3:7
              |
            3 | print(a + b)
              |       ^^^^^
              |         - this operator
            2 | var b = "x"
              |         --- a string

            """,
            Human(diagnostic));
    }

    [Fact]
    public void Label_in_another_file_names_it()
    {
        var diagnostic = At("x", "x") with { Labels = [new(Location(SourceText.From("other.wyn", "\n\ny"), "y"), "declared here")] };

        Assert.Contains(" ::: other.wyn:3\n3 | y\n  | - declared here\n", Human(diagnostic), StringComparison.Ordinal);
    }

    [Fact]
    public void Short_form_is_one_line()
        => Assert.Equal("demo.wyn:2:3: error[WYN3999]: cannot add int and string\n", Render(MessageFormat.Short, At("a\n  b", "b")));

    [Fact]
    public void Short_form_without_a_place_begins_with_the_severity()
    {
        var row = Row with { Severity = DiagnosticSeverity.Warning };
        Assert.Equal("warning[WYN3999]: cannot add int and string\n", Render(MessageFormat.Short, new Diagnostic(row, null, ["int", "string"])));
    }

    [Fact]
    public void Json_form_is_one_object_a_line()
    {
        var text = Render(MessageFormat.Json, At("a\né = \"b\nc\"", "\"b\nc\"") with { Help = "say \"c\"" });

        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Single(text.TrimEnd('\n').Split('\n'));
        using var json = JsonDocument.Parse(text);
        Assert.Equal(
            """{"severity":"error","code":"WYN3999","message":"cannot add int and string","file":"demo.wyn","line":2,"column":5,"endLine":3,"endColumn":3,"help":"say \"c\""}""" + "\n",
            text);
    }

    [Fact]
    public void Colour_paints_and_changes_nothing_else()
    {
        var diagnostic = At("a + b", "+") with { Help = "no" };
        var colored = DiagnosticRenderer.Create(MessageFormat.Human, color: true).Render(diagnostic);

        Assert.Contains("\e[1;31merror[WYN3999]\e[0m", colored, StringComparison.Ordinal);
        Assert.Equal(Human(diagnostic), Regex.Replace(colored, "\e\\[[0-9;]*m", ""));
    }

    private static Diagnostic At(string text, string part)
    {
        var source = SourceText.From("demo.wyn", text);
        return new Diagnostic(Row, Location(source, part), ImmutableArray.Create<object>("int", "string"));
    }

    private static TextLocation Location(SourceText source, string part)
    {
        var text = Encoding.UTF8.GetString(source.Bytes.AsSpan());
        var index = text.LastIndexOf(part, StringComparison.Ordinal);
        var start = Encoding.UTF8.GetByteCount(text[..index]);
        return new TextLocation(source, new TextSpan(start, Encoding.UTF8.GetByteCount(part)));
    }

    private static string Human(Diagnostic diagnostic) => Render(MessageFormat.Human, diagnostic);

    private static string Render(MessageFormat format, Diagnostic diagnostic) => DiagnosticRenderer.Create(format, color: false).Render(diagnostic);
}
