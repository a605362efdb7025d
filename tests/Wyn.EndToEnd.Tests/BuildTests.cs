// Built applications: bit-identical from any directory, complete, and they run.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wyn.TestKit;
using Xunit;

namespace Wyn.EndToEnd.Tests;

public sealed class BuildTests
{
    public static IEnumerable<object[]> Samples()
        => Corpus.Programs.Where(path => path.StartsWith("samples/", StringComparison.Ordinal)).Select(path => new object[] { path });

    [Theory]
    [MemberData(nameof(Samples))]
    public void Two_builds_from_two_directories_are_bit_identical(string path)
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        var text = File.ReadAllText(Repository.PathOf(path));

        var files = Build(first, Path.GetFileName(path), text);
        var others = Build(second, Path.Combine("another", "place", Path.GetFileName(path)), text);

        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), others.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.True(file.Value.AsSpan().SequenceEqual(others[file.Key]), $"{file.Key} differs"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Built_application_runs(string path)
    {
        var program = CorpusProgram.Read(Repository.PathOf(path));
        using var folder = new TemporaryFolder();
        var build = Tool.Run("build", program.Path, "-o", folder["out"]);
        Assert.Equal((0, ""), (build.ExitCode, build.Error));

        foreach (var workers in new[] { "1", "2", "8" })
        {
            var result = Tool.Start(
                folder[Path.Combine("out", Path.GetFileNameWithoutExtension(path))], [], start => start.Environment["WYN_WORKERS"] = workers);
            Assert.Null(program.Difference(result));
        }
    }

    [Fact]
    public void Build_prints_what_it_made_with_sizes()
    {
        using var folder = new TemporaryFolder();

        var result = Tool.Run("build", Repository.PathOf("samples/hello.wyn"), "-o", folder["out"]);

        var expected = Directory.GetFiles(folder["out"]).Select(file => $"{file}  {new FileInfo(file).Length} bytes").Order(StringComparer.Ordinal);
        Assert.Equal(expected, result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, byte[]> Build(TemporaryFolder folder, string name, string text)
    {
        var source = folder.Write(name, text);
        var result = Tool.Run("build", source, "-o", folder["out"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return Directory.GetFiles(folder["out"]).ToDictionary(file => Path.GetFileName(file) ?? "", File.ReadAllBytes);
    }
}
