// The part of the parser for imports.
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    private DeclarationSyntax ParseImport()
    {
        var keyword = Next();
        return At(SyntaxKind.OpenBraceToken) ? ParseSelectiveImport(keyword) : ParseModuleImport(keyword);
    }

    private ImportDeclarationSyntax ParseModuleImport(SyntaxToken keyword)
    {
        var isAnchored = Current.Kind is SyntaxKind.RootKeyword or SyntaxKind.SelfKeyword && Peek(1).Kind == SyntaxKind.ColonColonToken;
        var anchor = isAnchored ? Next() : null;
        var colons = isAnchored ? Next() : null;
        var path = ParseModulePath();
        var alias = At(SyntaxKind.AsKeyword) ? new ImportAliasSyntax(Next(), ExpectName("another name for the module")) : null;
        return new ImportDeclarationSyntax(keyword, anchor, colons, path, alias, At(SyntaxKind.FromKeyword) ? ParseImportSource() : null);
    }

    private ImportSourceSyntax ParseImportSource()
    {
        var keyword = Next();
        if (At(SyntaxKind.StringStartToken))
        {
            return new ImportSourceSyntax(keyword, ParseString());
        }

        ReportUnexpected("the path of the module, a string", "functions of a module are imported as in import { f, g } from m");
        return new ImportSourceSyntax(keyword, MissingExpression());
    }

    private SelectiveImportDeclarationSyntax ParseSelectiveImport(SyntaxToken keyword)
    {
        var openIndex = _position;
        var open = Next();
        if (At(SyntaxKind.CloseBraceToken))
        {
            ReportUnexpected("the name of a function");
        }

        var names = ParseList(openIndex, SyntaxKind.CloseBraceToken, () => new ImportedNameSyntax(ExpectName("the name of a function")));
        var close = ExpectClosing(open, SyntaxKind.CloseBraceToken);
        var from = Expect(SyntaxKind.FromKeyword, help: "names are imported from a module: import { f, g } from m");
        return new SelectiveImportDeclarationSyntax(
            keyword, open, names, close, from, from.IsMissing ? new ModulePathSyntax([Missing(SyntaxKind.IdentifierToken)]) : ParseModulePath());
    }

    private ModulePathSyntax ParseModulePath()
    {
        var start = Current;
        var path = ImmutableArray.CreateBuilder<SyntaxElement>();
        path.Add(ExpectName("the name of a module"));
        while (At(SyntaxKind.DotToken))
        {
            path.Add(Next());
            path.Add(ExpectName("the name of a module"));
        }

        if (At(SyntaxKind.ColonColonToken))
        {
            ReportModulePath(start);
        }

        return new ModulePathSyntax(path.ToImmutable());
    }

    /// <summary>Paths as other languages have them: <c>super::a</c>, <c>a::b</c>, <c>a::*</c>.</summary>
    private void ReportModulePath(SyntaxToken start)
    {
        var end = _position;
        while (_tokens[end].Kind == SyntaxKind.ColonColonToken
            && (SyntaxFacts.IsWord(_tokens[end + 1].Kind) || _tokens[end + 1].Kind == SyntaxKind.StarToken))
        {
            end += 2;
        }

        var last = _tokens[System.Math.Max(end - 1, _position)];
        var help = start.Text is "super" or "crate"
            ? "a path begins at the main file with root::, or beside this file with self::"
            : last.Kind == SyntaxKind.StarToken
                ? "import the module and write its name before its functions, or list them: import { f, g } from m"
                : "folders and files are joined by dots: import a.b";
        Report(SyntaxDiagnostics.InvalidModulePath, TextSpan.FromBounds(start.Span.Start, last.Span.End), help, _source.ToString(TextSpan.FromBounds(start.Span.Start, last.Span.End)));
        SkipTo(System.Math.Max(end, _position + 1));
    }
}
