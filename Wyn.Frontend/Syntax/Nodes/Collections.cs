// The nodes of values made of values: tuples, arrays, maps, sets, structs; and of access to their parts.
namespace Wyn.Frontend.Syntax.Nodes;

/// <summary><c>(a, b)</c>.</summary>
internal sealed class TupleExpressionSyntax(SyntaxToken open, SeparatedList<ExpressionSyntax> elements, SyntaxToken close)
    : ExpressionSyntax(SyntaxKind.TupleExpression, [open, .. elements.Elements(), close])
{
    public SyntaxToken Open { get; } = open;

    public SeparatedList<ExpressionSyntax> Elements { get; } = elements;
}

/// <summary><c>[a, b]</c>.</summary>
internal sealed class ArrayExpressionSyntax(SyntaxToken open, SeparatedList<ExpressionSyntax> elements, SyntaxToken close)
    : ExpressionSyntax(SyntaxKind.ArrayExpression, [open, .. elements.Elements(), close])
{
    public SyntaxToken Open { get; } = open;

    public SeparatedList<ExpressionSyntax> Elements { get; } = elements;
}

/// <summary><c>[element for name in iterable if filter]</c>.</summary>
internal sealed class ComprehensionExpressionSyntax(
    SyntaxToken open,
    ExpressionSyntax element,
    SyntaxToken forKeyword,
    SyntaxToken variable,
    SyntaxToken inKeyword,
    SyntaxNode iterable,
    GuardClauseSyntax? filter,
    SyntaxToken close)
    : ExpressionSyntax(SyntaxKind.ComprehensionExpression, open, element, forKeyword, variable, inKeyword, iterable, filter, close)
{
    public SyntaxToken Open { get; } = open;

    public ExpressionSyntax Element { get; } = element;

    public SyntaxToken Variable { get; } = variable;

    /// <summary>A <see cref="RangeClauseSyntax"/> or an <see cref="IterableClauseSyntax"/>.</summary>
    public SyntaxNode Iterable { get; } = iterable;

    public GuardClauseSyntax? Filter { get; } = filter;
}

/// <summary><c>{key: value, ...}</c>.</summary>
internal sealed class MapExpressionSyntax(SyntaxToken open, SeparatedList<MapEntrySyntax> entries, SyntaxToken close)
    : ExpressionSyntax(SyntaxKind.MapExpression, [open, .. entries.Elements(), close])
{
    public SyntaxToken Open { get; } = open;

    public SeparatedList<MapEntrySyntax> Entries { get; } = entries;
}

/// <summary><c>key: value</c>.</summary>
internal sealed class MapEntrySyntax(ExpressionSyntax key, SyntaxToken colon, ExpressionSyntax value) : SyntaxNode(SyntaxKind.MapEntry, key, colon, value)
{
    public ExpressionSyntax Key { get; } = key;

    public ExpressionSyntax Value { get; } = value;
}

/// <summary><c>{: a, b}</c>.</summary>
internal sealed class SetExpressionSyntax(SyntaxToken open, SyntaxToken colon, SeparatedList<ExpressionSyntax> elements, SyntaxToken close)
    : ExpressionSyntax(SyntaxKind.SetExpression, [open, colon, .. elements.Elements(), close])
{
    public SyntaxToken Open { get; } = open;

    public SeparatedList<ExpressionSyntax> Elements { get; } = elements;
}

/// <summary><c>Name { field: value, ... }</c>.</summary>
internal sealed class StructExpressionSyntax(ExpressionSyntax type, SyntaxToken open, SeparatedList<FieldInitializerSyntax> fields, SyntaxToken close)
    : ExpressionSyntax(SyntaxKind.StructExpression, [type, open, .. fields.Elements(), close])
{
    /// <summary>
    /// A <see cref="NameExpressionSyntax"/>, a <see cref="MemberAccessExpressionSyntax"/> with a module, or a <see cref="GenericExpressionSyntax"/>.
    /// </summary>
    public ExpressionSyntax Type { get; } = type;

    public SyntaxToken Open { get; } = open;

    public SeparatedList<FieldInitializerSyntax> Fields { get; } = fields;
}

/// <summary><c>field: value</c>.</summary>
internal sealed class FieldInitializerSyntax(SyntaxToken name, SyntaxToken colon, ExpressionSyntax value)
    : SyntaxNode(SyntaxKind.FieldInitializer, name, colon, value)
{
    public SyntaxToken Name { get; } = name;

    public ExpressionSyntax Value { get; } = value;
}

/// <summary><c>receiver[index]</c>.</summary>
internal sealed class IndexExpressionSyntax(ExpressionSyntax receiver, SyntaxToken open, ExpressionSyntax index, SyntaxToken close)
    : ExpressionSyntax(SyntaxKind.IndexExpression, receiver, open, index, close)
{
    public ExpressionSyntax Receiver { get; } = receiver;

    public SyntaxToken Open { get; } = open;

    public ExpressionSyntax Index { get; } = index;
}

/// <summary><c>receiver[start:end]</c> or <c>receiver[start..end]</c>; either end may be left out.</summary>
internal sealed class SliceExpressionSyntax(
    ExpressionSyntax receiver, SyntaxToken open, ExpressionSyntax? start, SyntaxToken op, ExpressionSyntax? end, SyntaxToken close)
    : ExpressionSyntax(SyntaxKind.SliceExpression, receiver, open, start, op, end, close)
{
    public ExpressionSyntax Receiver { get; } = receiver;

    public SyntaxToken Open { get; } = open;

    public ExpressionSyntax? Start { get; } = start;

    public ExpressionSyntax? End { get; } = end;
}

/// <summary><c>receiver.0</c>.</summary>
internal sealed class TupleAccessExpressionSyntax(ExpressionSyntax receiver, SyntaxToken dot, SyntaxToken index)
    : ExpressionSyntax(SyntaxKind.TupleAccessExpression, receiver, dot, index)
{
    public ExpressionSyntax Receiver { get; } = receiver;

    public SyntaxToken Index { get; } = index;
}
