// Writes trees so that their structure shows: every operator application in parentheses, every statement on its own.
using System;
using System.Linq;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Tests.Syntax;

internal static class Shape
{
    /// <summary>The statements of a program, separated by <c>;</c>.</summary>
    public static string OfProgram(string text)
    {
        var tree = SyntaxAssert.Parse(text);
        SyntaxAssert.HasNoErrors(tree);
        return string.Join("; ", tree.Root.Members.OfType<TopLevelStatementSyntax>().Select(member => Of(member.Statement)));
    }

    private static string Of(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax expression => Of(expression.Expression),
        AssignmentStatementSyntax assignment => $"{Of(assignment.Target)} {assignment.Operator.Text} {Of(assignment.Value)}",
        IncrementStatementSyntax increment => Of(increment.Target) + increment.Operator.Text,
        VariableDeclarationSyntax declaration => $"{declaration.Keyword.Text} {declaration.Name.Text} = {Of(declaration.Value)}",
        AnnotatedDeclarationSyntax declaration => $"{declaration.Name.Text}: = {Of(declaration.Value)}",
        ReturnStatementSyntax result => result.Value is null ? "return" : $"return {Of(result.Value)}",
        IfStatementSyntax conditional => $"if {Of(conditional.Condition)} {Of(conditional.Body)}{(conditional.Else is null ? "" : $" else {Of(conditional.Else.Body)}")}",
        WhileStatementSyntax loop => $"while {Of(loop.Condition)} {Of(loop.Body)}",
        ForStatementSyntax loop => $"for {loop.Variable.Text} in {OfIterable(loop.Iterable)} {Of(loop.Body)}",
        BlockStatementSyntax block => $"{{{string.Join("; ", block.Statements.Select(Of))}}}",
        BreakStatementSyntax => "break",
        ContinueStatementSyntax => "continue",
        EmptyStatementSyntax => "empty",
        _ => throw new InvalidOperationException($"no shape for {statement.Kind}"),
    };

    private static string OfIterable(SyntaxNode iterable) => iterable switch
    {
        RangeClauseSyntax range => $"{Of(range.Start)}{range.Operator.Text}{Of(range.End)}",
        IterableClauseSyntax clause => Of(clause.Expression),
        _ => throw new InvalidOperationException($"no shape for {iterable.Kind}"),
    };

    private static string Of(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Text,
        NameExpressionSyntax name => name.Name.Text,
        ParenthesizedExpressionSyntax parentheses => $"[{Of(parentheses.Expression)}]",
        UnaryExpressionSyntax unary => $"({unary.Operator.Text} {Of(unary.Operand)})",
        AwaitExpressionSyntax wait => $"(await {Of(wait.Operand)})",
        SpawnExpressionSyntax spawn => $"(spawn {Of(spawn.Operand)})",
        BinaryExpressionSyntax binary => $"({Of(binary.Left)} {binary.Operator.Text}{binary.SecondOperator?.Text} {Of(binary.Right)})",
        CallExpressionSyntax call => $"{Of(call.Callee)}({string.Join(", ", call.Arguments.Arguments.Items.Select(OfArgument))})",
        MemberAccessExpressionSyntax member => $"{Of(member.Receiver)}.{member.Name.Text}",
        StringExpressionSyntax text => $"\"{string.Concat(text.Parts.Select(OfPart))}\"",
        _ => throw new InvalidOperationException($"no shape for {expression.Kind}"),
    };

    private static string OfArgument(ArgumentSyntax argument) => argument.Name is null ? Of(argument.Value) : $"{argument.Name.Text}: {Of(argument.Value)}";

    private static string OfPart(StringPartSyntax part) => part switch
    {
        StringTextPartSyntax text => text.Token.Text,
        InterpolationPartSyntax interpolation => $"${{{Of(interpolation.Expression)}}}",
        _ => throw new InvalidOperationException($"no shape for {part.Kind}"),
    };
}
