// Syntax tree -> the syntax dump: one line an element, indented by depth. Runs that are as deep as they are long are
// printed flat, so that the dump of a long chain stays readable and linear: a chain of operators of one level is one node
// with its operands and operators in order, and an 'else if' goes on in the node of its 'if'.
using System.Collections.Generic;
using System.Text;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

/// <summary>Prints trees, without trivia.</summary>
internal static class SyntaxPrinter
{
    public static string Print(SyntaxElement root)
    {
        var text = new StringBuilder();
        var open = new Stack<(SyntaxElement Element, int Depth)>();
        open.Push((root, 0));
        while (open.TryPop(out var entry))
        {
            var (element, depth) = entry;
            text.Append(' ', depth * 2);
            if (element is SyntaxNode node)
            {
                AppendNode(text, node, depth, open);
            }
            else if (element is SyntaxToken token)
            {
                TokenPrinter.AppendToken(text, token);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static void AppendNode(StringBuilder text, SyntaxNode node, int depth, Stack<(SyntaxElement Element, int Depth)> open)
    {
        text.Append(node.Kind);
        if (node.Children is [SyntaxToken only])
        {
            text.Append(' ');
            TokenPrinter.AppendToken(text, only);
            return;
        }

        PushReversed(node, depth + 1, open);
    }

    /// <summary>Pushes the children, the last first; flat runs in a loop.</summary>
    private static void PushReversed(SyntaxNode node, int depth, Stack<(SyntaxElement Element, int Depth)> open)
    {
        if (node is IfStatementSyntax)
        {
            PushIf(node, depth, open);
            return;
        }

        var current = node;
        while (current is BinaryExpressionSyntax { Left: BinaryExpressionSyntax left } outer && Level(outer) == Level(left))
        {
            Push(current, 1, depth, open);
            current = left;
        }

        Push(current, 0, depth, open);
    }

    private static void PushIf(SyntaxNode node, int depth, Stack<(SyntaxElement Element, int Depth)> open)
    {
        var flat = new List<SyntaxElement>();
        SyntaxNode? current = node;
        while (current is not null)
        {
            SyntaxNode? next = null;
            foreach (var child in current.Children)
            {
                if (child is ElseClauseSyntax { Body: IfStatementSyntax nested } otherwise)
                {
                    flat.AddRange(otherwise.Children.RemoveAt(otherwise.Children.Length - 1));
                    next = nested;
                }
                else
                {
                    flat.Add(child);
                }
            }

            current = next;
        }

        for (var i = flat.Count - 1; i >= 0; i--)
        {
            open.Push((flat[i], depth));
        }
    }

    private static void Push(SyntaxNode node, int from, int depth, Stack<(SyntaxElement Element, int Depth)> open)
    {
        for (var i = node.Children.Length - 1; i >= from; i--)
        {
            open.Push((node.Children[i], depth));
        }
    }

    private static int Level(BinaryExpressionSyntax binary) => binary switch
    {
        { Operator.Kind: SyntaxKind.GreaterToken, SecondOperator: not null } => SyntaxFacts.ShiftPrecedence,
        { Operator.Kind: SyntaxKind.NotKeyword } => SyntaxFacts.ComparisonPrecedence,
        _ => SyntaxFacts.GetBinaryPrecedence(binary.Operator.Kind),
    };
}
