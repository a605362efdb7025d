// The tokens of a tree in source order, and the source from them. Without recursion: trees of operator chains are deep.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

/// <summary>Walks over whole trees.</summary>
internal static class SyntaxWalk
{
    /// <summary>All tokens in or below an element, missing ones included.</summary>
    public static IEnumerable<SyntaxToken> Tokens(SyntaxElement root)
    {
        var open = new Stack<SyntaxElement>();
        open.Push(root);
        while (open.TryPop(out var element))
        {
            if (element is SyntaxToken token)
            {
                yield return token;
            }
            else if (element is SyntaxNode node)
            {
                for (var i = node.Children.Length - 1; i >= 0; i--)
                {
                    open.Push(node.Children[i]);
                }
            }
        }
    }

    /// <summary>The source again: the bytes of all trivia and tokens, one behind the other.</summary>
    public static ImmutableArray<byte> ToBytes(SyntaxTree tree)
    {
        var bytes = new List<byte>(tree.Source.Length);
        foreach (var span in Pieces(tree.Root))
        {
            bytes.AddRange(tree.Source.Bytes.AsSpan(span.Start, span.Length));
        }

        return [.. CollectionsMarshal.AsSpan(bytes)];
    }

    /// <summary>The spans of all trivia and tokens.</summary>
    public static IEnumerable<TextSpan> Pieces(SyntaxElement root)
    {
        foreach (var token in Tokens(root))
        {
            foreach (var trivia in token.Leading)
            {
                yield return trivia.Span;
            }

            yield return token.Span;
            foreach (var trivia in token.Trailing)
            {
                yield return trivia.Span;
            }
        }
    }
}
