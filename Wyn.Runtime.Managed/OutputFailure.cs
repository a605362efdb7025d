// Why standard output can no longer be written.
namespace Wyn.Runtime;

/// <summary>How a program ends whose output fails.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Message">What to say; null if whoever read the output has gone, which is no error to report.</param>
internal sealed record OutputFailure(int ExitCode, string? Message);
