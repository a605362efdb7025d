// Branches, loops and the moves into block parameters, which take effect all at once.
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class ControlFlowTests
{
    [Fact]
    public void Parameters_of_a_loop_change_places()
    {
        var program = new LoadedProgram(TestProgram.Parse("""
            fn @fibonacci(%n: int) -> int {
            ^entry(%n: int):
              %0 = const 0 : int
              %1 = const 1 : int
              br ^loop(%n, %0, %1)
            ^loop(%i: int, %a: int, %b: int):
              %2 = gt.int %i, %0
              br.if %2, ^body, ^done
            ^body:
              %3 = sub.wrap %i, %1
              %4 = add.wrap %a, %b
              br ^loop(%3, %b, %4)
            ^done:
              ret %a
            }
            """ + Exit));
        Assert.Equal(55L, program.Call("fibonacci", 10L));
    }

    [Fact]
    public void Moves_in_a_circle_with_a_tail_and_constants()
    {
        // a -> b -> c -> a rotates, d follows a, e becomes a constant; on both edges of one branch.
        var program = new LoadedProgram(TestProgram.Parse("""
            fn @rotate(%turns: int) -> int {
            ^entry(%turns: int):
              %0 = const 0 : int
              %1 = const 1 : int
              %2 = const 2 : int
              %3 = const 3 : int
              br ^loop(%turns, %1, %2, %3, %0, %0)
            ^loop(%i: int, %a: int, %b: int, %c: int, %d: int, %e: int):
              %4 = sub.wrap %i, %1
              %5 = gt.int %i, %0
              br.if %5, ^loop(%4, %c, %a, %b, %a, %3), ^done(%b, %a, %e, %d)
            ^done(%x: int, %y: int, %z: int, %u: int):
              %10 = const 10 : int
              %6 = mul.wrap %x, %10
              %7 = add.wrap %6, %y
              %8 = mul.wrap %7, %10
              %9 = add.wrap %8, %z
              %11 = mul.wrap %9, %10
              %12 = add.wrap %11, %u
              ret %12
            }
            """ + Exit));
        Assert.Equal(2100L, program.Call("rotate", 0L));
        Assert.Equal(1331L, program.Call("rotate", 1L));
        Assert.Equal(3233L, program.Call("rotate", 2L));
        Assert.Equal(2132L, program.Call("rotate", 3L));
    }

    [Fact]
    public void Both_edges_of_a_branch_lead_to_one_block()
    {
        var program = new LoadedProgram(TestProgram.Parse("""
            fn @pick(%c: bool, %a: int, %b: int) -> int {
            ^entry(%c: bool, %a: int, %b: int):
              br.if %c, ^join(%a), ^join(%b)
            ^join(%x: int):
              ret %x
            }
            fn @same(%c: bool, %a: int) -> int {
            ^entry(%c: bool, %a: int):
              br.if %c, ^join, ^join
            ^join:
              ret %a
            }
            """ + Exit));
        Assert.Equal(1L, program.Call("pick", true, 1L, 2L));
        Assert.Equal(2L, program.Call("pick", false, 1L, 2L));
        Assert.Equal(5L, program.Call("same", true, 5L));
        Assert.Equal(5L, program.Call("same", false, 5L));
    }

    [Fact]
    public void An_argument_waits_on_the_stack_while_others_move()
    {
        // %s is computed from both parameters and goes into one of them, the other takes the old value of the first.
        var program = new LoadedProgram(TestProgram.Parse("""
            fn @step(%n: int) -> int {
            ^entry(%n: int):
              %0 = const 0 : int
              %1 = const 1 : int
              br ^loop(%0, %1, %n)
            ^loop(%a: int, %b: int, %i: int):
              %2 = eq.int %i, %0
              br.if %2, ^done, ^body
            ^body:
              %4 = sub.wrap %i, %1
              %3 = add.wrap %a, %b
              br ^loop(%b, %3, %4)
            ^done:
              ret %a
            }
            """ + Exit));
        Assert.Equal(13L, program.Call("step", 7L));
    }

    [Fact]
    public void A_parameter_that_nobody_reads_costs_nothing()
    {
        var program = new LoadedProgram(TestProgram.Parse("""
            fn @f(%n: int) -> int {
            ^entry(%n: int):
              %0 = add.wrap %n, %n
              br ^next(%0, %n)
            ^next(%1: int, %2: int):
              ret %2
            }
            """ + Exit));
        Assert.Equal(4L, program.Call("f", 4L));
    }

    [Fact]
    public void Unreachable_blocks_are_no_code_and_panics_come_last()
    {
        var listing = TestProgram.Listing(TestProgram.Parse("""
            fn @f(%c: bool) -> int {
            ^entry(%c: bool):
              br.if %c, ^bad, ^good
            ^bad:
              %message = const "bad" : str
              panic %message ; test.wyn:2:3
            ^never:
              %1 = const 4711 : int
              ret %1
            ^good:
              %2 = const 1 : int
              ret %2
            }
            """ + Exit));
        Assert.DoesNotContain("4711", listing, System.StringComparison.Ordinal);
        Assert.True(listing.IndexOf("ret", System.StringComparison.Ordinal) < listing.IndexOf("Panic", System.StringComparison.Ordinal));
    }

    [Fact]
    public void The_entry_block_can_be_a_loop()
    {
        var program = new LoadedProgram(TestProgram.Parse("""
            fn @countdown(%n: int) -> int {
            ^entry(%n: int):
              %0 = const 3 : int
              %1 = lt.int %n, %0
              %2 = sub.wrap %n, %0
              br.if %1, ^done, ^entry(%2)
            ^done:
              ret %n
            }
            """ + Exit));
        Assert.Equal(2L, program.Call("countdown", 11L));
    }

    private const string Exit = "\nfn @$start(%worker: worker) -> int {\n^entry(%worker: worker):\n  %0 = const 0 : int\n  ret %0\n}";
}
