// The diagnostics of this backend: WYN61xx, one row for each code.
using Wyn.IR.Backends;
using Wyn.IR.Model;

namespace Wyn.Backend.Cil;

internal static class CilDiagnostics
{
    public static BackendDiagnostic ProgramName(string name, string reason)
        => new("WYN6101", $"'{name}' cannot be the name of a .NET program: {reason}", "give the output another name");

    public static BackendDiagnostic NoEntryPoint(IrModule module)
        => new("WYN6102", $"module '{module.Name}' has no entry point", "name the function to start with in the module's header: entry @name");

    public static BackendDiagnostic TooLarge(IrFunction function) => new(
        "WYN6103",
        $"function '{function.Name}' has more values that are live at once than a .NET method can hold",
        "split the function",
        function.Location);
}
