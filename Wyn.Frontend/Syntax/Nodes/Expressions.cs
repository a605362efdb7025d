// The nodes of expressions.
using System;
using System.Collections.Immutable;

namespace Wyn.Frontend.Syntax.Nodes;

/// <summary>An expression.</summary>
internal abstract class ExpressionSyntax(SyntaxKind kind, params ReadOnlySpan<SyntaxElement?> children) : SyntaxNode(kind, children);

/// <summary>A number, <c>true</c> or <c>false</c>.</summary>
internal sealed class LiteralExpressionSyntax(SyntaxToken token) : ExpressionSyntax(SyntaxKind.LiteralExpression, token)
{
    public SyntaxToken Token { get; } = token;
}

/// <summary>A string literal: text and interpolations between its quotes.</summary>
internal sealed class StringExpressionSyntax(SyntaxToken open, ImmutableArray<StringPartSyntax> parts, SyntaxToken close)
    : ExpressionSyntax(SyntaxKind.StringExpression, [open, .. parts, close])
{
    public ImmutableArray<StringPartSyntax> Parts { get; } = parts;
}

/// <summary>A part of a string literal.</summary>
internal abstract class StringPartSyntax(SyntaxKind kind, params ReadOnlySpan<SyntaxElement?> children) : SyntaxNode(kind, children);

/// <summary>Literal text; the token's value has the bytes with escapes resolved.</summary>
internal sealed class StringTextPartSyntax(SyntaxToken token) : StringPartSyntax(SyntaxKind.StringTextPart, token)
{
    public SyntaxToken Token { get; } = token;
}

/// <summary><c>${expr}</c>.</summary>
internal sealed class InterpolationPartSyntax(SyntaxToken open, ExpressionSyntax expression, SyntaxToken close)
    : StringPartSyntax(SyntaxKind.InterpolationPart, open, expression, close)
{
    public ExpressionSyntax Expression { get; } = expression;
}

/// <summary>A name; also <c>self</c>, <c>None</c>, <c>Some</c> and <c>channel</c>, which are keywords. <c>Some(x)</c> and <c>channel(n)</c> are calls.</summary>
internal sealed class NameExpressionSyntax(SyntaxToken name) : ExpressionSyntax(SyntaxKind.NameExpression, name)
{
    public SyntaxToken Name { get; } = name;
}

/// <summary><c>Name::member</c>; any keyword may be a member here.</summary>
internal sealed class PathExpressionSyntax(SyntaxToken qualifier, SyntaxToken colons, SyntaxToken name)
    : ExpressionSyntax(SyntaxKind.PathExpression, qualifier, colons, name)
{
    public SyntaxToken Qualifier { get; } = qualifier;

    public SyntaxToken Colons { get; } = colons;

    public SyntaxToken Name { get; } = name;
}

/// <summary><c>name&lt;type, ...></c> before the <c>(</c> of a call or the <c>{</c> of a struct literal.</summary>
internal sealed class GenericExpressionSyntax(ExpressionSyntax expression, TypeArgumentListSyntax typeArguments)
    : ExpressionSyntax(SyntaxKind.GenericExpression, expression, typeArguments)
{
    public ExpressionSyntax Expression { get; } = expression;

    public TypeArgumentListSyntax TypeArguments { get; } = typeArguments;
}

/// <summary><c>&lt;type, ...></c>.</summary>
internal sealed class TypeArgumentListSyntax(SyntaxToken open, SeparatedList<TypeSyntax> arguments, SyntaxToken close)
    : SyntaxNode(SyntaxKind.TypeArgumentList, [open, .. arguments.Elements(), close])
{
    public SyntaxToken Open { get; } = open;

    public SeparatedList<TypeSyntax> Arguments { get; } = arguments;

    public SyntaxToken Close { get; } = close;
}

/// <summary><c>(expr)</c>.</summary>
internal sealed class ParenthesizedExpressionSyntax(SyntaxToken open, ExpressionSyntax expression, SyntaxToken close)
    : ExpressionSyntax(SyntaxKind.ParenthesizedExpression, open, expression, close)
{
    public ExpressionSyntax Expression { get; } = expression;
}

/// <summary>A prefix <c>-</c>, <c>~</c>, <c>not</c> or <c>!</c>.</summary>
internal sealed class UnaryExpressionSyntax(SyntaxToken op, ExpressionSyntax operand) : ExpressionSyntax(SyntaxKind.UnaryExpression, op, operand)
{
    public SyntaxToken Operator { get; } = op;

    public ExpressionSyntax Operand { get; } = operand;
}

/// <summary><c>&amp;place</c>: an argument for a <c>mut</c> parameter.</summary>
internal sealed class ReferenceExpressionSyntax(SyntaxToken ampersand, ExpressionSyntax place)
    : ExpressionSyntax(SyntaxKind.ReferenceExpression, ampersand, place)
{
    public SyntaxToken Ampersand { get; } = ampersand;

    public ExpressionSyntax Place { get; } = place;
}

/// <summary>
/// A binary operator. A chain of left-associative operators is as deep as it is long: walk <see cref="Left"/> in a loop.
/// <c>&gt;&gt;</c> and <c>not in</c> are one operator of two tokens.
/// </summary>
internal sealed class BinaryExpressionSyntax(ExpressionSyntax left, SyntaxToken op, SyntaxToken? second, ExpressionSyntax right)
    : ExpressionSyntax(SyntaxKind.BinaryExpression, left, op, second, right)
{
    public ExpressionSyntax Left { get; } = left;

    public SyntaxToken Operator { get; } = op;

    /// <summary>The second token of <c>&gt;&gt;</c> and of <c>not in</c>; else null.</summary>
    public SyntaxToken? SecondOperator { get; } = second;

    public ExpressionSyntax Right { get; } = right;
}

/// <summary><c>condition ? a : b</c>.</summary>
internal sealed class ConditionalExpressionSyntax(
    ExpressionSyntax condition, SyntaxToken question, ExpressionSyntax whenTrue, SyntaxToken colon, ExpressionSyntax whenFalse)
    : ExpressionSyntax(SyntaxKind.ConditionalExpression, condition, question, whenTrue, colon, whenFalse)
{
    public ExpressionSyntax Condition { get; } = condition;

    public SyntaxToken Question { get; } = question;

    public ExpressionSyntax WhenTrue { get; } = whenTrue;

    public ExpressionSyntax WhenFalse { get; } = whenFalse;
}

/// <summary><c>expr?</c>: the value of a result, or the return of its error.</summary>
internal sealed class TryExpressionSyntax(ExpressionSyntax operand, SyntaxToken question) : ExpressionSyntax(SyntaxKind.TryExpression, operand, question)
{
    public ExpressionSyntax Operand { get; } = operand;

    public SyntaxToken Question { get; } = question;
}

/// <summary><c>callee(arguments)</c>; <c>x |> f(a)</c> is a call too, as a binary expression with <c>|></c>.</summary>
internal sealed class CallExpressionSyntax(ExpressionSyntax callee, ArgumentListSyntax arguments)
    : ExpressionSyntax(SyntaxKind.CallExpression, callee, arguments)
{
    public ExpressionSyntax Callee { get; } = callee;

    public ArgumentListSyntax Arguments { get; } = arguments;
}

/// <summary><c>(a, name: b)</c>.</summary>
internal sealed class ArgumentListSyntax(SyntaxToken open, SeparatedList<ArgumentSyntax> arguments, SyntaxToken close)
    : SyntaxNode(SyntaxKind.ArgumentList, [open, .. arguments.Elements(), close])
{
    public SyntaxToken Open { get; } = open;

    public SeparatedList<ArgumentSyntax> Arguments { get; } = arguments;

    public SyntaxToken Close { get; } = close;
}

/// <summary><c>expr</c> or <c>name: expr</c>.</summary>
internal sealed class ArgumentSyntax(SyntaxToken? name, SyntaxToken? colon, ExpressionSyntax value) : SyntaxNode(SyntaxKind.Argument, name, colon, value)
{
    public SyntaxToken? Name { get; } = name;

    public ExpressionSyntax Value { get; } = value;
}

/// <summary><c>expr.name</c>; any keyword may be a name here.</summary>
internal sealed class MemberAccessExpressionSyntax(ExpressionSyntax receiver, SyntaxToken dot, SyntaxToken name)
    : ExpressionSyntax(SyntaxKind.MemberAccessExpression, receiver, dot, name)
{
    public ExpressionSyntax Receiver { get; } = receiver;

    public SyntaxToken Dot { get; } = dot;

    public SyntaxToken Name { get; } = name;
}

/// <summary><c>expr?.name</c>; called, it is the callee of a call.</summary>
internal sealed class OptionalAccessExpressionSyntax(ExpressionSyntax receiver, SyntaxToken questionDot, SyntaxToken name)
    : ExpressionSyntax(SyntaxKind.OptionalAccessExpression, receiver, questionDot, name)
{
    public ExpressionSyntax Receiver { get; } = receiver;

    public SyntaxToken QuestionDot { get; } = questionDot;

    public SyntaxToken Name { get; } = name;
}

/// <summary><c>await expr</c>.</summary>
internal sealed class AwaitExpressionSyntax(SyntaxToken keyword, ExpressionSyntax operand) : ExpressionSyntax(SyntaxKind.AwaitExpression, keyword, operand)
{
    public SyntaxToken Keyword { get; } = keyword;

    public ExpressionSyntax Operand { get; } = operand;
}

/// <summary><c>spawn call</c>; the binder checks that the operand is a call.</summary>
internal sealed class SpawnExpressionSyntax(SyntaxToken keyword, ExpressionSyntax operand) : ExpressionSyntax(SyntaxKind.SpawnExpression, keyword, operand)
{
    public SyntaxToken Keyword { get; } = keyword;

    public ExpressionSyntax Operand { get; } = operand;
}

/// <summary>Stands where an expression was needed; already reported.</summary>
internal sealed class ErrorExpressionSyntax(ImmutableArray<SyntaxElement> skipped) : ExpressionSyntax(SyntaxKind.ErrorExpression, skipped.AsSpan())
{
}
