// Patterns and match: which arm is taken, what it binds, and what the check for missing and superfluous arms says.
using System;
using System.Linq;
using Xunit;

namespace Wyn.Frontend.Tests.Binding;

public sealed class MatchTests
{
    [Fact]
    public void Patterns_look_into_variants_and_share_names_between_alternatives()
        => TestProgram.Prints(
            """
            enum Expr { Num(int), Add(Expr, Expr), Neg(Expr) }
            fn eval(e: Expr) -> int {
                match e {
                    Num(n) => n
                    Add(a, Num(0)) | Add(Num(0), a) => eval(a)
                    Add(a, b) => { var x = eval(a) x + eval(b) }
                    Neg(Expr.Neg(x)) => eval(x)
                    Neg(x) => -eval(x)
                }
            }
            print(eval(Add(Num(3), Neg(Neg(Num(5))))), eval(Add(Num(0), Num(7))), eval(Neg(Num(2))))
            """,
            "8 7 -2");

    [Theory]
    [InlineData("0", "zero")]
    [InlineData("2", "few")]
    [InlineData("9", "some")]
    [InlineData("10", "ten")]
    [InlineData("-5", "minus")]
    [InlineData("200", "many")]
    [InlineData("50", "other")]
    public void Ints_match_literals_ranges_and_guards(string value, string word)
        => TestProgram.Prints(
            $$"""
            print(match {{value}} { 0 => "zero", 1 | 2 | 3 => "few", 4..10 => "some", 10..=10 => "ten", -5 => "minus", n if n > 100 => "many", _ => "other" })
            """,
            word);

    [Fact]
    public void Floats_and_strings_match_ranges_and_an_int_literal_is_a_float()
        => TestProgram.Prints(
            """
            fn f(x: float) -> string => match x { 0..2.5 => "low" 2.5..=3 => "mid" 4 => "four" _ => "high" }
            fn s(x: string) -> string => match x { "a".."c" => "ab" "c"..="d" => "cd" _ => "rest" }
            print(f(1.0), f(2.5), f(3.0), f(4.0), f(5.0), s("bz"), s("c"), s("d"), s("dz"))
            """,
            "low mid mid four high ab cd cd rest");

    [Fact]
    public void Arrays_tuples_and_structs_are_taken_apart()
        => TestProgram.Prints(
            """
            struct P { x: int, y: int }
            fn a(xs: [int]) -> string => match xs { [] => "none", [0] => "zero", [n] => "one ${n}", [n, _, ...rest] => "${n} ${rest}" }
            fn p(v: P) -> int => match v { P { x: 0, y } => y P { x, y: 5 } => x * 10 P { x, y } => x + y }
            fn t(v: (int, (string, bool))) -> string => match v { (1, (s, true)) => s, (n, (_, b)) => "${n} ${b}" }
            print(a([]), a([0]), a([4]), a([1, 2, 3]), a([1, 2]))
            print(p(P { x: 0, y: 3 }), p(P { x: 4, y: 5 }), p(P { x: 1, y: 2 }), t((1, ("s", true))), t((2, ("s", false))))
            """,
            "none zero one 4 1 [3] 1 []", "3 40 3 s 2 false");

    [Fact]
    public void The_get_of_a_map_is_optional_where_patterns_say_so()
        => TestProgram.Prints(
            """
            var m = {"a": 1}
            match m.get("a") { Some(v) => print(v), none => print("no") }
            if let Some(v) = m.get("b") { print(v) } else if let Some(1) = m.get("a") { print("one") }
            match m.get("c") { 0 => print("zero") }
            """,
            "1", "one", "zero");

    [Fact]
    public void A_last_match_returns_what_its_arms_end_in()
        => TestProgram.Prints(
            """
            fn f(o: Option<int?>) -> string {
                match o {
                    Some(Some(n)) if n > 5 => { print("big") "n${n}" }
                    Some(Some(_)) => return "small"
                    Some(None) => if true { "inner" } else { "never" }
                    None => "none"
                }
            }
            fn g(r: Result<int, string>) -> int { if let Ok(n) = r { n } else { 0 - 1 } }
            print(f(Some(Some(7))), f(Some(Some(1))), f(Some(None)), f(None), g(Ok(2)), g(Err("e")))
            """,
            "big", "n7 small inner none 2 -1");

    [Fact]
    public void A_match_statement_falls_through_and_leads_jumps_of_the_loop_around_it()
        => TestProgram.Prints(
            """
            match 3 { 1 => print("one") }
            for i in 0..5 { match i { 1 => continue, 3 => break, _ => {} } print(i) }
            match true { false => print("no") }
            """,
            "0", "2");

    [Fact]
    public void Arms_join_their_types_and_those_that_never_return_have_none()
        => TestProgram.Prints(
            """
            fn f(n: int) -> float { return match n { 0 => 1 1 => 2.5 _ => return 9.5 } }
            var o = match 2 { 1 => Some(1) _ => None }
            print(f(0), f(1), f(2), o)
            """,
            "1.0 2.5 9.5 none");

    [Theory]
    [InlineData("c: Color", "c", "Red => 1", "Green, Blue")]
    [InlineData("c: Color", "c", "Red => 1 Green if c == Red => 2 Blue => 3", "Green")]
    [InlineData("o: int?", "o", "Some(3) => 1 None => 2", "Some(..)")]
    [InlineData("o: Color?", "o", "Some(Red) => 1 None => 2", "Some(Green), Some(Blue)")]
    [InlineData("b: bool", "b", "true => 1", "false")]
    [InlineData("p: (bool, Color)", "p", "(true, _) => 1, (_, Red) => 2", "(false, Green), (false, Blue)")]
    [InlineData("t: Tree", "t", "Node(Leaf, _) => 1 Node(Node(_, _), Leaf) => 2", "Leaf, Node(Node(..), Node(..))")]
    [InlineData("xs: [int]", "xs", "[] => 1, [_, _] => 2", "[_], [_, _, _, ...]")]
    [InlineData("p: P", "p", "P { on: true } => 1", "P { x: _, on: false }")]
    public void What_a_match_leaves_out_is_named(string parameter, string value, string arms, string missing)
        => Assert.Equal(
            $"WYN3052 non-exhaustive match: missing {missing}",
            Assert.Single(TestProgram.Messages(
                $$"""
                enum Color { Red, Green, Blue }
                enum Tree { Leaf, Node(Tree, Tree) }
                struct P { x: int, on: bool }
                fn f({{parameter}}) -> int => match {{value}} { {{arms}} }
                """)).Split(' ', 2)[1]);

    [Theory]
    [InlineData("[int]", "[] => 1, [_, ...] => 2")]
    [InlineData("[bool]", "[] => 0, [true] => 1, [false, ...rest] => rest.len(), [_, _, ...] => 3")]
    [InlineData("(bool, bool)", "(true, _) => 1, (_, true) => 2, (false, false) => 3")]
    [InlineData("Result<int?, string>", "Ok(Some(n)) => n, Err(_) => 1, Ok(None) => 0")]
    public void Complete_matches_need_no_wildcard(string type, string arms)
        => Assert.Empty(TestProgram.Messages($"fn f(v: {type}) -> int => match v {{ {arms} }}"));

    [Theory]
    [InlineData("0..=5 => 1 3 => 2 _ => 3", 1)]
    [InlineData("0..5 => 1 5 => 2 4..=5 => 3 _ => 4", 1)]
    [InlineData("1 | 2 => 1 2 | 3 => 2 _ => 3", 1)]
    [InlineData("n => n _ => 3", 1)]
    [InlineData("n if n > 3 => n 3 => 3 _ => 4", 0)]
    [InlineData("6..6 => 1 7..3 => 2 _ => 3", 2)]
    public void Patterns_that_never_match_are_warned_of(string arms, int count)
        => Assert.Equal(count, TestProgram.Messages($"print(match 3 {{ {arms} }})").Count(message => message.Contains("WYN2044", StringComparison.Ordinal)));

    [Fact]
    public void A_match_of_many_arms_is_checked_in_reasonable_time()
    {
        var arms = string.Concat(Enumerable.Range(0, 2000).Select(i => $"{i} => {i} \n"));
        TestProgram.Prints($"fn f(n: int) -> int => match n {{ {arms} _ => 0 }}\nprint(f(1999))", "1999");
    }
}
