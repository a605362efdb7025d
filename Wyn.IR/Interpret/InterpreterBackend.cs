// The reference interpreter as a backend: it runs modules of stage `opt` in the host's process and emits nothing.
using System.Collections.Immutable;
using Wyn.IR.Backends;
using Wyn.IR.Model;

namespace Wyn.IR.Interpret;

/// <summary>
/// Runs programs in the reference interpreter, the oracle for all other backends. The order of tasks is fixed, and under
/// <see cref="BackendRequest.Seed"/> it is random but repeatable.
/// </summary>
public sealed class InterpreterBackend : IBackend, IRunnable
{
    /// <inheritdoc/>
    public string Name => "interp";

    /// <inheritdoc/>
    public string Summary => "the reference interpreter: runs programs in this process, one task at a time, in an order that --seed decides";

    /// <inheritdoc/>
    public IrStage Stage => IrStage.Opt;

    /// <inheritdoc/>
    public ImmutableArray<string> EmitKinds => [];

    /// <inheritdoc/>
    public BackendOptions Options => BackendOptions.Seed | BackendOptions.LaterStages;

    /// <summary>Fails: the interpreter has nothing to emit.</summary>
    public BackendResult Emit(IrModule module, BackendRequest request)
        => BackendResult.Failure(BackendDiagnostics.OnlyRuns(Name));

    /// <inheritdoc/>
    public int Run(IrModule module, BackendRequest request, ImmutableArray<string> arguments, ProgramIo io)
        => new IrInterpreter(module, new InterpreterOptions { Seed = request.Seed }, io).Run();
}
