// Every rejected program of the corpus: exactly the marked diagnostics appear, and their rendering is the one beside the file.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Wyn.TestKit;
using Xunit;

namespace Wyn.EndToEnd.Tests;

public sealed class ErrorCorpusTests
{
    public static IEnumerable<object[]> Cases() => Corpus.ErrorCases.Select(path => new object[] { path });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Exactly_the_marked_diagnostics_appear(string path)
    {
        var errorCase = ErrorCase.Read(Repository.PathOf(path));

        var result = Tool.Run("check", "--message-format", "json", errorCase.Path);

        Assert.Equal(errorCase.Marks, Parse(result.Error));
        Assert.Equal(path.Split('/')[3], errorCase.Marks.Select(mark => mark.Code).FirstOrDefault(code => path.Contains(code, StringComparison.Ordinal)));
        Assert.Equal("", result.Output);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_rendering_is_the_one_beside_the_file(string path)
    {
        var errorCase = ErrorCase.Read(Repository.PathOf(path));

        var result = Tool.Run("run", errorCase.Path);

        Assert.Equal(Corpus.Expected(errorCase.RenderingPath, result.Error), result.Error);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rejected_program_does_not_run(string path)
    {
        var result = Tool.Run("run", "--message-format", "short", Repository.PathOf(path));

        if (result.Error.Contains(": error[", StringComparison.Ordinal))
        {
            Assert.Equal((1, ""), (result.ExitCode, result.Output));
        }
    }

    private static List<ErrorMark> Parse(string lines) =>
    [
        .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(json => new ErrorMark(json.GetProperty("line").GetInt32(), json.GetProperty("code").GetString() ?? ""))
            .Order(Comparer<ErrorMark>.Create(ErrorCase.Compare)),
    ];
}
