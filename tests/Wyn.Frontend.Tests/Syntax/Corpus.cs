// Finds the programs of the corpus and the samples: the root is the folder above the tests that holds Wyn.slnx.
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Tests.Syntax;

internal static class Corpus
{
    public static string Root { get; } = FindRoot();

    /// <summary>Paths below the root, with '/', in a fixed order.</summary>
    public static IEnumerable<string> Files(string folder, string pattern = "*.wyn")
    {
        var path = Path.Combine(Root, folder);
        return !Directory.Exists(path)
            ? []
            : Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Order(System.StringComparer.Ordinal);
    }

    public static SourceText Read(string path) => new(Path.GetFileName(path), [.. File.ReadAllBytes(Path.Combine(Root, path))]);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(System.AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Wyn.slnx")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new DirectoryNotFoundException("no folder with Wyn.slnx above " + System.AppContext.BaseDirectory);
    }
}
