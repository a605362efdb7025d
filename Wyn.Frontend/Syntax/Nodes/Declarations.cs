// The nodes of the top level: the file and its declarations. What they are made of is in Members.cs and Imports.cs.
using System;
using System.Collections.Immutable;

namespace Wyn.Frontend.Syntax.Nodes;

/// <summary>A declaration that is no variable.</summary>
internal abstract class DeclarationSyntax(SyntaxKind kind, params ReadOnlySpan<SyntaxElement?> children) : SyntaxNode(kind, children);

/// <summary>A whole source file.</summary>
internal sealed class CompilationUnitSyntax(ImmutableArray<SyntaxNode> members, SyntaxToken endOfFile)
    : SyntaxNode(SyntaxKind.CompilationUnit, [.. members, endOfFile])
{
    /// <summary><see cref="DeclarationSyntax"/> and <see cref="TopLevelStatementSyntax"/> in source order.</summary>
    public ImmutableArray<SyntaxNode> Members { get; } = members;

    public SyntaxToken EndOfFile { get; } = endOfFile;
}

/// <summary>
/// <c>fn name&lt;T>(params) -> type { ... }</c> or <c>fn name(params) => expr</c>: a function, a method in the body of a type, or,
/// with a receiver as in <c>fn T.name(self)</c>, an extension method.
/// </summary>
internal sealed class FunctionDeclarationSyntax(
    SyntaxToken? modifier,
    SyntaxToken fnKeyword,
    ReceiverClauseSyntax? receiver,
    SyntaxToken name,
    TypeParameterListSyntax? typeParameters,
    ParameterListSyntax parameters,
    ReturnTypeClauseSyntax? returnType,
    SyntaxNode body)
    : DeclarationSyntax(SyntaxKind.FunctionDeclaration, modifier, fnKeyword, receiver, name, typeParameters, parameters, returnType, body)
{
    /// <summary><c>pub</c> or <c>export</c>.</summary>
    public SyntaxToken? Modifier { get; } = modifier;

    public SyntaxToken FnKeyword { get; } = fnKeyword;

    public ReceiverClauseSyntax? Receiver { get; } = receiver;

    /// <summary>A name; of a method, any word.</summary>
    public SyntaxToken Name { get; } = name;

    public TypeParameterListSyntax? TypeParameters { get; } = typeParameters;

    public ParameterListSyntax Parameters { get; } = parameters;

    public ReturnTypeClauseSyntax? ReturnType { get; } = returnType;

    /// <summary>A <see cref="BlockStatementSyntax"/> or an <see cref="ExpressionBodySyntax"/>.</summary>
    public SyntaxNode Body { get; } = body;
}

/// <summary><c>extern fn name(params) -> type;</c>.</summary>
internal sealed class ExternFunctionDeclarationSyntax(
    SyntaxToken externKeyword,
    SyntaxToken fnKeyword,
    SyntaxToken name,
    ParameterListSyntax parameters,
    ReturnTypeClauseSyntax? returnType,
    SyntaxToken semicolon)
    : DeclarationSyntax(SyntaxKind.ExternFunctionDeclaration, externKeyword, fnKeyword, name, parameters, returnType, semicolon)
{
    public SyntaxToken Name { get; } = name;

    public ParameterListSyntax Parameters { get; } = parameters;

    public ReturnTypeClauseSyntax? ReturnType { get; } = returnType;
}

/// <summary><c>struct Name&lt;T> { fields and methods }</c>.</summary>
internal sealed class StructDeclarationSyntax(
    SyntaxToken? modifier,
    SyntaxToken keyword,
    SyntaxToken name,
    TypeParameterListSyntax? typeParameters,
    SyntaxToken open,
    ImmutableArray<SyntaxNode> members,
    SyntaxToken close)
    : DeclarationSyntax(SyntaxKind.StructDeclaration, [modifier, keyword, name, typeParameters, open, .. members, close])
{
    public SyntaxToken? Modifier { get; } = modifier;

    public SyntaxToken Name { get; } = name;

    public TypeParameterListSyntax? TypeParameters { get; } = typeParameters;

    /// <summary><see cref="FieldDeclarationSyntax"/> and <see cref="FunctionDeclarationSyntax"/> in source order.</summary>
    public ImmutableArray<SyntaxNode> Members { get; } = members;
}

/// <summary><c>enum Name&lt;T> { variants }</c>.</summary>
internal sealed class EnumDeclarationSyntax(
    SyntaxToken? modifier,
    SyntaxToken keyword,
    SyntaxToken name,
    TypeParameterListSyntax? typeParameters,
    SyntaxToken open,
    ImmutableArray<EnumVariantSyntax> variants,
    SyntaxToken close)
    : DeclarationSyntax(SyntaxKind.EnumDeclaration, [modifier, keyword, name, typeParameters, open, .. variants, close])
{
    public SyntaxToken? Modifier { get; } = modifier;

    public SyntaxToken Name { get; } = name;

    public TypeParameterListSyntax? TypeParameters { get; } = typeParameters;

    public ImmutableArray<EnumVariantSyntax> Variants { get; } = variants;
}

/// <summary><c>impl T { methods }</c>; with a trait, <c>impl Trait for T { methods }</c>.</summary>
internal sealed class ImplDeclarationSyntax(
    SyntaxToken keyword,
    TypeParameterListSyntax? typeParameters,
    NamedTypeSyntax? trait,
    SyntaxToken? forKeyword,
    NamedTypeSyntax type,
    SyntaxToken open,
    ImmutableArray<SyntaxNode> methods,
    SyntaxToken close)
    : DeclarationSyntax(SyntaxKind.ImplDeclaration, [keyword, typeParameters, trait, forKeyword, type, open, .. methods, close])
{
    public TypeParameterListSyntax? TypeParameters { get; } = typeParameters;

    public NamedTypeSyntax? Trait { get; } = trait;

    public NamedTypeSyntax Type { get; } = type;

    /// <summary>Each a <see cref="FunctionDeclarationSyntax"/>, unless already reported.</summary>
    public ImmutableArray<SyntaxNode> Methods { get; } = methods;
}

/// <summary><c>trait Name { signatures and default methods }</c>.</summary>
internal sealed class TraitDeclarationSyntax(
    SyntaxToken? modifier,
    SyntaxToken keyword,
    SyntaxToken name,
    TypeParameterListSyntax? typeParameters,
    SyntaxToken open,
    ImmutableArray<SyntaxNode> methods,
    SyntaxToken close)
    : DeclarationSyntax(SyntaxKind.TraitDeclaration, [modifier, keyword, name, typeParameters, open, .. methods, close])
{
    public SyntaxToken? Modifier { get; } = modifier;

    public SyntaxToken Name { get; } = name;

    public TypeParameterListSyntax? TypeParameters { get; } = typeParameters;

    /// <summary><see cref="MethodSignatureSyntax"/>, or <see cref="FunctionDeclarationSyntax"/> for a method with a default body.</summary>
    public ImmutableArray<SyntaxNode> Methods { get; } = methods;
}

/// <summary><c>type Name = type</c>.</summary>
internal sealed class TypeAliasDeclarationSyntax(SyntaxToken? modifier, SyntaxToken keyword, SyntaxToken name, SyntaxToken equals, TypeSyntax type)
    : DeclarationSyntax(SyntaxKind.TypeAliasDeclaration, modifier, keyword, name, equals, type)
{
    public SyntaxToken Name { get; } = name;

    public TypeSyntax Type { get; } = type;
}

/// <summary><c>test "name" { ... }</c> or <c>test name { ... }</c>.</summary>
internal sealed class TestDeclarationSyntax(SyntaxToken keyword, SyntaxElement? name, BlockStatementSyntax body)
    : DeclarationSyntax(SyntaxKind.TestDeclaration, keyword, name, body)
{
    /// <summary>A <see cref="StringExpressionSyntax"/> or a token; null if the test has no name.</summary>
    public SyntaxElement? Name { get; } = name;

    public BlockStatementSyntax Body { get; } = body;
}

/// <summary><c>before_each { ... }</c> or <c>after_each { ... }</c>.</summary>
internal sealed class EachDeclarationSyntax(SyntaxToken keyword, BlockStatementSyntax body) : DeclarationSyntax(SyntaxKind.EachDeclaration, keyword, body)
{
    public SyntaxToken Keyword { get; } = keyword;

    public BlockStatementSyntax Body { get; } = body;
}

/// <summary>A statement at the top level of a file.</summary>
internal sealed class TopLevelStatementSyntax(StatementSyntax statement) : SyntaxNode(SyntaxKind.TopLevelStatement, statement)
{
    public StatementSyntax Statement { get; } = statement;
}
