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
        { "[", "x", "]" },
        { "(a, ", "x", ")" },
        { "{1: ", "x", "}" },
        { "{: ", "x", "}" },
        { "P { a: ", "x", "}" },
        { "a[", "x", "]" },
        { "[i for i in ", "x", "]" },
        { "() => ", "x", "" },
        { "|a| ", "x", "" },
        { "match a { 1 => ", "x", "}" },
        { "defer { ", "x", "}" },
        { "parallel { ", "x", "}" },
        { "fn f() { ", "x", "}" },
    };

    /// <summary>Each of them is two levels: a call and what stands in it, a value and its block.</summary>
    public static TheoryData<string, string, string> NestedTwice => new()
    {
        { "f({1: ", "x", "})" },
        { "f(if a { ", "x", "})" },
        { "f(match a { 1 => ", "x", "})" },
        { "fn() { ", "x", "}" },
        { "f(() => { ", "x", "})" },
        { "f((a, ", "x", "))" },
    };

    [Theory]
    [MemberData(nameof(NestedTwice))]
    public void A_hundred_and_fifty_pairs_of_levels_are_fine(string open, string inner, string close)
        => SyntaxAssert.HasNoErrors(SyntaxAssert.Parse(Repeat(open, 150) + inner + Repeat(close, 150)));

    [Theory]
    [MemberData(nameof(NestedTwice))]
    public void Five_thousand_pairs_of_levels_are_one_error(string open, string inner, string close)
        => Five_thousand_levels_are_one_error(open, inner, close);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{int: ", "}")]
    [InlineData("(int, ", ")")]
    [InlineData("fn() -> ", "")]
    [InlineData("fn(", ")")]
    [InlineData("A<", ">")]
    public void Types_have_the_same_limit(string open, string close)
    {
        SyntaxAssert.HasNoErrors(SyntaxAssert.Parse("x: " + Repeat(open, 400) + "int" + Repeat(close, 400) + " = y"));
        Assert.Equal("WYN1011", Assert.Single(SyntaxAssert.Parse("x: " + Repeat(open, 5000) + "int" + Repeat(close, 5000) + " = y").Diagnostics).Code);
    }

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
    public void Patterns_have_the_same_limit()
    {
        SyntaxAssert.HasNoErrors(SyntaxAssert.Parse("match a { " + Repeat("Some((b, [", 160) + "x" + Repeat("]))", 160) + " => 1 }"));
        Assert.Equal("WYN1011", Assert.Single(SyntaxAssert.Parse("match a { " + Repeat("Some(", 5000) + "x" + Repeat(")", 5000) + " => 1 }").Diagnostics).Code);
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
    public void A_list_of_a_hundred_thousand_parts_is_read_and_printed()
    {
        foreach (var (open, part, close) in new[] { ("x = [", "1, ", "2]"), ("x = {", "1: 2, ", "3: 4}"), ("match x { ", "1 | ", "2 => 3 }"), ("x = ", "a ?? ", "b") })
        {
            var tree = SyntaxAssert.Parse(open + Repeat(part, 100_000) + close);
            SyntaxAssert.HasNoErrors(tree);
            SyntaxAssert.IsLossless(tree);
            Assert.True(SyntaxPrinter.Print(tree.Root).Length > 1_000_000);
        }
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
    [InlineData("a ? ")]
    [InlineData("f()? + ")]
    [InlineData("{ a: ")]
    [InlineData("match x { Some(")]
    [InlineData("match x { 1 => ")]
    [InlineData("struct A { ")]
    [InlineData("impl A { fn b() { ")]
    [InlineData("enum E { A(")]
    [InlineData("a, b, ")]
    [InlineData("(a) => ")]
    [InlineData("if let [")]
    [InlineData("f<A<")]
    [InlineData("import a::")]
    public void Nonsense_is_read_to_its_end(string piece) => SyntaxAssert.IsLossless(SyntaxAssert.Parse(Repeat(piece, 30_000)));

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
