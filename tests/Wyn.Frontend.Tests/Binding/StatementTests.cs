// Several variables at once, nested functions, defer, format and test blocks.
using System.IO;
using System.Text;
using Wyn.IR.Backends;
using Wyn.IR.Interpret;
using Xunit;

namespace Wyn.Frontend.Tests.Binding;

public sealed class StatementTests
{
    [Fact]
    public void Several_variables_get_their_values_after_all_are_evaluated()
        => TestProgram.Prints(
            """
            a, b = 1, 2
            a, b = b, a
            var grid = [[1, 2], [3, 4]]
            grid[0][1], grid[1][0] = grid[1][0], grid[0][1]
            var c, _ = a + 1, "x"
            var b, a = a, b
            print(a, b, c, grid)
            """,
            "1 2 3 [[1, 3], [2, 4]]");

    [Fact]
    public void Tuples_and_arrays_are_taken_apart()
        => TestProgram.Prints(
            """
            fn pair() -> (int, string) => (1, "a")
            var (n, _) = pair()
            var x, y = pair()
            x, y = pair()
            var [first, _, ...rest] = [1, 2, 3, 4]
            var [_, ...] = [1]
            const (p, q) = (true, 2.5)
            fn main() { var [only, ...none] = [5] print(n, x, y, first, rest, p, q, only, none) }
            """,
            "1 1 a 1 [3, 4] true 2.5 5 []");

    [Fact]
    public void An_array_that_is_too_short_to_be_taken_apart_panics()
    {
        var (exitCode, output, errors) = Run("var [a, b] = [1]\nprint(a, b)");
        Assert.Equal((1, "", "panic at test.wyn:1:9: array index out of bounds: index 1, length 1\n"), (exitCode, output, errors));
    }

    [Fact]
    public void Nested_functions_call_themselves_and_one_another_and_have_defaults_and_type_parameters()
        => TestProgram.Prints(
            """
            fn main() {
                fn fib(n: int) -> int { if n < 2 { return n } return fib(n - 1) + fib(n - 2) }
                fn scaled(n: int, by: int = 2) => fib(n) * by
                fn same<T>(x: T) -> T => x
                if true { fn fib(n: int) => n print(fib(10)) }
                print(scaled(10), scaled(by: 3, n: 10), same("s"), same(1), [5, 6].map(fib))
            }
            fn all<T>(xs: [T]) -> [T] { fn two(x: T) -> [T] => [x, x] var out: [T] = [] for x in xs { out = out.concat(two(x)) } return out }
            print(all(["a"]), all([1]))
            """,
            "[\"a\", \"a\"] [1, 1]", "10", "110 165 s 1 [5, 8]");

    [Fact]
    public void Nested_functions_share_the_variables_they_use()
        => TestProgram.Prints(
            """
            fn counter() -> fn() -> int { var n = 0 fn next() -> int { n += 1 return n } return next }
            fn main() {
                var next = counter()
                next()
                var total = 0
                fn add(n: int) { total += n if n > 0 { add(n - 1) } }
                add(3)
                print(next(), total)
            }
            """,
            "2 6");

    [Fact]
    public void What_is_deferred_runs_last_first_with_the_variables_as_they_are_then()
        => TestProgram.Prints(
            """
            fn f(n: int) -> int {
                defer print("first", n)
                for i in 0..2 { defer { print("loop", i) } }
                if n > 5 { defer print("never") }
                n = 9
                return n
            }
            fn g() -> Result<int, string> { defer print("g") var x = Err("bad")? return Ok(x) }
            print(f(1), g())
            """,
            "loop 1", "loop 0", "first 9", "g", "9 Err(\"bad\")");

    [Fact]
    public void Format_fills_placeholders()
        => TestProgram.Prints(
            """
            var template = "{} and {}"
            print("{{{}}} {}".format("in", [1]), "100% {}%".format(5), "none".format(), template.format(1, "x"))
            """,
            "{in} [1] 100% 5% none 1 and x");

    [Fact]
    public void A_template_that_is_no_literal_is_checked_when_it_is_filled()
        => Assert.Equal(
            (1, "", "panic at test.wyn:2:9: format: 2 {} placeholders but 1 argument\n"), Run("var t = \"{} {}\"\nprint(t.format(1))"));

    [Fact]
    public void A_program_with_test_blocks_runs_them_and_nothing_else()
    {
        var (exitCode, output, _) = Run(
            """
            test "counts" { total += 1 assert_eq(total, 11) }
            test returns { if total == 10 { return } assert(false) }
            test "fails" { assert_eq(1, 2) }
            before_each { total = 10 }
            after_each { print("after") }
            var total = 0
            print("skipped")
            fn main() { print("skipped") }
            """);
        Assert.Equal(1, exitCode);
        Assert.Equal(
            "after\n  ✓ counts\nafter\n  ✓ returns\nafter\n  ✗ fails\n2 passed, 1 failed\n", output);
    }

    private static (int ExitCode, string Output, string Errors) Run(string text)
    {
        var output = new MemoryStream();
        var errors = new MemoryStream();
        var exitCode = new IrInterpreter(TestProgram.Generate(text), new InterpreterOptions(), new ProgramIo(Stream.Null, output, errors)).Run();
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()));
    }
}
