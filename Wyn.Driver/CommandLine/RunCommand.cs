// `wyn run FILE [-- args]`.
using System.CommandLine;
using System.IO;
using Wyn.IR.Backends;

namespace Wyn.Driver.CommandLine;

/// <summary>Compiles a program and runs it.</summary>
internal sealed class RunCommand : WynCommand
{
    public RunCommand()
        : base("run", "Compiles a program and runs it; arguments behind -- are the program's. The exit code is the program's own.")
    {
        Add(File);
        Backend.AddTo(this);
        Run.AddTo(this);
        Passes.AddTo(this);
    }

    public Argument<string> File { get; } = SourceArgument.Create();

    public BackendOptionGroup Backend { get; } = new("cil");

    public RunOptionGroup Run { get; } = new();

    public PassOptionGroup Passes { get; } = new();

    public override bool TakesProgramArguments => true;

    public override int Execute(ParseResult parsed, ToolSession session)
    {
        var options = Passes.Read(parsed);
        var choice = Backend.Read(parsed);
        var path = parsed.GetRequiredValue(File);
        using var registry = BackendRegistry.Create(session, choice.Plugins);
        var registered = registry.Get(choice.Name);
        var request = Backend.Apply(parsed, registered.Backend, Run.Apply(parsed, registered.Backend, new BackendRequest
        {
            ProgramName = Path.GetFileNameWithoutExtension(path),
            OptimizationLevel = options.OptimizationLevel,
        }));
        var compilation = new Compilation(session, options);
        var module = compilation.Compile(path);
        compilation.Lower(module, registered.Backend.Stage);
        return new ProgramRun(session, compilation, registered).Run(module, request with { Sources = compilation.Sources });
    }
}
