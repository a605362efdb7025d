// Every file says what it is for, and none grows without somebody asking why.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Architecture.Tests;

public sealed class FileTests
{
    private const int LongestFile = 600;

    /// <summary>Files that may be longer, each with the reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = [];

    [Fact]
    public void Every_file_opens_with_a_comment_that_says_what_it_is_for()
    {
        var bad = SourceFiles.WithExtension(".cs").Where(path => HeaderLength(path) == 0);

        Assert.Empty(bad);
    }

    [Fact]
    public void No_file_is_long_without_a_reason()
    {
        var bad = SourceFiles.WithExtension(".cs").Where(path => LineCount(path) > LongestFile && !LongFiles.ContainsKey(path));

        Assert.Empty(bad);
    }

    [Fact]
    public void Every_exemption_is_still_needed()
        => Assert.Empty(LongFiles.Keys.Where(path => !File.Exists(Repository.PathOf(path)) || LineCount(path) <= LongestFile));

    [Fact]
    public void No_file_has_lines_to_do_later()
    {
        string[] words = ["TODO", "FIXME", "HACK", "NotImplementedException"];
        var bad = SourceFiles.WithExtension(".cs")
            .Where(path => path != "tests/Wyn.Architecture.Tests/FileTests.cs")
            .Where(path => words.Any(word => File.ReadAllText(Repository.PathOf(path)).Contains(word, StringComparison.Ordinal)));

        Assert.Empty(bad);
    }

    private static int HeaderLength(string path)
        => File.ReadLines(Repository.PathOf(path)).TakeWhile(line => line.TrimStart('\uFEFF').StartsWith("//", StringComparison.Ordinal)).Count();

    private static int LineCount(string path) => File.ReadLines(Repository.PathOf(path)).Count();
}
