// Branches, loops, block parameters.
using Xunit;

namespace Wyn.Backend.Llvm.Tests;

public class ControlFlowTests
{
    [Fact]
    public void Parameters_of_a_loop_change_places() => Agree("""
        fn @f(%n: int) -> int {
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
        """, "55");

    [Fact]
    public void Both_edges_of_a_branch_lead_to_one_block() => Agree("""
        fn @f(%n: int) -> int {
        ^entry(%n: int):
          %0 = const 3 : int
          %1 = lt.int %n, %0
          br.if %1, ^join(%n, %0), ^join(%0, %n)
        ^join(%x: int, %y: int):
          %2 = mul.wrap %x, %y
          %3 = sub.wrap %2, %y
          br.if %1, ^end, ^end
        ^end:
          ret %3
        }
        """, "20");

    [Fact]
    public void The_order_of_blocks_in_the_text_means_nothing() => Agree("""
        fn @f(%n: int) -> int {
        ^entry(%n: int):
          br ^first
        ^last:
          %2 = add.wrap %1, %n
          ret %2
        ^first:
          %1 = mul.wrap %n, %n
          br ^last
        }
        """, "110");

    [Fact]
    public void Divisions_on_both_sides_of_a_branch() => Agree("""
        fn @f(%n: int) -> int {
        ^entry(%n: int):
          %0 = const 7 : int
          %1 = sub.wrap %n, %0
          %2 = div %n, %1
          %3 = gt.int %2, %0
          br.if %3, ^a(%2), ^b(%2)
        ^a(%x: int):
          %4 = rem %x, %1
          br ^b(%4)
        ^b(%y: int):
          %5 = div %0, %y
          ret %5
        }
        """, "2");

    /// <summary>Prints f(10) and compares with what is expected.</summary>
    private static void Agree(string function, string expected)
    {
        var module = TestProgram.Parse(function + """

            fn @$start() -> int {
            ^entry:
              %n = const 10 : int
              %r = call @f(%n) : int
              %s = call.rt str.from.int(%r) : str
              call.rt print(%s)
              %zero = const 0 : int
              ret %zero
            }
            """);
        Assert.Equal(expected, TestProgram.Output(module));
    }
}
