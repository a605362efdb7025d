// The outside world of a program that runs in the host's process.
using System.IO;

namespace Wyn.IR.Backends;

/// <summary>Standard streams as bytes; the host owns and closes them.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record ProgramIo(Stream Input, Stream Output, Stream Error);
