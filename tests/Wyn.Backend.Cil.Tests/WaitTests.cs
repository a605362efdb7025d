// Many tasks that wait: for each other, for channels, for a time; and what is said when nothing can wake them.
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class WaitTests
{
    private const string Option = "enum Option { Some(int), None }";

    [Fact]
    public void A_chain_of_awaits_is_as_long_as_it_likes()
        => RawProgram.AssertRuns(
            RawProgram.Of("""
                fn @link(%n: int) -> int suspends {
                ^entry(%n: int):
                  %zero = const 0 : int
                  %one = const 1 : int
                  %end = eq.int %n, %zero
                  br.if %end, ^last, ^more
                ^last:
                  ret %zero
                ^more:
                  %m = sub.wrap %n, %one
                  %f = spawn @link(%m) : future<int>
                  %r = await %f : int
                  %s = add.wrap %r, %one
                  ret %s
                }
                fn @$start() -> int suspends {
                ^entry:
                  %n = const 200000 : int
                  %r = call @link(%n) : int
                  call @show(%r)
                  %z = const 0 : int
                  ret %z
                }
                """),
            new Outcome(0, "200000 ", ""));

    [Fact]
    public void Sleepers_sleep_at_the_same_time()
        => RawProgram.AssertRuns(
            RawProgram.Of("""
                fn @nap(%ms: int) -> int suspends {
                ^entry(%ms: int):
                  sleep %ms
                  %one = const 1 : int
                  ret %one
                }
                fn @$start() -> int suspends {
                ^entry:
                  %count = const 20000 : int
                  %ms = const 50 : int
                  %zero = const 0 : int
                  %one = const 1 : int
                  %fs = array.new : array<future<int>>
                  br ^spawn(%zero, %fs)
                ^spawn(%i: int, %a: array<future<int>>):
                  %go = lt.int %i, %count
                  br.if %go, ^one, ^await(%zero, %zero)
                ^one:
                  %f = spawn @nap(%ms) : future<int>
                  %a2 = array.push %a, %f : array<future<int>>
                  %i2 = add.wrap %i, %one
                  br ^spawn(%i2, %a2)
                ^await(%j: int, %sum: int):
                  %go2 = lt.int %j, %count
                  br.if %go2, ^next, ^done
                ^next:
                  %g = get %a [%j] : future<int>
                  %r = await %g : int
                  %sum2 = add.wrap %sum, %r
                  %j2 = add.wrap %j, %one
                  br ^await(%j2, %sum2)
                ^done:
                  call @show(%sum)
                  ret %zero
                }
                """),
            new Outcome(0, "20000 ", ""));

    [Fact]
    public void Two_tasks_pass_messages_back_and_forth()
        => RawProgram.AssertRuns(
            RawProgram.Of(
                """
                fn @pong(%in: chan<int>, %out: chan<int>, %n: int) suspends {
                ^entry(%in: chan<int>, %out: chan<int>, %n: int):
                  %zero = const 0 : int
                  %one = const 1 : int
                  br ^loop(%zero)
                ^loop(%i: int):
                  %go = lt.int %i, %n
                  br.if %go, ^body, ^done
                ^body:
                  %got = chan.recv %in : Option
                  %v = get %got ?Some.0 : int
                  %w = add.wrap %v, %one
                  chan.send %out, %w
                  %i2 = add.wrap %i, %one
                  br ^loop(%i2)
                ^done:
                  ret
                }
                fn @$start() -> int suspends {
                ^entry:
                  %n = const 5000 : int
                  %zero = const 0 : int
                  %one = const 1 : int
                  %a = chan.new %one : chan<int>
                  %b = chan.new %one : chan<int>
                  spawn.detached @pong(%a, %b, %n)
                  br ^loop(%zero, %zero)
                ^loop(%i: int, %sum: int):
                  %go = lt.int %i, %n
                  br.if %go, ^body, ^done
                ^body:
                  chan.send %a, %i
                  %got = chan.recv %b : Option
                  %v = get %got ?Some.0 : int
                  %sum2 = add.wrap %sum, %v
                  %i2 = add.wrap %i, %one
                  br ^loop(%i2, %sum2)
                ^done:
                  call @show(%sum)
                  ret %zero
                }
                """,
                Option),
            new Outcome(0, "12502500 ", ""));

    [Fact]
    public void A_deadlock_names_tasks_and_places()
    {
        var text = RawProgram.Of(
            """
            fn @take(%c: chan<int>) -> int suspends {
            ^entry(%c: chan<int>):
              %got = chan.recv %c : Option ; test.wyn:2:5
              %v = get %got ?Some.0 : int
              ret %v
            }
            fn @$start() -> int suspends {
            ^entry:
              %one = const 1 : int
              %c = chan.new %one : chan<int>
              %f = spawn @take(%c) : future<int> ; test.wyn:5:9
              %r = await %f : int ; test.wyn:6:1
              ret %r
            }
            """,
            Option);
        RawProgram.AssertRuns(
            text,
            new Outcome(
                1,
                "",
                """
                wyn: deadlock - the main task waits at test.wyn:6:1 for the task spawned at test.wyn:5:9
                  the task spawned at test.wyn:5:9 waits at test.wyn:2:5 in recv() on a channel with no sender and no live tasks

                """));
    }
}
