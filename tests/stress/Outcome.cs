// What a program did, as its host sees it.
namespace Wyn.Stress;

/// <summary>Exit code and the text of both streams.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error);
