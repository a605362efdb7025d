// The part of the parser for types.
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    private TypeClauseSyntax? ParseTypeClause() => At(SyntaxKind.ColonToken) ? new TypeClauseSyntax(Next(), ParseType()) : null;

    private ReturnTypeClauseSyntax? ParseReturnType()
        => At(SyntaxKind.ArrowToken) ? new ReturnTypeClauseSyntax(Next(), ParseType()) : null;

    private TypeSyntax ParseType()
    {
        var type = ParseAlternativeType();
        return At(SyntaxKind.PipeToken) ? new UnionTypeSyntax(ParseJoined(SyntaxKind.PipeToken, ParseAlternativeType, type)) : type;
    }

    /// <summary>A type that is no union: between the <c>|</c> of a union, and of the parameters of a lambda.</summary>
    private TypeSyntax ParseAlternativeType()
    {
        if (!TryEnter())
        {
            return MissingType();
        }

        var type = ParseBaseType();
        if (At(SyntaxKind.QuestionToken))
        {
            type = new OptionalTypeSyntax(type, Next());
        }

        Leave();
        return type;
    }

    private NamedTypeSyntax MissingType() => new(Missing(SyntaxKind.IdentifierToken), null, null, null);

    private TypeSyntax ParseBaseType()
    {
        switch (Current.Kind)
        {
            case SyntaxKind.OpenBracketToken:
                var bracket = Next();
                var element = ParseType();
                return new ArrayTypeSyntax(bracket, element, ExpectClosing(bracket, SyntaxKind.CloseBracketToken));
            // A block cannot begin with a type and a colon, so that '->' before a forgotten type does not take the body along.
            case SyntaxKind.OpenBraceToken when IsMapType():
                return ParseMapType();
            case SyntaxKind.OpenParenToken:
                return ParseTupleType();
            // On a new line it begins the next declaration.
            case SyntaxKind.FnKeyword when !Current.IsFirstOnLine || Peek(1).Kind == SyntaxKind.OpenParenToken:
                return ParseFunctionType();
            default:
                return ParseNamedType();
        }
    }

    private NamedTypeSyntax ParseNamedType()
    {
        var name = ExpectName("a type");
        if (name.IsMissing || !At(SyntaxKind.LessToken))
        {
            return new NamedTypeSyntax(name, null, null, null);
        }

        var list = ParseTypeArgumentList();
        return new NamedTypeSyntax(name, list.Open, list.Arguments, list.Close);
    }

    private SyntaxToken ExpectClosingAngle(SyntaxToken open)
        => At(SyntaxKind.GreaterEqualsToken) ? SplitGreaterEquals() : ExpectClosing(open, SyntaxKind.GreaterToken);

    /// <summary>
    /// The lexer takes <c>>=</c> for one token; behind type arguments it is two. The first half is taken, the second stays.
    /// </summary>
    private SyntaxToken SplitGreaterEquals()
    {
        var whole = Next();
        _position--;
        _previousEnd = whole.Span.Start + 1;
        _tokens[_position] = new SyntaxToken(SyntaxKind.EqualsToken, new TextSpan(whole.Span.Start + 1, 1), "=", null, [], whole.Trailing);
        return new SyntaxToken(
            SyntaxKind.GreaterToken, new TextSpan(whole.Span.Start, 1), ">", null, whole.Leading, [], isFirstOnLine: whole.IsFirstOnLine);
    }

    private bool IsMapType() => Peek(1).Kind is SyntaxKind.OpenBracketToken or SyntaxKind.OpenParenToken or SyntaxKind.FnKeyword
        || (Peek(1).Kind == SyntaxKind.OpenBraceToken && _brackets.GetClosing(_position + 1) is var key and >= 0 && _tokens[key + 1].Kind == SyntaxKind.ColonToken)
        || (Peek(1).Kind == SyntaxKind.IdentifierToken && Peek(2).Kind is SyntaxKind.ColonToken or SyntaxKind.LessToken or SyntaxKind.QuestionToken);

    private MapTypeSyntax ParseMapType()
    {
        var open = Next();
        var key = ParseType();
        var colon = Expect(SyntaxKind.ColonToken, help: "a map type is written {string: int}");
        var value = colon.IsMissing ? MissingType() : ParseType();
        return new MapTypeSyntax(open, key, colon, value, ExpectClosing(open, SyntaxKind.CloseBraceToken));
    }

    private TypeSyntax ParseTupleType()
    {
        var openIndex = _position;
        var open = Next();
        var first = ParseType();
        if (!At(SyntaxKind.CommaToken))
        {
            return new ParenthesizedTypeSyntax(open, first, ExpectClosing(open, SyntaxKind.CloseParenToken));
        }

        var elements = ParseList(openIndex, SyntaxKind.CloseParenToken, ParseType, first);
        return new TupleTypeSyntax(open, elements, ExpectClosing(open, SyntaxKind.CloseParenToken));
    }

    private FunctionTypeSyntax ParseFunctionType()
    {
        var keyword = Next();
        var openIndex = _position;
        var open = Expect(SyntaxKind.OpenParenToken, help: "a function type is written fn(int) -> int");
        var parameters = open.IsMissing ? EmptyList<TypeSyntax>() : ParseList(openIndex, SyntaxKind.CloseParenToken, ParseType);
        var close = ExpectClosing(open, SyntaxKind.CloseParenToken);
        return new FunctionTypeSyntax(keyword, open, parameters, close, ParseReturnType());
    }

    private TypeArgumentListSyntax ParseTypeArgumentList()
    {
        var open = Next();
        var arguments = ParseJoined(SyntaxKind.CommaToken, ParseType, ParseType());
        return new TypeArgumentListSyntax(open, arguments, ExpectClosingAngle(open));
    }
}
