// What lowering must get right beyond single expressions: order of evaluation, loops at the ends of int, values at joins,
// spawned built-in functions, globals shared with tasks, and that only reachable code becomes IR.
using System.Linq;
using Wyn.IR.Ops;
using Xunit;

namespace Wyn.Frontend.Tests.IrGeneration;

public sealed class GenerationTests
{
    [Fact]
    public void A_compound_assignment_evaluates_its_operand_before_it_reads_the_place()
        => TestProgram.Prints("g = 1\nfn change() -> int { g = 10\n return 5 }\ng += change()\nprint(g)\ng = g + change()\nprint(g)", "15", "20");

    [Fact]
    public void A_plain_operand_is_read_where_it_stands()
        => TestProgram.Prints("g = 1\nfn change() -> int { g = 10\n return 5 }\nprint(g, change(), g)", "1 5 10");

    [Fact]
    public void Short_circuit_leaves_the_rest_unevaluated()
        => TestProgram.Prints(
            "fn t(name: string, b: bool) -> bool { print_str(name)\n return b }\nx = t(\"a\", true) and t(\"b\", false) and t(\"c\", true)\ny = t(\"d\", false) or t(\"e\", true) or t(\"f\", true)\nprint(\"\", x, y)\nif not (t(\"g\", true) and t(\"h\", false)) or t(\"i\", true) { print(\"\", 1) }",
            "abde false true", "gh 1");

    [Fact]
    public void Conditions_may_nest_all_forms()
        => TestProgram.Prints(
            "fn f(a: int, b: bool, c: bool) -> string { if a > 1 and (b or not c) and not (a == 3 or b and c) { \"in\" } else { \"out\" } }\nprint(f(2, true, false), f(2, false, true), f(3, true, false), f(2, true, true), f(2, false, false))",
            "in out out out in");

    [Theory]
    [InlineData("9223372036854775805..=9223372036854775807", "9223372036854775805 9223372036854775806 9223372036854775807 ")]
    [InlineData("9223372036854775806..9223372036854775807", "9223372036854775806 ")]
    [InlineData("5..5", "")]
    [InlineData("5..=5", "5 ")]
    [InlineData("5..=4", "")]
    [InlineData("-9223372036854775808..=-9223372036854775807", "-9223372036854775808 -9223372036854775807 ")]
    [InlineData("range(3)", "0 1 2 ")]
    [InlineData("range(2, 4)", "2 3 ")]
    [InlineData("range(0, 10, 4)", "0 4 8 ")]
    [InlineData("range(10, 0, -4)", "10 6 2 ")]
    [InlineData("range(9223372036854775800, 9223372036854775807, 5)", "9223372036854775800 9223372036854775805 ")]
    [InlineData("range(-9223372036854775800, -9223372036854775808, -5)", "-9223372036854775800 -9223372036854775805 ")]
    [InlineData("range(0, 3, one)", "0 1 2 ")]
    [InlineData("range(3, 0, -one)", "3 2 1 ")]
    [InlineData("range(0, -1, one)", "")]
    public void Ranges_end_where_they_should(string range, string printed)
        => TestProgram.Prints($"one = 1\nfor i in {range} {{ print_str(i + \" \") }}\nprint()", printed);

    [Fact]
    public void Break_and_continue_belong_to_the_innermost_loop()
        => TestProgram.Prints(
            "for i in 0..4 { if i == 2 { continue }\n for j in 0..=3 { if j == i { break }\n print_str(\"${i}${j} \") }\n n = 0\n while true { n++\n if n < 3 { continue }\n break } }\nprint()",
            "10 30 31 32 ");

    [Fact]
    public void Loops_carry_what_they_assign()
        => TestProgram.Prints(
            "fn main() { a = 0\n b = 1\n last = \"\"\n for i in 0..10 { t = a + b\n a = b\n b = t\n if i % 3 == 0 { last = last + a } else { last = last } }\n print(a, b, last) }",
            "55 89 13 13 55".Replace("13 13 55", "131355", System.StringComparison.Ordinal));

    [Fact]
    public void Code_behind_a_jump_is_not_generated()
        => TestProgram.Prints(
            "fn f(n: int) -> int { while true { if n > 0 { return 1\n print(\"never\") } else { return 2 }\n print(\"never\") }\n print(\"never\") }\nprint(f(1), f(0))", "1 2");

    [Fact]
    public void Every_built_in_function_can_be_spawned()
        => TestProgram.Prints(
            "f = spawn str(5)\ng = spawn int(2.5)\nh = spawn float(true)\nspawn print_str(\"x\\n\")\ni = spawn 7.to_string()\nprint(f.await(), g.await(), h.await(), i.await() + \"!\")",
            "5 2 1.0 7!", "x");

    [Fact]
    public void Only_reachable_functions_become_ir()
    {
        var module = TestProgram.Generate("fn used() { spawn by_task() }\nfn by_task() { }\nfn unused() { also_unused() }\nfn also_unused() { }\nused()");
        Assert.Equal(["used", "by_task", "$start"], module.Functions.Select(function => function.Name));
    }

    [Fact]
    public void Unreachable_functions_are_checked_all_the_same()
        => Assert.Equal(["1:15 WYN2001 Undefined variable 'x'"], TestProgram.Messages("fn unused() { x() + x }".Replace("x() + x", "x", System.StringComparison.Ordinal)));

    [Fact]
    public void Globals_that_tasks_can_reach_are_shared()
    {
        var module = TestProgram.Generate(
            "a = 1\nb = 2\nc = 3\nfn reads() -> int => a + through()\nfn through() -> int => b\nfn main() { var f = spawn reads()\n c = f.await() }");
        Assert.Equal(["a True", "b True", "c False"], module.Globals.Select(global => $"{global.Name} {global.IsShared}"));
    }

    [Fact]
    public void A_redeclared_global_is_another_global()
        => Assert.Equal(
            ["x int", "x.1 float", "x.2 str"],
            TestProgram.Generate("var x = 1\nf = () => x\nvar x = x + 0.5\ng = () => x\nvar x = \"${x}\"\nh = () => x").Globals.Select(global => $"{global.Name} {global.Type}"));

    [Fact]
    public void A_global_that_only_the_top_level_uses_is_none()
        => Assert.Equal(["seen"], TestProgram.Generate("var seen = 1\nvar own = [2]\nown.push(seen)\nfn f() -> int => seen\nprint(own, f())").Globals.Select(global => global.Name));

    [Fact]
    public void One_print_is_one_write()
    {
        var module = TestProgram.Generate("fn f(a: int, s: string) { print(\"x\" + s, a, \"${s}!\", sep: \", \", end: \"\") }\nf(1, \"s\")");
        var calls = module.Functions[0].Entry.Instructions.Where(instruction => instruction.Opcode == Opcode.CallRuntime).Select(instruction => instruction.Entry.Name);
        Assert.Equal(["str.from.int", "str.concat", "print"], calls);
    }

    [Fact]
    public void Values_have_the_names_of_their_variables()
    {
        var module = TestProgram.Generate("fn f(n: int) -> int { twice = n * 2\n for i in 0..n { twice += i }\n return twice }\nprint(f(3))");
        var names = module.Functions[0].Blocks
            .SelectMany(block => block.Parameters.Concat(block.Instructions.SelectMany(instruction => instruction.Results)))
            .Select(value => value.Name).OfType<string>().Distinct();
        Assert.Equal(["n", "twice", "i"], names);
    }

    [Fact]
    public void Every_instruction_has_its_place()
    {
        var module = TestProgram.Generate("fn f(n: int) -> int {\n    return n +\n        n / 2\n}\nprint(f(3))");
        var places = module.Functions[0].Entry.Instructions.Select(instruction => $"{instruction.Info.Mnemonic} {instruction.Location}");
        Assert.Equal(
            ["const test.wyn:3:13", "div test.wyn:3:11", "add.wrap test.wyn:2:14", "ret test.wyn:2:14"], places);
    }

    [Fact]
    public void A_loop_header_takes_only_what_the_loop_assigns()
    {
        var module = TestProgram.Generate(
            "fn f(n: int, s: string) -> string { sum = 0\n while sum < n { sum += 1\n if sum > 3 { print(s) } }\n return s + sum }\nprint(f(3, \"s\"))");
        Assert.All(module.Functions[0].Blocks.Skip(1), block => Assert.All(block.Parameters, parameter => Assert.Equal("sum", parameter.Name)));
    }

    [Fact]
    public void A_zero_step_is_a_panic()
    {
        var module = TestProgram.Generate("zero = 0\nfor i in range(0, 3, zero) { print(i) }");
        Assert.Contains(module.Functions.SelectMany(function => function.Blocks), block => block.Terminator is { Opcode: Opcode.Panic });
    }
}
