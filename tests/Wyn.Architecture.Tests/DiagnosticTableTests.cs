// Every diagnostic code is one row, one page and at least one test, and nothing else claims a code.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Wyn.Frontend.Diagnostics;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Architecture.Tests;

public sealed partial class DiagnosticTableTests
{
    /// <summary>The tables whose rows are made by the backends' own record.</summary>
    private static readonly string[] BackendTables = ["Wyn.IR/Backends/BackendDiagnostics.cs", "Wyn.Backend.Cil/CilDiagnostics.cs", "Wyn.Backend.Llvm/LlvmDiagnostics.cs"];

    [Fact]
    public void No_code_is_used_twice()
        => Assert.Empty(Codes().GroupBy(code => code).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_code_has_the_first_digit_of_its_table()
    {
        var digits = new Dictionary<string, char>
        {
            ["SyntaxDiagnostics"] = '1',
            ["BindingDiagnostics"] = '2',
            ["TypeDiagnostics"] = '3',
            ["ConcurrencyDiagnostics"] = '4',
            ["InternalDiagnostics"] = '5',
            ["DriverDiagnostics"] = '7',
        };

        Assert.Empty(Rows().Where(row => row.Descriptor.Code[3] != digits[row.Table] || row.Descriptor.Code.Length != 7).Select(row => row.Descriptor.Code));
    }

    [Fact]
    public void Every_code_has_a_page_and_every_page_a_code()
    {
        var pages = Directory.GetFiles(Repository.PathOf("docs/errors")).Select(file => Path.GetFileNameWithoutExtension(file));

        Assert.Equal(Codes().Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_page_begins_with_code_and_title_and_shows_both_sides()
    {
        var bad = Codes().Where(code =>
        {
            var text = File.ReadAllText(Repository.PathOf($"docs/errors/{code}.md"));
            return !text.StartsWith($"# {code}: ", StringComparison.Ordinal)
                || !text.Contains("\nRejected:", StringComparison.Ordinal) || !text.Contains("\nMended:", StringComparison.Ordinal);
        });

        Assert.Empty(bad);
    }

    [Fact]
    public void Every_code_of_the_frontend_has_a_case_in_the_corpus()
    {
        var cases = Corpus.ErrorCases.SelectMany(path => ErrorCase.Read(Repository.PathOf(path)).Marks).Select(mark => mark.Code).ToHashSet();

        Assert.Empty(Codes().Where(code => code[3] is >= '1' and <= '4' && !cases.Contains(code)));
    }

    [Fact]
    public void Every_other_code_is_named_in_a_test()
    {
        var tests = string.Concat(SourceFiles.WithExtension(".cs").Where(path => path.StartsWith("tests/", StringComparison.Ordinal)).Select(path => File.ReadAllText(Repository.PathOf(path))));

        Assert.Empty(Codes().Where(code => code[3] is >= '5' && !tests.Contains(code, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Codes() => Rows().Select(row => row.Descriptor.Code)
        .Concat(BackendTables.SelectMany(path => CodePattern().Matches(File.ReadAllText(Repository.PathOf(path))).Select(match => match.Groups[1].Value)));

    private static IEnumerable<(string Table, DiagnosticDescriptor Descriptor)> Rows()
        => from assembly in WynAssemblies.All
           from type in assembly.GetTypes()
           where type.Name.EndsWith("Diagnostics", StringComparison.Ordinal)
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
           where field.FieldType == typeof(DiagnosticDescriptor)
           select (type.Name, (DiagnosticDescriptor)field.GetValue(null)!); // A static field of that type.

    [GeneratedRegex("\"(WYN[0-9]{4})\"")]
    private static partial Regex CodePattern();
}
