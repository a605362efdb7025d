// `wyn ir print FILE`.
using System.CommandLine;
using Wyn.IR.Text;

namespace Wyn.Driver.CommandLine;

/// <summary>Prints IR in its one canonical form.</summary>
internal sealed class IrPrintCommand : WynCommand
{
    public IrPrintCommand()
        : base("print", "Reads IR and prints it in its one canonical form.")
        => Add(File);

    public Argument<string> File { get; } = SourceArgument.Create("The file with the IR.");

    public override int Execute(ParseResult parsed, ToolSession session)
    {
        var module = new Compilation(session, new CompilationOptions()).ReadIr(parsed.GetRequiredValue(File));
        session.Stage = "the printer of IR";
        session.WriteOutput(IrPrinter.Print(module));
        return ExitCode.Success;
    }
}
