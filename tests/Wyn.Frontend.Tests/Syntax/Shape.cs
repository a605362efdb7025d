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
        SyntaxAssert.IsLossless(tree);
        return string.Join("; ", tree.Root.Members.Select(member => member is TopLevelStatementSyntax statement ? Of(statement.Statement) : OfTokens(member)));
    }

    public static string Of(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax expression => Of(expression.Expression),
        AssignmentStatementSyntax assignment => $"{Of(assignment.Target)} {assignment.Operator.Text} {Of(assignment.Value)}",
        MultiAssignmentStatementSyntax assignment => $"{Of(assignment.Targets)} = {Of(assignment.Values)}",
        IncrementStatementSyntax increment => Of(increment.Target) + increment.Operator.Text,
        VariableDeclarationSyntax declaration => $"{declaration.Keyword.Text} {declaration.Name.Text} = {Of(declaration.Value)}",
        MultiVariableDeclarationSyntax declaration
            => $"{declaration.Keyword.Text} {Join(declaration.Names, name => name.Name.Text)} = {Of(declaration.Values)}",
        DestructuringDeclarationSyntax declaration => $"{declaration.Keyword.Text} {Of(declaration.Pattern)} = {Of(declaration.Value)}",
        AnnotatedDeclarationSyntax declaration => $"{declaration.Name.Text}: = {Of(declaration.Value)}",
        ReturnStatementSyntax result => result.Value is null ? "return" : $"return {Of(result.Value)}",
        YieldStatementSyntax result => result.Value is null ? "yield" : $"yield {Of(result.Value)}",
        DeferStatementSyntax defer => $"defer {OfNode(defer.Body)}",
        IfStatementSyntax conditional => $"if {Of(conditional.Condition)} {Of(conditional.Body)}{(conditional.Else is null ? "" : $" else {Of(conditional.Else.Body)}")}",
        WhileStatementSyntax loop => $"while {Of(loop.Condition)} {Of(loop.Body)}",
        ForStatementSyntax loop
            => $"for {loop.Variable.Text}{(loop.SecondVariable is null ? "" : $", {loop.SecondVariable.Text}")} in {OfIterable(loop.Iterable)} {Of(loop.Body)}",
        ForLoopStatementSyntax loop
            => $"for {(loop.Initializer is null ? "" : Of(loop.Initializer))}; {Of(loop.Condition)}; {Of(loop.Step)} {Of(loop.Body)}",
        MatchStatementSyntax match => OfMatch(match),
        SelectStatementSyntax select
            => $"select {{{string.Join("; ", select.Arms.Select(arm => $"{arm.Variable.Text} = {Of(arm.Value)} => {Of(arm.Body)}"))}}}",
        ParallelStatementSyntax parallel => $"parallel{(parallel.Timeout is null ? "" : $"({OfArgument(parallel.Timeout.Value)})")} {Of(parallel.Body)}",
        BlockStatementSyntax block => $"{{{string.Join("; ", block.Statements.Select(Of))}}}",
        DeclarationStatementSyntax declaration => OfTokens(declaration),
        BreakStatementSyntax => "break",
        ContinueStatementSyntax => "continue",
        EmptyStatementSyntax => "empty",
        _ => throw new InvalidOperationException($"no shape for {statement.Kind}"),
    };

    public static string Of(TypeSyntax type) => type switch
    {
        NamedTypeSyntax { Arguments: { } arguments } named => $"{named.Name.Text}<{Join(arguments, Of)}>",
        NamedTypeSyntax named => named.Name.Text,
        OptionalTypeSyntax optional => $"({Of(optional.Type)}?)",
        ArrayTypeSyntax array => $"[{Of(array.Element)}]",
        MapTypeSyntax map => $"{{{Of(map.Key)}: {Of(map.Value)}}}",
        TupleTypeSyntax tuple => $"({Join(tuple.Elements, Of)})",
        ParenthesizedTypeSyntax parentheses => $"[[{Of(parentheses.Type)}]]",
        FunctionTypeSyntax function => $"fn({Join(function.Parameters, Of)}){(function.ReturnType is { } result ? $" -> ({Of(result.Type)})" : "")}",
        UnionTypeSyntax union => $"({string.Join(" | ", union.Alternatives.Items.Select(Of))})",
        _ => throw new InvalidOperationException($"no shape for {type.Kind}"),
    };

    public static string Of(PatternSyntax pattern) => pattern switch
    {
        LiteralPatternSyntax literal => literal.Minus?.Text + Of(literal.Literal),
        RangePatternSyntax range => $"({Of(range.Start)}{range.Operator.Text}{Of(range.End)})",
        WildcardPatternSyntax => "_",
        NamePatternSyntax { Type: { } type } name => $"{type.Text}/{name.Name.Text}",
        NamePatternSyntax name => name.Name.Text,
        ConstructorPatternSyntax constructor => $"{Of(constructor.Name)}({Join(constructor.Arguments, Of)})",
        StructPatternSyntax literal
            => $"{Of(literal.Name)}{{{Join(literal.Fields, field => field.Name.Text + (field.Pattern is null ? "" : $": {Of(field.Pattern)}"))}}}",
        ArrayPatternSyntax array => $"[{Join(array.Elements, Of)}]",
        RestPatternSyntax rest => $"...{rest.Name?.Text}",
        TuplePatternSyntax tuple => $"({Join(tuple.Elements, Of)})",
        ParenthesizedPatternSyntax parentheses => $"[[{Of(parentheses.Pattern)}]]",
        OrPatternSyntax alternatives => $"({string.Join(" | ", alternatives.Alternatives.Items.Select(Of))})",
        _ => throw new InvalidOperationException($"no shape for {pattern.Kind}"),
    };

    private static string Of(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Text,
        NameExpressionSyntax name => name.Name.Text,
        PathExpressionSyntax path => $"{path.Qualifier.Text}::{path.Name.Text}",
        GenericExpressionSyntax generic => $"{Of(generic.Expression)}<{Join(generic.TypeArguments.Arguments, Of)}>",
        ParenthesizedExpressionSyntax parentheses => $"[{Of(parentheses.Expression)}]",
        UnaryExpressionSyntax unary => $"({unary.Operator.Text} {Of(unary.Operand)})",
        ReferenceExpressionSyntax reference => $"(& {Of(reference.Place)})",
        AwaitExpressionSyntax wait => $"(await {Of(wait.Operand)})",
        SpawnExpressionSyntax spawn => $"(spawn {Of(spawn.Operand)})",
        BinaryExpressionSyntax { Operator.Kind: SyntaxKind.NotKeyword } binary => $"({Of(binary.Left)} not in {Of(binary.Right)})",
        BinaryExpressionSyntax binary => $"({Of(binary.Left)} {binary.Operator.Text}{binary.SecondOperator?.Text} {Of(binary.Right)})",
        ConditionalExpressionSyntax conditional => $"({Of(conditional.Condition)} ? {Of(conditional.WhenTrue)} : {Of(conditional.WhenFalse)})",
        TryExpressionSyntax attempt => $"{Of(attempt.Operand)}?",
        CallExpressionSyntax call => $"{Of(call.Callee)}({Join(call.Arguments.Arguments, OfArgument)})",
        MemberAccessExpressionSyntax member => $"{Of(member.Receiver)}.{member.Name.Text}",
        OptionalAccessExpressionSyntax member => $"{Of(member.Receiver)}?.{member.Name.Text}",
        TupleAccessExpressionSyntax member => $"{Of(member.Receiver)}.{member.Index.Text}",
        IndexExpressionSyntax index => $"{Of(index.Receiver)}@[{Of(index.Index)}]",
        SliceExpressionSyntax slice => $"{Of(slice.Receiver)}@[{(slice.Start is null ? "" : Of(slice.Start))}:{(slice.End is null ? "" : Of(slice.End))}]",
        _ => OfPrimary(expression),
    };

    private static string OfPrimary(ExpressionSyntax expression) => expression switch
    {
        StringExpressionSyntax text => $"\"{string.Concat(text.Parts.Select(OfPart))}\"",
        TupleExpressionSyntax tuple => $"tuple({Of(tuple.Elements)})",
        ArrayExpressionSyntax array => $"array({Of(array.Elements)})",
        ComprehensionExpressionSyntax comprehension
            => $"all({Of(comprehension.Element)} for {comprehension.Variable.Text} in {OfIterable(comprehension.Iterable)}{OfGuard(comprehension.Filter)})",
        MapExpressionSyntax map => $"map({Join(map.Entries, entry => $"{Of(entry.Key)}: {Of(entry.Value)}")})",
        SetExpressionSyntax set => $"set({Of(set.Elements)})",
        StructExpressionSyntax literal => $"new {Of(literal.Type)}({Join(literal.Fields, field => $"{field.Name.Text}: {Of(field.Value)}")})",
        LambdaExpressionSyntax lambda => OfLambda(lambda),
        IfExpressionSyntax value => $"<{Of(value.If)}>",
        MatchExpressionSyntax value => $"<{OfMatch(value.Match)}>",
        LetConditionSyntax let => $"let {Of(let.Pattern)} = {Of(let.Value)}",
        _ => throw new InvalidOperationException($"no shape for {expression.Kind}"),
    };

    private static string OfLambda(LambdaExpressionSyntax lambda)
    {
        var parameters = Join(lambda.Parameters.Parameters, parameter => parameter.Name.Text + (parameter.Type is { } type ? $": {Of(type.Type)}" : ""));
        return $"(\\{parameters}{(lambda.ReturnType is { } result ? $" -> {Of(result.Type)}" : "")} => {OfNode(lambda.Body)})";
    }

    private static string OfMatch(MatchStatementSyntax match)
        => $"match {Of(match.Value)} {{{string.Join("; ", match.Arms.Select(arm => $"{Of(arm.Pattern)}{OfGuard(arm.Guard)} => {Of(arm.Body)}"))}}}";

    private static string OfGuard(GuardClauseSyntax? guard) => guard is null ? "" : $" if {Of(guard.Condition)}";

    private static string OfNode(SyntaxNode node) => node switch
    {
        StatementSyntax statement => Of(statement),
        ExpressionSyntax expression => Of(expression),
        _ => throw new InvalidOperationException($"no shape for {node.Kind}"),
    };

    private static string OfIterable(SyntaxNode iterable) => iterable switch
    {
        RangeClauseSyntax range => $"{Of(range.Start)}{range.Operator.Text}{Of(range.End)}",
        IterableClauseSyntax clause => Of(clause.Expression),
        _ => throw new InvalidOperationException($"no shape for {iterable.Kind}"),
    };

    private static string OfArgument(ArgumentSyntax argument) => argument.Name is null ? Of(argument.Value) : $"{argument.Name.Text}: {Of(argument.Value)}";

    private static string OfPart(StringPartSyntax part) => part switch
    {
        StringTextPartSyntax text => text.Token.Text,
        InterpolationPartSyntax interpolation => $"${{{Of(interpolation.Expression)}}}",
        _ => throw new InvalidOperationException($"no shape for {part.Kind}"),
    };

    private static string Of(SeparatedList<ExpressionSyntax> list) => Join(list, Of);

    private static string Join<T>(SeparatedList<T> list, Func<T, string> shape)
        where T : SyntaxNode
        => string.Join(", ", list.Items.Select(shape));

    /// <summary>Declarations are flat enough for their words alone.</summary>
    private static string OfTokens(SyntaxNode node) => $"<{string.Join(' ', SyntaxWalk.Tokens(node).Select(token => token.Text))}>";
}
