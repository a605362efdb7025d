// Return types inferred in any order, with recursion as far as earlier returns decide.
using Xunit;

namespace Wyn.Frontend.Tests.Binding;

public sealed class InferenceTests
{
    [Fact]
    public void A_recursive_call_uses_what_an_earlier_return_decided()
        => TestProgram.Prints("fn fact(n: int) { if n < 2 { return 1 }\n return n * fact(n - 1) }\nprint(fact(10))", "3628800");

    [Fact]
    public void Mutual_recursion_is_inferred_through_the_first_return()
        => TestProgram.Prints(
            "print(even(10), odd(7))\nfn even(n: int) { if n == 0 { return true }\n return odd(n - 1) }\nfn odd(n: int) { if n == 0 { return false }\n return even(n - 1) }",
            "true true");

    [Fact]
    public void A_recursive_call_whose_value_nobody_needs_says_nothing()
        => TestProgram.Prints("fn down(n: int) { if n > 0 { print(n)\n down(n - 1) } }\ndown(2)", "2", "1");

    [Fact]
    public void Returning_ones_own_call_says_nothing()
        => TestProgram.Prints("fn f(n: int) { if n > 0 { return f(n - 1) }\n return \"end\" }\nprint(f(3))", "end");

    [Fact]
    public void Returning_nothing_all_the_way_is_void()
        => TestProgram.Prints("fn f(n: int) { print(n)\n if n > 0 { return f(n - 1) } }\nf(1)", "1", "0");

    [Fact]
    public void A_future_of_a_function_being_inferred_gets_its_type_later()
        => TestProgram.Prints(
            "fn fib(n: int) { if n < 2 { return n }\n f = spawn fib(n - 1)\n g = spawn fib(n - 2)\n return f.await() + g.await() }\nprint(fib(10))", "55");

    [Fact]
    public void A_detached_task_of_the_function_itself_needs_no_type()
        => TestProgram.Prints("fn chain(n: int) { if n > 0 { print(n)\n spawn chain(n - 1) } }\nchain(2)", "2", "1");

    [Fact]
    public void Main_may_mix_bare_returns_and_exit_codes()
        => TestProgram.Prints("fn main() { if 1 > 2 { return 3 }\n print(\"x\")\n return }", "x");

    [Fact]
    public void One_mistake_in_a_body_gives_one_message_whoever_calls_it()
        => Assert.Equal(
            ["1:11 WYN2001 Undefined variable 'missing'"], TestProgram.Messages("fn f() => missing\nvar a = f() + 1\nprint(a.b(), f() * 2, f() and true)"));

    [Fact]
    public void The_first_unknown_result_is_the_only_message()
    {
        var diagnostic = TestProgram.Only("fn f(n: int) => f(n - 1) + f(n - 2)\nprint(f(1) + 1)");
        Assert.Equal("1:17 WYN3012 the return type of 'f' depends on itself here", TestProgram.Describe(diagnostic));
        Assert.Contains("-> int", diagnostic.Help);
    }
}
