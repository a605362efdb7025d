// A span in a named source.
namespace Wyn.Frontend.Text;

/// <summary>A span together with the text that it lies in.</summary>
internal readonly record struct TextLocation(SourceText Source, TextSpan Span);
