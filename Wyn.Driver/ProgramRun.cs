// Runs a program: in this process where the backend can, else by building into a temporary folder and starting that.
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Wyn.Driver.Diagnostics;
using Wyn.IR.Backends;
using Wyn.IR.Model;

namespace Wyn.Driver;

/// <summary>Runs lowered modules.</summary>
internal sealed class ProgramRun(ToolSession session, Compilation compilation, RegisteredBackend registered)
{
    /// <summary>Runs the program and gives its exit code.</summary>
    public int Run(IrModule module, BackendRequest request)
    {
        if (registered.Backend is not IRunnable runnable)
        {
            return RunBuilt(module, request);
        }

        session.Stage = $"running the program with backend '{registered.Backend.Name}' ({registered.Origin})";
        try
        {
            return runnable.Run(module, request, session.ProgramArguments, new ProgramIo(session.Io.Input, session.Io.Output, session.Io.Error));
        }
        catch (BackendException exception)
        {
            throw compilation.Failure([exception.Diagnostic]);
        }
        catch (IOException exception)
        {
            throw ToolSession.OutputFailure(exception);
        }
    }

    private int RunBuilt(IrModule module, BackendRequest request)
    {
        var folder = FileSystem.CreateTemporaryFolder("wyn-run-");
        try
        {
            var files = new ProgramBuild(session, compilation, registered).Emit(module, request, folder);
            FileSystem.WriteAll(files);
            var program = files.FirstOrDefault(file => file.IsExecutable)
                ?? throw ToolException.Usage(DriverDiagnostics.NothingToRun, null, registered.Backend.Name);
            return ProcessRunner.Run(program.Path, session.ProgramArguments, Variables(request));
        }
        finally
        {
            FileSystem.DeleteFolderQuietly(folder);
        }
    }

    /// <summary>A program in a process of its own hears of the number of workers by its variable.</summary>
    private static Dictionary<string, string> Variables(BackendRequest request) => request.Workers is { } workers
        ? new() { ["WYN_WORKERS"] = workers.ToString(CultureInfo.InvariantCulture) }
        : [];
}
