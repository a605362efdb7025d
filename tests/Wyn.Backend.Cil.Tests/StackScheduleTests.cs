// What stays on the evaluation stack: the shape of the code, and that its meaning does not depend on it.
using System;
using System.Linq;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class StackScheduleTests
{
    [Fact]
    public void Values_used_in_order_need_no_locals()
    {
        var body = Body("""
            fn @f(%n: int, %x: int, %y: int) -> int {
            ^entry(%n: int, %x: int, %y: int):
              %0 = mul.wrap %x, %y
              %1 = neg.wrap %0
              %2 = sub.wrap %n, %1
              ret %2
            }
            """);
        Assert.Equal(["ldarg.0", "ldarg.1", "ldarg.2", "mul", "neg", "sub", "ret"], body);
    }

    [Fact]
    public void Values_used_out_of_order_get_a_local()
    {
        var body = Body("""
            fn @f(%x: int, %y: int) -> int {
            ^entry(%x: int, %y: int):
              %0 = neg.wrap %x
              %1 = not %y
              %2 = sub.wrap %1, %0
              ret %2
            }
            """);
        Assert.Equal(["ldarg.0", "neg", "stloc.0", "ldarg.1", "not", "ldloc.0", "sub", "ret"], body);
    }

    [Fact]
    public void A_local_that_is_set_in_between_is_not_read_too_early()
    {
        // %1 is used twice and made after %0, so %0 cannot lie above it.
        var body = Body("""
            fn @f(%x: int) -> int {
            ^entry(%x: int):
              %0 = neg.wrap %x
              %1 = not %x
              %2 = sub.wrap %1, %0
              %3 = mul.wrap %2, %1
              ret %3
            }
            """);
        Assert.Equal(["ldarg.0", "neg", "stloc.0", "ldarg.0", "not", "stloc.1", "ldloc.1", "ldloc.0", "sub", "ldloc.1", "mul", "ret"], body);
    }

    [Fact]
    public void Temporaries_share_locals_when_they_are_not_needed_at_once()
    {
        var body = Body("""
            fn @f(%x: int) -> int {
            ^entry(%x: int):
              %0 = neg.wrap %x
              %1 = mul.wrap %0, %0
              %2 = mul.wrap %1, %1
              %3 = mul.wrap %2, %2
              ret %3
            }
            """);
        Assert.DoesNotContain(body, line => line.Contains("loc.1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_loop_keeps_each_variable_in_one_local()
    {
        var body = Body("""
            fn @sum(%n: int) -> int {
            ^entry(%n: int):
              %i = const 0 : int
              %1 = const 1 : int
              br ^loop(%i, %i)
            ^loop(%i.1: int, %s: int):
              %c = lt.int %i.1, %n
              br.if %c, ^body, ^done
            ^body:
              %s.1 = add.wrap %s, %i.1
              %i.2 = add.wrap %i.1, %1
              br ^loop(%i.2, %s.1)
            ^done:
              ret %s
            }
            """);
        Assert.Equal(
            [
                "ldc.i4.0", "conv.i8", "stloc.0", "ldc.i4.0", "conv.i8", "stloc.1",
                "ldloc.0", "ldarg.0", "clt", "stloc.2", "ldloc.2", "brfalse.s", // %c has a name: a debugger shows it
                "ldloc.1", "ldloc.0", "add", "stloc.1", "ldloc.0", "ldc.i4.1", "conv.i8", "add", "stloc.0", "br.s", "ldloc.1", "ret",
            ],
            body);
    }

    [Theory]
    [InlineData("lt.int", "bge.s")]
    [InlineData("eq.int", "bne.un.s")]
    [InlineData("lt.float", "bge.un.s")]
    [InlineData("ge.float", "blt.un.s")]
    [InlineData("ne.float", "beq.s")]
    public void A_comparison_becomes_part_of_the_branch(string comparison, string branch)
    {
        var type = comparison.EndsWith("int", StringComparison.Ordinal) ? "int" : "float";
        var body = Body($$"""
            fn @f(%a: {{type}}, %b: {{type}}) -> int {
            ^entry(%a: {{type}}, %b: {{type}}):
              %0 = {{comparison}} %a, %b
              br.if %0, ^yes, ^no
            ^yes:
              %1 = const 1 : int
              ret %1
            ^no:
              %2 = const 2 : int
              ret %2
            }
            """);
        Assert.Equal(["ldarg.0", "ldarg.1", branch, "ldc.i4.1", "conv.i8", "ret", "ldc.i4.2", "conv.i8", "ret"], body);
    }

    [Fact]
    public void A_copy_of_a_string_is_no_code()
    {
        var body = Body("""
            fn @f(%s: str) -> str {
            ^entry(%s: str):
              %0 = copy %s : str
              drop %s
              ret %0
            }
            """);
        Assert.Equal(["ldarg.0", "ret"], body);
    }

    [Fact]
    public void Deep_expressions_are_cut_before_the_stack_is_full()
    {
        // x - (x - (x - ...)): written so that all left operands come first.
        const int Depth = 5000;
        var lines = Enumerable.Range(0, Depth).Select(i => $"  %{i + 1} = sub.wrap %x, %{(i == 0 ? "x" : i.ToString(System.Globalization.CultureInfo.InvariantCulture))}");
        var module = TestProgram.Parse($"fn @f(%x: int) -> int {{\n^entry(%x: int):\n{string.Join("\n", lines)}\n  ret %{Depth}\n}}\n{Exit}");
        Assert.Equal(7L, new LoadedProgram(module).Call("f", 7L)); // 7 - 7 = 0, 7 - 0 = 7, and so on: even depths give 7
    }

    private const string Exit = "\nfn @$start(%worker: worker) -> int {\n^entry(%worker: worker):\n  %0 = const 0 : int\n  ret %0\n}";

    /// <summary>The opcodes of the first method.</summary>
    private static string[] Body(string function)
    {
        var listing = TestProgram.Listing(TestProgram.Parse(function + Exit));
        var start = listing.IndexOf("  {\n", StringComparison.Ordinal);
        return
        [
            .. listing[(start + 4)..listing.IndexOf("  }\n", StringComparison.Ordinal)]
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => !line.StartsWith("local", StringComparison.Ordinal) && !line.EndsWith(':') && !line.StartsWith("//", StringComparison.Ordinal))
                .Select(line => line.Split(' ')[0]),
        ];
    }
}
