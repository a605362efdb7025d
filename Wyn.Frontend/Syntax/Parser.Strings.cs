// The part of the parser for string literals.
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    private StringExpressionSyntax ParseString()
    {
        var open = Next();
        var parts = ImmutableArray.CreateBuilder<StringPartSyntax>();
        while (true)
        {
            switch (Current.Kind)
            {
                case SyntaxKind.StringTextToken:
                    parts.Add(new StringTextPartSyntax(Next()));
                    break;
                case SyntaxKind.InterpolationStartToken:
                    parts.Add(ParseInterpolation());
                    break;
                default:
                    return new StringExpressionSyntax(open, parts.ToImmutable(), Expect(SyntaxKind.StringEndToken, "the end of the string"));
            }
        }
    }

    /// <summary>One whole expression between <c>${</c> and <c>}</c>. The lexer always gives an end, if only a missing one.</summary>
    private InterpolationPartSyntax ParseInterpolation()
    {
        var close = _brackets.GetClosing(_position);
        var open = Next();
        if (!TryEnter())
        {
            return new InterpolationPartSyntax(open, MissingExpression(), Missing(SyntaxKind.InterpolationEndToken));
        }

        var previous = EnterBrackets();
        var mute = _mute;
        if (close >= 0 && _tokens[close].IsMissing && _mute < Mute.UntilStatement)
        {
            _mute = Mute.UntilStatement;
        }

        var expression = ParseInterpolatedValue(open, close);
        if (_mute == Mute.UntilStatement)
        {
            _mute = mute;
        }

        Restore(previous);
        Leave();
        return new InterpolationPartSyntax(open, expression, Expect(SyntaxKind.InterpolationEndToken, "'}'"));
    }

    private ExpressionSyntax ParseInterpolatedValue(SyntaxToken open, int close)
    {
        if (At(SyntaxKind.InterpolationEndToken))
        {
            Report(SyntaxDiagnostics.EmptyInterpolation, SpanOf(open, Current), "write the value between the braces, or \\${ for the text itself");
            return MissingExpression();
        }

        var expression = ParseExpression();
        if (_position < close)
        {
            var leftover = TextSpan.FromBounds(Current.Span.Start, _tokens[close - 1].Span.End);
            var help = At(SyntaxKind.ColonToken) ? "there are no format specifiers: format the value with a function" : "an interpolation holds one expression";
            Report(SyntaxDiagnostics.UnsupportedInterpolation, leftover, help, Describe(Current));
            SkipTo(close);
        }

        return expression;
    }
}
