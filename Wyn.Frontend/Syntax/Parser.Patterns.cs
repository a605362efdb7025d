// The part of the parser for patterns: one grammar for match statements, match expressions and 'if let'.
using System;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    private PatternSyntax ParsePattern()
    {
        if (!TryEnter())
        {
            return MissingPattern();
        }

        var pattern = ParseAlternative();
        if (At(SyntaxKind.PipeToken))
        {
            pattern = new OrPatternSyntax(ParseJoined(SyntaxKind.PipeToken, ParseAlternative, pattern));
        }

        Leave();
        return pattern;
    }

    private ErrorPatternSyntax MissingPattern() => new([Missing(SyntaxKind.IdentifierToken)]);

    private PatternSyntax ParseAlternative()
    {
        switch (Current.Kind)
        {
            case SyntaxKind.UnderscoreToken:
                return new WildcardPatternSyntax(Next());
            case SyntaxKind.IdentifierToken when ForeignWords.IsValue(Current.Text):
                ReportForeignWord();
                return new ErrorPatternSyntax([Next()]);
            case SyntaxKind.IdentifierToken or SyntaxKind.NoneKeyword or SyntaxKind.SomeKeyword:
                return ParseNamedPattern();
            case SyntaxKind.OpenBracketToken:
                return ParseArrayPattern(ParsePattern);
            case SyntaxKind.OpenParenToken:
                return ParseTuplePattern();
            case SyntaxKind.EllipsisToken:
                ReportUnexpected("a pattern", "'...' stands for the rest of an array, as the last part of an array pattern");
                return new ErrorPatternSyntax([Next()]);
            default:
                return ParseLiteralPattern() is { } literal ? ParseRangePattern(literal) : ParseNoPattern();
        }
    }

    private ErrorPatternSyntax ParseNoPattern()
    {
        if (At(SyntaxKind.BadToken))
        {
            return new ErrorPatternSyntax([Next()]);
        }

        ReportUnexpected("a pattern", At(SyntaxKind.ElseKeyword) ? "the arm for all other values is written _ => ..." : null);
        return MissingPattern();
    }

    private LiteralPatternSyntax? ParseLiteralPattern()
    {
        switch (Current.Kind)
        {
            case SyntaxKind.MinusToken when Peek(1).Kind is SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken:
                return new LiteralPatternSyntax(Next(), new LiteralExpressionSyntax(Next()));
            case SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword:
                return new LiteralPatternSyntax(null, ParseLiteral());
            case SyntaxKind.StringStartToken:
                return new LiteralPatternSyntax(null, ParseString());
            default:
                return null;
        }
    }

    private PatternSyntax ParseRangePattern(LiteralPatternSyntax start)
    {
        if (!At(SyntaxKind.DotDotToken) && !At(SyntaxKind.DotDotEqualsToken))
        {
            return start;
        }

        var op = Next();
        if (ParseLiteralPattern() is { } end)
        {
            return new RangePatternSyntax(start, op, end);
        }

        ReportUnexpected("the end of the range", "a range in a pattern has two ends, as in 1..10");
        return new RangePatternSyntax(start, op, MissingPattern());
    }

    /// <summary>A variant, with its type before it or with its payload behind it, a struct with its fields, or a variable.</summary>
    private PatternSyntax ParseNamedPattern()
    {
        var isQualified = At(SyntaxKind.IdentifierToken) && Peek(1).Kind is SyntaxKind.DotToken or SyntaxKind.ColonColonToken;
        var name = isQualified
            ? new NamePatternSyntax(Next(), Next(), SyntaxFacts.IsWord(Current.Kind) ? Next() : Expect(SyntaxKind.IdentifierToken, "the name of a variant"))
            : new NamePatternSyntax(null, null, Next());
        var openIndex = _position;
        if (At(SyntaxKind.OpenParenToken))
        {
            var open = Next();
            var arguments = ParseList(openIndex, SyntaxKind.CloseParenToken, ParsePattern);
            return new ConstructorPatternSyntax(name, open, arguments, ExpectClosing(open, SyntaxKind.CloseParenToken));
        }

        if (At(SyntaxKind.OpenBraceToken) && !Current.IsFirstOnLine)
        {
            var open = Next();
            var fields = ParseList(openIndex, SyntaxKind.CloseBraceToken, ParseFieldPattern);
            return new StructPatternSyntax(name, open, fields, ExpectClosing(open, SyntaxKind.CloseBraceToken));
        }

        return name;
    }

    private FieldPatternSyntax ParseFieldPattern()
    {
        var name = ExpectName("the name of a field");
        return At(SyntaxKind.ColonToken) ? new FieldPatternSyntax(name, Next(), ParsePattern()) : new FieldPatternSyntax(name, null, null);
    }

    /// <summary>An array pattern; of which patterns it may consist depends on where it stands.</summary>
    private ArrayPatternSyntax ParseArrayPattern(Func<PatternSyntax> parseElement)
    {
        var openIndex = _position;
        var open = Next();
        var elements = ParseList(openIndex, SyntaxKind.CloseBracketToken, () => At(SyntaxKind.EllipsisToken) ? ParseRest() : parseElement());
        return new ArrayPatternSyntax(open, elements, ExpectClosing(open, SyntaxKind.CloseBracketToken));
    }

    private RestPatternSyntax ParseRest()
    {
        var ellipsis = Next();
        var name = At(SyntaxKind.IdentifierToken) || At(SyntaxKind.UnderscoreToken) ? Next() : null;
        if (At(SyntaxKind.CommaToken))
        {
            ReportUnexpected("']'", "'...' stands for the rest of the array, so that nothing can follow it");
        }

        return new RestPatternSyntax(ellipsis, name);
    }

    private PatternSyntax ParseTuplePattern()
    {
        var openIndex = _position;
        var open = Next();
        var first = ParsePattern();
        if (!At(SyntaxKind.CommaToken))
        {
            RecoverInList(openIndex, "',' or ')'");
            return new ParenthesizedPatternSyntax(open, first, ExpectClosing(open, SyntaxKind.CloseParenToken));
        }

        var elements = ParseList(openIndex, SyntaxKind.CloseParenToken, ParsePattern, first);
        return new TuplePatternSyntax(open, elements, ExpectClosing(open, SyntaxKind.CloseParenToken));
    }

    /// <summary><c>[a, b, ...rest]</c> or <c>(a, _)</c> behind <c>var</c>: names and <c>_</c> only.</summary>
    private PatternSyntax ParseDestructuring()
    {
        if (At(SyntaxKind.OpenBracketToken))
        {
            return ParseArrayPattern(ParseDestructuredName);
        }

        var openIndex = _position;
        var open = Next();
        var names = ParseList(openIndex, SyntaxKind.CloseParenToken, ParseDestructuredName);
        return new TuplePatternSyntax(open, names, ExpectClosing(open, SyntaxKind.CloseParenToken));
    }

    private PatternSyntax ParseDestructuredName()
        => At(SyntaxKind.UnderscoreToken)
            ? new WildcardPatternSyntax(Next())
            : new NamePatternSyntax(null, null, ExpectName("the name of a variable"));
}
