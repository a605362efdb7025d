// A row of a diagnostics table.
namespace Wyn.Frontend.Diagnostics;

/// <summary>What is fixed about a diagnostic. Codes are public and never used again for something else.</summary>
/// <param name="Code"><c>WYN</c> and four digits; the first is the stage.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Title">The kind of problem in a few words, for lists.</param>
/// <param name="Format">The message with <c>{0}</c>, <c>{1}</c>: one sentence, lower case, without a full stop, that names the user's things.</param>
internal sealed record DiagnosticDescriptor(string Code, DiagnosticSeverity Severity, string Title, string Format);
