// The part of the parser for match, select and guards. The arms of both forms of match hold statements; in an expression
// the last one gives the value.
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    private const string ArmHelp = "an arm is written pattern => what to do";

    private MatchStatementSyntax ParseMatch(bool isExpression)
    {
        var keyword = Next();
        var previous = EnterCondition();
        var value = ParsePipe();
        Restore(previous);
        var openIndex = _position;
        var open = ExpectOpenBrace();
        if (open.IsMissing || !TryEnter())
        {
            return new MatchStatementSyntax(keyword, value, open, [], Missing(SyntaxKind.CloseBraceToken));
        }

        previous = EnterBlock();
        var arms = ParseMembers(openIndex, () => ParseMatchArm(isExpression));
        Restore(previous);
        Leave();
        return new MatchStatementSyntax(keyword, value, open, arms, CloseBlock(open));
    }

    private MatchArmSyntax ParseMatchArm(bool isExpression)
    {
        var pattern = ParsePattern();
        var guard = At(SyntaxKind.IfKeyword) ? new GuardClauseSyntax(Next(), ParseBeforeArrow()) : null;
        var arrow = Expect(SyntaxKind.FatArrowToken, help: ArmHelp);
        var body = arrow.IsMissing ? MissingStatement() : ParseArmBody(isExpression);
        return new MatchArmSyntax(pattern, guard, arrow, body, NextSeparator());
    }

    /// <summary>A guard, or the operand of an arm of select: up to <c>=></c>, which begins no lambda there.</summary>
    private ExpressionSyntax ParseBeforeArrow()
    {
        var previous = Replace(_context with { BeforeArrow = true });
        var expression = RejectAssignment(ParsePipe());
        Restore(previous);
        return expression;
    }

    private StatementSyntax ParseArmBody(bool isExpression)
    {
        var isNextArm = Current.IsFirstOnLine && Peek(1).Kind == SyntaxKind.FatArrowToken;
        if (AtEnd || At(SyntaxKind.CloseBraceToken) || At(SyntaxKind.CommaToken) || isNextArm)
        {
            ReportUnexpected(isExpression ? "an expression" : "a statement", At(SyntaxKind.CommaToken) ? null : "an arm that does nothing is written pattern => { }");
            return MissingStatement();
        }

        var previous = Replace(_context with { InArm = true });
        _statementStart = _position;
        var isValue = isExpression && Current.Kind is SyntaxKind.IfKeyword or SyntaxKind.MatchKeyword;
        var body = isValue ? ParseExpressionStatement() : ParseStatementByFirstToken();
        Restore(previous);
        return body;
    }

    private ErrorStatementSyntax MissingStatement() => new([Missing(SyntaxKind.SemicolonToken)]);

    private SyntaxToken? NextSeparator() => NextIf(SyntaxKind.CommaToken) ?? NextIf(SyntaxKind.SemicolonToken);

    /// <summary>
    /// Whether the minus here begins the pattern of the next arm rather than going on with the body of this one: on a line of its
    /// own, before a number that something of a pattern or an arm follows.
    /// </summary>
    private bool IsNextArm()
        => _context.InArm && At(SyntaxKind.MinusToken) && Current.IsFirstOnLine
            && Peek(1).Kind is SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken
            && Peek(2).Kind is SyntaxKind.FatArrowToken or SyntaxKind.PipeToken or SyntaxKind.DotDotToken or SyntaxKind.DotDotEqualsToken
                or SyntaxKind.IfKeyword;

    private SelectStatementSyntax ParseSelect()
    {
        var keyword = Next();
        var openIndex = _position;
        var open = ExpectOpenBrace();
        if (open.IsMissing || !TryEnter())
        {
            return new SelectStatementSyntax(keyword, open, [], Missing(SyntaxKind.CloseBraceToken));
        }

        var previous = EnterBlock();
        var arms = ParseMembers(openIndex, ParseSelectArm);
        Restore(previous);
        Leave();
        return new SelectStatementSyntax(keyword, open, arms, CloseBlock(open));
    }

    private SelectArmSyntax ParseSelectArm()
    {
        const string help = "an arm of select is written name = channel.recv() => what to do";
        var variable = At(SyntaxKind.UnderscoreToken) ? Next() : ExpectName("the name of a variable");
        var equals = Expect(SyntaxKind.EqualsToken, help: help);
        var value = equals.IsMissing ? MissingExpression() : ParseBeforeArrow();
        var arrow = Expect(SyntaxKind.FatArrowToken, help: help);
        var body = arrow.IsMissing ? MissingStatement() : ParseArmBody(isExpression: false);
        return new SelectArmSyntax(variable, equals, value, arrow, body, NextSeparator());
    }
}
