// The core library: the Wyn sources of std/, which are part of the compiler. They are parsed once in a process; only what a
// program uses of them is bound.
using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Library;

/// <summary>The sources of the core library.</summary>
internal static class CoreLibrary
{
    private const string Folder = "std/";

    private static readonly Lazy<ImmutableArray<SyntaxTree>> Parsed = new(Parse);

    /// <summary>The syntax trees, in the order of the files' names.</summary>
    public static ImmutableArray<SyntaxTree> Trees => Parsed.Value;

    private static ImmutableArray<SyntaxTree> Parse()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal));
        return [.. names.Order(StringComparer.Ordinal).Select(name => SyntaxTree.Parse(Read(assembly, name)))];
    }

    private static SourceText Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"the compiler has no resource {name}");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return new SourceText(name, [.. memory.ToArray()]);
    }
}
