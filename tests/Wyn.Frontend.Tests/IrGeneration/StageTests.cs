// The stages files of the corpus: one program each, with its bound tree and its IR in stage raw. WYN_UPDATE=1 rewrites what
// the compiler gives; the reviewer reads the difference.
using System;
using System.IO;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Tests.Syntax;
using Wyn.Frontend.Text;
using Wyn.IR.Text;
using Xunit;

namespace Wyn.Frontend.Tests.IrGeneration;

public sealed class StageTests
{
    public static TheoryData<string> Files => [.. Corpus.Files("tests/corpus/stages", "*.md")];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_program_goes_through_the_stages(string path)
    {
        var file = Path.Combine(Corpus.Root, path);
        var text = File.ReadAllText(file);
        var source = Section(text, "wyn") ?? throw new InvalidDataException($"{path} has no section 'wyn'");
        var result = TestProgram.Compile(SourceText.From(Path.GetFileNameWithoutExtension(path) + ".wyn", source));
        Assert.Equal([], result.Diagnostics.Select(TestProgram.Describe));
        Assert.NotNull(result.Program);
        Assert.NotNull(result.Module);
        var actual = Replace(text, "bound", BoundTreePrinter.Print(result.Program));
        actual = Replace(actual, "raw", IrPrinter.Print(result.Module));
        if (Environment.GetEnvironmentVariable("WYN_UPDATE") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file), actual);
    }

    private static string? Section(string text, string name)
    {
        var (start, end) = Find(text, name);
        return start < 0 ? null : text[start..end];
    }

    private static string Replace(string text, string name, string content)
    {
        var (start, end) = Find(text, name);
        return start < 0 ? text : text[..start] + content + text[end..];
    }

    private static (int Start, int End) Find(string text, string name)
    {
        var opening = $"```{name}\n";
        var start = text.IndexOf(opening, StringComparison.Ordinal);
        return start < 0 ? (-1, -1) : (start + opening.Length, text.IndexOf("```", start + opening.Length, StringComparison.Ordinal));
    }
}
