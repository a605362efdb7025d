// A counted value that was used after it was consumed, or never consumed: a fault of a pass, not of the program.
using System;

namespace Wyn.IR.Interpret;

/// <summary>An executed path of a module breaks the rules of stage <c>owned</c>.</summary>
internal sealed class OwnershipViolationException(string message) : Exception(message);
