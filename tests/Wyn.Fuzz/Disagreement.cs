// What is wrong with a module.
namespace Wyn.Fuzz;

/// <summary>A way of running that does not do what the oracle does, or a module that the checker refuses.</summary>
internal sealed record Disagreement(string Way, string Text, bool IsRejection);
