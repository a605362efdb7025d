// `wyn ir verify FILE`.
using System.CommandLine;

namespace Wyn.Driver.CommandLine;

/// <summary>Checks that IR keeps the rules of its stage.</summary>
internal sealed class IrVerifyCommand : WynCommand
{
    public IrVerifyCommand()
        : base("verify", "Reads IR and checks that it keeps the rules of its stage; says nothing if it does.")
        => Add(File);

    public Argument<string> File { get; } = SourceArgument.Create("The file with the IR.");

    public override int Execute(ParseResult parsed, ToolSession session)
    {
        new Compilation(session, new CompilationOptions()).ReadIr(parsed.GetRequiredValue(File));
        return ExitCode.Success;
    }
}
