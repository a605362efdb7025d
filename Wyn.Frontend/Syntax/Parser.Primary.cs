// The part of the parser for suffixes (calls, members) and atoms (names, literals, parentheses, strings).
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    /// <summary>The last operator of a chain of comparisons that is reported.</summary>
    private SyntaxToken? _lastChain;

    /// <summary>
    /// The length of the longest chain of suffixes through the expressions parsed so far in the enclosing one: each suffix
    /// makes the tree one level deeper, and so counts as nesting although it is parsed in a loop.
    /// </summary>
    private int _suffixes;

    private ExpressionSyntax ParsePostfix()
    {
        var around = _suffixes;
        _suffixes = 0;
        var expression = ContinuePostfix(ParsePrimary());
        _suffixes = System.Math.Max(_suffixes, around);
        return expression;
    }

    private ExpressionSyntax ContinuePostfix(ExpressionSyntax expression)
    {
        while (ParseSuffix(expression) is { } longer)
        {
            expression = longer;
            _suffixes++;
            if (_suffixes > MaximumNesting)
            {
                Report(
                    SyntaxDiagnostics.NestingTooDeep, Current.Span, "split the chain up: name parts of it with variables", MaximumNesting);
                _mute = Mute.Always;
                SkipTo(_tokens.Length - 1);
            }
        }

        return expression;
    }

    /// <summary>The expression with the suffix that stands here, or null if none does.</summary>
    private ExpressionSyntax? ParseSuffix(ExpressionSyntax left)
    {
        var isOnLine = _context.InBrackets || !Current.IsFirstOnLine;
        switch (Current.Kind)
        {
            case SyntaxKind.OpenParenToken when isOnLine:
                return new CallExpressionSyntax(left, ParseArgumentList());
            case SyntaxKind.DotToken:
                return ParseMember(left);
            case SyntaxKind.OpenBracketToken when isOnLine:
                return ParseUnsupportedSuffix(left, "indexing with '[ ]' is");
            case SyntaxKind.QuestionDotToken:
                return ParseUnsupportedSuffix(left, "the operator '?.' is", hasName: true);
            case SyntaxKind.ColonColonToken:
                return ParseUnsupportedSuffix(left, "a path with '::' is", hasName: true);
            case SyntaxKind.QuestionToken when !IsConditional():
                return ParseUnsupportedSuffix(left, "the operator '?' is");
            case SyntaxKind.OpenBraceToken when IsStructLiteral(left):
                return ParseUnsupportedSuffix(left, "a struct literal is");
            case SyntaxKind.LessToken when left is NameExpressionSyntax && FindTypeArgumentsEnd() is var end && end >= 0:
                return ParseTypeArguments(left, end);
            default:
                return null;
        }
    }

    private ExpressionSyntax ParseMember(ExpressionSyntax receiver)
    {
        var dot = Next();
        if (Current.Kind is SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken)
        {
            ReportNotSupported("access to an element of a tuple is", Current.Span);
            return new ErrorExpressionSyntax([receiver, dot, Next()]);
        }

        if (SyntaxFacts.IsWord(Current.Kind) && !IsNextAssignment())
        {
            return new MemberAccessExpressionSyntax(receiver, dot, Next());
        }

        ReportUnexpected("the name of a member");
        return new MemberAccessExpressionSyntax(receiver, dot, Missing(SyntaxKind.IdentifierToken));
    }

    private ArgumentListSyntax ParseArgumentList()
    {
        var openIndex = _position;
        var open = Next();
        var items = ImmutableArray.CreateBuilder<ArgumentSyntax>();
        var separators = ImmutableArray.CreateBuilder<SyntaxToken>();
        if (!TryEnter())
        {
            return new ArgumentListSyntax(open, new SeparatedList<ArgumentSyntax>([], []), Missing(SyntaxKind.CloseParenToken));
        }

        var previous = EnterBrackets();
        while (!AtEnd && !At(SyntaxKind.CloseParenToken))
        {
            items.Add(ParseArgument());
            RecoverInList(openIndex, "',' or ')'");
            if (!At(SyntaxKind.CommaToken))
            {
                break;
            }

            separators.Add(Next());
        }

        Restore(previous);
        Leave();
        var close = ExpectClosing(open, SyntaxKind.CloseParenToken);
        return new ArgumentListSyntax(open, new SeparatedList<ArgumentSyntax>(items.ToImmutable(), separators.ToImmutable()), close);
    }

    private ArgumentSyntax ParseArgument()
        => At(SyntaxKind.IdentifierToken) && Peek(1).Kind == SyntaxKind.ColonToken
            ? new ArgumentSyntax(Next(), Next(), ParseValue())
            : new ArgumentSyntax(null, null, ParseValue());

    private ExpressionSyntax ParsePrimary()
    {
        switch (Current.Kind)
        {
            case SyntaxKind.IdentifierToken:
                return ParseName();
            case SyntaxKind.IntegerLiteralToken when Current.Value is ulong:
                Report(
                    SyntaxDiagnostics.IntegerTooLarge,
                    Current.Span,
                    "the largest int is 9223372036854775807; only -9223372036854775808 goes further",
                    Current.Text);
                return new ErrorExpressionSyntax([Next()]);
            case SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword:
                return new LiteralExpressionSyntax(Next());
            case SyntaxKind.StringStartToken:
                return ParseString();
            case SyntaxKind.OpenParenToken:
                return ParseParentheses();
            case SyntaxKind.BadToken:
                return new ErrorExpressionSyntax([Next()]);
            default:
                return ParseUnsupportedPrimary() ?? ParseNoExpression();
        }
    }

    private ErrorExpressionSyntax ParseNoExpression()
    {
        var help = Current.Kind switch
        {
            SyntaxKind.PlusToken => "there is no prefix '+'",
            SyntaxKind.PlusPlusToken or SyntaxKind.MinusMinusToken => "'++' and '--' stand behind a variable, as a statement",
            SyntaxKind.UnderscoreToken => "'_' stands for a value that is not wanted; it has no value itself",
            _ => null,
        };
        ReportUnexpected(_position == _statementStart ? "a statement" : "an expression", help);
        return MissingExpression();
    }

    private ExpressionSyntax ParseName()
    {
        if (IsNextAssignment())
        {
            ReportUnexpected("an expression");
            return MissingExpression();
        }

        if (ForeignWords.IsValue(Current.Text) && !SyntaxFacts.IsAssignment(Peek(1).Kind))
        {
            ReportForeignWord();
            return new ErrorExpressionSyntax([Next()]);
        }

        if (Current.Text == "lambda" && Peek(1) is { Kind: SyntaxKind.IdentifierToken or SyntaxKind.ColonToken, IsFirstOnLine: false })
        {
            ReportForeignWord();
            return TakeToEndOfOperand();
        }

        if (Peek(1).Kind == SyntaxKind.FatArrowToken)
        {
            ReportNotSupported("an anonymous function is", SpanOf(Current, Peek(1)));
            return TakeToEndOfOperand();
        }

        return new NameExpressionSyntax(Next());
    }

    /// <summary>Whether an operand is missing at the end of a line, and the name here begins the next statement.</summary>
    private bool IsNextAssignment()
        => Current.IsFirstOnLine && _position != _statementStart && SyntaxFacts.IsAssignment(Peek(1).Kind);

    private ExpressionSyntax ParseParentheses()
    {
        var openIndex = _position;
        var close = _brackets.GetClosing(openIndex);
        if (close >= 0 && _tokens[close + 1].Kind is SyntaxKind.FatArrowToken or SyntaxKind.ArrowToken)
        {
            ReportNotSupported("an anonymous function is", SpanOf(Current, _tokens[close]));
            return TakeToEndOfOperand();
        }

        var open = Next();
        if (!TryEnter())
        {
            return new ParenthesizedExpressionSyntax(open, MissingExpression(), Missing(SyntaxKind.CloseParenToken));
        }

        var previous = EnterBrackets();
        var expression = ParseValue();
        var isTuple = At(SyntaxKind.CommaToken) && close >= _position;
        if (isTuple)
        {
            ReportNotSupported("a tuple is", open.Span);
            SkipTo(close);
        }
        else if (close > _position)
        {
            ReportUnexpected("')'");
            SkipTo(close);
        }

        Restore(previous);
        Leave();
        return isTuple ? new ErrorExpressionSyntax([open, expression, Next()]) : new ParenthesizedExpressionSyntax(open, expression, ExpectClosing(open, SyntaxKind.CloseParenToken));
    }

    private static bool CanBeginExpression(SyntaxKind kind) => kind
        is SyntaxKind.IdentifierToken or SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken or SyntaxKind.StringStartToken
        or SyntaxKind.OpenParenToken or SyntaxKind.MinusToken or SyntaxKind.BangToken or SyntaxKind.TildeToken or SyntaxKind.NotKeyword
        or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword or SyntaxKind.AwaitKeyword or SyntaxKind.SpawnKeyword;
}
