// A failure of a backend that the user can do something about.
using Wyn.IR.Model;

namespace Wyn.IR.Backends;

/// <summary>A message of a backend.</summary>
/// <param name="Code">The code, <c>WYN6nnn</c>.</param>
/// <param name="Message">One sentence, lower case, without a full stop.</param>
/// <param name="Help">The way out, or null.</param>
/// <param name="Location">The position in the source, if there is one.</param>
/// <param name="IsEnvironment">True if a missing tool, library or file is the cause (exit code 3), false if the program is (exit code 1).</param>
/// <param name="IsUsage">True if what was asked for does not exist (exit code 2).</param>
public sealed record BackendDiagnostic(
    string Code, string Message, string? Help = null, IrLocation Location = default, bool IsEnvironment = false, bool IsUsage = false);
