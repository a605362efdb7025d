// What the syntax tests check and how they name it.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Text;
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

internal static class SyntaxAssert
{
    public static SyntaxTree Parse(string text) => SyntaxTree.Parse(SourceText.From("test.wyn", text));

    /// <summary><c>line:column code message</c>.</summary>
    public static string Describe(Diagnostic diagnostic)
    {
        var location = diagnostic.Location ?? throw new System.InvalidOperationException("a syntax error has a place");
        var (line, column) = location.Source.GetLineAndColumn(location.Span.Start);
        return string.Create(CultureInfo.InvariantCulture, $"{line}:{column} {diagnostic.Code} {diagnostic.Message}");
    }

    /// <summary>The pieces of the tree follow each other without gap or overlap and make up the source.</summary>
    public static void IsLossless(SyntaxTree tree)
    {
        var position = 0;
        foreach (var span in SyntaxWalk.Pieces(tree.Root).Where(span => span.Length > 0))
        {
            Assert.Equal(position, span.Start);
            position = span.End;
        }

        Assert.Equal(tree.Source.Length, position);
        Assert.True(SyntaxWalk.ToBytes(tree).SequenceEqual(tree.Source.Bytes));
    }

    public static void HasNoErrors(SyntaxTree tree) => Assert.Equal([], tree.Diagnostics.Select(Describe));

    /// <summary>Whether the tree shows that the source was not taken as it is: something missing, skipped, or an error node.</summary>
    public static bool HasErrorMarks(SyntaxTree tree)
    {
        var open = new Stack<SyntaxElement>([tree.Root]);
        while (open.TryPop(out var element))
        {
            switch (element)
            {
                case SyntaxToken token when token.IsMissing || token.Kind == SyntaxKind.BadToken || token.Leading.Any(IsSkipped):
                case SyntaxNode { Kind: SyntaxKind.ErrorExpression or SyntaxKind.ErrorStatement }:
                    return true;
                case SyntaxNode node:
                    foreach (var child in node.Children)
                    {
                        open.Push(child);
                    }

                    break;
            }
        }

        return false;
    }

    private static bool IsSkipped(SyntaxTrivia trivia) => trivia.Kind == SyntaxKind.SkippedTextTrivia;
}
