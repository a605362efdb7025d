// Globals of every type, of one task and shared.
using System;
using Wyn.IR.Model;
using Xunit;

namespace Wyn.Backend.Llvm.Tests;

public class GlobalTests
{
    private const string Functions = """
        fn @nothing() {
        ^entry:
          ret
        }
        fn @text(%n: int) -> str {
        ^entry(%n: int):
          %0 = call.rt str.from.int(%n) : str
          ret %0
        }
        fn @show() {
        ^entry:
          %i = global.load @i : int
          %i.1 = call.rt str.from.int(%i) : str
          %f = global.load @f : float
          %c = const 1.0 : float
          %f.1 = gt.float %f, %c
          %f.2 = call.rt str.from.bool(%f.1) : str
          %b = global.load @b : bool
          %b.1 = call.rt str.from.bool(%b) : str
          %s = global.load @s : str
          %all = call.rt str.concat(%i.1, %f.2, %b.1, %s) : str
          call.rt print(%all)
          ret
        }
        fn @$start() -> int {
        ^entry:
          call @show()
          %i = const 42 : int
          global.store @i, %i
          %f = const 1.5 : float
          global.store @f, %f
          %b = const true : bool
          global.store @b, %b
          %s = call @text(%i) : str
          global.store @s, %s
          %s.1 = global.load @s : str
          %s.2 = call.rt str.concat(%s.1, %s.1) : str
          global.store @s, %s.2
          call @show()
          %t = spawn @nothing() : future<unit>
          global.store @t, %t
          %t.1 = spawn @nothing() : future<unit>
          global.store @t, %t.1
          %u = global.load @t : future<unit>
          await %u
          %nl = const "\n" : str
          call.rt print(%nl)
          %zero = const 0 : int
          ret %zero
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("shared ")]
    public void A_global_begins_with_zero_and_keeps_what_is_stored(string shared)
        => Assert.Equal("0falsefalse42truetrue4242\n", TestProgram.Output(Parse(Functions, shared)));

    [Theory]
    [InlineData("")]
    [InlineData("shared ")]
    public void A_future_that_was_not_stored_panics(string shared)
    {
        var module = Parse("fn @$start() -> int {\n^entry:\n  %u = global.load @t : future<unit> ; test.wyn:3:7\n  await %u\n  %0 = const 0 : int\n  ret %0\n}", shared);
        Assert.Equal(new Outcome(1, "", "panic at test.wyn:3:7: global 't' is read before it is initialised\n"), TestProgram.Run(module));
    }

    [Fact]
    public void Only_shared_globals_pay_for_order()
    {
        var plain = TestProgram.Text(Parse(Functions, ""));
        var shared = TestProgram.Text(Parse(Functions, "shared "));
        foreach (var mark in new[] { " acquire", " release", "@wyn_global_lock" })
        {
            Assert.DoesNotContain(mark, plain, StringComparison.Ordinal);
            Assert.Contains(mark, shared, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Tasks_replace_and_read_one_string()
    {
        var module = Parse("""
            fn @replace(%n: int) {
            ^entry(%n: int):
              %0 = const 0 : int
              %1 = const 1 : int
              br ^loop(%n)
            ^loop(%i: int):
              %s = call.rt str.from.int(%i) : str
              global.store @s, %s
              %t = global.load @s : str
              %u = call.rt str.concat(%t, %t) : str
              global.store @s, %u
              %j = sub.wrap %i, %1
              %2 = gt.int %j, %0
              br.if %2, ^loop(%j), ^done
            ^done:
              ret
            }
            fn @$start() -> int {
            ^entry:
              %n = const 2000 : int
              %a = spawn @replace(%n) : future<unit>
              %b = spawn @replace(%n) : future<unit>
              %c = spawn @replace(%n) : future<unit>
              await %a
              await %b
              await %c
              %0 = const 0 : int
              ret %0
            }
            """, "shared ");
        Assert.Equal(new Outcome(0, "", ""), TestProgram.Run(module));
    }

    private static IrModule Parse(string functions, string shared) => TestProgram.Parse(
        functions,
        $"{shared}global @i : int\n{shared}global @f : float\n{shared}global @b : bool\n{shared}global @s : str\n{shared}global @t : future<unit>");
}
