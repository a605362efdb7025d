// From the spelling of operators to their kinds, and how messages speak of them.
using System.Diagnostics;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Binding;

/// <summary>Spellings of operators.</summary>
internal static class OperatorFacts
{
    /// <summary>The operator of a binary expression; null for <c>and</c>, <c>or</c> and <c>|&gt;</c>, which have rules of their own.</summary>
    public static BinaryOperatorKind? KindOf(BinaryExpressionSyntax syntax) => syntax.Operator.Kind switch
    {
        SyntaxKind.PlusToken => BinaryOperatorKind.Add,
        SyntaxKind.MinusToken => BinaryOperatorKind.Subtract,
        SyntaxKind.StarToken => BinaryOperatorKind.Multiply,
        SyntaxKind.SlashToken => BinaryOperatorKind.Divide,
        SyntaxKind.PercentToken => BinaryOperatorKind.Remainder,
        SyntaxKind.AmpersandToken => BinaryOperatorKind.And,
        SyntaxKind.PipeToken => BinaryOperatorKind.Or,
        SyntaxKind.CaretToken => BinaryOperatorKind.Xor,
        SyntaxKind.LessLessToken => BinaryOperatorKind.ShiftLeft,
        SyntaxKind.GreaterToken when syntax.SecondOperator is not null => BinaryOperatorKind.ShiftRight,
        SyntaxKind.EqualsEqualsToken => BinaryOperatorKind.Equal,
        SyntaxKind.BangEqualsToken => BinaryOperatorKind.NotEqual,
        SyntaxKind.LessToken => BinaryOperatorKind.Less,
        SyntaxKind.LessEqualsToken => BinaryOperatorKind.LessOrEqual,
        SyntaxKind.GreaterToken => BinaryOperatorKind.Greater,
        SyntaxKind.GreaterEqualsToken => BinaryOperatorKind.GreaterOrEqual,
        _ => null,
    };

    /// <summary>The operator inside a compound assignment, <c>+</c> of <c>+=</c>; null for plain <c>=</c>.</summary>
    public static BinaryOperatorKind? KindOfCompound(SyntaxToken assignment) => assignment.Kind switch
    {
        SyntaxKind.PlusEqualsToken => BinaryOperatorKind.Add,
        SyntaxKind.MinusEqualsToken => BinaryOperatorKind.Subtract,
        SyntaxKind.StarEqualsToken => BinaryOperatorKind.Multiply,
        SyntaxKind.SlashEqualsToken => BinaryOperatorKind.Divide,
        SyntaxKind.PercentEqualsToken => BinaryOperatorKind.Remainder,
        _ => null,
    };

    public static bool IsEquality(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Equal or BinaryOperatorKind.NotEqual;

    public static bool IsOrder(BinaryOperatorKind kind) => kind is >= BinaryOperatorKind.Less and <= BinaryOperatorKind.GreaterOrEqual;

    /// <summary>The operator as a program writes it.</summary>
    public static string TextOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => "+",
        BinaryOperatorKind.Subtract => "-",
        BinaryOperatorKind.Multiply => "*",
        BinaryOperatorKind.Divide => "/",
        BinaryOperatorKind.Remainder => "%",
        BinaryOperatorKind.And => "&",
        BinaryOperatorKind.Or => "|",
        BinaryOperatorKind.Xor => "^",
        BinaryOperatorKind.ShiftLeft => "<<",
        BinaryOperatorKind.ShiftRight => ">>",
        BinaryOperatorKind.Equal => "==",
        BinaryOperatorKind.NotEqual => "!=",
        BinaryOperatorKind.Less => "<",
        BinaryOperatorKind.LessOrEqual => "<=",
        BinaryOperatorKind.Greater => ">",
        BinaryOperatorKind.GreaterOrEqual => ">=",
        _ => throw new UnreachableException($"operator {kind}"),
    };

    /// <summary>The prefix operator as a program writes it.</summary>
    public static string TextOf(UnaryOperatorKind kind) => kind switch
    {
        UnaryOperatorKind.Negate => "-",
        UnaryOperatorKind.Complement => "~",
        UnaryOperatorKind.Not => "not",
        _ => throw new UnreachableException($"operator {kind}"),
    };

    /// <summary>What one cannot do to two values, after "cannot".</summary>
    public static string VerbOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => "add",
        BinaryOperatorKind.Subtract => "subtract",
        BinaryOperatorKind.Multiply => "multiply",
        BinaryOperatorKind.Divide => "divide",
        _ => $"apply '{TextOf(kind)}' to",
    };
}
