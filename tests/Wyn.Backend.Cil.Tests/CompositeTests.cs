// Values with parts where .NET needs care: slots that root and value could share, values that wait on the evaluation stack,
// deep values, value types of all shapes, results in threes. The interpreter's programs show the rest.
using System;
using System.Linq;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class CompositeTests
{
    [Fact]
    public void A_value_of_the_roots_own_type_survives_the_change()
        => RawProgram.AssertPrints("3 9 1 2 ", """
            fn @sum(%l: List) -> int {
            ^entry(%l: List):
              %0 = const 0 : int
              br ^loop(%l, %0)
            ^loop(%at: List, %total: int):
              %tag = enum.tag %at
              %more = ne.int %tag, %0
              br.if %more, ^node, ^done
            ^node:
              %v = get %at ?Node.0 : int
              %t = add.wrap %total, %v
              %next = get %at ?Node.1 : List
              br ^loop(%next, %t)
            ^done:
              ret %total
            }
            fn @join(%a: List, %b: List) -> List {
            ^entry(%a: List, %b: List):
              %0 = set %a ?Node.1, %b : List
              ret %0
            }
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %1 = const 1 : int
              %2 = const 2 : int
              %6 = const 6 : int
              %end = enum.new End : List
              %a = enum.new Node, %1, %end : List
              %b = enum.new Node, %2, %end : List
              %ab = call @join(%a, %b) : List
              %s = call @sum(%ab) : int
              call @show(%s)
              %c = enum.new Node, %6, %end : List
              %bc = call @join(%b, %c) : List
              %abc = call @join(%ab, %bc) : List
              %t = call @sum(%abc) : int
              call @show(%t)
              %sa = call @sum(%a) : int
              call @show(%sa)
              %sb = call @sum(%b) : int
              call @show(%sb)
              ret %0
            }
            """, "boxed enum List { End, Node(int, List) }");

    [Fact]
    public void Parts_of_a_value_on_the_stack()
        => RawProgram.AssertPrints("7 x 8 ", """
            fn @make(%n: int) -> Outer {
            ^entry(%n: int):
              %x = const "x" : str
              %i = struct.new %n, %x : Inner
              %m = const 8 : int
              %t = struct.new %m, %i : tuple<int, Inner>
              %o = struct.new %i, %t : Outer
              ret %o
            }
            fn @$start() -> int {
            ^entry:
              %0 = const 7 : int
              %1 = call @make(%0) : Outer
              %2 = get %1 .inner.n : int
              call @show(%2)
              %3 = call @make(%0) : Outer
              %4 = get %3 .more.1.text : str
              call @shows(%4)
              %5 = call @make(%0) : Outer
              %6 = get %5 .more.0 : int
              call @show(%6)
              %z = const 0 : int
              ret %z
            }
            """, "struct Outer { inner: Inner, more: tuple<int, Inner> }\nstruct Inner { n: int, text: str }");

    [Fact]
    public void Copies_of_structs_and_tuples_of_arrays_go_apart()
        => RawProgram.AssertPrints("1 5 1 6 1 7 9 ", """
            fn @first(%g: Grid) -> int {
            ^entry(%g: Grid):
              %0 = const 0 : int
              %1 = get %g .rows[%0].cells[%0] : int
              ret %1
            }
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %1 = const 1 : int
              %5 = const 5 : int
              %6 = const 6 : int
              %7 = const 7 : int
              %9 = const 9 : int
              %cells = array.new %1 : array<int>
              %row = struct.new %0, %cells : Row
              %rows = array.new %row, %row : array<Row>
              %g = struct.new %rows, %0 : Grid
              %h = set %g .rows[%0].cells[%0], %5 : Grid
              %a = call @first(%g) : int
              call @show(%a)
              %b = call @first(%h) : int
              call @show(%b)
              %i = set %g .rows[%0].cells[%0], %6 : Grid
              %a2 = call @first(%g) : int
              call @show(%a2)
              %c = call @first(%i) : int
              call @show(%c)
              %other = get %g .rows[%1].cells[%0] : int
              call @show(%other)
              %t = struct.new %g, %cells : tuple<Grid, array<int>>
              %u = set %t .0.rows[%1].cells[%0], %7 : tuple<Grid, array<int>>
              %d = get %u .0.rows[%1].cells[%0] : int
              call @show(%d)
              %v = set %u .1[%0], %9 : tuple<Grid, array<int>>
              %e = get %v .1[%0] : int
              call @show(%e)
              ret %0
            }
            """, "struct Grid { rows: array<Row>, n: int }\nstruct Row { n: int, cells: array<int> }");

    [Fact]
    public void Empty_structs_and_enums_without_payload_are_values()
        => RawProgram.AssertPrints("2 1 ", """
            fn @$start() -> int {
            ^entry:
              %n = struct.new : Nothing
              %c = enum.new Green : Colour
              %a = array.new %n, %n : array<Nothing>
              %l = array.len %a
              call @show(%l)
              %cs = array.new %c : array<Colour>
              %0 = const 0 : int
              %g = get %cs [%0] : Colour
              %t = enum.tag %g
              call @show(%t)
              ret %0
            }
            """, "struct Nothing { }\nenum Colour { Red, Green }");

    [Fact]
    public void A_hole_in_a_place_is_filled_in_place()
        => RawProgram.AssertPrints("1000 1000 0 ", """
            fn @grow(%b: Bag) -> Bag {
            ^entry(%b: Bag):
              %0 = const 0 : int
              %1 = const 1 : int
              %n = const 1000 : int
              br ^loop(%0, %b)
            ^loop(%i: int, %s: Bag):
              %go = lt.int %i, %n
              br.if %go, ^body, ^done
            ^body:
              %r, %xs = take %s .parts.0[%0] : Bag, array<int>
              %ys = array.push %xs, %i : array<int>
              %t = put %r .parts.0[%0], %ys : Bag
              %j = add.wrap %i, %1
              br ^loop(%j, %t)
            ^done:
              ret %s
            }
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %1 = const 1 : int
              %e = array.new : array<int>
              %one = array.new %e : array<array<int>>
              %t = struct.new %one, %0 : tuple<array<array<int>>, int>
              %b = struct.new %t : Bag
              %c = call @grow(%b) : Bag
              %x = get %c .parts.0[%0] : array<int>
              %l = array.len %x
              call @show(%l)
              %d = call @grow(%b) : Bag
              %y = get %d .parts.0[%0] : array<int>
              %m = array.len %y
              call @show(%m)
              %z = get %b .parts.0[%0] : array<int>
              %k = array.len %z
              call @show(%k)
              ret %0
            }
            """, "struct Bag { parts: tuple<array<array<int>>, int> }");

    [Fact]
    public void Three_results_and_more()
        => RawProgram.AssertPrints("3 1 2 z 2 ", """
            fn @split(%xs: array<int>, %s: str) -> (int, array<int>, str) {
            ^entry(%xs: array<int>, %s: str):
              %n = array.len %xs
              %ys, %last = array.pop %xs : array<int>, int
              ret %last, %ys, %s
            }
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %1 = const 1 : int
              %2 = const 2 : int
              %3 = const 3 : int
              %z = const "z" : str
              %xs = array.new %1, %2, %3 : array<int>
              %a, %b, %c = call @split(%xs, %z) : int, array<int>, str
              call @show(%a)
              %b0 = get %b [%0] : int
              call @show(%b0)
              %bn = array.len %b
              call @show(%bn)
              call @shows(%c)
              %d, %e, %f = call @split(%b, %z) : int, array<int>, str
              call @show(%d)
              ret %0
            }
            """);

    [Fact]
    public void A_list_of_a_million_nodes_is_made_and_read()
        => RawProgram.AssertRuns(RawProgram.Of("""
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %1 = const 1 : int
              %n = const 1000000 : int
              %end = enum.new End : List
              br ^make(%0, %end)
            ^make(%i: int, %l: List):
              %go = lt.int %i, %n
              br.if %go, ^more, ^read(%l, %0)
            ^more:
              %m = enum.new Node, %i, %l : List
              %j = add.wrap %i, %1
              br ^make(%j, %m)
            ^read(%at: List, %sum: int):
              %tag = enum.tag %at
              %isNode = eq.int %tag, %1
              br.if %isNode, ^node, ^done
            ^node:
              %v = get %at ?Node.0 : int
              %s = add.wrap %sum, %v
              %next = get %at ?Node.1 : List
              br ^read(%next, %s)
            ^done:
              call @show(%sum)
              ret %0
            }
            """, "boxed enum List { End, Node(int, List) }"), new Outcome(0, "499999500000 ", ""));

    [Fact]
    public void A_hundred_million_ints()
        => RawProgram.AssertRuns(RawProgram.Of("""
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %7 = const 7 : int
              %n = const 100000000 : int
              %xs = array.fill %n, %7 : array<int>
              %last = const 99999999 : int
              %ys = set %xs [%last], %0 : array<int>
              %v = get %ys [%0] : int
              call @show(%v)
              %len = array.len %ys
              call @show(%len)
              ret %0
            }
            """), new Outcome(0, "7 100000000 ", ""));

    [Fact]
    public void More_elements_than_there_is_room_for()
        => RawProgram.AssertRuns(RawProgram.Of("""
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %n = const 1000000000000 : int
              %xs = array.fill %n, %0 : array<int> ; test.wyn:4:5
              %len = array.len %xs
              call @show(%len)
              ret %0
            }
            """), new Outcome(1, "", "panic at test.wyn:4:5: out of memory: an array of 1000000000000 elements\n"));

    [Fact]
    public void Appends_to_one_string_are_linear_and_others_keep_theirs()
        => RawProgram.AssertPrints("300000 ab abc abd ", """
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %1 = const 1 : int
              %n = const 300000 : int
              %e = const "" : str
              %x = const "x" : str
              br ^loop(%0, %e)
            ^loop(%i: int, %s: str):
              %go = lt.int %i, %n
              br.if %go, ^body, ^done
            ^body:
              %t = call.rt str.append(%s, %x) : str
              %j = add.wrap %i, %1
              br ^loop(%j, %t)
            ^done:
              %len = call.rt str.len(%s) : int
              call @show(%len)
              %a = const "a" : str
              %b = const "b" : str
              %c = const 99 : int
              %d = const "d" : str
              %ab = call.rt str.append(%a, %b) : str
              %abc = call.rt str.append.byte(%ab, %c) : str
              %abd = call.rt str.append(%ab, %d) : str
              call @shows(%ab)
              call @shows(%abc)
              call @shows(%abd)
              ret %0
            }
            """);

    [Fact]
    public void Equal_input_gives_equal_bytes()
    {
        var images = Enumerable.Range(0, 2).Select(_ => TestProgram.Emit(
            RawProgram.Lower(InterpreterProgramTests.Text("closures"), 2), TestProgram.Request())).ToList();
        Assert.True(images[0][0].Content.SequenceEqual(images[1][0].Content));
        Assert.True(images[0][1].Content.SequenceEqual(images[1][1].Content));
    }

    [Fact]
    public void A_listing_shows_the_types_of_a_program()
    {
        var listing = TestProgram.Listing(RawProgram.Lower(InterpreterProgramTests.Text("enums"), 2));
        Assert.Contains("struct Shape", listing, StringComparison.Ordinal);
        Assert.Contains("class List", listing, StringComparison.Ordinal);
    }
}
