// `wyn ir opt FILE`.
using System.CommandLine;
using System.Linq;
using Wyn.Driver.Diagnostics;
using Wyn.IR.Model;
using Wyn.IR.Text;

namespace Wyn.Driver.CommandLine;

/// <summary>Runs the passes that lead to a stage, or one of them, and prints the result.</summary>
internal sealed class IrOptCommand : WynCommand
{
    public IrOptCommand()
        : base("opt", "Reads IR, runs the passes up to a stage or one of them, and prints the result.")
    {
        Add(File);
        Add(Stage);
        Add(Pass);
        Passes.AddTo(this);
    }

    public Argument<string> File { get; } = SourceArgument.Create("The file with the IR.");

    public Option<string> Stage { get; } = OptionFactory.Choice("--stage", "The stage to reach.", "opt", "opt", "owned", "suspend");

    public Option<string> Pass { get; } = new("--pass") { Description = "The only pass to run; 'wyn ir passes' lists them.", HelpName = "PASS" };

    public PassOptionGroup Passes { get; } = new();

    public override int Execute(ParseResult parsed, ToolSession session)
    {
        var options = Passes.Read(parsed);
        var compilation = new Compilation(session, options);
        if (parsed.GetValue(Pass) is { } pass)
        {
            RefuseUnused(parsed);
            var module = compilation.ReadIr(parsed.GetRequiredValue(File));
            new PassExecution(session, options).RunOne(module, pass);
            session.WriteOutput(IrPrinter.Print(module));
        }
        else
        {
            var module = compilation.ReadIr(parsed.GetRequiredValue(File));
            var stage = IrStageNames.TryFind(parsed.GetValue(Stage) ?? "", out var named) ? named : IrStage.Opt;
            Compilation.RequireNotPast(module, stage, "that is asked for");
            compilation.Lower(module, stage);
            session.WriteOutput(IrPrinter.Print(module));
        }

        return ExitCode.Success;
    }

    /// <summary>One pass alone runs whatever the level is and reaches whatever stage it reaches.</summary>
    private void RefuseUnused(ParseResult parsed)
    {
        var unused = new Option[] { Stage, Passes.Release, Passes.PassLimit }.Concat(Passes.Levels)
            .FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
        if (unused is not null)
        {
            throw ToolException.Usage(DriverDiagnostics.CommandLine, null, $"{unused.Name} has no part in running one pass with --pass");
        }
    }
}
