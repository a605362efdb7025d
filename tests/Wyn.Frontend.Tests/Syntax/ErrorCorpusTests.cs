// Rejected programs: exactly the marked lines have a message, each with the marked code, and nothing else has one.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Text;
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

public sealed partial class ErrorCorpusTests
{
    public static TheoryData<string> Rejected
        => [.. Corpus.Files("tests/corpus/errors").Where(path => path.StartsWith("tests/corpus/errors/WYN1", System.StringComparison.Ordinal))];

    public static TheoryData<string> Codes => [.. Rows().Select(row => row.Code)];

    [Theory]
    [MemberData(nameof(Rejected))]
    public void Marked_lines_and_only_they_have_a_message(string path)
    {
        // The binder reports what belongs to the grammar and not yet to the language.
        var source = Corpus.Read(path);
        Assert.Equal(Marks(source), TestProgram.Compile(source).Diagnostics.Select(Line));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_page_with_its_title_and_a_rejected_program(string code)
    {
        var row = Rows().Single(row => row.Code == code);
        var page = Encoding.UTF8.GetString(Corpus.Read($"docs/errors/{code}.md").Bytes.AsSpan());
        Assert.StartsWith($"# {code}: {row.Title}\n", page, System.StringComparison.Ordinal);
        Assert.Contains(Corpus.Files($"tests/corpus/errors/{code}"), path => Marks(Corpus.Read(path)).Any(mark => mark.EndsWith(code, System.StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_programs_of_a_page_are_rejected_and_mended_as_it_says(string code)
    {
        var page = Encoding.UTF8.GetString(Corpus.Read($"docs/errors/{code}.md").Bytes.AsSpan());
        var programs = Program().Matches(page).Select(match => match.Groups[1].Value).ToList();
        if (programs is [var rejected, var mended])
        {
            var diagnostics = TestProgram.Compile(rejected).Diagnostics;
            Assert.All(diagnostics, diagnostic => Assert.Equal(code, diagnostic.Code));
            Assert.NotEmpty(diagnostics);
            SyntaxAssert.HasNoErrors(SyntaxAssert.Parse(mended));
        }
        else
        {
            // Bytes and depth cannot be shown on a page.
            Assert.Empty(programs);
            Assert.True(code is "WYN1007" or "WYN1011");
        }
    }

    private static IEnumerable<DiagnosticDescriptor> Rows()
        => typeof(SyntaxDiagnostics).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>();

    private static IEnumerable<string> Marks(SourceText source)
        => Enumerable.Range(0, source.LineCount).SelectMany(
            index => Mark().Matches(source.GetLine(index)).Select(mark => Describe(index + 1, mark.Groups[1].Value)));

    private static string Line(Diagnostic diagnostic)
    {
        var location = diagnostic.Location ?? throw new System.InvalidOperationException("a syntax error has a place");
        return Describe(location.Source.GetLineAndColumn(location.Span.Start).Line, diagnostic.Code);
    }

    private static string Describe(int line, string code) => string.Create(CultureInfo.InvariantCulture, $"{line} {code}");

    [GeneratedRegex("```wyn\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Program();

    [GeneratedRegex("//~ (WYN[0-9]{4})")]
    private static partial Regex Mark();
}
