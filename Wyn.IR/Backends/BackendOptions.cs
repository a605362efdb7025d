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
}
