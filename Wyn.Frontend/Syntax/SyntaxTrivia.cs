// Source text that is no token: blanks, comments, and what error recovery passed over.
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

/// <summary>A piece of trivia; the concatenation of all trivia and tokens is the source.</summary>
internal readonly record struct SyntaxTrivia(SyntaxKind Kind, TextSpan Span);
