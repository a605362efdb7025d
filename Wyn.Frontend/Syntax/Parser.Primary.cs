// The part of the parser for suffixes (calls, members) and for atoms (names, literals), which are told by their first token.
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
                return ParseIndex(left);
            case SyntaxKind.QuestionDotToken:
                return new OptionalAccessExpressionSyntax(left, Next(), ExpectMemberName());
            case SyntaxKind.ColonColonToken:
                return ParsePath(left);
            case SyntaxKind.QuestionToken when !_scan.IsConditional(_position):
                return new TryExpressionSyntax(left, Next());
            case SyntaxKind.OpenBraceToken when IsStructLiteral(left):
                return ParseStructLiteral(left);
            case SyntaxKind.LessToken when HasTypeArguments(left):
                return new GenericExpressionSyntax(left, ParseTypeArgumentList());
            default:
                return null;
        }
    }

    /// <summary>
    /// <c>f&lt;T>(x)</c> calls with type arguments if <c>&lt;</c> touches the name and <c>></c> touches <c>(</c>;
    /// <c>Name&lt;T> {</c> begins a struct literal where <c>Name {</c> does. All else compares.
    /// </summary>
    private bool HasTypeArguments(ExpressionSyntax left)
    {
        if (left is not (NameExpressionSyntax { Name.Kind: SyntaxKind.IdentifierToken } or MemberAccessExpressionSyntax or PathExpressionSyntax)
            || _scan.FindTypeArgumentsEnd(_position) is var end && end < 0)
        {
            return false;
        }

        var behind = _tokens[end + 1];
        return behind.Kind == SyntaxKind.OpenParenToken
            ? Touch(_tokens[_position - 1], Current) && Touch(_tokens[end], behind)
            : behind is { Kind: SyntaxKind.OpenBraceToken, IsFirstOnLine: false } && IsStructLiteral(left);
    }

    /// <summary><c>Name::member</c>; longer paths do not exist.</summary>
    private ExpressionSyntax ParsePath(ExpressionSyntax left)
    {
        if (left is NameExpressionSyntax { Name: { Kind: SyntaxKind.IdentifierToken } qualifier })
        {
            return new PathExpressionSyntax(qualifier, Next(), ExpectMemberName());
        }

        ReportUnexpected("'.'", "a path has two parts, as in Name::member; what follows stands behind a dot");
        return new MemberAccessExpressionSyntax(left, Next(), ExpectMemberName());
    }

    private ExpressionSyntax ParseMember(ExpressionSyntax receiver)
    {
        var dot = Next();
        return Current.Kind is SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken
            ? ParseTupleAccess(receiver, dot)
            : new MemberAccessExpressionSyntax(receiver, dot, ExpectMemberName());
    }

    /// <summary>The name behind a dot: any word, but not the first of the next line's assignment.</summary>
    private SyntaxToken ExpectMemberName()
    {
        if (SyntaxFacts.IsWord(Current.Kind) && !IsNextAssignment())
        {
            return Next();
        }

        ReportUnexpected("the name of a member");
        return Missing(SyntaxKind.IdentifierToken);
    }

    private ArgumentListSyntax ParseArgumentList()
    {
        var openIndex = _position;
        var open = Next();
        if (!TryEnter())
        {
            return new ArgumentListSyntax(open, EmptyList<ArgumentSyntax>(), Missing(SyntaxKind.CloseParenToken));
        }

        var previous = EnterBrackets();
        var arguments = ParseList(openIndex, SyntaxKind.CloseParenToken, ParseArgument);
        Restore(previous);
        Leave();
        return new ArgumentListSyntax(open, arguments, ExpectClosing(open, SyntaxKind.CloseParenToken));
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
            case SyntaxKind.SelfKeyword or SyntaxKind.NoneKeyword:
                return new NameExpressionSyntax(Next());
            case SyntaxKind.SomeKeyword or SyntaxKind.ChannelKeyword:
                return ParseKeywordCall();
            case SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword:
                return ParseLiteral();
            case SyntaxKind.StringStartToken:
                return ParseString();
            case SyntaxKind.OpenParenToken:
                return IsLambda() ? ParseLambda() : ParseParentheses();
            case SyntaxKind.OpenBracketToken:
                return ParseArray();
            case SyntaxKind.OpenBraceToken when !_context.InCondition || _scan.IsCollection(_position):
                return ParseMapOrSet();
            case SyntaxKind.FnKeyword when Peek(1).Kind == SyntaxKind.OpenParenToken:
                return ParseLambda();
            case SyntaxKind.PipeToken or SyntaxKind.PipePipeToken:
                return ParsePipeLambda();
            case SyntaxKind.IfKeyword or SyntaxKind.MatchKeyword:
                return ParseStatementAsValue();
            case SyntaxKind.BadToken:
                return new ErrorExpressionSyntax([Next()]);
            default:
                return ParseNoExpression();
        }
    }

    /// <summary>A number, <c>true</c> or <c>false</c>; 2^63 is an int only behind a minus.</summary>
    private ExpressionSyntax ParseLiteral()
    {
        if (Current.Value is not ulong)
        {
            return new LiteralExpressionSyntax(Next());
        }

        Report(
            SyntaxDiagnostics.IntegerTooLarge,
            Current.Span,
            "the largest int is 9223372036854775807; only -9223372036854775808 goes further",
            Current.Text);
        return new ErrorExpressionSyntax([Next()]);
    }

    /// <summary><c>Some</c> and <c>channel</c>, which stand for nothing without their argument.</summary>
    private NameExpressionSyntax ParseKeywordCall()
    {
        var keyword = Next();
        if (!At(SyntaxKind.OpenParenToken))
        {
            ReportUnexpected("'('", $"write {keyword.Text}(...)");
        }

        return new NameExpressionSyntax(keyword);
    }

    /// <summary>An <c>if</c> or a <c>match</c> in the place of an expression.</summary>
    private ExpressionSyntax ParseStatementAsValue()
    {
        if (!TryEnter())
        {
            return MissingExpression();
        }

        ExpressionSyntax expression = At(SyntaxKind.IfKeyword)
            ? new IfExpressionSyntax(ParseIf(isExpression: true))
            : new MatchExpressionSyntax(ParseMatch(isExpression: true));
        Leave();
        return expression;
    }

    private ErrorExpressionSyntax ParseNoExpression()
    {
        var help = Current.Kind switch
        {
            SyntaxKind.PlusToken => "there is no prefix '+'",
            SyntaxKind.PlusPlusToken or SyntaxKind.MinusMinusToken => "'++' and '--' stand behind a variable, as a statement",
            SyntaxKind.FromKeyword => "names are imported as in import { f, g } from m",
            SyntaxKind.AsKeyword => "a value is converted by a call, as in int(x)",
            SyntaxKind.UnderscoreToken => "'_' stands for a value that is not wanted; it has no value itself",
            _ => null,
        };
        if (_position == _statementStart && (At(SyntaxKind.FatArrowToken) || Peek(1).Kind == SyntaxKind.FatArrowToken))
        {
            ReportUnexpected("a statement", "an arm stands in the braces of its 'match', behind the end of the arm before");
            Distrust();
            return MissingExpression();
        }

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

        if (Current.Text == "new" && Peek(1) is { Kind: SyntaxKind.IdentifierToken, IsFirstOnLine: false })
        {
            ReportForeignWord();
            Skip();
        }

        if (Peek(1).Kind == SyntaxKind.FatArrowToken && !_context.BeforeArrow)
        {
            return ParseLambdaWithoutParentheses();
        }

        return new NameExpressionSyntax(Next());
    }

    /// <summary>Whether an operand is missing at the end of a line, and the name here begins the next statement.</summary>
    private bool IsNextAssignment()
        => Current.IsFirstOnLine && _position != _statementStart && SyntaxFacts.IsAssignment(Peek(1).Kind);

    private static bool CanBeginExpression(SyntaxKind kind) => kind
        is SyntaxKind.IdentifierToken or SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken or SyntaxKind.StringStartToken
        or SyntaxKind.OpenParenToken or SyntaxKind.MinusToken or SyntaxKind.BangToken or SyntaxKind.TildeToken or SyntaxKind.NotKeyword
        or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword or SyntaxKind.AwaitKeyword or SyntaxKind.SpawnKeyword
        or SyntaxKind.SelfKeyword or SyntaxKind.NoneKeyword or SyntaxKind.SomeKeyword;
}
