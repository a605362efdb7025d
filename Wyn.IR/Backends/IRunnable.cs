// Implemented by backends that can run a module in the host's process, without files.
using System.Collections.Immutable;
using Wyn.IR.Model;

namespace Wyn.IR.Backends;

/// <summary>A backend that runs a module itself; <c>wyn run</c> prefers this over emitting and starting an artefact.</summary>
public interface IRunnable
{
    /// <summary>Runs the program and gives its exit code; a panic is reported on <see cref="ProgramIo.Error"/> and gives 1.</summary>
    /// <exception cref="BackendException">The program cannot be run, for a reason that the user can do something about.</exception>
    int Run(IrModule module, BackendRequest request, ImmutableArray<string> arguments, ProgramIo io);
}
