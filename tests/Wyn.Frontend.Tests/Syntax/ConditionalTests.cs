// The two meanings of '?': section 2.5 of the language reference.
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

public sealed class ConditionalTests
{
    [Theory]
    [InlineData("a ? b : c", "(a ? b : c)")]
    [InlineData("x > 5 ? a : b == c", "((x > 5) ? a : (b == c))")]
    [InlineData("a or b ? c : d ?? e", "((a or b) ? c : (d ?? e))")]
    [InlineData("x = a ? (b ? 1 : 2) : (c ? 3 : 4)", "x = (a ? [(b ? 1 : 2)] : [(c ? 3 : 4)])")]
    [InlineData("a ? b : c |> f", "((a ? b : c) |> f)")]
    [InlineData("c ? [1] : [2]", "(c ? array(1) : array(2))")]
    [InlineData("c ? !a : b", "(c ? (! a) : b)")]
    [InlineData("c ? f()? : g()", "(c ? f()? : g())")]
    [InlineData("c ? (1, 2) : t", "(c ? tuple(1, 2) : t)")]
    [InlineData("c ? {\"a\": 1} : {}", "(c ? map(\"a\": 1) : map())")]
    [InlineData("c ? a >> 1 : b", "(c ? (a >> 1) : b)")]
    [InlineData("c ? x not in xs : b", "(c ? (x not in xs) : b)")]
    [InlineData("c ? if a { 1 } else { 2 } : b", "(c ? <if a {1} else {2}> : b)")]
    [InlineData("c ? (x) => x + 1 : g", "(c ? (\\x => (x + 1)) : g)")]
    [InlineData("c ? P { x: 1 } : q", "(c ? new P(x: 1) : q)")]
    [InlineData("c ? await f : spawn g()", "(c ? (await f) : (spawn g()))")]
    [InlineData("c ? \"a:b\" : 'c'", "(c ? \"a:b\" : \"c\")")]
    [InlineData("x = f()? return Ok(x)", "x = f()?; return Ok(x)")]
    [InlineData("f()? and y", "(f()? and y)")]
    [InlineData("f()? in xs", "(f()? in xs)")]
    [InlineData("f()? + 1", "(f()? + 1)")]
    [InlineData("f()? - 1", "(f()? - 1)")]
    [InlineData("f()?\n- 1", "(f()? - 1)")]
    [InlineData("x = f()?\ny: int = 3", "x = f()?; y: = 3")]
    [InlineData("x = f()? [1]", "x = f()?@[1]")]
    [InlineData("x = f()? y = c ? 1 : 2", "x = f()?; y = (c ? 1 : 2)")]
    [InlineData("x = f()? a ? 1 : 2", "x = f()?; (a ? 1 : 2)")]
    [InlineData("{ return f()? }", "{return f()?}")]
    [InlineData("{\"k\": f()?, \"j\": g()?}", "map(\"k\": f()?, \"j\": g()?)")]
    [InlineData("g(f()?, k: h()?)", "g(f()?, k: h()?)")]
    [InlineData("\"${c ? a : b} ${f()?}\"", "\"${(c ? a : b)} ${f()?}\"")]
    public void Conditional_or_suffix(string text, string expected) => Assert.Equal(expected, Shape.OfProgram(text));
}
