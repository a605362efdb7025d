// Every kind of token and trivia comes from the text that the language gives it, with its value.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Text;
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

public sealed class TokenTests
{
    /// <summary>Tokens whose text varies, and those that stand only within a string.</summary>
    private static readonly Dictionary<SyntaxKind, string> Samples = new()
    {
        [SyntaxKind.EndOfFileToken] = "",
        [SyntaxKind.BadToken] = "@",
        [SyntaxKind.IdentifierToken] = "name_1",
        [SyntaxKind.IntegerLiteralToken] = "42",
        [SyntaxKind.FloatLiteralToken] = "1.5",
        [SyntaxKind.StringStartToken] = "\"a${b}c\"",
        [SyntaxKind.StringTextToken] = "\"a${b}c\"",
        [SyntaxKind.InterpolationStartToken] = "\"a${b}c\"",
        [SyntaxKind.InterpolationEndToken] = "\"a${b}c\"",
        [SyntaxKind.StringEndToken] = "\"a${b}c\"",
        [SyntaxKind.WhitespaceTrivia] = " \t",
        [SyntaxKind.NewLineTrivia] = "\r\n",
        [SyntaxKind.LineCommentTrivia] = "# c",
        [SyntaxKind.BlockCommentTrivia] = "/* c */",
        [SyntaxKind.ByteOrderMarkTrivia] = "\uFEFF",
        [SyntaxKind.ShebangTrivia] = "#!/usr/bin/env wyn",
        [SyntaxKind.SkippedTextTrivia] = "\0",
    };

    public static TheoryData<string> TokenKinds => [.. Kinds(SyntaxFacts.IsToken)];

    public static TheoryData<string> TriviaKinds => [.. Kinds(SyntaxFacts.IsTrivia)];

    [Theory]
    [MemberData(nameof(TokenKinds))]
    public void Every_kind_of_token_is_lexed(string name)
    {
        var kind = Enum.Parse<SyntaxKind>(name);
        var text = Samples.TryGetValue(kind, out var sample) ? sample : SyntaxFacts.GetText(kind) ?? "";
        var tokens = Lex(text);
        Assert.Contains(tokens, token => token.Kind == kind);
        if (SyntaxFacts.GetText(kind) is { } fixedText)
        {
            Assert.All(tokens.Where(token => token.Kind == kind), token => Assert.Equal(fixedText, token.Text));
        }
    }

    [Theory]
    [MemberData(nameof(TokenKinds))]
    public void A_token_with_a_fixed_text_is_the_only_one_in_it(string name)
    {
        var kind = Enum.Parse<SyntaxKind>(name);
        if (SyntaxFacts.GetText(kind) is { } text && !Samples.ContainsKey(kind))
        {
            Assert.Equal([kind, SyntaxKind.EndOfFileToken], Lex(text).Select(token => token.Kind));
        }
    }

    [Theory]
    [MemberData(nameof(TriviaKinds))]
    public void Every_kind_of_trivia_is_lexed(string name)
    {
        var kind = Enum.Parse<SyntaxKind>(name);
        Assert.Contains(Lex(Samples[kind]).SelectMany(token => token.Leading.Concat(token.Trailing)), trivia => trivia.Kind == kind);
    }

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("007", 7L)]
    [InlineData("1_000_", 1000L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775808", 9223372036854775808UL)]
    [InlineData("0xFf", 255L)]
    [InlineData("0X10", 16L)]
    [InlineData("0x7FFFFFFFFFFFFFFF", long.MaxValue)]
    [InlineData("0b101", 5L)]
    [InlineData("0B11", 3L)]
    [InlineData("1.5", 1.5)]
    [InlineData("1_000.5", 1000.5)]
    [InlineData("1e10", 1e10)]
    [InlineData("2E+8", 2e8)]
    [InlineData("1.5e-6", 1.5e-6)]
    [InlineData("1e3", 1000.0)]
    public void Numbers_have_their_value(string text, object value)
    {
        var tokens = Lex(text);
        Assert.Equal(2, tokens.Length);
        Assert.Equal(value, tokens[0].Value);
    }

    [Theory]
    [InlineData("42.to_string()", "42|.|to_string|(|)|")]
    [InlineData("3.times", "3|.|times|")]
    [InlineData("0..10", "0|..|10|")]
    [InlineData("0..=n", "0|..=|n|")]
    [InlineData("1.e5", "1|.|e5|")]
    [InlineData("a>>b", "a|>|>|b|")]
    [InlineData("a>=b<<c", "a|>=|b|<<|c|")]
    [InlineData("x|>f||g|h", "x|\u007c>|f|\u007c\u007c|g|\u007c|h|")]
    [InlineData("a?.b??c?d", "a|?.|b|??|c|?|d|")]
    [InlineData("f(...x)", "f|(|...|x|)|")]
    [InlineData("a->b=>c", "a|->|b|=>|c|")]
    [InlineData("_ _a", "_|_a|")]
    public void Operators_take_the_longest_match(string text, string expected)
        => Assert.Equal(expected, string.Join('|', Lex(text).Select(token => token.Text)));

    [Theory]
    [InlineData("\"a\\n\\t\\r\\\\\\\"\\'\"", "a\n\t\r\\\"'")]
    [InlineData("'it\\'s \"x\"'", "it's \"x\"")]
    [InlineData("\"\\0\\a\\b\\v\\f\\e\"", "\0\a\b\v\f\e")]
    [InlineData("\"\\x41\\101\\u00e9\"", "AA\u00e9")]
    [InlineData("\"\\q\\\u00e9\"", "q\u00e9")]
    [InlineData("\"\\${x}\"", "${x}")]
    [InlineData("\"$x $ $$\"", "$x $ $$")]
    [InlineData("\"\"\"\na \"b\" \"\"\\n\"\"\"", "\na \"b\" \"\"\n")]
    [InlineData("\"# no // comment /*\"", "# no // comment /*")]
    public void Text_has_its_escapes_resolved(string text, string expected)
    {
        var piece = Assert.Single(Lex(text), token => token.Kind == SyntaxKind.StringTextToken);
        Assert.Equal(expected, Encoding.UTF8.GetString(((ImmutableArray<byte>)piece.Value!).AsSpan())); // Text tokens have a value.
    }

    [Fact]
    public void A_byte_escape_need_not_be_text()
        => Assert.Equal<byte>([0xFF, 0x80], (ImmutableArray<byte>)Lex("\"\\xFF\\200\"")[1].Value!); // Text tokens have a value.

    [Theory]
    [InlineData("\"\"", "\"|\"|")]
    [InlineData("\"\"\"\"\"\"", "\"\"\"|\"\"\"|")]
    [InlineData("\"a${b}${c}d\"", "\"|a|${|b|}|${|c|}|d|\"|")]
    [InlineData("\"${m[\"k\"]}\"", "\"|${|m|[|\"|k|\"|]|}|\"|")]
    [InlineData("\"${ {1: {2: 3}} }\"", "\"|${|{|1|:|{|2|:|3|}|}|}|\"|")]
    [InlineData("'${\"${'x'}\"}'", "'|${|\"|${|'|x|'|}|\"|}|'|")]
    [InlineData("\"\\\\${x}\"", "\"|\\\\|${|x|}|\"|")]
    public void Strings_are_lexed_in_pieces(string text, string expected)
    {
        var tokens = Lex(text);
        Assert.Equal(expected, string.Join('|', tokens.Select(token => token.Text)));
        Assert.DoesNotContain(tokens, token => token.IsMissing);
    }

    [Fact]
    public void Trailing_trivia_ends_with_its_line()
    {
        var tokens = Lex("a // one\n  # two\n/* three */ b /* four\n*/ c");
        Assert.Equal(3, tokens[0].Trailing.Length);
        Assert.Equal(5, tokens[1].Leading.Length);
        Assert.Equal([true, true, true], tokens.Take(3).Select(token => token.IsFirstOnLine));
    }

    [Fact]
    public void Names_may_be_long()
    {
        var name = new string('n', 2000);
        Assert.Equal(name, Lex(name)[0].Text);
    }

    private static IEnumerable<string> Kinds(Func<SyntaxKind, bool> matches) => Enum.GetValues<SyntaxKind>().Where(matches).Select(kind => kind.ToString());

    private static ImmutableArray<SyntaxToken> Lex(string text) => Lexer.Lex(SourceText.From("test.wyn", text), new DiagnosticBag()).Tokens;
}
