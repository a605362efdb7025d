// The part of the lexer for what is no token: blanks, line ends, comments, and the special start of a source.
using System;
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Lexer
{
    private readonly ImmutableArray<SyntaxTrivia>.Builder _trivia = ImmutableArray.CreateBuilder<SyntaxTrivia>();

    /// <summary>A byte order mark and a <c>#!</c> line.</summary>
    private ImmutableArray<SyntaxTrivia> ScanStartOfSource()
    {
        _trivia.Clear();
        if (_source.Bytes.AsSpan().StartsWith("\uFEFF"u8))
        {
            _position = 3;
            AddTrivia(SyntaxKind.ByteOrderMarkTrivia, 0);
        }

        if (Current == '#' && Touches('!'))
        {
            var start = _position;
            SkipLine();
            AddTrivia(SyntaxKind.ShebangTrivia, start);
        }

        return _trivia.ToImmutable();
    }

    /// <summary>
    /// Trivia from here on; trailing trivia ends with the line. In an interpolation of a single-line string a line end is no
    /// trivia: it ends the string, which is an error.
    /// </summary>
    private ImmutableArray<SyntaxTrivia> ScanTrivia(bool isTrailing)
    {
        _trivia.Clear();
        var stopsAtLineEnd = _strings.TryPeek(out var open) && !open.IsMultiLine;
        while (!AtEnd)
        {
            var start = _position;
            if (IsBlank(Current))
            {
                while (IsBlank(Current))
                {
                    _position++;
                }

                AddTrivia(SyntaxKind.WhitespaceTrivia, start);
            }
            else if (IsLineEnd(Current))
            {
                if (stopsAtLineEnd)
                {
                    break;
                }

                _position += Current == '\r' && Touches('\n') ? 2 : 1;
                _atLineStart = true;
                AddTrivia(SyntaxKind.NewLineTrivia, start);
                if (isTrailing)
                {
                    break;
                }
            }
            else if (Current == '#' || (Current == '/' && Touches('/')))
            {
                SkipLine();
                AddTrivia(SyntaxKind.LineCommentTrivia, start);
            }
            else if (Current == '/' && Touches('*'))
            {
                SkipBlockComment();
                AddTrivia(SyntaxKind.BlockCommentTrivia, start);
            }
            else
            {
                break;
            }
        }

        return _trivia.ToImmutable();
    }

    private void AddTrivia(SyntaxKind kind, int start) => _trivia.Add(new SyntaxTrivia(kind, TextSpan.FromBounds(start, _position)));

    private void SkipLine()
    {
        while (!AtEnd && !IsLineEnd(Current))
        {
            _position++;
        }
    }

    private void SkipBlockComment()
    {
        var start = _position;
        _position += 2;
        while (!AtEnd)
        {
            if (Current == '*' && Touches('/'))
            {
                _position += 2;
                return;
            }

            _atLineStart |= IsLineEnd(Current);
            _position++;
        }

        _endsInComment = true;
        Report(SyntaxDiagnostics.UnterminatedComment, new TextSpan(start, 2), "close the comment with '*/'");
    }
}
