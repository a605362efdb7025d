// The outside world of one invocation of the tool, so that tests can run it without a process.
using System;
using System.IO;
using Wyn.Driver.Native;

namespace Wyn.Driver;

/// <summary>Streams, terminal and environment of one invocation.</summary>
/// <param name="Input">Standard input, handed to programs that run.</param>
/// <param name="Output">Standard output: the product and nothing else.</param>
/// <param name="Error">Standard error: everything else.</param>
/// <param name="OutputIsTerminal">True if a person reads <paramref name="Output"/> as it comes.</param>
/// <param name="ErrorIsTerminal">True if a person reads <paramref name="Error"/>, who may want colour.</param>
/// <param name="Variable">Environment variables; null where one is not set.</param>
internal sealed record ToolIo(
    Stream Input, Stream Output, Stream Error, bool OutputIsTerminal, bool ErrorIsTerminal, Func<string, string?> Variable)
{
    /// <summary>The streams and variables of this process.</summary>
    public static ToolIo ForProcess() => new(
        Console.OpenStandardInput(),
        StandardStream.Open(1),
        StandardStream.Open(2),
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        Environment.GetEnvironmentVariable);
}
