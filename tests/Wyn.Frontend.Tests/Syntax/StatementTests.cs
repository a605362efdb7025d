// Where statements begin and end: newlines, semicolons, bodies without braces, conditions in parentheses.
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

public sealed class StatementTests
{
    [Theory]
    [InlineData("a = 1 b = 2", "a = 1; b = 2")]
    [InlineData("a = 1;; b = 2;", "a = 1; empty; empty; b = 2; empty")]
    [InlineData("a = f\n(x)", "a = f; [x]")]
    [InlineData("f\n(x)", "f; [x]")]
    [InlineData("f /* \n */ (x)", "f; [x]")]
    [InlineData("f /* */ (x)", "f(x)")]
    [InlineData("a = b\n- 1", "a = (b - 1)")]
    [InlineData("a = b -\n1", "a = (b - 1)")]
    [InlineData("a = b\n+ 1\n* c", "a = (b + (1 * c))")]
    [InlineData("a = b and\nc", "a = (b and c)")]
    [InlineData("a = b\n|> f\n|> g", "a = ((b |> f) |> g)")]
    [InlineData("a\n.f()\n.g()", "a.f().g()")]
    [InlineData("f(\ng\n(x)\n)", "f(g(x))")]
    [InlineData("a = (g\n(x))", "a = [g(x)]")]
    [InlineData("a = \"\"\"${g\n(x)}\"\"\"", "a = \"${g(x)}\"")]
    [InlineData("return\na", "return; a")]
    [InlineData("return a", "return a")]
    [InlineData("return (a)\n(b)", "return [a]; [b]")]
    [InlineData("{ return }", "{return}")]
    [InlineData("{ return; }", "{return; empty}")]
    [InlineData("i++ j--", "i++; j--")]
    [InlineData("a.b += 1", "a.b += 1")]
    [InlineData("x: int = 1 y = 2", "x: = 1; y = 2")]
    public void Newlines_and_semicolons(string text, string expected) => Assert.Equal(expected, Shape.OfProgram(text));

    [Theory]
    [InlineData("if a { b }", "if a {b}")]
    [InlineData("if a b c", "if a b; c")]
    [InlineData("if a\nb(c)\nd", "if a b(c); d")]
    [InlineData("if a b else c d", "if a b else c; d")]
    [InlineData("if a b; else c", "if a b else c")]
    [InlineData("if a { b } else if c { d } else { e }", "if a {b} else if c {d} else {e}")]
    [InlineData("if a if b c else d", "if a if b c else d")]
    [InlineData("if (x) == 1 { a }", "if ([x] == 1) {a}")]
    [InlineData("if (a) and (b) { c }", "if ([a] and [b]) {c}")]
    [InlineData("if (a).b() { c }", "if [a].b() {c}")]
    [InlineData("if (a) |> f { c }", "if ([a] |> f) {c}")]
    [InlineData("if (a) -b", "if [a] (- b)")]
    [InlineData("if (a) (b)", "if [a] [b]")]
    [InlineData("if (a) b = 1", "if [a] b = 1")]
    [InlineData("if (a) return 1", "if [a] return 1")]
    [InlineData("while (i) < n i++", "while ([i] < n) i++")]
    [InlineData("while a { break continue }", "while a {break; continue}")]
    [InlineData("while a;", "while a empty")]
    [InlineData("for i in 0..3\nf(i)", "for i in 0..3 f(i)")]
    [InlineData("for (i in 0..=n + 1) f(i)", "for i in 0..=(n + 1) f(i)")]
    [InlineData("for _ in a()..b() { }", "for _ in a()..b() {}")]
    [InlineData("for i in range(0, 10, 2) { }", "for i in range(0, 10, 2) {}")]
    [InlineData("for (i in range(0,\n10)) { }", "for i in range(0, 10) {}")]
    [InlineData("if Max { a }", "if Max {a}")]
    [InlineData("for i in 0..Max { a }", "for i in 0..Max {a}")]
    public void Bodies(string text, string expected) => Assert.Equal(expected, Shape.OfProgram(text));

    [Theory]
    [InlineData("int = 1", "int = 1")]
    [InlineData("test = 1 test(2)", "test = 1; test(2)")]
    [InlineData("let = 1 do = 2 try = 3", "let = 1; do = 2; try = 3")]
    [InlineData("def(1) switch(x) throw(y)", "def(1); switch(x); throw(y)")]
    [InlineData("range = end + sep", "range = (end + sep)")]
    public void Words_that_are_not_reserved_are_names(string text, string expected) => Assert.Equal(expected, Shape.OfProgram(text));
}
