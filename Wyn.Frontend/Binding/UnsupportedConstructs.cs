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
        DeclarationSyntax or DeclarationStatementSyntax => FindDeclaration(node),
        TypeSyntax type => FindType(type),
        _ => null,
    };

    private static Row? FindDeclaration(SyntaxNode node) => node switch
    {
        ImportDeclarationSyntax or SelectiveImportDeclarationSyntax => new Row("'import' is", First(node)),
        ExternFunctionDeclarationSyntax => new Row("'extern' is", First(node)),
        _ => null,
    };

    private static Row? FindType(TypeSyntax type) => type switch
    {
        NamedTypeSyntax { Name: var name } when name.Text is "ptr" or "cstr" => new Row($"the type '{name.Text}' is", name),
        _ => null,
    };

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
