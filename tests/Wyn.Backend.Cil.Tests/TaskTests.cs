// Tasks: arguments and results of each type, futures as values, detached tasks, and what a panic in a task says.
using System;
using System.Globalization;
using System.Linq;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class TaskTests
{
    [Fact]
    public void Arguments_and_results_of_each_type()
    {
        var text = RawProgram.Of("""
            fn @int(%a: int, %s: str, %f: float, %b: bool, %t: future<str>) -> int suspends {
            ^entry(%a: int, %s: str, %f: float, %b: bool, %t: future<str>):
              %0 = await %t : str
              %2 = call.rt str.from.bool(%b) : str
              %3 = int.from.float %f
              %4 = call.rt str.from.int(%3) : str
              %5 = call.rt str.concat(%s, %2, %4, %0) : str
              call.rt print(%5)
              ret %a
            }
            fn @str(%s: str, %n: int) -> str {
            ^entry(%s: str, %n: int):
              %0 = call.rt str.repeat(%s, %n) : str ; test.wyn:1:1
              ret %0
            }
            fn @float(%a: float, %b: float) -> float {
            ^entry(%a: float, %b: float):
              %0 = mul.float %a, %b
              ret %0
            }
            fn @bool(%a: bool) -> bool {
            ^entry(%a: bool):
              %0 = not.bool %a
              ret %0
            }
            fn @future(%s: str) -> future<str> {
            ^entry(%s: str):
              %0 = const 2 : int
              %1 = spawn @str(%s, %0) : future<str>
              ret %1
            }
            fn @unit() {
            ^entry:
              %0 = const "unit" : str
              call.rt print(%0)
              ret
            }
            fn @$start() -> int suspends {
            ^entry:
              %ab = const "ab" : str
              %f = spawn @future(%ab) : future<future<str>>
              %g = await %f : future<str>
              %x = const 1.5 : float
              %y = const 4.0 : float
              %p = spawn @float(%x, %y) : future<float>
              %q = await %p : float
              %false = const false : bool
              %r = spawn @bool(%false) : future<bool>
              %t = await %r : bool
              %min = const -9223372036854775808 : int
              %i = spawn @int(%min, %ab, %q, %t, %g) : future<int>
              %j = await %i : int
              %k = await %i : int
              %l = sub.wrap %j, %k
              %u = spawn @unit() : future<unit>
              await %u
              ret %l
            }
            """);
        RawProgram.AssertRuns(text, new Outcome(0, "abtrue6ababunit", ""));
    }

    [Fact]
    public void A_future_may_take_the_place_of_its_own_argument()
    {
        var module = TestProgram.Parse("""
            fn @first() -> int {
            ^entry:
              %0 = const 20 : int
              ret %0
            }
            fn @next(%worker: worker, %f: future<int>) -> int {
            ^entry(%worker: worker, %f: future<int>):
              %0, %1 = await.direct %worker, %f : int, frame
              %2 = add.wrap %0, %0
              ret %2
            }
            fn @$start(%worker: worker) -> int {
            ^entry(%worker: worker):
              %f = task.spawn %worker, @first() : future<int>
              %f.1 = task.spawn %worker, @next(%f) : future<int>
              %f.2 = task.spawn %worker, @next(%f.1) : future<int>
              %0, %1 = await.direct %worker, %f.2 : int, frame
              ret %0
            }
            """);
        Assert.Equal(80, TestProgram.Run(module).ExitCode);
        Assert.Single(TestProgram.Listing(module).Split('\n'), line => line.StartsWith("    local Future f", StringComparison.Ordinal));
    }

    [Fact]
    public void Awaiting_several_times_gives_the_same()
    {
        var module = TestProgram.Parse("""
            fn @repeat(%s: str, %n: int) -> str {
            ^entry(%s: str, %n: int):
              %0 = call.rt str.repeat(%s, %n) : str ; test.wyn:1:1
              ret %0
            }
            fn @$start(%worker: worker) -> int {
            ^entry(%worker: worker):
              %s = const "x" : str
              %n = const 3 : int
              %f = task.spawn %worker, @repeat(%s, %n) : future<str>
              %0, %1 = await.direct %worker, %f : str, frame
              %2, %3 = await.direct %worker, %f : str, frame
              %4 = call.rt str.concat(%0, %2) : str
              call.rt print(%worker, %4)
              %5 = const 0 : int
              ret %5
            }
            """);
        Assert.Equal("xxxxxx", TestProgram.Output(module));
    }

    [Fact]
    public void Detached_tasks_end_before_the_program()
    {
        var module = TestProgram.Parse("""
            fn @say(%worker: worker, %n: int) {
            ^entry(%worker: worker, %n: int):
              %0 = call.rt str.from.int(%n) : str
              call.rt print(%worker, %0)
              ret
            }
            fn @$start(%worker: worker) -> int {
            ^entry(%worker: worker):
              %0 = const 0 : int
              %1 = const 1 : int
              %2 = const 100 : int
              br ^loop(%0)
            ^loop(%i: int):
              task.detach %worker, @say(%1) ; test.wyn:4:3
              %3 = add.wrap %i, %1
              %4 = lt.int %3, %2
              br.if %4, ^loop(%3), ^done
            ^done:
              ret %0
            }
            """);
        Assert.Equal(new string('1', 100), TestProgram.Output(module));
    }

    [Fact]
    public void A_panic_in_a_task_names_the_place_of_the_spawn()
    {
        var module = TestProgram.Parse("""
            fn @bad(%a: int, %b: int) -> int {
            ^entry(%a: int, %b: int):
              %0 = div %a, %b ; test.wyn:2:12
              ret %0
            }
            fn @$start(%worker: worker) -> int {
            ^entry(%worker: worker):
              %0 = const 0 : int
              %f = task.spawn %worker, @bad(%0, %0) : future<int> ; test.wyn:5:9
              %1, %2 = await.direct %worker, %f : int, frame
              ret %1
            }
            """);
        Assert.Equal(
            new Outcome(1, "", "panic at test.wyn:2:12: division by zero\n  in a task spawned at test.wyn:5:9\n"), TestProgram.Run(module));
    }

    [Fact]
    public void Ten_thousand_tasks()
    {
        var module = TestProgram.Parse("""
            fn @square(%n: int) -> int {
            ^entry(%n: int):
              %0 = mul.wrap %n, %n
              ret %0
            }
            fn @$start(%worker: worker) -> int {
            ^entry(%worker: worker):
              %0 = const 0 : int
              %1 = const 1 : int
              %n = const 10000 : int
              br ^loop(%0, %0)
            ^loop(%i: int, %sum: int):
              %2 = lt.int %i, %n
              br.if %2, ^body, ^done
            ^body:
              %f = task.spawn %worker, @square(%i) : future<int>
              %3, %4 = await.direct %worker, %f : int, frame
              %sum.1 = add.wrap %sum, %3
              %i.1 = add.wrap %i, %1
              br ^loop(%i.1, %sum.1)
            ^done:
              %5 = call.rt str.from.int(%sum) : str
              call.rt print(%worker, %5)
              ret %0
            }
            """);
        var expected = Enumerable.Range(0, 10_000).Sum(i => (long)i * i).ToString(CultureInfo.InvariantCulture);
        Assert.Equal(expected, TestProgram.Output(module));
    }
}
