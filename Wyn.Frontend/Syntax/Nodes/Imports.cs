// The nodes of imports.
using System.Collections.Immutable;

namespace Wyn.Frontend.Syntax.Nodes;

/// <summary><c>import a.b</c>, with <c>root::</c> or <c>self::</c> before the path, and <c>as name</c> or <c>from "path"</c> behind it.</summary>
internal sealed class ImportDeclarationSyntax(
    SyntaxToken keyword, SyntaxToken? anchor, SyntaxToken? colons, ModulePathSyntax path, ImportAliasSyntax? alias, ImportSourceSyntax? source)
    : DeclarationSyntax(SyntaxKind.ImportDeclaration, keyword, anchor, colons, path, alias, source)
{
    /// <summary><c>root</c> or <c>self</c>: where the path begins.</summary>
    public SyntaxToken? Anchor { get; } = anchor;

    public ModulePathSyntax Path { get; } = path;

    public ImportAliasSyntax? Alias { get; } = alias;

    public ImportSourceSyntax? Source { get; } = source;
}

/// <summary><c>import { f, g } from a.b</c>.</summary>
internal sealed class SelectiveImportDeclarationSyntax(
    SyntaxToken keyword, SyntaxToken open, SeparatedList<ImportedNameSyntax> names, SyntaxToken close, SyntaxToken from, ModulePathSyntax path)
    : DeclarationSyntax(SyntaxKind.SelectiveImportDeclaration, [keyword, open, .. names.Elements(), close, from, path])
{
    public SeparatedList<ImportedNameSyntax> Names { get; } = names;

    public ModulePathSyntax Path { get; } = path;
}

/// <summary>A name of a selective import.</summary>
internal sealed class ImportedNameSyntax(SyntaxToken name) : SyntaxNode(SyntaxKind.ImportedName, name)
{
    public SyntaxToken Name { get; } = name;
}

/// <summary><c>a.b.c</c>: names with dots between them.</summary>
internal sealed class ModulePathSyntax(ImmutableArray<SyntaxElement> tokens) : SyntaxNode(SyntaxKind.ModulePath, tokens.AsSpan())
{
}

/// <summary><c>as name</c>.</summary>
internal sealed class ImportAliasSyntax(SyntaxToken keyword, SyntaxToken name) : SyntaxNode(SyntaxKind.ImportAlias, keyword, name)
{
    public SyntaxToken Name { get; } = name;
}

/// <summary><c>from "path"</c>.</summary>
internal sealed class ImportSourceSyntax(SyntaxToken keyword, ExpressionSyntax path) : SyntaxNode(SyntaxKind.ImportSource, keyword, path)
{
    public ExpressionSyntax Path { get; } = path;
}
