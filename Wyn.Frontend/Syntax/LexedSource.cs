// What the lexer hands to the parser.
using System.Collections.Immutable;

namespace Wyn.Frontend.Syntax;

/// <summary>The tokens of a source.</summary>
/// <param name="Tokens">All tokens; the last one is the end of the file.</param>
/// <param name="EndsInComment">Whether the source ends within an unterminated comment.</param>
internal readonly record struct LexedSource(ImmutableArray<SyntaxToken> Tokens, bool EndsInComment);
