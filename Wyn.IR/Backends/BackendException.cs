// How a backend that runs programs says that it cannot run this one.
using System;

namespace Wyn.IR.Backends;

/// <summary>A failure that the user can do something about, before the program has begun to run.</summary>
/// <param name="diagnostic">What to tell the user.</param>
public sealed class BackendException(BackendDiagnostic diagnostic) : Exception(diagnostic.Message)
{
    /// <summary>What to tell the user.</summary>
    public BackendDiagnostic Diagnostic { get; } = diagnostic;
}
