// A list of nodes with the separators between them, so that nothing of the source is lost.
using System.Collections.Immutable;

namespace Wyn.Frontend.Syntax;

/// <summary>Nodes separated by tokens, with an optional trailing separator.</summary>
internal sealed class SeparatedList<T>(ImmutableArray<T> items, ImmutableArray<SyntaxToken> separators)
    where T : SyntaxNode
{
    public ImmutableArray<T> Items { get; } = items;

    public ImmutableArray<SyntaxToken> Separators { get; } = separators;

    /// <summary>Items and separators in source order.</summary>
    public ImmutableArray<SyntaxElement> Elements()
    {
        var elements = ImmutableArray.CreateBuilder<SyntaxElement>(Items.Length + Separators.Length);
        for (var i = 0; i < Items.Length; i++)
        {
            elements.Add(Items[i]);
            if (i < Separators.Length)
            {
                elements.Add(Separators[i]);
            }
        }

        return elements.MoveToImmutable();
    }
}
