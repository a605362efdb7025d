// The smallest whole programs.
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class SmokeTests
{
    [Fact]
    public void A_string_is_printed()
    {
        var module = TestProgram.Start("  %s = const \"hello\\n\" : str\n  call.rt print(%worker, %s)");
        Assert.Equal("hello\n", TestProgram.Output(module));
    }

    [Fact]
    public void A_recursive_function_with_a_task()
    {
        var module = TestProgram.Parse("""
            fn @fib(%worker: worker, %n: int) -> int {
            ^entry(%worker: worker, %n: int):
              stack.check %worker ; test.wyn:1:1
              %0 = const 2 : int
              %1 = lt.int %n, %0 ; test.wyn:2:1
              br.if %1, ^small, ^large
            ^small:
              ret %n
            ^large:
              %2 = const 1 : int
              %3 = sub.wrap %n, %2 ; test.wyn:3:1
              %4 = call @fib(%worker, %3) : int
              %5 = sub.wrap %n, %0
              %6 = call @fib(%worker, %5) : int
              %7 = add.wrap %4, %6
              ret %7
            }
            fn @$start(%worker: worker) -> int {
            ^entry(%worker: worker):
              %0 = const 20 : int
              %f = task.spawn %worker, @fib(%0) : future<int> ; test.wyn:9:1
              %r, %1 = await.direct %worker, %f : int, frame
              %2 = call.rt str.from.int(%r) : str
              call.rt print(%worker, %2)
              ret %0
            }
            """);
        var outcome = TestProgram.Run(module);
        Assert.Equal(new Outcome(20, "6765", ""), outcome);
    }
}
