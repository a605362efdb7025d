// The part of the parser for values made of values - parentheses and tuples, arrays, comprehensions, maps, sets, struct
// literals - and for access to their parts.
using System;
using System.Collections.Immutable;
using System.Globalization;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    private ExpressionSyntax ParseParentheses()
    {
        var openIndex = _position;
        var open = Next();
        if (!TryEnter())
        {
            return new ParenthesizedExpressionSyntax(open, MissingExpression(), Missing(SyntaxKind.CloseParenToken));
        }

        var previous = EnterBrackets();
        var first = ParseValue();
        SeparatedList<ExpressionSyntax>? elements = null;
        if (At(SyntaxKind.CommaToken))
        {
            elements = ParseList(openIndex, SyntaxKind.CloseParenToken, ParseValue, first);
            if (elements.Items.Length == 1)
            {
                ReportUnexpected("an expression", "a tuple has two parts or more");
            }
        }
        else if (_brackets.GetClosing(openIndex) is var end && end > _position)
        {
            ReportUnexpected("')'");
            SkipTo(end);
        }

        Restore(previous);
        Leave();
        var close = ExpectClosing(open, SyntaxKind.CloseParenToken);
        return elements is null ? new ParenthesizedExpressionSyntax(open, first, close) : new TupleExpressionSyntax(open, elements, close);
    }

    private ExpressionSyntax ParseArray()
    {
        var openIndex = _position;
        var open = Next();
        if (!TryEnter())
        {
            return new ArrayExpressionSyntax(open, EmptyList<ExpressionSyntax>(), Missing(SyntaxKind.CloseBracketToken));
        }

        var previous = EnterBrackets();
        var first = At(SyntaxKind.CloseBracketToken) || AtEnd ? null : ParseValue();
        ExpressionSyntax array;
        if (first is not null && At(SyntaxKind.ForKeyword))
        {
            array = ParseComprehension(openIndex, open, first);
        }
        else
        {
            var elements = first is null ? EmptyList<ExpressionSyntax>() : ParseList(openIndex, SyntaxKind.CloseBracketToken, ParseValue, first);
            array = new ArrayExpressionSyntax(open, elements, ExpectClosing(open, SyntaxKind.CloseBracketToken));
        }

        Restore(previous);
        Leave();
        return array;
    }

    private ComprehensionExpressionSyntax ParseComprehension(int openIndex, SyntaxToken open, ExpressionSyntax element)
    {
        var keyword = Next();
        var variable = ExpectLoopVariable();
        var inKeyword = Expect(SyntaxKind.InKeyword);
        var end = _brackets.GetClosing(openIndex);
        if (inKeyword.IsMissing)
        {
            SkipTo(end);
        }

        var iterable = inKeyword.IsMissing ? new IterableClauseSyntax(MissingExpression()) : ParseIterable();
        var filter = At(SyntaxKind.IfKeyword) ? new GuardClauseSyntax(Next(), ParseValue()) : null;
        if (end > _position)
        {
            ReportUnexpected(filter is null ? "'if' or ']'" : "']'", At(SyntaxKind.ForKeyword) ? "a comprehension has one 'for'; nest another one inside" : null);
            SkipTo(end);
        }

        return new ComprehensionExpressionSyntax(
            open, element, keyword, variable, inKeyword, iterable, filter, ExpectClosing(open, SyntaxKind.CloseBracketToken));
    }

    /// <summary>A map <c>{k: v}</c> or a set <c>{: a}</c>.</summary>
    private ExpressionSyntax ParseMapOrSet()
    {
        var openIndex = _position;
        var open = Next();
        if (!TryEnter())
        {
            return new MapExpressionSyntax(open, EmptyList<MapEntrySyntax>(), Missing(SyntaxKind.CloseBraceToken));
        }

        var previous = EnterBrackets();
        ExpressionSyntax collection;
        if (At(SyntaxKind.ColonToken))
        {
            var colon = Next();
            var elements = ParseList(openIndex, SyntaxKind.CloseBraceToken, ParseValue);
            collection = new SetExpressionSyntax(open, colon, elements, ExpectClosing(open, SyntaxKind.CloseBraceToken));
        }
        else
        {
            var entries = ParseList(openIndex, SyntaxKind.CloseBraceToken, () => ParseMapEntry(openIndex));
            collection = new MapExpressionSyntax(open, entries, ExpectClosing(open, SyntaxKind.CloseBraceToken));
        }

        Restore(previous);
        Leave();
        return collection;
    }

    private MapEntrySyntax ParseMapEntry(int openIndex)
    {
        var key = ParseExpression();
        var colon = Expect(SyntaxKind.ColonToken, help: "a map is written {key: value}, a set {: a, b}");
        if (!colon.IsMissing)
        {
            return new MapEntrySyntax(key, colon, ParseValue());
        }

        // What is meant for a set lacks more than one colon.
        SkipTo(_brackets.GetClosing(openIndex));
        return new MapEntrySyntax(key, colon, MissingExpression());
    }

    private StructExpressionSyntax ParseStructLiteral(ExpressionSyntax type)
    {
        var openIndex = _position;
        var open = Next();
        if (!TryEnter())
        {
            return new StructExpressionSyntax(type, open, EmptyList<FieldInitializerSyntax>(), Missing(SyntaxKind.CloseBraceToken));
        }

        var previous = EnterBrackets();
        var fields = ParseList(openIndex, SyntaxKind.CloseBraceToken, ParseFieldInitializer);
        Restore(previous);
        Leave();
        return new StructExpressionSyntax(type, open, fields, ExpectClosing(open, SyntaxKind.CloseBraceToken));
    }

    private FieldInitializerSyntax ParseFieldInitializer()
    {
        var name = ExpectName("the name of a field");
        var colon = Expect(SyntaxKind.ColonToken, help: "a field gets its value as in Point { x: 1, y: 2 }");
        return new FieldInitializerSyntax(name, colon, colon.IsMissing ? MissingExpression() : ParseValue());
    }

    /// <summary>
    /// <c>Name {</c> begins a literal on one line, if the name begins with a capital, and not before a body. A module may stand
    /// before the name.
    /// </summary>
    private bool IsStructLiteral(ExpressionSyntax left)
        => !_context.InCondition && !Current.IsFirstOnLine && GetTypeName(left) is [>= 'A' and <= 'Z', ..];

    private static string? GetTypeName(ExpressionSyntax left) => left switch
    {
        NameExpressionSyntax { Name.Kind: SyntaxKind.IdentifierToken } name => name.Name.Text,
        MemberAccessExpressionSyntax { Receiver: NameExpressionSyntax } member => member.Name.Text,
        GenericExpressionSyntax generic => GetTypeName(generic.Expression),
        _ => null,
    };

    /// <summary><c>[index]</c>, or <c>[start:end]</c> with both ends optional.</summary>
    private ExpressionSyntax ParseIndex(ExpressionSyntax receiver)
    {
        var openIndex = _position;
        var open = Next();
        if (!TryEnter())
        {
            return new IndexExpressionSyntax(receiver, open, MissingExpression(), Missing(SyntaxKind.CloseBracketToken));
        }

        var previous = EnterBrackets();
        var start = IsSliceOperator() ? null : RejectAssignment(ParsePipe());
        SyntaxToken? op = null;
        ExpressionSyntax? end = null;
        if (IsSliceOperator())
        {
            if (At(SyntaxKind.DotDotEqualsToken))
            {
                ReportUnexpected("':', '..' or ']'", "a slice ends before its second bound: xs[1..4] has three elements");
            }

            op = Next();
            end = At(SyntaxKind.CloseBracketToken) ? null : RejectAssignment(ParsePipe());
        }

        if (_brackets.GetClosing(openIndex) is var last && last > _position)
        {
            ReportUnexpected("']'");
            SkipTo(last);
        }

        Restore(previous);
        Leave();
        var close = ExpectClosing(open, SyntaxKind.CloseBracketToken);
        return op is null
            ? new IndexExpressionSyntax(receiver, open, start ?? MissingExpression(), close)
            : new SliceExpressionSyntax(receiver, open, start, op, end, close);
    }

    private bool IsSliceOperator() => Current.Kind is SyntaxKind.ColonToken or SyntaxKind.DotDotToken or SyntaxKind.DotDotEqualsToken;

    /// <summary><c>t.0</c>; the lexer takes the numbers of <c>t.1.0</c> for one float.</summary>
    private TupleAccessExpressionSyntax ParseTupleAccess(ExpressionSyntax receiver, SyntaxToken dot)
    {
        var point = At(SyntaxKind.FloatLiteralToken) ? Current.Text.IndexOf('.', StringComparison.Ordinal) : -1;
        if (point < 0 || Current.Text.AsSpan(point + 1).ContainsAnyExceptInRange('0', '9'))
        {
            if (!At(SyntaxKind.IntegerLiteralToken))
            {
                ReportUnexpected("the index of a part of a tuple");
            }

            return new TupleAccessExpressionSyntax(receiver, dot, Next());
        }

        var whole = Next();
        var outer = new TupleAccessExpressionSyntax(receiver, dot, IndexToken(whole, 0, point, whole.Leading, []));
        var between = new SyntaxToken(SyntaxKind.DotToken, new TextSpan(whole.Span.Start + point, 1), ".", null, [], []);
        return new TupleAccessExpressionSyntax(outer, between, IndexToken(whole, point + 1, whole.Text.Length, [], whole.Trailing));
    }

    /// <summary>A part of a float token, as the integer token that it should have been.</summary>
    private static SyntaxToken IndexToken(
        SyntaxToken whole, int start, int end, ImmutableArray<SyntaxTrivia> leading, ImmutableArray<SyntaxTrivia> trailing)
    {
        var text = whole.Text[start..end];
        var value = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
        return new SyntaxToken(
            SyntaxKind.IntegerLiteralToken, new TextSpan(whole.Span.Start + start, end - start), text, value, leading, trailing);
    }
}
