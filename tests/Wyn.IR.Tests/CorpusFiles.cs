// Finds the text files of tests/corpus from the test binary, and rewrites expectations under WYN_UPDATE=1.
using System;
using System.IO;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Text;
using Xunit;

namespace Wyn.IR.Tests;

internal static class CorpusFiles
{
    /// <summary>The root of the repository: the folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Corpus => Path.Combine(Root, "tests", "corpus");

    /// <summary>The files below a folder of the corpus, as paths relative to it, in a fixed order.</summary>
    public static string[] List(string folder, Func<string, bool> include)
    {
        var root = Path.Combine(Corpus, folder);
        var files = Directory.EnumerateFiles(root, "*.wir", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(include)
            .Order(StringComparer.Ordinal);
        return [.. files];
    }

    public static string Read(string folder, string file) => File.ReadAllText(Path.Combine(Corpus, folder, file));

    /// <summary>Parses a text that must be right.</summary>
    public static IrModule Parse(string text, string name)
    {
        var result = IrParser.Parse(text, name);
        Assert.Empty(result.Errors);
        return result.Module ?? throw new InvalidOperationException("no errors, but no module");
    }

    /// <summary>Compares a text with a file; under WYN_UPDATE=1 writes the file instead.</summary>
    public static void AssertMatches(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("WYN_UPDATE") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} is missing; WYN_UPDATE=1 writes it");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Wyn.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("the tests do not run inside the repository");
    }
}
