// Runs passes as the command line asks: prints dumps and times, and turns a failure into an internal error that names the
// pass and saves the module as it was before it.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Wyn.Driver.Diagnostics;
using Wyn.IR.Model;
using Wyn.IR.Passes;
using Wyn.IR.Text;

namespace Wyn.Driver;

/// <summary>Runs passes for one command.</summary>
internal sealed class PassExecution(ToolSession session, CompilationOptions options)
{
    /// <summary>Brings a module to a stage.</summary>
    public void Run(IrModule module, IrStage target)
    {
        session.Stage = "the passes";
        Finish(PassRunner.Run(module, target, Options(module)));
    }

    /// <summary>Runs one pass alone.</summary>
    public void RunOne(IrModule module, string name)
    {
        var pass = Find(name);
        if (module.Stage != pass.FromStage)
        {
            throw ToolException.Usage(DriverDiagnostics.PassStage, null, pass.Id, IrStageNames.Of(pass.FromStage), IrStageNames.Of(module.Stage));
        }

        session.Stage = $"pass {pass.Id}";
        Finish(PassRunner.RunPass(module, pass, Options(module)));
    }

    private static PassDescriptor Find(string name)
        => PassPipeline.Find(name) ?? throw Unknown(DriverDiagnostics.UnknownPass, name, PassPipeline.Passes.Select(pass => pass.Id), "'wyn ir passes' lists them");

    private PassOptions Options(IrModule module)
    {
        if (options.Dump?.Pass is { } pass)
        {
            Find(pass);
        }

        if (options.Dump?.Function is { } function && module.FindFunction(function) is null)
        {
            throw Unknown(DriverDiagnostics.UnknownFunction, function, module.Functions.Select(known => known.Name), null);
        }

        return new PassOptions
        {
            OptimizationLevel = options.OptimizationLevel,
            VerifyEachPass = options.VerifyEachPass,
            DumpAfter = options.Dump is { } dump ? dump.Pass ?? PassRunner.AllPasses : null,
            DumpFunction = options.Dump?.Function,
            PassLimit = options.PassLimit,
        };
    }

    private void Finish(PassRunResult result)
    {
        foreach (var dump in result.Dumps)
        {
            session.WriteError($"; after {dump.PassId}\n{dump.Text}\n");
        }

        if (options.TimePasses)
        {
            session.WriteError(string.Concat(result.Timings.Select(
                timing => string.Create(CultureInfo.InvariantCulture, $"{timing.Time.TotalMilliseconds,10:F3} ms  {timing.PassId}\n"))));
        }

        if (result.Failure is { } failure)
        {
            session.Reproduction.RemoveAll(entry => entry.FileName == Compilation.ModuleFileName);
            session.Reproduction.Add((Compilation.ModuleFileName, () => [.. Encoding.UTF8.GetBytes(failure.ModuleText)]));
            session.Stage = failure.PassId is { } pass
                ? $"pass {pass} on stage {IrStageNames.Of(failure.Stage)}{In(failure)}"
                : $"what made the module of stage {IrStageNames.Of(failure.Stage)}{In(failure)}";
            throw new InternalFailureException(failure.Message, failure.Exception);
        }
    }

    private static string In(PassFailure failure) => failure.Function is { } function ? $", function @{function}" : "";

    private static ToolException Unknown(
        Frontend.Diagnostics.DiagnosticDescriptor descriptor, string name, IEnumerable<string> known, string? otherwise)
        => ToolException.Usage(descriptor, NearestName.Find(name, known) is { } near ? $"did you mean '{near}'?" : otherwise, name);
}
