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

/// <summary><c>type?</c>.</summary>
internal sealed class OptionalTypeSyntax(TypeSyntax type, SyntaxToken question) : TypeSyntax(SyntaxKind.OptionalType, type, question)
{
    public TypeSyntax Type { get; } = type;

    public SyntaxToken Question { get; } = question;
}

/// <summary><c>[type]</c>.</summary>
internal sealed class ArrayTypeSyntax(SyntaxToken open, TypeSyntax element, SyntaxToken close) : TypeSyntax(SyntaxKind.ArrayType, open, element, close)
{
    public TypeSyntax Element { get; } = element;
}

/// <summary><c>{key: value}</c>.</summary>
internal sealed class MapTypeSyntax(SyntaxToken open, TypeSyntax key, SyntaxToken colon, TypeSyntax value, SyntaxToken close)
    : TypeSyntax(SyntaxKind.MapType, open, key, colon, value, close)
{
    public TypeSyntax Key { get; } = key;

    public TypeSyntax Value { get; } = value;
}

/// <summary><c>(type, type)</c>.</summary>
internal sealed class TupleTypeSyntax(SyntaxToken open, SeparatedList<TypeSyntax> elements, SyntaxToken close)
    : TypeSyntax(SyntaxKind.TupleType, [open, .. elements.Elements(), close])
{
    public SeparatedList<TypeSyntax> Elements { get; } = elements;
}

/// <summary><c>(type)</c>, for example around a function type that is optional.</summary>
internal sealed class ParenthesizedTypeSyntax(SyntaxToken open, TypeSyntax type, SyntaxToken close)
    : TypeSyntax(SyntaxKind.ParenthesizedType, open, type, close)
{
    public TypeSyntax Type { get; } = type;
}

/// <summary><c>fn(type, type) -> type</c>.</summary>
internal sealed class FunctionTypeSyntax(
    SyntaxToken keyword, SyntaxToken open, SeparatedList<TypeSyntax> parameters, SyntaxToken close, ReturnTypeClauseSyntax? returnType)
    : TypeSyntax(SyntaxKind.FunctionType, [keyword, open, .. parameters.Elements(), close, returnType])
{
    public SyntaxToken Keyword { get; } = keyword;

    public SeparatedList<TypeSyntax> Parameters { get; } = parameters;

    public ReturnTypeClauseSyntax? ReturnType { get; } = returnType;
}

/// <summary><c>A | B</c>: part of the grammar only, no value has such a type.</summary>
internal sealed class UnionTypeSyntax(SeparatedList<TypeSyntax> alternatives) : TypeSyntax(SyntaxKind.UnionType, alternatives.Elements().AsSpan())
{
    public SeparatedList<TypeSyntax> Alternatives { get; } = alternatives;
}

/// <summary><c>: type</c>.</summary>
internal sealed class TypeClauseSyntax(SyntaxToken colon, TypeSyntax type) : SyntaxNode(SyntaxKind.TypeClause, colon, type)
{
    public SyntaxToken Colon { get; } = colon;

    public TypeSyntax Type { get; } = type;
}
