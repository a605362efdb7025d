// Syntax tree -> one message for each construct that the grammar has and the binder does not bind yet. It runs before
// binding, which a program with such a construct does not reach: names that the construct would declare, or uses, are
// not looked up. A construct that the binder learns loses its row here, and nothing else changes.
using System.Collections.Generic;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>Finds what cannot be bound yet.</summary>
internal static class UnsupportedConstructs
{
    /// <summary>What the message says, and the place that it points to.</summary>
    private readonly record struct Row(string Construct, TextSpan Place)
    {
        public Row(string construct, SyntaxElement place)
            : this(construct, place.Span)
        {
        }
    }

    /// <summary>Reports the outermost such constructs of a tree, without recursion: trees of operator chains are deep.</summary>
    public static void Report(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        var open = new Stack<SyntaxNode>([tree.Root]);
        while (open.TryPop(out var node))
        {
            if (Find(node) is { } row)
            {
                diagnostics.Report(SyntaxDiagnostics.NotSupported, new TextLocation(tree.Source, row.Place), row.Construct);
                continue;
            }

            foreach (var child in node.Children)
            {
                if (child is SyntaxNode inner)
                {
                    open.Push(inner);
                }
            }
        }
    }

    private static Row? Find(SyntaxNode node) => node switch
    {
        DeclarationSyntax or ParameterSyntax or DeclarationStatementSyntax => FindDeclaration(node),
        StatementSyntax statement => FindStatement(statement),
        ExpressionSyntax expression => FindExpression(expression),
        TypeSyntax type => FindType(type),
        _ => null,
    };

    private static Row? FindDeclaration(SyntaxNode node) => node switch
    {
        FunctionDeclarationSyntax { Receiver: not null } => new Row("a method is", First(node)),
        FunctionDeclarationSyntax { TypeParameters: not null } => new Row("a generic function is", First(node)),
        StructDeclarationSyntax => new Row("'struct' is", First(node)),
        EnumDeclarationSyntax => new Row("'enum' is", First(node)),
        ImplDeclarationSyntax => new Row("'impl' is", First(node)),
        TraitDeclarationSyntax => new Row("'trait' is", First(node)),
        TypeAliasDeclarationSyntax => new Row("'type' is", First(node)),
        ImportDeclarationSyntax or SelectiveImportDeclarationSyntax => new Row("'import' is", First(node)),
        ExternFunctionDeclarationSyntax => new Row("'extern' is", First(node)),
        TestDeclarationSyntax => new Row("'test' blocks are", First(node)),
        EachDeclarationSyntax each => new Row($"'{each.Keyword.Text}' blocks are", each.Keyword),
        DeclarationStatementSyntax { Declaration: FunctionDeclarationSyntax } => new Row("a function within another one is", First(node)),
        ParameterSyntax { Mut: { } mut } => new Row("a 'mut' parameter is", mut),
        ParameterSyntax { Name: { Kind: SyntaxKind.SelfKeyword } self } => new Row("a 'self' parameter is", self),
        ParameterSyntax { Default: { } value } => new Row("a default value of a parameter is", value.Equals),
        _ => null,
    };

    private static Row? FindStatement(StatementSyntax statement) => statement switch
    {
        MatchStatementSyntax match => new Row("'match' is", match.Keyword),
        SelectStatementSyntax select => new Row("'select' is", select.Keyword),
        ParallelStatementSyntax parallel => new Row("'parallel' is", parallel.Keyword),
        DeferStatementSyntax defer => new Row("'defer' is", defer.Keyword),
        YieldStatementSyntax yield => new Row("'yield' is", yield.Keyword),
        IfStatementSyntax { Condition: LetConditionSyntax let } conditional
            => new Row("'if let' is", TextSpan.FromBounds(conditional.Keyword.Span.Start, let.Let.Span.End)),
        ForLoopStatementSyntax loop => new Row("a 'for' with condition and step is", loop.Keyword),
        ForStatementSyntax { SecondVariable: not null } loop => new Row("a 'for' with two variables is", loop.Keyword),
        MultiAssignmentStatementSyntax => new Row("an assignment to several variables is", First(statement)),
        MultiVariableDeclarationSyntax or DestructuringDeclarationSyntax => new Row("a declaration of several variables is", First(statement)),
        _ => null,
    };

    private static Row? FindExpression(ExpressionSyntax expression) => expression switch
    {
        NameExpressionSyntax { Name.Kind: not SyntaxKind.IdentifierToken } name => new Row($"'{name.Name.Text}' is", name),
        TupleExpressionSyntax tuple => new Row("a tuple is", tuple.Open),
        TupleAccessExpressionSyntax access => new Row("access to an element of a tuple is", access.Index),
        ArrayExpressionSyntax array => new Row("an array literal is", array.Open),
        ComprehensionExpressionSyntax comprehension => new Row("a comprehension is", comprehension.Open),
        MapExpressionSyntax map => new Row("a map literal is", map.Open),
        SetExpressionSyntax set => new Row("a set literal is", set.Open),
        StructExpressionSyntax literal => new Row("a struct literal is", literal.Open),
        IndexExpressionSyntax index => new Row("indexing with '[ ]' is", index.Open),
        SliceExpressionSyntax slice => new Row("a slice is", slice.Open),
        ConditionalExpressionSyntax conditional => new Row("the conditional operator '? :' is", conditional.Question),
        TryExpressionSyntax attempt => new Row("the operator '?' is", attempt.Question),
        OptionalAccessExpressionSyntax access => new Row("the operator '?.' is", access.QuestionDot),
        PathExpressionSyntax path => new Row("a path with '::' is", path.Colons),
        GenericExpressionSyntax generic => new Row("a call with type arguments is", generic.TypeArguments.Open),
        ReferenceExpressionSyntax reference => new Row("the prefix '&' is", reference.Ampersand),
        LambdaExpressionSyntax lambda => new Row("an anonymous function is", First(lambda)),
        IfExpressionSyntax value => new Row("'if' as an expression is", value.If.Keyword),
        MatchExpressionSyntax value => new Row("'match' is", value.Match.Keyword),
        BinaryExpressionSyntax { Operator: { Kind: SyntaxKind.QuestionQuestionToken } op } => new Row("the operator '??' is", op),
        BinaryExpressionSyntax { Operator: { Kind: SyntaxKind.InKeyword } op } => new Row("the operator 'in' is", op),
        BinaryExpressionSyntax { Operator: { Kind: SyntaxKind.NotKeyword } not, SecondOperator: { } second }
            => new Row("the operator 'not in' is", TextSpan.FromBounds(not.Span.Start, second.Span.End)),
        _ => null,
    };

    private static Row? FindType(TypeSyntax type) => type switch
    {
        ArrayTypeSyntax => new Row("an array type is", First(type)),
        MapTypeSyntax => new Row("a map type is", First(type)),
        TupleTypeSyntax => new Row("a tuple type is", First(type)),
        ParenthesizedTypeSyntax => new Row("a type in parentheses is", First(type)),
        FunctionTypeSyntax function => new Row("a function type is", function.Keyword),
        OptionalTypeSyntax optional => new Row("an optional type 'T?' is", optional.Question),
        NamedTypeSyntax { Name: var name } when IsTypeName(name.Text) => new Row($"the type '{name.Text}' is", name),
        UnionTypeSyntax union => new Row("a union type is", union.Alternatives.Separators[0]),
        _ => null,
    };

    private static bool IsTypeName(string name) => name
        is "HashMap" or "HashSet" or "Option" or "Result" or "Array" or "array" or "ptr" or "cstr"
        or "OptionInt" or "OptionString" or "OptionFloat" or "OptionBool" or "ResultInt" or "ResultString" or "ResultFloat" or "ResultBool";

    /// <summary>The first token of a node, the word or bracket that tells what it is.</summary>
    private static SyntaxElement First(SyntaxNode node)
    {
        SyntaxElement first = node;
        while (first is SyntaxNode { Children: [var next, ..] })
        {
            first = next;
        }

        return first;
    }
}
