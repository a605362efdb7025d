// Emits a program with what it needs at run time, as files that are still to be written.
using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Wyn.Driver.Diagnostics;
using Wyn.IR.Backends;
using Wyn.IR.Model;

namespace Wyn.Driver;

/// <summary>Asks a backend for artefacts.</summary>
internal sealed class ProgramBuild(ToolSession session, Compilation compilation, RegisteredBackend registered)
{
    /// <summary>The artefacts of a lowered module, and the runtime's files if they are an application, all in one folder.</summary>
    public ImmutableArray<OutputFile> Emit(IrModule module, BackendRequest request, string folder)
    {
        var backend = registered.Backend;
        session.Stage = $"backend '{backend.Name}' ({registered.Origin})";
        var result = backend.Emit(module, request);
        if (!result.Diagnostics.IsEmpty)
        {
            throw compilation.Failure(result.Diagnostics);
        }

        var artifacts = request.EmitKind is null ? result.Artifacts.AddRange(RuntimeFiles()) : result.Artifacts;
        return [.. artifacts.Select(artifact => new OutputFile(Path.Combine(folder, CheckedName(artifact)), artifact.Content, artifact.IsExecutable))];
    }

    private ImmutableArray<BackendArtifact> RuntimeFiles()
    {
        if (registered.Runtime is not { } runtime)
        {
            return [];
        }

        if (runtime.AbiVersion != RuntimeAbi.Version)
        {
            throw ToolException.Environment(
                DriverDiagnostics.RuntimePackVersion, null, registered.Backend.Name, runtime.AbiVersion, RuntimeAbi.Version);
        }

        try
        {
            return runtime.GetFiles();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ToolException.Environment(
                DriverDiagnostics.RuntimeUnreadable, "install the tool again", registered.Backend.Name, FileSystem.Reason(exception));
        }
    }

    private static string CheckedName(BackendArtifact artifact)
        => artifact.FileName.Length > 0 && artifact.FileName == Path.GetFileName(artifact.FileName)
            ? artifact.FileName
            : throw new InvalidOperationException($"the artefact's name '{artifact.FileName}' is not a plain file name");
}
