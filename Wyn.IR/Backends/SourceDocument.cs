// A source file as debug information wants it.
using System.Collections.Immutable;

namespace Wyn.IR.Backends;

/// <summary>A source file, named as in <c>IrLocation.File</c>.</summary>
/// <param name="Name">The name in locations: relative to the main file's folder.</param>
/// <param name="Content">The bytes, for checksums.</param>
public sealed record SourceDocument(string Name, ImmutableArray<byte> Content);
