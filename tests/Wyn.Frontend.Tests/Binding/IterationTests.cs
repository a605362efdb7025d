// What loops and comprehensions walk over, and functions that yield.
using Xunit;

namespace Wyn.Frontend.Tests.Binding;

public sealed class IterationTests
{
    [Fact]
    public void Maps_are_walked_as_they_were_without_what_was_removed()
        => TestProgram.Prints(
            """
            var m = {"a": 1, "b": 2, "c": 3}
            m.remove("b")
            for k, v in m { m["d"] = 9 print(k, v) }
            for k in m { print_str(k) }
            for _, v in m { print_str(" ${v}") }
            print("")
            """,
            "a 1", "c 3", "acd 1 3 9");

    [Fact]
    public void Arrays_strings_and_sets_give_values_and_with_two_variables_positions_too()
        => TestProgram.Prints(
            """
            var xs = [1, 2]
            for x in xs { xs.push(x) }
            for i, x in xs { if i == 0 { continue } if i == 3 { break } print(i, x) }
            for i, c in "aé" { print(i, c) }
            for e in {: "x"} { print(e) }
            for i, e in {: "y"} { print(i, e) }
            for _ in [0, 0] { print_str("-") }
            print("")
            """,
            "1 2", "2 1", "0 a", "1 é", "x", "0 y", "--");

    [Fact]
    public void Zip_goes_as_far_as_the_shorter_one()
        => TestProgram.Prints("for a, b in zip([1, 2, 3], \"xy\") { print(a, b) }\nfor t in zip([true], [2.5]) { print(t) }", "1 x", "2 y", "(true, 2.5)");

    [Fact]
    public void A_loop_with_a_step_does_it_after_continue()
        => TestProgram.Prints("for (var i = 0; i < 9; i += 2) { if i == 2 { continue } print(i) }\nfor i = 3; i > 1; i-- { print(i) }", "0", "4", "6", "8", "3", "2");

    [Fact]
    public void Loop_variables_are_fresh_in_each_iteration()
        => TestProgram.Prints("var fs = []\nfor x in [1, 2] { fs.push(() => { x += 1 return x }) }\nprint(fs[0](), fs[0](), fs[1]())", "2 3 3");

    [Fact]
    public void A_lambda_parameter_that_is_walked_over_is_an_array()
        => TestProgram.Prints("var f = (xs) => { for x in xs { print(x + 1) } }\nf([1, 2])", "2", "3");

    [Fact]
    public void Comprehensions_nest_filter_and_take_the_wanted_type()
        => TestProgram.Prints(
            """
            print([[i * j for j in 0..i] for i in 0..=2], [c.upper() for c in "abc" if c != "b"], [k for k in {"q": 1}])
            var e: [float] = [n for n in [1, 2]]
            print(e)
            """,
            "[[], [0], [0, 2]] [\"A\", \"C\"] [\"q\"]", "[1.0, 2.0]");

    [Fact]
    public void A_loop_over_what_a_function_yields_may_be_left_in_every_way()
        => TestProgram.Prints(
            """
            fn count(n: int) { for i in 0..n { yield i } }
            enum Kind { Even, Odd }
            fn find(n: int) -> Kind {
                for x in count(n) {
                    if x == 0 { continue }
                    for y in count(x) { if x * y == 6 { return Kind.Odd } if y == 5 { break } }
                    last = x
                }
                print("last", last)
                return Kind.Even
            }
            fn stop(n: int) { for i, x in count(n) { if i == 1 { return } print("x", x) } print("never") }
            print(find(9), find(2))
            stop(3)
            """,
            "last 1", "Odd Even", "x 0");

    [Fact]
    public void The_error_operator_leaves_the_function_around_the_loop()
        => TestProgram.Prints(
            """
            fn count(n: int) { for i in 0..n { yield i } }
            fn check(x: int) -> Result<int, string> { if x > 3 { return Err("big") } return Ok(x) }
            fn sum(n: int) -> Result<int, string> { var s = 0 for x in count(n) { s += check(x)? } return Ok(s) }
            print(sum(3), sum(9))
            """,
            "Ok(3) Err(\"big\")");

    [Fact]
    public void Functions_that_yield_may_be_generic_recursive_endless_and_methods()
        => TestProgram.Prints(
            """
            enum Tree { Leaf, Node(Tree, int, Tree) }
            impl Tree {
                fn walk(self) { match self { Node(l, v, r) => { for x in l.walk() { yield x } yield v for x in r.walk() { yield x } } Leaf => {} } }
            }
            fn repeat<T>(x: T, n: int) { for _ in 0..n { yield x } }
            fn fibs() { defer print("done") var a, b = 0, 1 while true { yield a  a, b = b, a + b } }
            var tree = Node(Node(Leaf, 1, Leaf), 2, Node(Leaf, 3, Leaf))
            print([x for x in tree.walk()], [s for s in repeat("a", 2)], [b for b in repeat(true, 1)])
            for f in fibs() { if f > 5 { break } print(f) }
            """,
            "[1, 2, 3] [\"a\", \"a\"] [true]", "0", "1", "1", "2", "3", "5", "done");

    [Fact]
    public void Variables_of_the_surroundings_are_shared_with_the_body()
        => TestProgram.Prints("fn count(n: int) { for i in 0..n { yield i } }\nfn main() { var s = 0 var xs = [] for x in count(4) { s += x xs.push(s) } print(s, xs) }", "6 [0, 1, 3, 6]");
}
