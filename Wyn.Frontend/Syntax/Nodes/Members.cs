// The nodes that declarations are made of: parameters, type parameters, fields, variants, signatures.
namespace Wyn.Frontend.Syntax.Nodes;

/// <summary><c>T.</c> before the name of an extension method.</summary>
internal sealed class ReceiverClauseSyntax(SyntaxToken type, SyntaxToken dot) : SyntaxNode(SyntaxKind.ReceiverClause, type, dot)
{
    public SyntaxToken Type { get; } = type;

    public SyntaxToken Dot { get; } = dot;
}

/// <summary><c>&lt;T, U: A + B></c>.</summary>
internal sealed class TypeParameterListSyntax(SyntaxToken open, SeparatedList<TypeParameterSyntax> parameters, SyntaxToken close)
    : SyntaxNode(SyntaxKind.TypeParameterList, [open, .. parameters.Elements(), close])
{
    public SeparatedList<TypeParameterSyntax> Parameters { get; } = parameters;
}

/// <summary><c>T</c> or <c>T: A + B</c>.</summary>
internal sealed class TypeParameterSyntax(SyntaxToken name, TypeBoundsSyntax? bounds) : SyntaxNode(SyntaxKind.TypeParameter, name, bounds)
{
    public SyntaxToken Name { get; } = name;

    public TypeBoundsSyntax? Bounds { get; } = bounds;
}

/// <summary><c>: A + B</c>: the traits that a type argument must have.</summary>
internal sealed class TypeBoundsSyntax(SyntaxToken colon, SeparatedList<TypeSyntax> bounds)
    : SyntaxNode(SyntaxKind.TypeBounds, [colon, .. bounds.Elements()])
{
    public SeparatedList<TypeSyntax> Bounds { get; } = bounds;
}

/// <summary><c>(a: int, b: float)</c>; of an extern function it may end in <c>...</c>.</summary>
internal sealed class ParameterListSyntax(SyntaxToken open, SeparatedList<ParameterSyntax> parameters, SyntaxToken? ellipsis, SyntaxToken close)
    : SyntaxNode(SyntaxKind.ParameterList, [open, .. parameters.Elements(), ellipsis, close])
{
    public SyntaxToken Open { get; } = open;

    public SeparatedList<ParameterSyntax> Parameters { get; } = parameters;

    public SyntaxToken? Ellipsis { get; } = ellipsis;

    public SyntaxToken Close { get; } = close;
}

/// <summary><c>name: type = value</c>, <c>mut name: type</c>, or <c>self</c>.</summary>
internal sealed class ParameterSyntax(SyntaxToken? mut, SyntaxToken name, TypeClauseSyntax? type, DefaultValueSyntax? defaultValue)
    : SyntaxNode(SyntaxKind.Parameter, mut, name, type, defaultValue)
{
    public SyntaxToken? Mut { get; } = mut;

    /// <summary>A name, or <c>self</c> (<see cref="SyntaxKind.SelfKeyword"/>).</summary>
    public SyntaxToken Name { get; } = name;

    public TypeClauseSyntax? Type { get; } = type;

    public DefaultValueSyntax? Default { get; } = defaultValue;
}

/// <summary><c>= expr</c> behind a parameter.</summary>
internal sealed class DefaultValueSyntax(SyntaxToken equals, ExpressionSyntax value) : SyntaxNode(SyntaxKind.DefaultValue, equals, value)
{
    public new SyntaxToken Equals { get; } = equals;

    public ExpressionSyntax Value { get; } = value;
}

/// <summary><c>-> type</c>.</summary>
internal sealed class ReturnTypeClauseSyntax(SyntaxToken arrow, TypeSyntax type) : SyntaxNode(SyntaxKind.ReturnTypeClause, arrow, type)
{
    public SyntaxToken Arrow { get; } = arrow;

    public TypeSyntax Type { get; } = type;
}

/// <summary>The body <c>=> expr</c>.</summary>
internal sealed class ExpressionBodySyntax(SyntaxToken arrow, ExpressionSyntax expression) : SyntaxNode(SyntaxKind.ExpressionBody, arrow, expression)
{
    public SyntaxToken Arrow { get; } = arrow;

    public ExpressionSyntax Expression { get; } = expression;
}

/// <summary><c>name: type</c> in a struct.</summary>
internal sealed class FieldDeclarationSyntax(SyntaxToken name, TypeClauseSyntax type, SyntaxToken? comma)
    : SyntaxNode(SyntaxKind.FieldDeclaration, name, type, comma)
{
    public SyntaxToken Name { get; } = name;

    public TypeClauseSyntax Type { get; } = type;
}

/// <summary><c>Name</c> or <c>Name(payload)</c> in an enum; <c>None</c>, <c>Some</c>, <c>true</c> and <c>false</c> are names here.</summary>
internal sealed class EnumVariantSyntax(SyntaxToken name, VariantPayloadSyntax? payload, SyntaxToken? comma)
    : SyntaxNode(SyntaxKind.EnumVariant, name, payload, comma)
{
    public SyntaxToken Name { get; } = name;

    public VariantPayloadSyntax? Payload { get; } = payload;
}

/// <summary><c>(int, name: string)</c>.</summary>
internal sealed class VariantPayloadSyntax(SyntaxToken open, SeparatedList<VariantFieldSyntax> fields, SyntaxToken close)
    : SyntaxNode(SyntaxKind.VariantPayload, [open, .. fields.Elements(), close])
{
    public SeparatedList<VariantFieldSyntax> Fields { get; } = fields;
}

/// <summary><c>type</c> or <c>name: type</c>.</summary>
internal sealed class VariantFieldSyntax(SyntaxToken? name, SyntaxToken? colon, TypeSyntax type) : SyntaxNode(SyntaxKind.VariantField, name, colon, type)
{
    public SyntaxToken? Name { get; } = name;

    public TypeSyntax Type { get; } = type;
}

/// <summary><c>fn name(params) -> type</c> in a trait, without a body.</summary>
internal sealed class MethodSignatureSyntax(
    SyntaxToken fnKeyword,
    SyntaxToken name,
    TypeParameterListSyntax? typeParameters,
    ParameterListSyntax parameters,
    ReturnTypeClauseSyntax? returnType,
    SyntaxToken? semicolon)
    : SyntaxNode(SyntaxKind.MethodSignature, fnKeyword, name, typeParameters, parameters, returnType, semicolon)
{
    public SyntaxToken Name { get; } = name;

    public TypeParameterListSyntax? TypeParameters { get; } = typeParameters;

    public ParameterListSyntax Parameters { get; } = parameters;

    public ReturnTypeClauseSyntax? ReturnType { get; } = returnType;
}
