// The runtime that a backend's artefacts need beside them.
using System.Collections.Immutable;

namespace Wyn.IR.Backends;

/// <summary>The files that artefacts of one backend need at run time.</summary>
public interface IRuntimePack
{
    /// <summary>The name of the backend whose artefacts need the pack.</summary>
    string Backend { get; }

    /// <summary>The version of the runtime table that the pack implements; must be <see cref="RuntimeAbi.Version"/>.</summary>
    int AbiVersion { get; }

    /// <summary>The files, read when needed.</summary>
    ImmutableArray<BackendArtifact> GetFiles();
}
