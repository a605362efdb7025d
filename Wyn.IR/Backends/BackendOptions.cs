// What a request may ask of some backends only.
using System;

namespace Wyn.IR.Backends;

/// <summary>What a backend honours of <see cref="BackendRequest"/>; the host rejects the rest instead of ignoring it.</summary>
[Flags]
public enum BackendOptions
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><see cref="BackendRequest.Workers"/>.</summary>
    Workers = 1,

    /// <summary><see cref="BackendRequest.Seed"/>.</summary>
    Seed = 2,

    /// <summary>Not an option of a request: the backend also takes modules that are further than its stage.</summary>
    LaterStages = 4,

    /// <summary><see cref="BackendRequest.TargetCpu"/>.</summary>
    TargetCpu = 8,

    /// <summary>Not an option of a request: an application is one file, which stands where other backends fill a folder.</summary>
    SingleFile = 16,
}
