// THE table of WYN7xxx: command line, files, plugins and IR text.
using Wyn.Frontend.Diagnostics;

namespace Wyn.Driver.Diagnostics;

/// <summary>Diagnostics of the driver.</summary>
internal static class DriverDiagnostics
{
    public static readonly DiagnosticDescriptor CommandLine = Error("WYN7001", "invalid command line", "{0}");

    public static readonly DiagnosticDescriptor UnknownBackend = Error("WYN7002", "unknown backend", "there is no backend '{0}'");

    public static readonly DiagnosticDescriptor OptionNotHonoured = Error(
        "WYN7003", "option not honoured by the backend", "the backend '{0}' has no use for {1}");

    public static readonly DiagnosticDescriptor UnknownEmitKind = Error("WYN7004", "unknown kind of output", "the backend '{0}' cannot emit '{1}'");

    public static readonly DiagnosticDescriptor UnknownCode = Error("WYN7005", "unknown diagnostic code", "there is no diagnostic '{0}'");

    public static readonly DiagnosticDescriptor UnknownPass = Error("WYN7006", "unknown pass", "there is no pass '{0}'");

    public static readonly DiagnosticDescriptor UnknownFunction = Error("WYN7007", "unknown function in --dump-ir", "the program has no function '{0}'");

    public static readonly DiagnosticDescriptor SourceMissing = Error("WYN7010", "file not found", "there is no file '{0}'");

    public static readonly DiagnosticDescriptor SourceIsDirectory = Error("WYN7011", "a directory where a file is expected", "'{0}' is a directory");

    public static readonly DiagnosticDescriptor SourceUnreadable = Error("WYN7012", "unreadable file", "cannot read '{0}': {1}");

    public static readonly DiagnosticDescriptor SourceNotRegular = Error("WYN7013", "not a regular file", "'{0}' is not a regular file");

    public static readonly DiagnosticDescriptor SourceTooLarge = Error("WYN7014", "file too large", "'{0}' has {1} bytes, more than the {2} that a file may have");

    public static readonly DiagnosticDescriptor OutputUnwritable = Error("WYN7020", "output cannot be written", "cannot write '{0}': {1}");

    public static readonly DiagnosticDescriptor StandardOutputUnwritable = Error(
        "WYN7021", "standard output cannot be written", "cannot write to standard output: {0}");

    public static readonly DiagnosticDescriptor ProgramNotStarted = Error("WYN7022", "program cannot be started", "cannot start '{0}': {1}");

    public static readonly DiagnosticDescriptor NothingToRun = Error(
        "WYN7023", "nothing to run", "the backend '{0}' neither runs programs nor makes a file that can be started");

    public static readonly DiagnosticDescriptor PluginMissing = Warning("WYN7030", "plugin not found", "plugin '{0}' is left out: {1}");

    public static readonly DiagnosticDescriptor PluginNotAssembly = Warning(
        "WYN7031", "plugin is not an assembly", "plugin '{0}' is left out: it is not a .NET assembly");

    public static readonly DiagnosticDescriptor PluginContract = Warning("WYN7032", "plugin of another contract version", "plugin '{0}' is left out: {1}");

    public static readonly DiagnosticDescriptor PluginEntryPoint = Warning("WYN7033", "plugin without an entry point", "plugin '{0}' is left out: {1}");

    public static readonly DiagnosticDescriptor PluginThrew = Warning("WYN7034", "plugin failed while registering", "plugin '{0}' is left out: {1}");

    public static readonly DiagnosticDescriptor PluginNameTaken = Warning(
        "WYN7035", "name of a plugin's backend is taken", "plugin '{0}' is left out: its backend '{1}' has the name of one that is {2}");

    public static readonly DiagnosticDescriptor RuntimePackVersion = Error(
        "WYN7036", "runtime pack of another version", "the runtime of backend '{0}' implements version {1} of the runtime table, not {2}");

    public static readonly DiagnosticDescriptor RuntimeUnreadable = Error(
        "WYN7037", "runtime cannot be read", "cannot read the runtime of backend '{0}': {1}");

    public static readonly DiagnosticDescriptor IrText = Error("WYN7040", "malformed IR text", "{0}");

    public static readonly DiagnosticDescriptor IrStageTooLate = Error(
        "WYN7042", "IR is past the stage that is asked for", "the module is in stage {0}, past stage {1} {2}");

    public static readonly DiagnosticDescriptor IrRule = Error("WYN7041", "IR breaks a rule", "{0}");

    public static readonly DiagnosticDescriptor IrNoEntryPoint = Error("WYN7043", "IR without an entry point", "module '{0}' has no function to start with");

    public static readonly DiagnosticDescriptor PassStage = Error(
        "WYN7044", "pass for another stage", "pass {0} takes modules of stage {1}, and this one is of stage {2}");

    private static DiagnosticDescriptor Error(string code, string title, string format) => new(code, DiagnosticSeverity.Error, title, format);

    private static DiagnosticDescriptor Warning(string code, string title, string format) => new(code, DiagnosticSeverity.Warning, title, format);
}
