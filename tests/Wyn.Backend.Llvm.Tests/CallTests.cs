// Calls of functions and of runtime entries.
using System;
using System.Linq;
using Wyn.IR.Model;
using Xunit;

namespace Wyn.Backend.Llvm.Tests;

public class CallTests
{
    private const string Recursion = """
        fn @fib(%n: int) -> int {
        ^entry(%n: int):
          %0 = const 2 : int
          %1 = lt.int %n, %0
          br.if %1, ^small, ^large
        ^small:
          ret %n
        ^large:
          %2 = const 1 : int
          %3 = sub.wrap %n, %2
          %4 = call @fib(%3) : int
          %5 = sub.wrap %n, %0
          %6 = call @fib(%5) : int
          %7 = add.wrap %4, %6
          ret %7
        }
        fn @$start() -> int {
        ^entry:
          %0 = const 20 : int
          %r = call @fib(%0) : int
          %2 = call.rt str.from.int(%r) : str
          call.rt print(%2)
          %zero = const 0 : int
          ret %zero
        }
        """;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    public void Any_number_of_strings_is_joined(int count)
    {
        var parts = Enumerable.Range(0, count).ToList();
        var constants = string.Concat(parts.Select(i => $"  %c{i} = const {i} : int\n  %s{i} = call.rt str.from.int(%c{i}) : str\n"));
        var operands = string.Join(", ", parts.Select(i => $"%s{i}"));
        var module = TestProgram.Start($"{constants}  %all = call.rt str.concat({operands}) : str\n  call.rt print(%all)");
        Assert.Equal(string.Concat(parts), TestProgram.Output(module));
    }

    [Fact]
    public void Names_that_no_other_language_has()
    {
        var module = TestProgram.Parse("""
            fn @"map<int, str>"() -> int {
            ^entry:
              %0 = call @main() : int
              ret %0
            }
            fn @main() -> int {
            ^entry:
              %0 = call @malloc() : int
              ret %0
            }
            fn @malloc() -> int {
            ^entry:
              %0 = call @"wyn_print"() : int
              ret %0
            }
            fn @"wyn_print"() -> int {
            ^entry:
              %0 = global.load @wyn_program : int
              ret %0
            }
            fn @$start() -> int {
            ^entry:
              %7 = const 7 : int
              global.store @wyn_program, %7
              %0 = call @"map<int, str>"() : int
              ret %0
            }
            """, "global @wyn_program : int");
        Assert.Equal(new Outcome(7, "", ""), TestProgram.Run(module));
    }

    [Fact]
    public void A_string_constant_may_hold_any_bytes()
    {
        var module = TestProgram.Start("""
              %0 = const "" : str
              call.rt print(%0)
              %1 = const "a\x00\"\\\nä" : str
              call.rt print(%1)
              %2 = const "a\x00\"\\\nä" : str
              call.rt print(%2)
            """);
        Assert.Equal("a\0\"\\\näa\0\"\\\nä", TestProgram.Output(module));
        Assert.Single(TestProgram.Text(module).Split('\n'), line => line.Contains("c\"a\\00", StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_call_of_a_recursion_stays_a_call()
    {
        var text = TestProgram.TextOf(TestProgram.Parse(Recursion), "wyn.fib");
        Assert.Single(text.Split('\n'), line => line.Contains("notail call", StringComparison.Ordinal));
        Assert.Equal(2, text.Split("@wyn.fib(").Length - 1 - 1); // its own head aside
        Assert.Equal("6765", TestProgram.Output(TestProgram.Parse(Recursion)));
    }

    [Fact]
    public void More_parameters_than_registers()
    {
        const int Count = 60;
        var numbers = Enumerable.Range(0, Count).ToList();
        var parameters = string.Join(", ", numbers.Select(i => $"%p{i}: {Type(i)}"));
        var sum = string.Concat(numbers.Select(i => $"  %i{i} = {(i % 3 == 0 ? "int.from.float" : i % 3 == 1 ? "int.from.bool" : "neg.wrap")} %p{i}\n  %s{i + 1} = add.wrap %s{i}, %i{i}\n"));
        var arguments = string.Concat(numbers.Select(i => $"  %c{i} = const {(i % 3 == 0 ? $"{i}.5" : i % 3 == 1 ? "true" : $"{i}")} : {Type(i)}\n"));
        IrModule module = TestProgram.Parse($$"""
            fn @sum({{parameters}}) -> int {
            ^entry({{parameters}}):
              %s0 = const 0 : int
            {{sum}}  ret %s{{Count}}
            }
            fn @$start() -> int {
            ^entry:
            {{arguments}}  %f = spawn @sum({{string.Join(", ", numbers.Select(i => $"%c{i}"))}}) : future<int>
              %a = await %f : int
              %b = call @sum({{string.Join(", ", numbers.Select(i => $"%c{i}"))}}) : int
              %r = sub.wrap %a, %b
              %0 = call.rt str.from.int(%a) : str
              call.rt print(%0)
              ret %r
            }
            """);
        var expected = numbers.Sum(i => i % 3 == 0 ? i : i % 3 == 1 ? 1 : -i);
        Assert.Equal(new Outcome(0, $"{expected}", ""), TestProgram.Run(module));

        static string Type(int i) => i % 3 == 0 ? "float" : i % 3 == 1 ? "bool" : "int";
    }
}
