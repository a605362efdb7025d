// What came of a run of the tool or of a program.
namespace Wyn.TestKit;

/// <summary>Exit code and what was written.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>For messages of failed tests.</summary>
    public override string ToString() => $"exit code {ExitCode}\n--- stdout\n{Output}--- stderr\n{Error}---";
}
