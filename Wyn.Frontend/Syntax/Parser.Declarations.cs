// The part of the parser for the top level: functions with their signatures, and statements of scripts.
using System.Collections.Immutable;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    public CompilationUnitSyntax ParseCompilationUnit()
    {
        var members = ImmutableArray.CreateBuilder<SyntaxNode>();
        while (!AtEnd)
        {
            var start = _position;
            var problems = _problems;
            _statementStart = start;
            Trust();
            if (At(SyntaxKind.CloseBraceToken))
            {
                ReportUnexpected("a declaration or a statement", "remove it: every '{' before it is closed");
                Skip();
                continue;
            }

            members.Add(ParseMember());
            Synchronize(start, problems);
        }

        return new CompilationUnitSyntax(members.ToImmutable(), Next());
    }

    private SyntaxNode ParseMember()
    {
        var isModified = Current.Kind is SyntaxKind.PubKeyword or SyntaxKind.ExportKeyword;
        var kind = isModified ? Peek(1).Kind : Current.Kind;
        if (kind == SyntaxKind.FnKeyword && Peek(isModified ? 2 : 1).Kind != SyntaxKind.OpenParenToken)
        {
            return ParseFunction();
        }

        if (isModified && kind is not (SyntaxKind.VarKeyword or SyntaxKind.ConstKeyword) && GetUnsupportedDeclaration(kind) is null)
        {
            var modifier = Current;
            Skip();
            ReportUnexpected("a declaration", $"'{modifier.Text}' stands before the declaration that it makes visible to other modules");
        }

        return new TopLevelStatementSyntax(IsTestBlock() ? SkipConstruct("'" + Current.Text + "' blocks are", hasBlock: true) : ParseStatement());
    }

    /// <summary><c>test "name" {</c>, <c>test name {</c>, <c>before_each {</c>: at the top level these words are special.</summary>
    private bool IsTestBlock()
        => (AtWord("test") && !Peek(1).IsFirstOnLine
                && Peek(1).Kind is SyntaxKind.StringStartToken or SyntaxKind.IdentifierToken or SyntaxKind.OpenBraceToken)
            || ((AtWord("before_each") || AtWord("after_each")) && Peek(1).Kind == SyntaxKind.OpenBraceToken);

    private SyntaxNode ParseFunction()
    {
        var nameOffset = At(SyntaxKind.FnKeyword) ? 1 : 2;
        var construct = Peek(nameOffset + 1).Kind switch
        {
            SyntaxKind.LessToken => "a generic function is",
            SyntaxKind.DotToken => "a method is",
            _ => null,
        };
        if (construct is not null)
        {
            return new TopLevelStatementSyntax(SkipConstruct(construct, hasBlock: true));
        }

        var modifier = At(SyntaxKind.FnKeyword) ? null : Next();
        var keyword = Next();
        var name = ExpectName("the name of a function");
        var parameters = ParseParameterList();
        var returnType = ParseReturnType();
        return new FunctionDeclarationSyntax(modifier, keyword, name, parameters, returnType, ParseFunctionBody());
    }

    private SyntaxNode ParseFunctionBody()
    {
        if (At(SyntaxKind.FatArrowToken))
        {
            return new ExpressionBodySyntax(Next(), ParseValue());
        }

        if (!At(SyntaxKind.OpenBraceToken))
        {
            ReportUnexpected("'{' or '=>'", At(SyntaxKind.ColonToken) ? "the body of a function stands in braces; its type is written -> type" : null);
            // A stray word on the line does not take the body along.
            SkipOnLineTo(SyntaxKind.OpenBraceToken);
        }

        return ParseBlock();
    }

    private void SkipOnLineTo(SyntaxKind kind)
    {
        var target = _position;
        while (_tokens[target].Kind != kind && _tokens[target].Kind != SyntaxKind.EndOfFileToken && !_tokens[target].IsFirstOnLine)
        {
            target++;
        }

        if (_tokens[target].Kind == kind)
        {
            SkipTo(target);
        }
    }

    private ReturnTypeClauseSyntax? ParseReturnType()
        => At(SyntaxKind.ArrowToken) ? new ReturnTypeClauseSyntax(Next(), ParseType()) : null;

    private ParameterListSyntax ParseParameterList()
    {
        var openIndex = _position;
        var open = Expect(SyntaxKind.OpenParenToken);
        var items = ImmutableArray.CreateBuilder<ParameterSyntax>();
        var separators = ImmutableArray.CreateBuilder<SyntaxToken>();
        if (open.IsMissing)
        {
            return new ParameterListSyntax(open, new SeparatedList<ParameterSyntax>([], []), Missing(SyntaxKind.CloseParenToken));
        }

        while (!AtEnd && !At(SyntaxKind.CloseParenToken) && !At(SyntaxKind.OpenBraceToken))
        {
            var start = _position;
            items.Add(ParseParameter(openIndex));
            RecoverInList(openIndex, "',' or ')'");
            if (!At(SyntaxKind.CommaToken) || _position == start)
            {
                break;
            }

            separators.Add(Next());
        }

        var close = ExpectClosing(open, SyntaxKind.CloseParenToken);
        return new ParameterListSyntax(open, new SeparatedList<ParameterSyntax>(items.ToImmutable(), separators.ToImmutable()), close);
    }

    private ParameterSyntax ParseParameter(int listIndex)
    {
        if (At(SyntaxKind.MutKeyword))
        {
            ReportNotSupported("a 'mut' parameter is", Current.Span);
            Skip();
        }

        if (At(SyntaxKind.SelfKeyword))
        {
            ReportNotSupported("a 'self' parameter is", Current.Span);
            return new ParameterSyntax(Next(), ParseTypeClause());
        }

        var name = ExpectName("the name of a parameter");
        var type = ParseTypeClause();
        if (At(SyntaxKind.EqualsToken))
        {
            ReportNotSupported("a default value of a parameter is", Current.Span);
            SkipInList(listIndex);
        }
        else if (type is null && At(SyntaxKind.IdentifierToken) && !name.IsMissing)
        {
            ReportUnexpected("':'", $"the type stands behind the name, as in {Current.Text}: {name.Text}");
            Skip();
        }

        return new ParameterSyntax(name, type);
    }

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
}
