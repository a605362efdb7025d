// `wyn ir run FILE [-- args]`.
using System.CommandLine;
using System.IO;
using Wyn.IR.Backends;

namespace Wyn.Driver.CommandLine;

/// <summary>Runs a program that is given as IR, by default in the reference interpreter.</summary>
internal sealed class IrRunCommand : WynCommand
{
    public IrRunCommand()
        : base("run", "Runs IR; arguments behind -- are the program's. The exit code is the program's own.")
    {
        Add(File);
        Backend.AddTo(this);
        Run.AddTo(this);
        Passes.AddTo(this);
    }

    public Argument<string> File { get; } = SourceArgument.Create("The file with the IR.");

    public BackendOptionGroup Backend { get; } = new("interp");

    public RunOptionGroup Run { get; } = new();

    public PassOptionGroup Passes { get; } = new();

    public override bool TakesProgramArguments => true;

    public override int Execute(ParseResult parsed, ToolSession session)
    {
        var options = Passes.Read(parsed);
        var choice = Backend.Read(parsed);
        using var registry = BackendRegistry.Create(session, choice.Plugins);
        var registered = registry.Get(choice.Name);
        var backend = registered.Backend;
        var path = parsed.GetRequiredValue(File);
        var request = Backend.Apply(parsed, backend, Run.Apply(parsed, backend, new BackendRequest
        {
            ProgramName = Path.GetFileNameWithoutExtension(path),
            OptimizationLevel = options.OptimizationLevel,
        }));
        var compilation = new Compilation(session, options);
        var module = compilation.ReadIr(path);
        Compilation.RequireEntryPoint(module);
        if (!backend.Options.HasFlag(BackendOptions.LaterStages))
        {
            Compilation.RequireNotPast(module, backend.Stage, $"that backend '{backend.Name}' takes");
        }

        compilation.Lower(module, backend.Stage);
        return new ProgramRun(session, compilation, registered).Run(module, request);
    }
}
