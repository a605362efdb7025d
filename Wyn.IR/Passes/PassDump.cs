// The text of a module after a pass.
namespace Wyn.IR.Passes;

/// <summary>The text of a module, or of one function, after a pass.</summary>
/// <param name="PassId">The pass.</param>
/// <param name="Text">The text form.</param>
public sealed record PassDump(string PassId, string Text);
