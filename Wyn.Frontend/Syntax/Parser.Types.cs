// The part of the parser for types.
using System.Collections.Immutable;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    private TypeClauseSyntax? ParseTypeClause() => At(SyntaxKind.ColonToken) ? new TypeClauseSyntax(Next(), ParseType()) : null;

    private NamedTypeSyntax ParseType()
    {
        var type = ParseBaseType();
        while (At(SyntaxKind.QuestionToken) || At(SyntaxKind.PipeToken))
        {
            var isUnion = At(SyntaxKind.PipeToken);
            ReportNotSupported(isUnion ? "a union type is" : "an optional type 'T?' is", Current.Span);
            Skip();
            if (isUnion)
            {
                SkipTypeText();
            }
        }

        return type;
    }

    private NamedTypeSyntax ParseBaseType()
    {
        var construct = Current.Kind switch
        {
            SyntaxKind.OpenBracketToken => "an array type is",
            SyntaxKind.OpenBraceToken when Peek(2).Kind == SyntaxKind.ColonToken => "a map type is",
            SyntaxKind.OpenParenToken => "a tuple type is",
            SyntaxKind.FnKeyword => "a function type is",
            _ => null,
        };
        if (construct is not null)
        {
            return SkipType(construct);
        }

        var name = ExpectName("a type");
        if (name.IsMissing || !At(SyntaxKind.LessToken) || !TryEnter())
        {
            return new NamedTypeSyntax(name, null, null, null);
        }

        var type = ParseTypeArguments(name);
        Leave();
        return type;
    }

    private NamedTypeSyntax ParseTypeArguments(SyntaxToken name)
    {
        var open = Next();
        var items = ImmutableArray.CreateBuilder<TypeSyntax>();
        var separators = ImmutableArray.CreateBuilder<SyntaxToken>();
        items.Add(ParseType());
        while (At(SyntaxKind.CommaToken))
        {
            separators.Add(Next());
            items.Add(ParseType());
        }

        var close = At(SyntaxKind.GreaterEqualsToken) ? SplitGreaterEquals() : ExpectClosing(open, SyntaxKind.GreaterToken);
        return new NamedTypeSyntax(name, open, new SeparatedList<TypeSyntax>(items.ToImmutable(), separators.ToImmutable()), close);
    }

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

    /// <summary>Passes over a type that this version does not have; what follows sees a type that is already reported.</summary>
    private NamedTypeSyntax SkipType(string construct)
    {
        ReportNotSupported(construct, Current.Span);
        SkipTypeText();
        return new NamedTypeSyntax(Missing(SyntaxKind.IdentifierToken), null, null, null);
    }

    private void SkipTypeText()
    {
        if (At(SyntaxKind.FnKeyword))
        {
            Skip();
        }

        var isFunction = At(SyntaxKind.OpenParenToken);
        SkipBalanced();
        if (At(SyntaxKind.LessToken))
        {
            SkipTypeArguments();
        }
        else if (isFunction && At(SyntaxKind.ArrowToken))
        {
            Skip();
            SkipBalanced();
        }
    }

    private void SkipTypeArguments()
    {
        var depth = 0;
        do
        {
            depth += At(SyntaxKind.LessToken) ? 1 : At(SyntaxKind.GreaterToken) ? -1 : 0;
            SkipBalanced();
        }
        while (depth > 0 && !AtEnd && !Current.IsFirstOnLine);
    }
}
