// The runtime that emitted applications need beside them: the assembly that lies beside the tool.
using System;
using System.Collections.Immutable;
using System.IO;
using Wyn.IR.Backends;

namespace Wyn.Backend.Cil;

/// <summary>Gives the managed runtime's assembly.</summary>
internal sealed class ManagedRuntimePack : IRuntimePack
{
    private const string FileName = CilFramework.RuntimeAssemblyName + ".dll";

    /// <inheritdoc/>
    public string Backend => "cil";

    /// <inheritdoc/>
    public int AbiVersion => RuntimeAbi.Version;

    /// <inheritdoc/>
    public ImmutableArray<BackendArtifact> GetFiles()
        => [new(FileName, [.. File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, FileName))])];
}
