// Where the tests find the repository that they test.
using System;
using System.IO;

namespace Wyn.TestKit;

/// <summary>Paths of the repository.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root, separated by '/'.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>A path as seen from the root, separated by '/'.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Wyn.slnx")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException($"no folder above {AppContext.BaseDirectory} holds Wyn.slnx");
    }
}
