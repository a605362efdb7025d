// The contract of a backend: a verified module at its stage goes in, artefacts come out.
using System.Collections.Immutable;
using Wyn.IR.Model;

namespace Wyn.IR.Backends;

/// <summary>Turns a verified module into artefacts. Registered as a singleton; must be safe to use again after any outcome.</summary>
public interface IBackend
{
    /// <summary>The name for <c>--backend</c>: lower-case letters, digits and hyphens.</summary>
    string Name { get; }

    /// <summary>One line for <c>wyn backends</c>.</summary>
    string Summary { get; }

    /// <summary>The stage that the backend takes; the host lowers the module this far.</summary>
    IrStage Stage { get; }

    /// <summary>The kinds of output the backend can make, besides an application; what <c>--emit</c> accepts.</summary>
    ImmutableArray<string> EmitKinds { get; }

    /// <summary>Which options of a request the backend honours; the host rejects the others.</summary>
    BackendOptions Options => BackendOptions.None;

    /// <summary>Emits the module. A failure that the user can cause is a diagnostic of the result, never an exception.</summary>
    BackendResult Emit(IrModule module, BackendRequest request);
}
