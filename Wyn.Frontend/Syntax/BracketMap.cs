// Tokens -> for each opening bracket, brace, interpolation or string the token that closes it, in one linear pass.
// A closing token without an opening one is ignored; an opening one that something outer closes first has no partner.
// Strings and interpolations always have their ends, if only missing ones, so that nothing in them closes anything outside.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Wyn.Frontend.Syntax;

/// <summary>The partners of brackets; lookahead and recovery jump over nested ones with it instead of searching.</summary>
internal sealed class BracketMap
{
    private readonly int[] _closing;
    private readonly HashSet<int> _partners;

    /// <summary>Whether a brace has no partner; any of those around it may be the one that lacks it.</summary>
    public bool HasOpenBrace { get; }

    public BracketMap(ImmutableArray<SyntaxToken> tokens)
    {
        _closing = new int[tokens.Length];
        Array.Fill(_closing, -1);
        var levels = new Stack<Level>([new Level(-1)]);
        for (var i = 0; i < tokens.Length; i++)
        {
            switch (tokens[i].Kind)
            {
                case SyntaxKind.StringStartToken or SyntaxKind.InterpolationStartToken:
                    levels.Push(new Level(i));
                    break;
                case SyntaxKind.StringEndToken or SyntaxKind.InterpolationEndToken:
                    _closing[levels.Pop().Start] = i;
                    break;
                default:
                    levels.Peek().Add(tokens, i, _closing);
                    break;
            }
        }

        _partners = [.. _closing];
        HasOpenBrace = tokens.Index().Any(token => token.Item.Kind == SyntaxKind.OpenBraceToken && _closing[token.Index] < 0);
    }

    /// <summary>Whether the token at <paramref name="index"/> closes something.</summary>
    public bool IsPartner(int index) => _partners.Contains(index);

    /// <summary>The index of the token that closes the one at <paramref name="index"/>, or -1.</summary>
    public int GetClosing(int index) => _closing[index];

    /// <summary>The open brackets of the source outside of strings, or of one interpolation.</summary>
    private sealed class Level(int start)
    {
        private readonly Stack<int> _open = new();

        // How many open brackets wait for a kind: tells at once whether a closing token has a partner.
        private int _parentheses;
        private int _brackets;
        private int _braces;

        public int Start { get; } = start;

        public void Add(ImmutableArray<SyntaxToken> tokens, int index, int[] closing)
        {
            var kind = tokens[index].Kind;
            var awaited = SyntaxFacts.GetClosing(kind);
            if (awaited != SyntaxKind.BadToken)
            {
                _open.Push(index);
                Waiting(awaited)++;
            }
            else if (kind is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken && Waiting(kind) > 0)
            {
                int candidate;
                do
                {
                    candidate = _open.Pop();
                    awaited = SyntaxFacts.GetClosing(tokens[candidate].Kind);
                    Waiting(awaited)--;
                }
                while (awaited != kind);
                closing[candidate] = index;
            }
        }

        private ref int Waiting(SyntaxKind closing)
        {
            switch (closing)
            {
                case SyntaxKind.CloseParenToken:
                    return ref _parentheses;
                case SyntaxKind.CloseBracketToken:
                    return ref _brackets;
                default:
                    return ref _braces;
            }
        }
    }
}
