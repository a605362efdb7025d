// A file that a backend made.
using System.Collections.Immutable;

namespace Wyn.IR.Backends;

/// <summary>A file to be written into the output folder, complete or not at all.</summary>
/// <param name="FileName">The name, without folders.</param>
/// <param name="Content">The bytes.</param>
/// <param name="IsExecutable">True if the file gets the permission to be executed.</param>
public sealed record BackendArtifact(string FileName, ImmutableArray<byte> Content, bool IsExecutable = false);
