// Lambdas in their three forms, and what '{' begins behind '=>': sections 2.3 and 2.5b of the language reference.
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

public sealed class LambdaTests
{
    [Theory]
    [InlineData("x = (a) => a + 1", "x = (\\a => (a + 1))")]
    [InlineData("x = () => 1", "x = (\\ => 1)")]
    [InlineData("x = (a, b: int) -> int => a + b", "x = (\\a, b: int -> int => (a + b))")]
    [InlineData("x = (a) => { return a }", "x = (\\a => {return a})")]
    [InlineData("x = (a) => {}", "x = (\\a => {})")]
    [InlineData("x = (a) => {:}", "x = (\\a => set())")]
    [InlineData("x = (a) => {\"k\": a}", "x = (\\a => map(\"k\": a))")]
    [InlineData("x = (a) => { k: a }", "x = (\\a => map(k: a))")]
    [InlineData("x = (a) => { k: int = a }", "x = (\\a => {k: = a})")]
    [InlineData("x = (a) => { k: [int]? = a print(k) }", "x = (\\a => {k: = a; print(k)})")]
    [InlineData("x = (a) => { a ? b : c }", "x = (\\a => {(a ? b : c)})")]
    [InlineData("x = (a) => { f(a): 1 }", "x = (\\a => map(f(a): 1))")]
    [InlineData("x = (a) => { print(a) }", "x = (\\a => {print(a)})")]
    [InlineData("xs.each((x) => { n = n + x })", "xs.each((\\x => {n = (n + x)}))")]
    [InlineData("xs.each((x) => n += x)", "xs.each((\\x => n += x))")]
    [InlineData("xs.each((x) => n++)", "xs.each((\\x => n++))")]
    [InlineData("xs.map(|x| x * 2)", "xs.map((\\x => (x * 2)))")]
    [InlineData("xs.map(|x: int, y| -> int { return x })", "xs.map((\\x: int, y -> int => {return x}))")]
    [InlineData("xs.map(|x: int?| x)", "xs.map((\\x: (int?) => x))")]
    [InlineData("f = || 1", "f = (\\ => 1)")]
    [InlineData("f = |a| |b| a + b", "f = (\\a => (\\b => (a + b)))")]
    [InlineData("f = |x| x or y |> g", "f = ((\\x => (x or y)) |> g)")]
    [InlineData("f = |x| x + 1 ?? y", "f = ((\\x => (x + 1)) ?? y)")]
    [InlineData("a | b || c", "((a | b) || c)")]
    [InlineData("f(a || b, |x| x)", "f((a || b), (\\x => x))")]
    [InlineData("f = fn(a: int, b) -> int { return a }", "f = (\\a: int, b -> int => {return a})")]
    [InlineData("f = fn(a) => a + 1", "f = (\\a => (a + 1))")]
    [InlineData("f = fn() => { }", "f = (\\ => {})")]
    [InlineData("((x) => x + 1)(4)", "[(\\x => (x + 1))](4)")]
    [InlineData("f((a), (b) => c)", "f([a], (\\b => c))")]
    [InlineData("xs.reduce((a, b) => a + b, 0)", "xs.reduce((\\a, b => (a + b)), 0)")]
    [InlineData("f = (_) => 1", "f = (\\_ => 1)")]
    [InlineData("f = (x) => g\n(y)", "f = (\\x => g); [y]")]
    public void Lambdas(string text, string expected) => Assert.Equal(expected, Shape.OfProgram(text));
}
