// Long programs are read in a loop, deep ones have a limit that is told once.
using System;
using System.Linq;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

public sealed class LimitTests
{
    public static TheoryData<string, string, string> Nested => new()
    {
        { "(", "1", ")" },
        { "f(", "1", ")" },
        { "- ", "x", "" },
        { "not ", "x", "" },
        { "await ", "x", "" },
        { "\"${", "x", "}\"" },
        { "{", "x", "}" },
        { "if a {", "x", "}" },
        { "if a ", "x", "" },
        { "while a {", "x", "}" },
        { "for i in 0..1 ", "x", "" },
        { "if a { x } else {", "x", "}" },
        { "let ", "x", "" },
    };

    [Theory]
    [MemberData(nameof(Nested))]
    public void Four_hundred_levels_are_fine(string open, string inner, string close)
        => Assert.DoesNotContain(SyntaxAssert.Parse(Repeat(open, 400) + inner + Repeat(close, 400)).Diagnostics, diagnostic => diagnostic.Code == "WYN1011");

    [Theory]
    [MemberData(nameof(Nested))]
    public void Five_thousand_levels_are_one_error(string open, string inner, string close)
    {
        var tree = SyntaxAssert.Parse("start = 1\n" + Repeat(open, 5000) + inner + Repeat(close, 5000) + "\n} ) also wrong");
        var diagnostic = Assert.Single(tree.Diagnostics, diagnostic => diagnostic.Code != "WYN1013");
        Assert.Equal("WYN1011", diagnostic.Code);
        Assert.Contains("nesting too deep", diagnostic.Message, StringComparison.Ordinal);
        SyntaxAssert.IsLossless(tree);
    }

    [Fact]
    public void A_chain_of_suffixes_has_the_same_limit()
    {
        SyntaxAssert.HasNoErrors(SyntaxAssert.Parse("x" + Repeat(".a()", 200)));
        Assert.Equal("WYN1011", Assert.Single(SyntaxAssert.Parse("x" + Repeat(".a()", 5000)).Diagnostics).Code);
        Assert.Equal("WYN1011", Assert.Single(SyntaxAssert.Parse(Repeat("(", 100) + "x" + Repeat(".a())", 100) + Repeat(".b", 400)).Diagnostics).Code);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_operators_is_read_and_printed()
    {
        var tree = SyntaxAssert.Parse("x = 1" + Repeat(" + 1 * y - z", 33_334));
        SyntaxAssert.HasNoErrors(tree);
        SyntaxAssert.IsLossless(tree);
        Assert.Equal(33_334 * 7, SyntaxPrinter.Print(tree.Root).Count(character => character == '\n') - 8);
    }

    [Fact]
    public void A_chain_of_fifty_thousand_branches_is_read_and_printed()
    {
        var tree = SyntaxAssert.Parse("if a { b }" + Repeat(" else if a { b }", 50_000));
        SyntaxAssert.HasNoErrors(tree);
        SyntaxAssert.IsLossless(tree);
        Assert.Contains("\n      ElseKeyword", SyntaxPrinter.Print(tree.Root), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_lines_are_read()
    {
        var tree = SyntaxAssert.Parse(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"x{i} = f({i}, \"${{y}}\")\n")));
        SyntaxAssert.HasNoErrors(tree);
        Assert.Equal(100_000, tree.Root.Members.Length);
        Assert.All(tree.Root.Members, member => Assert.IsType<AssignmentStatementSyntax>(Assert.IsType<TopLevelStatementSyntax>(member).Statement));
    }

    [Theory]
    [InlineData("{([")]
    [InlineData("\"${")]
    [InlineData("a<")]
    [InlineData("a ? b ")]
    [InlineData("fn f(")]
    [InlineData("match {")]
    [InlineData("}")]
    [InlineData("((]")]
    [InlineData("else if ")]
    [InlineData("x: A<")]
    public void Nonsense_is_read_to_its_end(string piece) => SyntaxAssert.IsLossless(SyntaxAssert.Parse(Repeat(piece, 30_000)));

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
