// The part of the parser for what all lists in brackets and all members in braces have in common: separators, recovery, ends.
using System;
using System.Collections.Immutable;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    /// <summary>Items with commas between them, up to a closing token; an item that is already parsed may come first.</summary>
    private SeparatedList<T> ParseList<T>(int openIndex, SyntaxKind close, Func<T> parseItem, T? first = null)
        where T : SyntaxNode
    {
        var items = ImmutableArray.CreateBuilder<T>();
        var separators = ImmutableArray.CreateBuilder<SyntaxToken>();
        var expected = $"',' or '{SyntaxFacts.GetText(close)}'";
        while (first is not null || (!AtEnd && !At(close)))
        {
            items.Add(first ?? parseItem());
            first = null;
            RecoverInList(openIndex, expected);
            if (!At(SyntaxKind.CommaToken))
            {
                break;
            }

            separators.Add(Next());
        }

        return new SeparatedList<T>(items.ToImmutable(), separators.ToImmutable());
    }

    /// <summary>Items with an operator between each two, such as <c>|</c>; the first is already parsed.</summary>
    private SeparatedList<T> ParseJoined<T>(SyntaxKind separator, Func<T> parseItem, T first)
        where T : SyntaxNode
    {
        var items = ImmutableArray.CreateBuilder<T>();
        var separators = ImmutableArray.CreateBuilder<SyntaxToken>();
        items.Add(first);
        while (At(separator))
        {
            separators.Add(Next());
            items.Add(parseItem());
        }

        return new SeparatedList<T>(items.ToImmutable(), separators.ToImmutable());
    }

    private static SeparatedList<T> EmptyList<T>()
        where T : SyntaxNode
        => new([], []);

    /// <summary>Behind an item of a list in brackets: if something else than the list's next token comes, passes over it.</summary>
    private void RecoverInList(int openIndex, string expected)
    {
        var close = _brackets.GetClosing(openIndex);
        if (close < _position || _position == close || At(SyntaxKind.CommaToken))
        {
            return;
        }

        ReportUnexpected(expected);
        SkipInList(openIndex);
    }

    /// <summary>To the next comma of a list in brackets, or to its end.</summary>
    private void SkipInList(int openIndex)
    {
        var close = _brackets.GetClosing(openIndex);
        while (_position < close && !At(SyntaxKind.CommaToken))
        {
            SkipBalanced();
        }
    }

    /// <summary>What stands between the braces of a declaration, a match or a select, up to the closing brace.</summary>
    private ImmutableArray<T> ParseMembers<T>(int openIndex, Func<T> parseMember)
        where T : SyntaxNode
    {
        var isClosed = _brackets.GetClosing(openIndex) >= 0;
        var members = ImmutableArray.CreateBuilder<T>();
        while (!AtEnd && !At(SyntaxKind.CloseBraceToken) && (isClosed || !EndsOpenBlock()) && !IsOutdented(openIndex))
        {
            var start = _position;
            var problems = _problems;
            _statementStart = start;
            Trust();
            members.Add(parseMember());
            SynchronizeMember(start, problems);
        }

        return members.ToImmutable();
    }

    /// <summary>
    /// Whether, in a source that lacks a closing brace, a line begins here as far left as the one that opened the members, so
    /// that it seems to follow them.
    /// </summary>
    private bool IsOutdented(int openIndex)
        => _brackets.HasOpenBrace
            && Current.IsFirstOnLine
            && _source.GetIndentation(Current.Span.Start) <= _source.GetIndentation(_tokens[openIndex].Span.Start);

    /// <summary>After a member with a problem: passes over what is left of it, up to a comma or to the end of its line.</summary>
    private void SynchronizeMember(int start, int problems)
    {
        if (_position == start)
        {
            SkipBalanced();
        }

        if (_problems == problems || _tokens[_position - 1].Kind is SyntaxKind.CommaToken or SyntaxKind.SemicolonToken)
        {
            return;
        }

        while (!AtEnd && !Current.IsFirstOnLine && !At(SyntaxKind.CloseBraceToken))
        {
            var isSeparator = Current.Kind is SyntaxKind.CommaToken or SyntaxKind.SemicolonToken;
            SkipBalanced();
            if (isSeparator)
            {
                return;
            }
        }
    }
}
