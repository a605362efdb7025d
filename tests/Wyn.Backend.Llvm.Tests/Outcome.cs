// What a run of a program left behind.
namespace Wyn.Backend.Llvm.Tests;

internal sealed record Outcome(int ExitCode, string Output, string Error);
