// The debug information of a built application, read as a debugger reads it: which lines one can stop at, which names live
// where, and that it belongs to the assembly and to the source beside it.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using Wyn.TestKit;
using Xunit;

namespace Wyn.EndToEnd.Tests;

public sealed class DebugInformationTests : IDisposable
{
    private const string Source = """
        fn weigh(width: int, height: int) -> int {
            area = width * height
            for step in 0..3 {
                area += step * step
            }
            return area * area
        }

        fn main() -> int {
            var task = spawn weigh(2, 3)
            result = task.await()
            print(result, result)
            return 0
        }

        """;

    private readonly TemporaryFolder _folder = new();

    public DebugInformationTests()
    {
        var build = Tool.Run("build", "-O0", _folder.Write("place.wyn", Source), "-o", _folder["out"]);
        Assert.Equal((0, ""), (build.ExitCode, build.Error));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("weigh", new[] { 2, 3, 4, 6 })]
    [InlineData("main", new[] { 10, 11, 12, 13 })]
    public void Every_statement_can_be_stopped_at(string function, int[] lines)
    {
        var points = Read((method, symbols) => Points(method, symbols).ToList(), function);

        Assert.Equal(lines, points.Select(point => point.StartLine).Distinct().Order());
        Assert.All(points, point => Assert.Equal(Statement(point.StartLine), (point.StartColumn, point.EndLine, point.EndColumn)));
    }

    [Theory]
    [InlineData("weigh", new[] { "area", "step" })]
    [InlineData("main", new[] { "result", "task" })]
    public void Variables_have_their_names(string function, string[] names)
        => Assert.Equal(names, Read(Names, function).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Parameters_have_their_names()
    {
        using var image = new PEReader(File.OpenRead(Built("place.dll")));
        var metadata = image.GetMetadataReader();

        var parameters = metadata.GetMethodDefinition(Method(metadata, "weigh")).GetParameters();

        Assert.Equal(["width", "height"], parameters.Select(parameter => metadata.GetString(metadata.GetParameter(parameter).Name)));
    }

    [Fact]
    public void The_source_is_named_and_its_checksum_is_right()
    {
        var (name, hash) = Read((_, symbols) => Document(symbols), "main");

        Assert.Equal("place.wyn", Path.GetFileName(name));
        Assert.Equal(SHA256.HashData(File.ReadAllBytes(_folder["place.wyn"])), hash);
    }

    [Fact]
    public void The_assembly_names_these_symbols()
    {
        using var image = new PEReader(File.OpenRead(Built("place.dll")));
        var entry = image.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        var codeView = image.ReadCodeViewDebugDirectoryData(entry);

        var id = Read((_, symbols) => symbols.DebugMetadataHeader?.Id ?? [], "main");

        Assert.Equal("place.pdb", codeView.Path);
        Assert.Equal(new BlobContentId(id), new BlobContentId(codeView.Guid, entry.Stamp));
    }

    private string Built(string name) => _folder[Path.Combine("out", name)];

    /// <summary>Where the statement of a line begins and ends, as a sequence point has it.</summary>
    private static (int StartColumn, int EndLine, int EndColumn) Statement(int line)
    {
        var text = Source.Split('\n')[line - 1];
        return (text.Length - text.TrimStart().Length + 1, line, text.Length + 1);
    }

    private static IEnumerable<SequencePoint> Points(MethodDefinitionHandle method, MetadataReader symbols)
        => symbols.GetMethodDebugInformation(method).GetSequencePoints().Where(point => !point.IsHidden);

    private static List<string> Names(MethodDefinitionHandle method, MetadataReader symbols) =>
    [
        .. from scope in symbols.GetLocalScopes(method)
           from variable in symbols.GetLocalScope(scope).GetLocalVariables()
           select symbols.GetString(symbols.GetLocalVariable(variable).Name),
    ];

    private static (string Name, byte[] Hash) Document(MetadataReader symbols)
    {
        var document = symbols.GetDocument(symbols.Documents.Single());
        return (symbols.GetString(document.Name), symbols.GetBlobBytes(document.Hash));
    }

    private T Read<T>(Func<MethodDefinitionHandle, MetadataReader, T> read, string function)
    {
        using var image = new PEReader(File.OpenRead(Built("place.dll")));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Built("place.pdb")));
        return read(Method(image.GetMetadataReader(), function), symbols.GetMetadataReader());
    }

    private static MethodDefinitionHandle Method(MetadataReader metadata, string function)
        => metadata.MethodDefinitions.Single(method => metadata.GetString(metadata.GetMethodDefinition(method).Name) == function);
}
