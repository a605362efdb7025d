// Finds the data of the tests.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Wyn.TestKit;

/// <summary>The files below <c>tests/corpus</c> and <c>samples</c>, by paths relative to the root.</summary>
internal static class Corpus
{
    /// <summary>The programs that run.</summary>
    public static IEnumerable<string> Programs => Find("tests/corpus/run", "*.wyn").Concat(Find("samples", "*.wyn"));

    /// <summary>True if everything is run in every way, which takes a long time: <c>WYN_FULL=1</c>.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("WYN_FULL") == "1";

    /// <summary>
    /// The programs for one of several ways of running them: all that have tasks, and of the others, each of which runs in one of the ways, a share.
    /// </summary>
    public static IEnumerable<string> ProgramsFor(int way, int ways)
        => Programs.Where((path, i) => IsFull || i % ways == way || CorpusProgram.Read(Repository.PathOf(path)).HasTasks);

    /// <summary>The programs that are rejected.</summary>
    public static IEnumerable<string> ErrorCases => Find("tests/corpus/errors", "*.wyn");

    /// <summary>True if expectations are to be rewritten instead of compared.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable("WYN_UPDATE") == "1";

    /// <summary>The text that a test expects, or with <c>WYN_UPDATE=1</c> the one that it then gets.</summary>
    /// <param name="path">The file with the expectation.</param>
    /// <param name="actual">What the test has.</param>
    public static string Expected(string path, string actual)
    {
        if (IsUpdating)
        {
            File.WriteAllText(path, actual);
        }

        return File.Exists(path) ? File.ReadAllText(path) : $"(there is no {Repository.Relative(path)}; WYN_UPDATE=1 writes it)";
    }

    private static IEnumerable<string> Find(string folder, string pattern)
        => Directory.EnumerateFiles(Repository.PathOf(folder), pattern, SearchOption.AllDirectories).Select(Repository.Relative).Order(StringComparer.Ordinal);
}
