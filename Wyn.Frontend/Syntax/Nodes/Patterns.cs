// The nodes of patterns: one grammar for match statements, match expressions and 'if let'; destructuring uses a part of it.
using System;
using System.Collections.Immutable;

namespace Wyn.Frontend.Syntax.Nodes;

/// <summary>A pattern.</summary>
internal abstract class PatternSyntax(SyntaxKind kind, params ReadOnlySpan<SyntaxElement?> children) : SyntaxNode(kind, children);

/// <summary>A number, with an optional minus, a string, <c>true</c> or <c>false</c>.</summary>
internal sealed class LiteralPatternSyntax(SyntaxToken? minus, ExpressionSyntax literal) : PatternSyntax(SyntaxKind.LiteralPattern, minus, literal)
{
    public SyntaxToken? Minus { get; } = minus;

    public ExpressionSyntax Literal { get; } = literal;
}

/// <summary><c>a..b</c>, without <c>b</c>, or <c>a..=b</c>, with it.</summary>
internal sealed class RangePatternSyntax(LiteralPatternSyntax start, SyntaxToken op, PatternSyntax end)
    : PatternSyntax(SyntaxKind.RangePattern, start, op, end)
{
    public LiteralPatternSyntax Start { get; } = start;

    public SyntaxToken Operator { get; } = op;

    /// <summary>A <see cref="LiteralPatternSyntax"/>, unless already reported.</summary>
    public PatternSyntax End { get; } = end;
}

/// <summary><c>_</c>.</summary>
internal sealed class WildcardPatternSyntax(SyntaxToken underscore) : PatternSyntax(SyntaxKind.WildcardPattern, underscore)
{
}

/// <summary>A name: a variant, <c>None</c>, or a variable that is bound; with a type before it, <c>E.V</c> or <c>E::V</c>, a variant.</summary>
internal sealed class NamePatternSyntax(SyntaxToken? type, SyntaxToken? separator, SyntaxToken name)
    : PatternSyntax(SyntaxKind.NamePattern, type, separator, name)
{
    public SyntaxToken? Type { get; } = type;

    public SyntaxToken Name { get; } = name;
}

/// <summary><c>Name(pattern, ...)</c>: a variant with its payload.</summary>
internal sealed class ConstructorPatternSyntax(NamePatternSyntax name, SyntaxToken open, SeparatedList<PatternSyntax> arguments, SyntaxToken close)
    : PatternSyntax(SyntaxKind.ConstructorPattern, [name, open, .. arguments.Elements(), close])
{
    public NamePatternSyntax Name { get; } = name;

    public SeparatedList<PatternSyntax> Arguments { get; } = arguments;
}

/// <summary><c>Name { field, field: pattern }</c>.</summary>
internal sealed class StructPatternSyntax(NamePatternSyntax name, SyntaxToken open, SeparatedList<FieldPatternSyntax> fields, SyntaxToken close)
    : PatternSyntax(SyntaxKind.StructPattern, [name, open, .. fields.Elements(), close])
{
    public NamePatternSyntax Name { get; } = name;

    public SeparatedList<FieldPatternSyntax> Fields { get; } = fields;
}

/// <summary><c>field</c>, which binds a variable of its name, or <c>field: pattern</c>.</summary>
internal sealed class FieldPatternSyntax(SyntaxToken name, SyntaxToken? colon, PatternSyntax? pattern)
    : SyntaxNode(SyntaxKind.FieldPattern, name, colon, pattern)
{
    public SyntaxToken Name { get; } = name;

    public PatternSyntax? Pattern { get; } = pattern;
}

/// <summary><c>[a, b, ...rest]</c>.</summary>
internal sealed class ArrayPatternSyntax(SyntaxToken open, SeparatedList<PatternSyntax> elements, SyntaxToken close)
    : PatternSyntax(SyntaxKind.ArrayPattern, [open, .. elements.Elements(), close])
{
    public SeparatedList<PatternSyntax> Elements { get; } = elements;
}

/// <summary><c>...rest</c> at the end of an array pattern; the name may be left out.</summary>
internal sealed class RestPatternSyntax(SyntaxToken ellipsis, SyntaxToken? name) : PatternSyntax(SyntaxKind.RestPattern, ellipsis, name)
{
    public SyntaxToken? Name { get; } = name;
}

/// <summary><c>(a, b)</c>.</summary>
internal sealed class TuplePatternSyntax(SyntaxToken open, SeparatedList<PatternSyntax> elements, SyntaxToken close)
    : PatternSyntax(SyntaxKind.TuplePattern, [open, .. elements.Elements(), close])
{
    public SeparatedList<PatternSyntax> Elements { get; } = elements;
}

/// <summary><c>(pattern)</c>.</summary>
internal sealed class ParenthesizedPatternSyntax(SyntaxToken open, PatternSyntax pattern, SyntaxToken close)
    : PatternSyntax(SyntaxKind.ParenthesizedPattern, open, pattern, close)
{
    public PatternSyntax Pattern { get; } = pattern;
}

/// <summary><c>a | b | c</c>, as one list.</summary>
internal sealed class OrPatternSyntax(SeparatedList<PatternSyntax> alternatives) : PatternSyntax(SyntaxKind.OrPattern, alternatives.Elements().AsSpan())
{
    public SeparatedList<PatternSyntax> Alternatives { get; } = alternatives;
}

/// <summary>Stands where a pattern was needed; already reported.</summary>
internal sealed class ErrorPatternSyntax(ImmutableArray<SyntaxElement> skipped) : PatternSyntax(SyntaxKind.ErrorPattern, skipped.AsSpan())
{
}
