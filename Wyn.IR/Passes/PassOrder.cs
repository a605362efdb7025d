// An ordering rule between two passes.
namespace Wyn.IR.Passes;

/// <summary>A pass must come after another.</summary>
/// <param name="Id">The pass that must have come before.</param>
/// <param name="Reason">Why.</param>
public sealed record PassOrder(string Id, string Reason);
