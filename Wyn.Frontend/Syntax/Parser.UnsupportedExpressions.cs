// The part of the parser for expressions of the language that this version does not have: each gets one message, and its
// tokens become an error node.
using System;
using System.Collections.Immutable;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    private ErrorExpressionSyntax ParseUnsupportedSuffix(ExpressionSyntax left, string construct, bool hasName = false)
    {
        ReportNotSupported(construct, Current.Span);
        var parts = ImmutableArray.CreateBuilder<SyntaxElement>();
        parts.Add(left);
        TakeBalanced(parts);
        if (hasName && SyntaxFacts.IsWord(Current.Kind))
        {
            parts.Add(Next());
        }

        return new ErrorExpressionSyntax(parts.ToImmutable());
    }

    /// <summary>Whether a <c>:</c> follows the <c>?</c> on its line, outside of brackets.</summary>
    private bool IsConditional()
    {
        for (var i = _position + 1; i < _tokens.Length && !_tokens[i].IsFirstOnLine; i = Math.Max(_brackets.GetClosing(i), i) + 1)
        {
            switch (_tokens[i].Kind)
            {
                case SyntaxKind.ColonToken:
                    return i > _position + 1;
                case SyntaxKind.CommaToken or SyntaxKind.SemicolonToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken
                    or SyntaxKind.CloseBraceToken or SyntaxKind.InterpolationEndToken or SyntaxKind.EndOfFileToken or SyntaxKind.QuestionToken:
                    return false;
            }
        }

        return false;
    }

    private bool IsStructLiteral(ExpressionSyntax left)
        => !_context.InCondition && !Current.IsFirstOnLine && left is NameExpressionSyntax { Name.Text: [>= 'A' and <= 'Z', ..] };

    /// <summary>
    /// <c>f&lt;T>(x)</c> calls with type arguments only if <c>&lt;</c> touches the name, what follows can be types, and <c>></c>
    /// touches <c>(</c>. Gives the index of that <c>></c>, or -1.
    /// </summary>
    private int FindTypeArgumentsEnd()
    {
        const int longest = 64;
        if (!Touch(_tokens[_position - 1], Current))
        {
            return -1;
        }

        var depth = 1;
        for (var i = _position + 1; i < _tokens.Length && i < _position + longest; i++)
        {
            switch (_tokens[i].Kind)
            {
                case SyntaxKind.LessToken:
                    depth++;
                    break;
                case SyntaxKind.GreaterToken:
                    depth--;
                    break;
                case SyntaxKind.IdentifierToken or SyntaxKind.CommaToken or SyntaxKind.OpenBracketToken or SyntaxKind.CloseBracketToken
                    or SyntaxKind.QuestionToken:
                    break;
                default:
                    return -1;
            }

            if (depth == 0)
            {
                return _tokens[i + 1].Kind == SyntaxKind.OpenParenToken && Touch(_tokens[i], _tokens[i + 1]) ? i : -1;
            }
        }

        return -1;
    }

    private ErrorExpressionSyntax ParseTypeArguments(ExpressionSyntax left, int end)
    {
        ReportNotSupported("a call with type arguments is", Current.Span);
        var parts = ImmutableArray.CreateBuilder<SyntaxElement>();
        parts.Add(left);
        while (_position <= end)
        {
            parts.Add(Next());
        }

        return new ErrorExpressionSyntax(parts.ToImmutable());
    }

    /// <summary>Expressions of the language that this version does not have, told by their first token.</summary>
    private ErrorExpressionSyntax? ParseUnsupportedPrimary()
    {
        var construct = Current.Kind switch
        {
            SyntaxKind.OpenBracketToken => "an array literal is",
            SyntaxKind.OpenBraceToken when !_context.InCondition => Peek(1).Kind == SyntaxKind.ColonToken ? "a set literal is" : "a map literal is",
            SyntaxKind.PipeToken or SyntaxKind.PipePipeToken => "an anonymous function is",
            SyntaxKind.FnKeyword => "an anonymous function is",
            SyntaxKind.IfKeyword => "'if' as an expression is",
            SyntaxKind.MatchKeyword => "'match' is",
            SyntaxKind.NoneKeyword => "'None' is",
            SyntaxKind.SomeKeyword => "'Some' is",
            SyntaxKind.SelfKeyword => "'self' is",
            SyntaxKind.ChannelKeyword => "'channel' is",
            _ => null,
        };
        if (construct is null)
        {
            return null;
        }

        var kind = Current.Kind;
        var isWord = kind is SyntaxKind.NoneKeyword or SyntaxKind.SomeKeyword or SyntaxKind.SelfKeyword or SyntaxKind.ChannelKeyword;
        ReportNotSupported(construct, Current.Span);
        var tokens = ImmutableArray.CreateBuilder<SyntaxElement>();
        if (isWord || kind is SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken)
        {
            TakeBalanced(tokens);
            return new ErrorExpressionSyntax(tokens.ToImmutable());
        }

        if (kind is SyntaxKind.IfKeyword or SyntaxKind.MatchKeyword)
        {
            TakeConstruct(tokens, hasBlock: true);
            while (kind == SyntaxKind.IfKeyword && At(SyntaxKind.ElseKeyword))
            {
                TakeConstruct(tokens, hasBlock: true);
            }

            return new ErrorExpressionSyntax(tokens.ToImmutable());
        }

        return TakeToEndOfOperand();
    }

    /// <summary>Tokens to the end of the line, or of what brackets enclose: about as far as an anonymous function goes.</summary>
    private ErrorExpressionSyntax TakeToEndOfOperand()
    {
        var tokens = ImmutableArray.CreateBuilder<SyntaxElement>();
        do
        {
            TakeBalanced(tokens);
        }
        while (!AtEnd
            && (_context.InBrackets || !Current.IsFirstOnLine)
            && !(Current.Kind is SyntaxKind.CommaToken or SyntaxKind.SemicolonToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken
                or SyntaxKind.CloseBraceToken or SyntaxKind.InterpolationEndToken));
        return new ErrorExpressionSyntax(tokens.ToImmutable());
    }
}
