// Panics: message, location, exit code; what was printed before is there.
using Xunit;

namespace Wyn.Backend.Llvm.Tests;

public class PanicTests
{
    [Theory]
    [InlineData("div", "division by zero")]
    [InlineData("rem", "modulo by zero")]
    public void A_division_by_zero_says_where(string opcode, string message)
    {
        var module = TestProgram.Start($"""
              %text = const "before" : str
              call.rt print(%text)
              %a = const 1 : int
              %b = const 0 : int
              %c = {opcode} %a, %b ; test.wyn:7:13
            """);
        Assert.Equal(new Outcome(1, "before", $"panic at test.wyn:7:13: {message}\n"), TestProgram.Run(module));
    }

    [Fact]
    public void A_panic_of_the_program()
    {
        var module = TestProgram.Parse("""
            fn @$start() -> int {
            ^entry:
              %a = const "Panic: " : str
              %b = const "x" : str
              %message = call.rt str.concat(%a, %b) : str
              panic %message ; test.wyn:1:1
            }
            """);
        Assert.Equal(new Outcome(1, "", "panic at test.wyn:1:1: Panic: x\n"), TestProgram.Run(module));
    }

    [Fact]
    public void An_exit_ends_the_program()
    {
        var module = TestProgram.Parse("""
            fn @$start() -> int {
            ^entry:
              %0 = const 7 : int
              call.rt exit(%0)
              unreachable
            }
            """);
        Assert.Equal(new Outcome(7, "", ""), TestProgram.Run(module));
    }

    [Fact]
    public void A_string_that_would_be_too_long()
    {
        var module = TestProgram.Start("""
              %s = const "ab" : str
              %n = const 9223372036854775807 : int
              %0 = call.rt str.repeat(%s, %n) : str ; test.wyn:2:3
            """);
        Assert.Equal(
            new Outcome(1, "", "panic at test.wyn:2:3: repeat result is too large: 2 bytes times 9223372036854775807\n"), TestProgram.Run(module));
    }

    [Theory]
    [InlineData("%1")]
    [InlineData("%2")]
    public void Endless_recursion_is_a_panic_and_no_loop(string result)
    {
        var module = TestProgram.Parse($$"""
            fn @down(%n: int) -> int { ; test.wyn:1:1
            ^entry(%n: int):
              %0 = const 1 : int
              %m = add.wrap %n, %0
              %1 = call @down(%m) : int
              %2 = add.wrap %1, %n
              ret {{result}}
            }
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %1 = call @down(%0) : int
              ret %1
            }
            """);
        Assert.Equal(new Outcome(1, "", "panic at test.wyn:1:1: stack overflow\n"), TestProgram.Run(module));
    }
}
