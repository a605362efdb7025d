// `wyn check FILE`.
using System.CommandLine;
using Wyn.Frontend;

namespace Wyn.Driver.CommandLine;

/// <summary>Looks for errors without making anything.</summary>
internal sealed class CheckCommand : WynCommand
{
    public CheckCommand()
        : base("check", "Looks for errors in a program without making anything.")
        => Add(File);

    public Argument<string> File { get; } = SourceArgument.Create();

    public override int Execute(ParseResult parsed, ToolSession session)
    {
        new Compilation(session, new CompilationOptions()).Analyze(parsed.GetRequiredValue(File), CompilationStage.Bound);
        return ExitCode.Success;
    }
}
