// Every rejected program of the corpus gets exactly the messages marked in it: `//~ WYN2001` on the offending line, one
// code for each message. And every code has a page and a program.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Tests.Syntax;
using Xunit;

namespace Wyn.Frontend.Tests.Binding;

public sealed class ErrorCorpusTests
{
    private const string Marker = "//~";

    public static TheoryData<string> Programs
        => [.. Corpus.Files("tests/corpus/errors").Where(path => path.Contains("WYN2", StringComparison.Ordinal)
            || path.Contains("WYN3", StringComparison.Ordinal) || path.Contains("WYN4", StringComparison.Ordinal))];

    public static TheoryData<string> Codes => [.. Descriptors().Select(descriptor => descriptor.Code)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_rejected_program_gets_exactly_its_marked_messages(string path)
    {
        var source = Corpus.Read(path);
        var expected = new List<string>();
        for (var i = 0; i < source.LineCount; i++)
        {
            var line = source.GetLine(i);
            if (line.IndexOf(Marker, StringComparison.Ordinal) is >= 0 and var start)
            {
                expected.AddRange(line[(start + Marker.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => $"{i + 1} {code}"));
            }
        }

        var actual = TestProgram.Compile(source).Diagnostics
            .Select(diagnostic => $"{source.GetLineAndColumn(diagnostic.Location?.Span.Start ?? 0).Line} {diagnostic.Code}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_has_a_page_that_begins_with_its_title_and_a_program(string code)
    {
        var descriptor = Descriptors().Single(row => row.Code == code);
        var page = File.ReadAllLines(Path.Combine(Corpus.Root, "docs", "errors", code + ".md"));
        Assert.Equal($"# {code}: {descriptor.Title}", page[0]);
        Assert.NotEmpty(Corpus.Files($"tests/corpus/errors/{code}"));
    }

    [Fact]
    public void Codes_are_unique_and_say_their_stage()
    {
        var codes = Descriptors().Select(descriptor => descriptor.Code).ToList();
        Assert.Equal(codes.Distinct(), codes);
        Assert.All(codes, code => Assert.Matches("^WYN[234][0-9]{3}$", code));
    }

    /// <summary>The mended example of each page compiles without a message.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void The_mended_program_of_a_page_is_accepted(string code)
    {
        var page = File.ReadAllText(Path.Combine(Corpus.Root, "docs", "errors", code + ".md"));
        var program = page.Split("```wyn\n")[2].Split("```")[0];
        Assert.Equal([], TestProgram.Messages(program));
    }

    private static IEnumerable<DiagnosticDescriptor> Descriptors()
    {
        Type[] tables = [typeof(BindingDiagnostics), typeof(TypeDiagnostics), typeof(ConcurrencyDiagnostics)];
        return tables.SelectMany(table => table.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>();
    }
}
