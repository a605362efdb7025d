// ARCHITECTURE.md is true: what it names exists, and every folder at the root is in its code map.
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Architecture.Tests;

public sealed partial class CodeMapTests
{
    [Fact]
    public void Every_path_of_the_architecture_document_exists()
    {
        var paths = PathPattern().Matches(Document()).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(paths);
        Assert.Empty(paths.Where(path => !Path.Exists(Repository.PathOf(path))));
    }

    [Fact]
    public void Every_folder_at_the_root_is_in_the_code_map()
    {
        var rows = RowPattern().Matches(Document()).Select(match => match.Groups[1].Value);

        Assert.Empty(SourceFiles.TopLevelFolders.Except(rows));
    }

    private static string Document() => File.ReadAllText(Repository.PathOf("ARCHITECTURE.md"));

    /// <summary>What looks like a path into the repository: a top-level project, or something with a slash.</summary>
    [GeneratedRegex(@"`((?:Wyn\.[A-Za-z]+(?:\.[A-Za-z]+)*|tests|docs|bench|samples)(?:/[\w./-]*)?)`")]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"(?m)^\| `([^`]+)` \|")]
    private static partial Regex RowPattern();
}
