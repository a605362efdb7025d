// The value of --dump-ir.
namespace Wyn.Driver;

/// <summary>Which IR to print while passes run.</summary>
/// <param name="Pass">The pass to print after; null for all, and for the module before the first.</param>
/// <param name="Function">The function to print; null for the whole module.</param>
internal sealed record IrDump(string? Pass, string? Function);
