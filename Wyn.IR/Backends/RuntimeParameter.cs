// A parameter of a runtime entry.
using Wyn.IR.Ops;

namespace Wyn.IR.Backends;

/// <summary>A parameter of a runtime entry.</summary>
/// <param name="Name">The name in the reference.</param>
/// <param name="Type">The type.</param>
/// <param name="Mode">Whether a counted argument is consumed; by default it is only looked at.</param>
public sealed record RuntimeParameter(string Name, AbiType Type, OperandMode Mode = OperandMode.Borrow);
