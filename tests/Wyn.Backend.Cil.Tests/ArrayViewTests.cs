// What loops over arrays do once and not in each turn. That it changes no meaning is tested by the corpus (arrays/loops_*).
using System;
using System.Linq;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class ArrayViewTests
{
    private const string Exit = "\nfn @$start(%worker: worker) -> int {\n^entry(%worker: worker):\n  %0 = const 0 : int\n  ret %0\n}";

    [Fact]
    public void A_loop_that_reads_an_array_looks_at_it_once()
    {
        var calls = Calls("array<int>", "%sum: int", "%zero", "int", """
              %x = get %xs [%i] : int
              %sum.1 = add.wrap %sum, %x
            """, "%sum.1", "  drop %xs\n  ret %sum");
        Assert.Equal(["get_First", "get_Length", "AtFromStart"], calls);
    }

    [Fact]
    public void A_loop_that_changes_an_array_asks_for_its_owners_once()
    {
        var calls = Calls("array<int>", "%xs.1: array<int>", "%xs", "array<int>", """
              %x = get %xs.1 [%i] : int
              %y = add.wrap %x, %x
              %xs.2 = set %xs.1 [%i], %y : array<int>
            """, "%xs.2", "  ret %xs.1");
        Assert.Equal(["Own", "get_First", "get_Length", "AtFromStart"], calls.SkipWhile(call => call != "Own"));
    }

    [Fact]
    public void A_row_that_a_loop_does_not_change_is_looked_up_before_it()
    {
        var calls = Calls("array<array<int>>", "%sum: int", "%zero", "int", """
              %row = borrow %xs [%zero] : array<int>
              %x = get %row [%i] : int
              %sum.1 = add.wrap %sum, %x
            """, "%sum.1", "  drop %xs\n  ret %sum");
        Assert.Equal(["get_First", "get_Length", "Find", "get_First", "get_Length", "get_None", "AtFromStart", "AtFromStart"], calls);
    }

    [Fact]
    public void A_part_that_is_read_and_changed_is_looked_up_once()
    {
        var calls = Calls("array<array<int>>", "%xs.1: array<array<int>>", "%xs", "array<array<int>>", """
              %x = get %xs.1 [%i][%zero] : int
              %y = add.wrap %x, %x
              %xs.2 = set %xs.1 [%i][%zero], %y : array<array<int>>
            """, "%xs.2", "  ret %xs.1");
        Assert.Single(calls, "OwnAt");
        Assert.Equal(2, calls.Count(call => call == "AtFromStart"));
    }

    /// <summary>The members of arrays that a function calls, in order: a loop over an index, which carries one more value.</summary>
    private static string[] Calls(string array, string carried, string first, string result, string body, string next, string end)
    {
        var listing = TestProgram.Listing(TestProgram.Parse($$"""
            fn @f(%xs: {{array}}, %n: int) -> {{result}} {
            ^entry(%xs: {{array}}, %n: int):
              %zero = const 0 : int
              br ^loop(%zero, {{first}})
            ^loop(%i: int, {{carried}}):
              %more = lt.int %i, %n
              br.if %more, ^body, ^end
            ^body:
            {{body}}
              %one = const 1 : int
              %j = add.wrap %i, %one
              br ^loop(%j, {{next}})
            ^end:
            {{end}}
            }
            """ + Exit));
        return
        [
            .. listing[..listing.IndexOf("  }\n", StringComparison.Ordinal)]
                .Split('\n')
                .Where(line => line.Contains("::", StringComparison.Ordinal))
                .Select(line => line[(line.IndexOf("::", StringComparison.Ordinal) + 2)..line.IndexOf('(', StringComparison.Ordinal)]),
        ];
    }
}
