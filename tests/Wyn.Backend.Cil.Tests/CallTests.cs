// Calls of functions and of runtime entries.
using System.Linq;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class CallTests
{
    private const string Exit = "\nfn @$start(%worker: worker) -> int {\n^entry(%worker: worker):\n  %0 = const 0 : int\n  ret %0\n}";

    [Fact]
    public void Results_with_and_without_frame()
    {
        var program = new LoadedProgram(TestProgram.Parse("""
            fn @both(%x: int) -> (int, frame) suspends {
            ^entry(%x: int):
              %0 = frame.none
              ret %x, %0
            }
            fn @only() -> frame suspends {
            ^entry:
              %0 = frame.none
              ret %0
            }
            fn @none() {
            ^entry:
              ret
            }
            fn @value(%x: int) -> int {
            ^entry(%x: int):
              %0, %1 = call @both(%x) : int, frame
              %2 = call @only() : frame
              call @none()
              %3 = add.wrap %0, %x
              ret %3
            }
            fn @passed(%x: int) -> (int, frame) suspends {
            ^entry(%x: int):
              %0, %1 = call @both(%x) : int, frame
              ret %0, %1
            }
            fn @frame(%x: int) -> frame suspends {
            ^entry(%x: int):
              %0, %1 = call @both(%x) : int, frame
              ret %1
            }
            fn @unread(%x: int) -> int {
            ^entry(%x: int):
              %0, %1 = call @both(%x) : int, frame
              %2 = call @value(%x) : int
              ret %x
            }
            fn @named(%x: int) -> int {
            ^entry(%x: int):
              %a, %s = call @both(%x) : int, frame
              ret %a
            }
            """ + Exit));
        Assert.Equal(8L, program.Call("value", 4L));
        Assert.Equal(4L, program.Call("unread", 4L));
        Assert.Equal(4L, program.Call("named", 4L));
        Assert.Null(program.Call("frame", 4L));
        Assert.Equal(new Runtime.Completion<long>(4, null), program.Call("passed", 4L));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(40)]
    public void Any_number_of_strings_is_joined(int count)
    {
        var parts = Enumerable.Range(0, count).ToList();
        var constants = string.Concat(parts.Select(i => $"  %c{i} = const {i} : int\n  %s{i} = call.rt str.from.int(%c{i}) : str\n"));
        var operands = string.Join(", ", parts.Select(i => $"%s{i}"));
        var module = TestProgram.Start($"{constants}  %all = call.rt str.concat({operands}) : str\n  call.rt print(%worker, %all)");
        Assert.Equal(string.Concat(parts), TestProgram.Output(module));
    }

    [Fact]
    public void More_parameters_than_a_byte_can_number()
    {
        const int Count = 300;
        var numbers = Enumerable.Range(0, Count).ToList();
        var parameters = string.Join(", ", numbers.Select(i => $"%p{i}: int"));
        var sum = string.Join("\n", numbers.Skip(1).Select(i => $"  %s{i} = add.wrap %{(i == 1 ? "p0" : $"s{i - 1}")}, %p{i}"));
        var arguments = string.Concat(numbers.Select(i => $"  %c{i} = const {i} : int\n"));
        var program = new LoadedProgram(TestProgram.Parse($$"""
            fn @sum({{parameters}}) -> int {
            ^entry({{parameters}}):
            {{sum}}
              br ^again(%p299, %p298)
            ^again(%p298.1: int, %p299.1: int):
              %t = mul.wrap %p298.1, %p299.1
              %r = add.wrap %t, %s{{Count - 1}}
              ret %r
            }
            fn @f() -> int {
            ^entry:
            {{arguments}}
              %r = call @sum({{string.Join(", ", numbers.Select(i => $"%c{i}"))}}) : int
              ret %r
            }
            {{Exit}}
            """));
        Assert.Equal((299L * 298) + (299 * 150), program.Call("f"));
    }

    [Fact]
    public void Names_that_no_other_language_has()
    {
        var program = new LoadedProgram(TestProgram.Parse("""
            fn @"map<int, str>"() -> int {
            ^entry:
              %0 = call @Main() : int
              ret %0
            }
            fn @Main() -> int {
            ^entry:
              %0 = const 7 : int
              ret %0
            }
            fn @Run(%e: int) -> int {
            ^entry(%e: int):
              ret %e
            }
            """ + Exit));
        Assert.Equal(7L, program.Call("map<int, str>"));
    }

    [Fact]
    public void A_string_constant_may_hold_any_bytes()
    {
        var module = TestProgram.Start("""
              %0 = const "" : str
              call.rt print(%worker, %0)
              %1 = const "a\x00\"\\\nä" : str
              call.rt print(%worker, %1)
              %2 = const "a\x00\"\\\nä" : str
              call.rt print(%worker, %2)
            """);
        Assert.Equal("a\0\"\\\näa\0\"\\\nä", TestProgram.Output(module));
        Assert.Equal(2, TestProgram.Listing(module).Split('\n').Count(line => line.StartsWith("  static WynString <string>", System.StringComparison.Ordinal)));
    }
}
