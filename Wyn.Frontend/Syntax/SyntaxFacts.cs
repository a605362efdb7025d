// What is fixed about the kinds of tokens: texts, reserved words, precedences.
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace Wyn.Frontend.Syntax;

/// <summary>Tables over <see cref="SyntaxKind"/>.</summary>
internal static class SyntaxFacts
{
    /// <summary>Levels of binary operators; a higher number binds tighter. All are left-associative.</summary>
    public const int CoalescePrecedence = 1;
    public const int OrPrecedence = 2;
    public const int AndPrecedence = 3;

    /// <summary>The prefix operators <c>not</c> and <c>!</c>: looser than comparison, tighter than <c>and</c>.</summary>
    public const int NotPrecedence = 4;
    public const int ComparisonPrecedence = 5;
    public const int ShiftPrecedence = 6;
    public const int AdditivePrecedence = 7;
    public const int BitPrecedence = 8;
    public const int MultiplicativePrecedence = 9;

    private static readonly FrozenDictionary<string, SyntaxKind> Keywords = KeywordKinds().ToFrozenDictionary(
        // A keyword always has a text.
        kind => GetText(kind)!);

    /// <summary>The text of a token that is always written the same way; else null.</summary>
    public static string? GetText(SyntaxKind kind) => GetOperatorText(kind) ?? GetKeywordText(kind);

    /// <summary>The kind of a word: a keyword, <c>_</c>, or an identifier.</summary>
    public static SyntaxKind GetWordKind(string word)
        => word == "_" ? SyntaxKind.UnderscoreToken : Keywords.GetValueOrDefault(word, SyntaxKind.IdentifierToken);

    public static bool IsKeyword(SyntaxKind kind) => kind is >= SyntaxKind.AndKeyword and <= SyntaxKind.YieldKeyword;

    /// <summary>What may be the name of a member: any name or keyword.</summary>
    public static bool IsWord(SyntaxKind kind) => kind == SyntaxKind.IdentifierToken || IsKeyword(kind);

    public static bool IsToken(SyntaxKind kind) => kind is <= SyntaxKind.YieldKeyword;

    public static bool IsTrivia(SyntaxKind kind) => kind is >= SyntaxKind.WhitespaceTrivia and <= SyntaxKind.SkippedTextTrivia;

    /// <summary>The level of a binary operator, or 0. <c>|></c> is looser than all of them and has none; <c>not in</c> begins with <c>not</c>.</summary>
    public static int GetBinaryPrecedence(SyntaxKind kind) => kind switch
    {
        SyntaxKind.StarToken or SyntaxKind.SlashToken or SyntaxKind.PercentToken => MultiplicativePrecedence,
        SyntaxKind.AmpersandToken or SyntaxKind.CaretToken or SyntaxKind.PipeToken => BitPrecedence,
        SyntaxKind.PlusToken or SyntaxKind.MinusToken => AdditivePrecedence,
        SyntaxKind.LessLessToken => ShiftPrecedence,
        SyntaxKind.InKeyword or SyntaxKind.EqualsEqualsToken or SyntaxKind.BangEqualsToken => ComparisonPrecedence,
        _ when IsRelational(kind) => ComparisonPrecedence,
        SyntaxKind.AndKeyword or SyntaxKind.AmpersandAmpersandToken => AndPrecedence,
        SyntaxKind.OrKeyword or SyntaxKind.PipePipeToken => OrPrecedence,
        SyntaxKind.QuestionQuestionToken => CoalescePrecedence,
        _ => 0,
    };

    /// <summary>The comparisons that have an order, of which two in a row are an error.</summary>
    public static bool IsRelational(SyntaxKind kind)
        => kind is SyntaxKind.LessToken or SyntaxKind.LessEqualsToken or SyntaxKind.GreaterToken or SyntaxKind.GreaterEqualsToken;

    /// <summary><c>=</c> and the compound assignments.</summary>
    public static bool IsAssignment(SyntaxKind kind) => kind
        is SyntaxKind.EqualsToken
        or SyntaxKind.PlusEqualsToken
        or SyntaxKind.MinusEqualsToken
        or SyntaxKind.StarEqualsToken
        or SyntaxKind.SlashEqualsToken
        or SyntaxKind.PercentEqualsToken;

    public static bool IsIncrement(SyntaxKind kind) => kind is SyntaxKind.PlusPlusToken or SyntaxKind.MinusMinusToken;

    /// <summary>What ends something in brackets, braces or an interpolation.</summary>
    public static bool IsClosing(SyntaxKind kind)
        => kind is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken or SyntaxKind.InterpolationEndToken;

    /// <summary>What closes an opening bracket, brace, interpolation or string; else <see cref="SyntaxKind.BadToken"/>.</summary>
    public static SyntaxKind GetClosing(SyntaxKind kind) => kind switch
    {
        SyntaxKind.OpenParenToken => SyntaxKind.CloseParenToken,
        SyntaxKind.OpenBracketToken => SyntaxKind.CloseBracketToken,
        SyntaxKind.OpenBraceToken => SyntaxKind.CloseBraceToken,
        SyntaxKind.InterpolationStartToken => SyntaxKind.InterpolationEndToken,
        SyntaxKind.StringStartToken => SyntaxKind.StringEndToken,
        _ => SyntaxKind.BadToken,
    };

    private static IEnumerable<SyntaxKind> KeywordKinds()
        => Enumerable.Range((int)SyntaxKind.AndKeyword, SyntaxKind.YieldKeyword - SyntaxKind.AndKeyword + 1).Select(value => (SyntaxKind)value);

    private static string? GetOperatorText(SyntaxKind kind) => kind switch
    {
        SyntaxKind.UnderscoreToken => "_",
        SyntaxKind.InterpolationStartToken => "${",
        SyntaxKind.InterpolationEndToken => "}",
        SyntaxKind.PlusToken => "+",
        SyntaxKind.MinusToken => "-",
        SyntaxKind.StarToken => "*",
        SyntaxKind.SlashToken => "/",
        SyntaxKind.PercentToken => "%",
        SyntaxKind.AmpersandToken => "&",
        SyntaxKind.PipeToken => "|",
        SyntaxKind.CaretToken => "^",
        SyntaxKind.TildeToken => "~",
        SyntaxKind.BangToken => "!",
        SyntaxKind.LessLessToken => "<<",
        SyntaxKind.EqualsEqualsToken => "==",
        SyntaxKind.BangEqualsToken => "!=",
        SyntaxKind.LessToken => "<",
        SyntaxKind.LessEqualsToken => "<=",
        SyntaxKind.GreaterToken => ">",
        SyntaxKind.GreaterEqualsToken => ">=",
        SyntaxKind.EqualsToken => "=",
        SyntaxKind.PlusEqualsToken => "+=",
        SyntaxKind.MinusEqualsToken => "-=",
        SyntaxKind.StarEqualsToken => "*=",
        SyntaxKind.SlashEqualsToken => "/=",
        SyntaxKind.PercentEqualsToken => "%=",
        SyntaxKind.PlusPlusToken => "++",
        SyntaxKind.MinusMinusToken => "--",
        SyntaxKind.AmpersandAmpersandToken => "&&",
        SyntaxKind.PipePipeToken => "||",
        SyntaxKind.PipeGreaterToken => "|>",
        SyntaxKind.DotToken => ".",
        SyntaxKind.QuestionDotToken => "?.",
        SyntaxKind.QuestionQuestionToken => "??",
        SyntaxKind.QuestionToken => "?",
        SyntaxKind.ColonToken => ":",
        SyntaxKind.ColonColonToken => "::",
        SyntaxKind.CommaToken => ",",
        SyntaxKind.SemicolonToken => ";",
        SyntaxKind.ArrowToken => "->",
        SyntaxKind.FatArrowToken => "=>",
        SyntaxKind.DotDotToken => "..",
        SyntaxKind.DotDotEqualsToken => "..=",
        SyntaxKind.EllipsisToken => "...",
        SyntaxKind.OpenParenToken => "(",
        SyntaxKind.CloseParenToken => ")",
        SyntaxKind.OpenBracketToken => "[",
        SyntaxKind.CloseBracketToken => "]",
        SyntaxKind.OpenBraceToken => "{",
        SyntaxKind.CloseBraceToken => "}",
        _ => null,
    };

    private static string? GetKeywordText(SyntaxKind kind) => kind switch
    {
        SyntaxKind.AndKeyword => "and",
        SyntaxKind.AsKeyword => "as",
        SyntaxKind.AwaitKeyword => "await",
        SyntaxKind.BreakKeyword => "break",
        SyntaxKind.ChannelKeyword => "channel",
        SyntaxKind.ConstKeyword => "const",
        SyntaxKind.ContinueKeyword => "continue",
        SyntaxKind.DeferKeyword => "defer",
        SyntaxKind.ElseKeyword => "else",
        SyntaxKind.EnumKeyword => "enum",
        SyntaxKind.ExportKeyword => "export",
        SyntaxKind.ExternKeyword => "extern",
        SyntaxKind.FalseKeyword => "false",
        SyntaxKind.FnKeyword => "fn",
        SyntaxKind.ForKeyword => "for",
        SyntaxKind.FromKeyword => "from",
        SyntaxKind.IfKeyword => "if",
        SyntaxKind.ImplKeyword => "impl",
        SyntaxKind.ImportKeyword => "import",
        SyntaxKind.InKeyword => "in",
        SyntaxKind.MatchKeyword => "match",
        SyntaxKind.MutKeyword => "mut",
        SyntaxKind.NoneKeyword => "None",
        SyntaxKind.NotKeyword => "not",
        SyntaxKind.OrKeyword => "or",
        SyntaxKind.ParallelKeyword => "parallel",
        SyntaxKind.PubKeyword => "pub",
        SyntaxKind.ReturnKeyword => "return",
        SyntaxKind.RootKeyword => "root",
        SyntaxKind.SelectKeyword => "select",
        SyntaxKind.SelfKeyword => "self",
        SyntaxKind.SomeKeyword => "Some",
        SyntaxKind.SpawnKeyword => "spawn",
        SyntaxKind.StructKeyword => "struct",
        SyntaxKind.TraitKeyword => "trait",
        SyntaxKind.TrueKeyword => "true",
        SyntaxKind.TypeKeyword => "type",
        SyntaxKind.VarKeyword => "var",
        SyntaxKind.WhileKeyword => "while",
        SyntaxKind.YieldKeyword => "yield",
        _ => null,
    };
}
