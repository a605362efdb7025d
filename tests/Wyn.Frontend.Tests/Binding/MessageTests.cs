// The words, places, labels and help of messages: section 10 of the language reference, and one root cause, one message.
using System.Linq;
using Xunit;

namespace Wyn.Frontend.Tests.Binding;

public sealed class MessageTests
{
    [Theory]
    [InlineData("var count = 1\nprint(cuont)", "2:7 WYN2001 Undefined variable 'cuont'", "Did you mean 'count'?")]
    [InlineData("prnt(1)", "1:1 WYN2002 Undefined function 'prnt'", "Did you mean 'print'?")]
    [InlineData("fn compute(n: int) => n\nprint(compte(1))", "2:7 WYN2002 Undefined function 'compte'", "Did you mean 'compute'?")]
    [InlineData("x: Int = 1", "1:4 WYN2003 Undefined type 'Int'", "Did you mean 'int'?")]
    [InlineData("print(1.to_strin())", "1:9 WYN2009 no method 'to_strin' on int", "Did you mean: .to_string()?")]
    [InlineData("const k = 1\nk = 2", "2:1 WYN2013 Cannot assign to constant 'k'", "declare it with 'var k = ...' if it is to change")]
    [InlineData("fn f(n: int) -> int => n\nspawn f(1).await()", "2:1 WYN4004 this spawns the await, not the call before it", "write '(spawn f(1)).await()' to await the task")]
    [InlineData("fn f(n: int) -> int => n\nprint(await f(1))", "2:13 WYN4003 cannot await int; only a Future can be awaited", "spawn the call first: 'spawn f(1)'")]
    [InlineData("x = print\nx(1)", "1:5 WYN2008 function 'print' can only be called", "call it in a lambda: '(x) => print(x)'")]
    [InlineData("print(3 * \"a\")", "1:9 WYN3004 cannot multiply int and string", "write the string first: 's * n'")]
    public void Help_is_the_edit_that_mends(string program, string message, string help)
    {
        var diagnostic = TestProgram.Only(program);
        Assert.Equal((message, help), (TestProgram.Describe(diagnostic), diagnostic.Help));
    }

    [Theory]
    [InlineData("x: int = true", "1:10 WYN3001 Type mismatch: 'x' is int, but the value is bool")]
    [InlineData("fn f() -> int => \"s\"", "1:18 WYN3002 Return type mismatch: 'f' returns int, not string")]
    [InlineData("fn f() -> int { print(1) }", "1:4 WYN3011 'f' may not return a value: it returns int, but its end can be reached")]
    [InlineData("x = 5\nprint(x(1))", "2:7 WYN2007 'x' is not a function and cannot be called")]
    [InlineData("print(1 == \"a\")", "1:9 WYN3006 Cannot compare int and string")]
    [InlineData("print(true == \"a\")", "1:12 WYN3006 Cannot compare bool and string")]
    [InlineData("print(true < true)", "1:12 WYN3007 bool values cannot be ordered")]
    [InlineData("print(1 + true)", "1:9 WYN3004 cannot add int and bool")]
    [InlineData("print(\"ö\" + true)", "1:11 WYN3004 cannot add string and bool")]
    [InlineData("fn f(a: int, b: int) => a + b\nprint(f(1))", "2:7 WYN3010 'f' takes 2 arguments, but 1 is given")]
    [InlineData("fn f(a: int) => a\nprint(f(\"s\"))", "2:9 WYN3003 argument 1 of 'f' must be int, not string")]
    [InlineData("fn f() { }\nx = f()", "2:5 WYN3009 'f' gives no value")]
    [InlineData("print(1 >> 2.0)", "1:9 WYN3004 cannot apply '>>' to int and float")]
    public void The_words_of_the_reference(string program, string message)
        => Assert.Equal([message], TestProgram.Messages(program));

    [Fact]
    public void A_race_names_the_global_the_function_and_the_way_out()
    {
        var diagnostic = TestProgram.Only("var g = 0\nfn inner() { g += 1 }\nfn outer() { inner() }\nfn main() {\n    var f = spawn outer()\n    f.await()\n}");
        Assert.Equal(
            "2:14 WYN4001 data race: shared mutable global 'g' is written from 'inner', which runs concurrently (line 5)",
            TestProgram.Describe(diagnostic));
        Assert.Contains("Shared.new", diagnostic.Help);
        Assert.Contains("Shared.add", diagnostic.Help);
        Assert.Equal(["'outer' is spawned here and comes to 'inner'", "'g' is declared here"], diagnostic.Labels.Select(label => label.Text));
    }

    [Fact]
    public void Operands_are_labelled_with_their_types()
        => Assert.Equal(["this is int", "this is bool"], TestProgram.Only("print(1 + 2 + true)").Labels.Select(label => label.Text));

    [Fact]
    public void A_type_change_points_to_the_declaration()
    {
        var label = Assert.Single(TestProgram.Only("n = 1\nn = \"s\"").Labels);
        Assert.Equal("'n' became int here", label.Text);
        Assert.Equal((1, 1), label.Location.Source.GetLineAndColumn(label.Location.Span.Start));
    }

    [Fact]
    public void An_undefined_name_is_reported_once_in_its_function()
        => Assert.Equal(
            [
                "1:9 WYN2003 Undefined type 'no'", "1:21 WYN2001 Undefined variable 'x'",
                "2:16 WYN2001 Undefined variable 'x'", "2:19 WYN2002 Undefined function 'g'",
            ],
            TestProgram.Messages("fn a(p: no) { print(x + x) }\nfn b() { print(x, g() + x + g()) }\nfn c(p: no) { g() }"));

    [Fact]
    public void Errors_silence_warnings_that_may_follow_from_them()
        => Assert.Equal(["3:11 WYN2001 Undefined variable 'cuont'"], TestProgram.Messages("fn main() {\n    var count = 1\n    print(cuont)\n}"));

    [Fact]
    public void An_unused_variable_is_a_warning_and_the_program_runs()
    {
        var result = TestProgram.Compile("fn main() {\n    var count = 1\n}");
        Assert.Equal(["2:9 WYN2012 variable 'count' is never used"], result.Diagnostics.Select(TestProgram.Describe));
        Assert.False(result.HasErrors);
        Assert.NotNull(result.Module);
    }

    [Fact]
    public void Nothing_is_bound_after_a_syntax_error()
    {
        var result = TestProgram.Compile("print(missing\n");
        Assert.Null(result.Program);
        Assert.All(result.Diagnostics, diagnostic => Assert.StartsWith("WYN1", diagnostic.Code, System.StringComparison.Ordinal));
    }
}
