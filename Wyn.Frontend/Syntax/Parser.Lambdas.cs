// The part of the parser for lambdas in their three forms.
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    /// <summary>
    /// Whether the parenthesis here holds the parameters of a lambda: an arrow follows it, or follows names if its end is missing. Before an arrow that belongs to an arm
    /// it does not.
    /// </summary>
    private bool IsLambda()
        => !_context.BeforeArrow
            && (_brackets.GetClosing(_position) is var close and >= 0
                ? _tokens[close + 1].Kind is SyntaxKind.FatArrowToken or SyntaxKind.ArrowToken
                : _scan.IsNamesBeforeArrow(_position + 1));

    /// <summary><c>(a, b) => ...</c> or <c>fn(a, b) ...</c>.</summary>
    private LambdaExpressionSyntax ParseLambda()
    {
        var keyword = NextIf(SyntaxKind.FnKeyword);
        var parameters = ParseLambdaParameters();
        var returnType = ParseReturnType();
        SyntaxToken? arrow = null;
        if (At(SyntaxKind.FatArrowToken) || keyword is null || !At(SyntaxKind.OpenBraceToken))
        {
            arrow = Expect(SyntaxKind.FatArrowToken, keyword is null ? null : "'=>' or '{'");
        }

        var body = arrow is { IsMissing: true } ? MissingExpression() : ParseLambdaBody(isBetweenPipes: false, isBlock: arrow is null);
        return new LambdaExpressionSyntax(keyword, parameters, returnType, arrow, body);
    }

    /// <summary><c>|a, b| ...</c>; its body binds tighter than <c>|></c>, <c>??</c> and <c>?:</c>.</summary>
    private LambdaExpressionSyntax ParsePipeLambda()
    {
        LambdaParameterListSyntax parameters;
        if (At(SyntaxKind.PipePipeToken))
        {
            parameters = new LambdaParameterListSyntax(Next(), EmptyList<LambdaParameterSyntax>(), null);
        }
        else
        {
            var open = Next();
            var items = ParsePipeParameters();
            parameters = new LambdaParameterListSyntax(open, items, ExpectClosing(open, SyntaxKind.PipeToken));
        }

        return new LambdaExpressionSyntax(null, parameters, ParseReturnType(), null, ParseLambdaBody(isBetweenPipes: true, isBlock: false));
    }

    private SeparatedList<LambdaParameterSyntax> ParsePipeParameters()
        => At(SyntaxKind.PipeToken)
            ? EmptyList<LambdaParameterSyntax>()
            : ParseJoined(SyntaxKind.CommaToken, ParsePipeParameter, ParsePipeParameter());

    /// <summary>The <c>|</c> behind the type closes the parameters; it makes no union.</summary>
    private LambdaParameterSyntax ParsePipeParameter()
    {
        var name = ExpectParameterName();
        return new LambdaParameterSyntax(name, At(SyntaxKind.ColonToken) ? new TypeClauseSyntax(Next(), ParseAlternativeType()) : null);
    }

    private LambdaParameterListSyntax ParseLambdaParameters()
    {
        var openIndex = _position;
        var open = Expect(SyntaxKind.OpenParenToken);
        var items = open.IsMissing
            ? EmptyList<LambdaParameterSyntax>()
            : ParseList(openIndex, SyntaxKind.CloseParenToken, () => new LambdaParameterSyntax(ExpectParameterName(), ParseTypeClause()));
        return new LambdaParameterListSyntax(open, items, ExpectClosing(open, SyntaxKind.CloseParenToken));
    }

    private SyntaxToken ExpectParameterName() => At(SyntaxKind.UnderscoreToken) ? Next() : ExpectName("the name of a parameter");

    /// <summary><c>x => ...</c> as other languages have it.</summary>
    private LambdaExpressionSyntax ParseLambdaWithoutParentheses()
    {
        Report(SyntaxDiagnostics.LambdaParentheses, SpanOf(Current, Peek(1)), $"write ({Current.Text}) => ...", Current.Text);
        var parameter = new LambdaParameterSyntax(Next(), null);
        var parameters = new LambdaParameterListSyntax(
            Missing(SyntaxKind.OpenParenToken), new SeparatedList<LambdaParameterSyntax>([parameter], []), Missing(SyntaxKind.CloseParenToken));
        return new LambdaExpressionSyntax(null, parameters, null, Next(), ParseLambdaBody(isBetweenPipes: false, isBlock: false));
    }

    /// <summary>A block, an expression, or an assignment, which is a statement everywhere else.</summary>
    private SyntaxNode ParseLambdaBody(bool isBetweenPipes, bool isBlock)
    {
        if (!TryEnter())
        {
            return MissingExpression();
        }

        var body = isBlock || (At(SyntaxKind.OpenBraceToken) && !_scan.IsCollection(_position)) ? ParseBlock() : ParseLambdaValue(isBetweenPipes);
        Leave();
        return body;
    }

    private SyntaxNode ParseLambdaValue(bool isBetweenPipes)
    {
        var problems = _problems;
        var value = isBetweenPipes ? ParseBinary(SyntaxFacts.OrPrecedence) : ParseExpression();
        if (!IsAssignmentHere())
        {
            return value;
        }

        CheckTarget(value, problems);
        if (SyntaxFacts.IsIncrement(Current.Kind))
        {
            return new IncrementStatementSyntax(value, Next());
        }

        var op = Next();
        return new AssignmentStatementSyntax(value, op, RejectAssignment(isBetweenPipes ? ParseBinary(SyntaxFacts.OrPrecedence) : ParseExpression()));
    }
}
