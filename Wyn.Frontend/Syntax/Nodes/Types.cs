// The nodes of types.
using System;

namespace Wyn.Frontend.Syntax.Nodes;

/// <summary>A type.</summary>
internal abstract class TypeSyntax(SyntaxKind kind, params ReadOnlySpan<SyntaxElement?> children) : SyntaxNode(kind, children);

/// <summary><c>name</c> or <c>name&lt;type, ...&gt;</c>.</summary>
internal sealed class NamedTypeSyntax(SyntaxToken name, SyntaxToken? open, SeparatedList<TypeSyntax>? arguments, SyntaxToken? close)
    : TypeSyntax(SyntaxKind.NamedType, [name, open, .. arguments?.Elements() ?? [], close])
{
    public SyntaxToken Name { get; } = name;

    public SeparatedList<TypeSyntax>? Arguments { get; } = arguments;
}

/// <summary><c>: type</c>.</summary>
internal sealed class TypeClauseSyntax(SyntaxToken colon, TypeSyntax type) : SyntaxNode(SyntaxKind.TypeClause, colon, type)
{
    public SyntaxToken Colon { get; } = colon;

    public TypeSyntax Type { get; } = type;
}
