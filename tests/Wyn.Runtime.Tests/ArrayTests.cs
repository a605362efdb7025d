// Arrays: what each op gives, that a shared one is copied and the copy's elements are marked, and the panics.
using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Wyn.Runtime.Tests;

public sealed class ArrayTests
{
    [Fact]
    public void A_push_to_an_array_with_one_owner_is_in_place()
    {
        var array = Of<long>();
        for (var i = 0L; i < 1000; i++)
        {
            var pushed = WynArray<long>.Push(array, i);
            Assert.Same(array, pushed);
        }

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (long)i), Items(array));
    }

    [Fact]
    public void A_push_to_a_shared_array_leaves_it_alone()
    {
        var array = Of(1L, 2);
        WynArray<long>.Share(array);
        var pushed = WynArray<long>.Push(array, 3);
        Assert.Equal([1, 2], Items(array));
        Assert.Equal([1, 2, 3], Items(pushed));
        Assert.Same(pushed, WynArray<long>.Own(pushed));
    }

    [Fact]
    public void A_copy_marks_the_arrays_inside()
    {
        var inner = Of(1L);
        var outer = Of(inner);
        WynArray<WynArray<long>>.Share(outer);
        var copy = WynArray<WynArray<long>>.Own(outer);
        Assert.NotSame(outer, copy);
        var changed = WynArray<long>.OwnAt(ref copy.At(0, ""));
        changed.At(0, "") = 7;
        Assert.Equal(1, outer.At(0, "").At(0, ""));
        Assert.Equal(7, copy.At(0, "").At(0, ""));
        Assert.Same(changed, WynArray<long>.OwnAt(ref copy.At(0, "")));
    }

    [Fact]
    public void A_filled_array_has_one_element_many_times()
    {
        var rows = WynArray<WynArray<long>>.Fill(3, Of(0L), "");
        WynArray<long>.OwnAt(ref rows.At(1, "")).At(0, "") = 5;
        Assert.Equal([0, 5, 0], Items(rows).Select(row => row.At(0, "")));
        Assert.Equal(0, WynArray<long>.Fill(-1, 7, "").Length);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(2, 30)]
    [InlineData(-1, 30)]
    [InlineData(-3, 10)]
    public void A_negative_index_counts_from_the_end(long index, long element) => Assert.Equal(element, Of(10L, 20, 30).At(index, ""));

    [Theory]
    [InlineData(3)]
    [InlineData(-4)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void An_index_outside_is_a_panic(long index)
    {
        AssertPanic($"array index out of bounds: index {index}, length 3", () => _ = Of(1L, 2, 3).At(index, "f:1:1"));
        AssertPanic($"array index out of bounds: index {index}, length 3", () => Of(1L, 2, 3).Remove(index, "f:1:1"));
    }

    [Theory]
    [InlineData(0, "x,a,b,c")]
    [InlineData(3, "a,b,c,x")]
    [InlineData(-1, "a,b,x,c")]
    public void An_insertion_moves_the_rest(long index, string expected)
    {
        var array = Of("a", "b", "c");
        WynArray<string>.Share(array);
        Assert.Equal(expected, string.Join(",", Items(WynArray<string>.Insert(array, index, "x", ""))));
        Assert.Equal("a,b,c", string.Join(",", Items(array)));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-4)]
    public void An_insertion_outside_is_a_panic(long index)
        => AssertPanic($"array index out of bounds: index {index}, length 3", () => WynArray<long>.Insert(Of(1L, 2, 3), index, 0, "f:1:1"));

    [Fact]
    public void A_removal_gives_the_element_and_closes_the_gap()
    {
        var array = Of("a", "b", "c");
        Assert.Equal("b", array.Remove(-2, ""));
        Assert.Equal(["a", "c"], Items(array));
        Assert.Equal("c", array.Pop(""));
        Assert.Equal("a", array.Pop(""));
        AssertPanic("pop on empty array", () => array.Pop("f:1:1"));
    }

    [Fact]
    public void Slices_joins_and_cuts()
    {
        var array = Of(1L, 2, 3, 4);
        Assert.Equal([2, 3], Items(array.Slice(1, 3)));
        Assert.Equal([], Items(array.Slice(4, 4)));
        WynArray<long>.Share(array);
        Assert.Equal([1, 2, 3, 4, 1, 2, 3, 4], Items(WynArray<long>.Concat(array, array)));
        var cut = WynArray<long>.Truncate(array, 1);
        Assert.Equal([1], Items(cut));
        Assert.Equal([1, 9], Items(WynArray<long>.Push(cut, 9)));
        Assert.Equal([1, 2, 3, 4], Items(WynArray<long>.Reserve(array, 100, "")));
        Assert.Equal([1, 2, 3, 4], Items(array));
    }

    [Fact]
    public void Too_many_elements_are_a_panic()
        => AssertPanic("out of memory: an array of 9000000000 elements", () => WynArray<long>.Fill(9000000000, 0, "f:1:1"));

    private static WynArray<T> Of<T>(params T[] items) => new(items);

    private static List<T> Items<T>(WynArray<T> array) => [.. Enumerable.Range(0, (int)array.Length).Select(i => array.At(i, ""))];

    private static void AssertPanic(string message, Action action)
    {
        var panic = Assert.Throws<WynPanicException>(action);
        Assert.Equal(message, panic.Message);
        Assert.Equal("f:1:1", panic.Location);
    }
}
