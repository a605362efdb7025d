// `wyn ir`: what can be done with IR as text.
using System.CommandLine;

namespace Wyn.Driver.CommandLine;

/// <summary>The commands that take or show IR.</summary>
internal sealed class IrCommand : Command
{
    public IrCommand()
        : base("ir", "Works on IR as text.")
    {
        Add(new IrPrintCommand());
        Add(new IrVerifyCommand());
        Add(new IrOptCommand());
        Add(new IrRunCommand());
        Add(new IrPassesCommand());
    }
}
