// The part of the parser for recovery: what is passed over behind a problem, and how long the source is distrusted, so that
// what follows from a problem is not reported.
using System;
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    private enum Mute
    {
        None,

        /// <summary>Until the next statement that begins a line.</summary>
        UntilStatement,

        /// <summary>Until the next declaration at the start of a line.</summary>
        UntilDeclaration,

        /// <summary>To the end of the source.</summary>
        Always,
    }

    /// <summary>Passes over a token.</summary>
    private void Skip()
    {
        if (AtEnd)
        {
            return;
        }

        var token = Current;
        _position++;
        _previousEnd = token.Span.End;
        _skipped.AddRange(token.Leading);
        if (token.Span.Length > 0)
        {
            _skipped.Add(new SyntaxTrivia(SyntaxKind.SkippedTextTrivia, token.Span));
        }

        _skipped.AddRange(token.Trailing);
    }

    /// <summary>Passes over a token and, if it opens something, all up to and with what closes it.</summary>
    private void SkipBalanced()
    {
        var last = Math.Max(_brackets.GetClosing(_position), _position);
        while (_position <= last && !AtEnd)
        {
            Skip();
        }
    }

    private void SkipTo(int index)
    {
        while (_position < index)
        {
            Skip();
        }
    }

    /// <summary>The tokens of something in brackets, from here to its end, as children of an error node.</summary>
    private void TakeBalanced(ImmutableArray<SyntaxElement>.Builder tokens)
    {
        var last = Math.Max(_brackets.GetClosing(_position), _position);
        while (_position <= last && !AtEnd)
        {
            tokens.Add(Next());
        }
    }

    /// <summary>
    /// One more level of nesting. At the limit the rest of the source is passed over: everything around would only miss its end.
    /// </summary>
    private bool TryEnter()
    {
        if (_nesting < MaximumNesting)
        {
            _nesting++;
            return true;
        }

        Report(SyntaxDiagnostics.NestingTooDeep, Current.Span, "split it up: name parts of it with variables or functions", MaximumNesting);
        _mute = Mute.Always;
        SkipTo(_tokens.Length - 1);
        return false;
    }

    private void Leave() => _nesting--;

    /// <summary>Whether an unterminated string has swallowed a brace, so that blocks no longer end where they seem to.</summary>
    private bool HidesBraces(int index)
        => _tokens[index].Kind switch
        {
            SyntaxKind.StringStartToken => false,
            SyntaxKind.StringTextToken => _tokens[index].Text.AsSpan().ContainsAny('{', '}'),
            _ => true,
        };

    /// <summary>Reports nothing more up to the next declaration: nothing tells what the source until there means.</summary>
    private void Distrust()
    {
        if (_mute < Mute.UntilDeclaration)
        {
            _mute = Mute.UntilDeclaration;
        }
    }

    /// <summary>Ends the distrust where the source is sure to make sense again.</summary>
    private void Trust()
    {
        if (_mute == Mute.None || _mute == Mute.Always || !Current.IsFirstOnLine)
        {
            return;
        }

        if (_mute == Mute.UntilStatement || IsDeclarationStart())
        {
            _mute = Mute.None;
        }
    }

    /// <summary>A word that begins a declaration, in the first column of a line.</summary>
    private bool IsDeclarationStart()
        => Current.IsFirstOnLine
            && Current.Kind is SyntaxKind.FnKeyword or SyntaxKind.PubKeyword or SyntaxKind.ExportKeyword or SyntaxKind.ImportKeyword
                or SyntaxKind.StructKeyword or SyntaxKind.EnumKeyword or SyntaxKind.ImplKeyword or SyntaxKind.TraitKeyword
                or SyntaxKind.ExternKeyword or SyntaxKind.TypeKeyword
            && _source.GetLineAndColumn(Current.Span.Start).Column == 1;

    /// <summary>
    /// After a statement with a problem: passes over what is left of it on its line, but not over a block, whose content
    /// and end matter.
    /// </summary>
    private void Synchronize(int start, int problems)
    {
        if (_problems == problems || AtEnd)
        {
            return;
        }

        if (_position == start)
        {
            SkipBalanced();
        }

        while (!AtEnd && !Current.IsFirstOnLine
            && !(Current.Kind is SyntaxKind.SemicolonToken or SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken))
        {
            SkipBalanced();
        }
    }
}
