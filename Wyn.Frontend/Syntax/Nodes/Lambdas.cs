// The nodes of lambdas. Their three forms differ only in the tokens around the parameters.
namespace Wyn.Frontend.Syntax.Nodes;

/// <summary><c>(a, b) => body</c>, <c>|a, b| body</c>, or <c>fn(a, b) body</c>, each with an optional <c>-> type</c>.</summary>
internal sealed class LambdaExpressionSyntax(
    SyntaxToken? fnKeyword, LambdaParameterListSyntax parameters, ReturnTypeClauseSyntax? returnType, SyntaxToken? arrow, SyntaxNode body)
    : ExpressionSyntax(SyntaxKind.LambdaExpression, fnKeyword, parameters, returnType, arrow, body)
{
    public LambdaParameterListSyntax Parameters { get; } = parameters;

    public ReturnTypeClauseSyntax? ReturnType { get; } = returnType;

    /// <summary>Missing where a block follows the parameters of <c>fn(x)</c> at once.</summary>
    public SyntaxToken? Arrow { get; } = arrow;

    /// <summary>
    /// An <see cref="ExpressionSyntax"/>, a <see cref="BlockStatementSyntax"/>, an <see cref="AssignmentStatementSyntax"/> or an
    /// <see cref="IncrementStatementSyntax"/>.
    /// </summary>
    public SyntaxNode Body { get; } = body;
}

/// <summary><c>(a, b: int)</c> or <c>|a, b: int|</c>; of <c>||</c> the open token is the whole.</summary>
internal sealed class LambdaParameterListSyntax(SyntaxToken open, SeparatedList<LambdaParameterSyntax> parameters, SyntaxToken? close)
    : SyntaxNode(SyntaxKind.LambdaParameterList, [open, .. parameters.Elements(), close])
{
    public SyntaxToken Open { get; } = open;

    public SeparatedList<LambdaParameterSyntax> Parameters { get; } = parameters;

    public SyntaxToken? Close { get; } = close;
}

/// <summary><c>name</c>, <c>name: type</c> or <c>_</c>.</summary>
internal sealed class LambdaParameterSyntax(SyntaxToken name, TypeClauseSyntax? type) : SyntaxNode(SyntaxKind.LambdaParameter, name, type)
{
    public SyntaxToken Name { get; } = name;

    public TypeClauseSyntax? Type { get; } = type;
}
