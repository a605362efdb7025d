// The files that people write: everything below the root but what is built or fetched.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wyn.TestKit;

namespace Wyn.Architecture.Tests;

internal static class SourceFiles
{
    private static readonly string[] NotWritten = ["artifacts", "bin", "obj", "TestResults"];

    /// <summary>The folders at the root, hidden ones left out.</summary>
    public static IEnumerable<string> TopLevelFolders => Directory.GetDirectories(Repository.Root)
        .Select(folder => Path.GetFileName(folder) ?? "")
        .Where(name => !name.StartsWith('.') && !NotWritten.Contains(name));

    /// <summary>Paths of files with an ending, relative to the root.</summary>
    public static IEnumerable<string> WithExtension(string extension) => TopLevelFolders
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*" + extension, SearchOption.AllDirectories))
        .Select(Repository.Relative)
        .Where(path => !path.Split('/').Intersect(NotWritten).Any())
        .Order(StringComparer.Ordinal);
}
