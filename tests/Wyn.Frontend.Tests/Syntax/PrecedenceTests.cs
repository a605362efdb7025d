// How tight operators bind.
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

public sealed class PrecedenceTests
{
    [Theory]
    [InlineData("a * b / c % d", "(((a * b) / c) % d)")]
    [InlineData("a + b - c", "((a + b) - c)")]
    [InlineData("2 + 3 & 1", "(2 + (3 & 1))")]
    [InlineData("a & b * c", "(a & (b * c))")]
    [InlineData("a | b ^ c & d", "(((a | b) ^ c) & d)")]
    [InlineData("a << b + c", "(a << (b + c))")]
    [InlineData("a >> b << c", "((a >> b) << c)")]
    [InlineData("a < b << c", "(a < (b << c))")]
    [InlineData("a + b == c * d", "((a + b) == (c * d))")]
    [InlineData("a == b == c", "((a == b) == c)")]
    [InlineData("a < b == true", "((a < b) == true)")]
    [InlineData("a == b and c < d or e", "(((a == b) and (c < d)) or e)")]
    [InlineData("a or b and c", "(a or (b and c))")]
    [InlineData("a || b && c", "(a || (b && c))")]
    [InlineData("not a == b", "(not (a == b))")]
    [InlineData("!a == b", "(! (a == b))")]
    [InlineData("not a and b", "((not a) and b)")]
    [InlineData("not not a or b", "((not (not a)) or b)")]
    [InlineData("a and not b == c", "(a and (not (b == c)))")]
    [InlineData("a == not b", "(a == (not b))")]
    [InlineData("a + !b * c", "(a + ((! b) * c))")]
    [InlineData("-x.abs()", "(- x.abs())")]
    [InlineData("-3.9.to_int()", "(- 3.9.to_int())")]
    [InlineData("-a * b", "((- a) * b)")]
    [InlineData("- -a", "(- (- a))")]
    [InlineData("~a & b", "((~ a) & b)")]
    [InlineData("await f + 1", "((await f) + 1)")]
    [InlineData("await spawn g(1)", "(await (spawn g(1)))")]
    [InlineData("await f.g()", "(await f.g())")]
    [InlineData("(spawn f(x)).await()", "[(spawn f(x))].await()")]
    [InlineData("not await f", "(not (await f))")]
    [InlineData("-await f", "(- (await f))")]
    [InlineData("a |> f |> g(1)", "((a |> f) |> g(1))")]
    [InlineData("a or b |> f", "((a or b) |> f)")]
    [InlineData("a |> m.f(1)", "(a |> m.f(1))")]
    [InlineData("-9223372036854775808", "(- 9223372036854775808)")]
    [InlineData("1 - -9223372036854775808 + 1", "((1 - (- 9223372036854775808)) + 1)")]
    [InlineData("b.not().and(c).await().if.fn", "b.not().and(c).await().if.fn")]
    [InlineData("f(1)(2)", "f(1)(2)")]
    [InlineData("f(a, end: b, sep: \", \",)", "f(a, end: b, sep: \", \")")]
    [InlineData("\"${a + b * c} ${f(\"${d}\")}\"", "\"${(a + (b * c))} ${f(\"${d}\")}\"")]
    [InlineData("(a + b) * c", "([(a + b)] * c)")]
    public void Expressions_nest_as_the_language_says(string text, string expected) => Assert.Equal(expected, Shape.OfProgram(text));

    [Theory]
    [InlineData("x: Future<int>=f", "x: = f")]
    [InlineData("x: Future<Future<int>>= f", "x: = f")]
    [InlineData("var x: Map<string, Box<int>> = f", "var x = f")]
    public void Closing_angle_brackets_belong_to_the_type(string text, string expected) => Assert.Equal(expected, Shape.OfProgram(text));
}
