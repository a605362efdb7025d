// Composite values that cross from task to task: as arguments, results and globals, in parts or boxed; closures that may not.
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class CrossingTests
{
    private const string Types = """
        struct Point { x: int, name: str }
        struct Big { a: int, b: float, c: bool, d: str, e: array<int>, f: Point, g: Shape, h: future<int> }
        enum Shape { Circle(float), Named(str, int), Empty }
        boxed enum List { End, Node(int, List) }
        struct Handler { n: int, run: fn(int) -> int }
        boxed enum Chain { Last, Link(fn() -> int, Chain) }
        """;

    [Fact]
    public void Arguments_and_results_of_every_shape()
        => RawProgram.AssertPrints("p 5 named 2 4 0.5 42 ", """
            fn @fortyTwo() -> int {
            ^entry:
              %0 = const 42 : int
              ret %0
            }
            fn @work(%b: Big, %p: Point, %s: Shape, %xs: array<int>, %l: List) -> Big {
            ^entry(%b: Big, %p: Point, %s: Shape, %xs: array<int>, %l: List):
              %v = get %l ?Node.0 : int
              %ys = array.push %xs, %v : array<int>
              %c = set %b .e, %ys : Big
              %d = set %c .f, %p : Big
              %e = set %d .g, %s : Big
              ret %e
            }
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %1 = const 1 : int
              %half = const 0.5 : float
              %yes = const true : bool
              %q = const "q" : str
              %name = const "p" : str
              %named = const "named" : str
              %4 = const 4 : int
              %5 = const 5 : int
              %p = struct.new %5, %name : Point
              %n = struct.new %1, %q : Point
              %e = enum.new Empty : Shape
              %s = enum.new Named, %named, %1 : Shape
              %xs = array.new %1 : array<int>
              %end = enum.new End : List
              %l = enum.new Node, %4, %end : List
              %f = spawn @fortyTwo() : future<int>
              %b = struct.new %1, %half, %yes, %q, %xs, %n, %e, %f : Big
              %t = spawn @work(%b, %p, %s, %xs, %l) : future<Big>
              %r = await %t : Big
              %rn = get %r .f.name : str
              call @shows(%rn)
              %rx = get %r .f.x : int
              call @show(%rx)
              %rs = get %r .g?Named.0 : str
              call @shows(%rs)
              %re = get %r .e : array<int>
              %len = array.len %re
              call @show(%len)
              %last = get %re [%1] : int
              call @show(%last)
              %rb = get %r .b : float
              %rbs = call.rt str.from.float(%rb) : str
              call @shows(%rbs)
              %rh = get %r .h : future<int>
              %42 = await %rh : int
              call @show(%42)
              ret %0
            }
            """, Types);

    [Fact]
    public void A_result_that_is_awaited_twice_is_two_values()
        => RawProgram.AssertPrints("1 7 8 ", """
            fn @make() -> array<int> {
            ^entry:
              %1 = const 1 : int
              %xs = array.new %1 : array<int>
              ret %xs
            }
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %7 = const 7 : int
              %8 = const 8 : int
              %t = spawn @make() : future<array<int>>
              %a = await %t : array<int>
              %b = await %t : array<int>
              %c = await %t : array<int>
              %b7 = set %b [%0], %7 : array<int>
              %c8 = set %c [%0], %8 : array<int>
              %a0 = get %a [%0] : int
              call @show(%a0)
              %b0 = get %b7 [%0] : int
              call @show(%b0)
              %c0 = get %c8 [%0] : int
              call @show(%c0)
              ret %0
            }
            """);

    [Fact]
    public void An_argument_that_both_change_is_two_values()
        => RawProgram.AssertPrints("1 100 2 ", """
            fn @change(%xs: array<array<int>>) -> array<array<int>> {
            ^entry(%xs: array<array<int>>):
              %0 = const 0 : int
              %100 = const 100 : int
              %ys = set %xs [%0][%0], %100 : array<array<int>>
              ret %ys
            }
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %1 = const 1 : int
              %2 = const 2 : int
              %row = array.new %1 : array<int>
              %xs = array.new %row, %row : array<array<int>>
              %t = spawn @change(%xs) : future<array<array<int>>>
              %zs = set %xs [%1][%0], %2 : array<array<int>>
              %ys = await %t : array<array<int>>
              %a = get %xs [%0][%0] : int
              call @show(%a)
              %b = get %ys [%0][%0] : int
              call @show(%b)
              %c = get %zs [%1][%0] : int
              call @show(%c)
              ret %0
            }
            """);

    [Fact]
    public void A_shared_global_loses_no_change_in_place()
        => RawProgram.AssertPrints("4000 4000 0 ", """
            fn @count(%n: int) -> int {
            ^entry(%n: int):
              %0 = const 0 : int
              %1 = const 1 : int
              br ^loop(%0)
            ^loop(%i: int):
              %go = lt.int %i, %n
              br.if %go, ^body, ^done
            ^body:
              %g = global.take @state : tuple<array<int>, int>
              %r, %xs = take %g .0 : tuple<array<int>, int>, array<int>
              %ys = array.push %xs, %i : array<int>
              %h = put %r .0, %ys : tuple<array<int>, int>
              %k = get %h .1 : int
              %l = add.wrap %k, %1
              %m = set %h .1, %l : tuple<array<int>, int>
              global.put @state, %m
              %j = add.wrap %i, %1
              br ^loop(%j)
            ^done:
              ret %0
            }
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %n = const 1000 : int
              %before = global.load @state : tuple<array<int>, int>
              %a = spawn @count(%n) : future<int>
              %b = spawn @count(%n) : future<int>
              %c = spawn @count(%n) : future<int>
              %d = spawn @count(%n) : future<int>
              %ra = await %a : int
              %rb = await %b : int
              %rc = await %c : int
              %rd = await %d : int
              %after = global.load @state : tuple<array<int>, int>
              %xs = get %after .0 : array<int>
              %len = array.len %xs
              call @show(%len)
              %k = get %after .1 : int
              call @show(%k)
              %old = get %before .0 : array<int>
              %oldLen = array.len %old
              call @show(%oldLen)
              ret %0
            }
            """, "shared global @state : tuple<array<int>, int>");

    [Theory]
    [InlineData("")]
    [InlineData("shared ")]
    public void Globals_without_a_zero_are_unset_first(string shared)
    {
        const string Start = """
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %h = global.load @h : Handler ; test.wyn:5:5
              %n = get %h .n : int
              call @show(%n)
              ret %0
            }
            """;
        RawProgram.AssertRuns(
            RawProgram.Of(Start, $"{Types}\n{shared}global @h : Handler"),
            new Outcome(1, "", "panic at test.wyn:5:5: global 'h' is read before it is initialised\n"));
    }

    [Fact]
    public void Composite_globals_keep_what_is_stored()
        => RawProgram.AssertPrints("0 0 1 9 3 ", """
            fn @three(%n: int) -> int {
            ^entry(%n: int):
              %3 = const 3 : int
              ret %3
            }
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %1 = const 1 : int
              %9 = const 9 : int
              %p = global.load @p : Point
              %x = get %p .x : int
              call @show(%x)
              %xs = global.load @xs : array<Point>
              %len = array.len %xs
              call @show(%len)
              %q = set %p .x, %9 : Point
              %ys = array.push %xs, %q : array<Point>
              global.store @xs, %ys
              global.store @p, %q
              %zs = global.load @xs : array<Point>
              %l1 = array.len %zs
              call @show(%l1)
              %r = global.load @p : Point
              %rx = get %r .x : int
              call @show(%rx)
              %f = closure.new @three : fn(int) -> int
              %h = struct.new %1, %f : Handler
              global.store @h, %h
              %i = global.load @h : Handler
              %g = get %i .run : fn(int) -> int
              %v = call.closure %g, %0 : int
              call @show(%v)
              ret %0
            }
            """, Types + "\nglobal @p : Point\nshared global @xs : array<Point>\nshared global @h : Handler");

    [Fact]
    public void A_box_far_inside_cannot_leave_its_task()
    {
        // The chain is long: the search may not recurse.
        const string Start = """
            fn @next(%n: box<int>) -> int {
            ^entry(%n: box<int>):
              %r = box.get %n : int
              ret %r
            }
            fn @one() -> int {
            ^entry:
              %1 = const 1 : int
              ret %1
            }
            fn @use(%c: Chain) {
            ^entry(%c: Chain):
              ret
            }
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %1 = const 1 : int
              %many = const 200000 : int
              %plain = closure.new @one : fn() -> int
              %last = enum.new Last : Chain
              br ^loop(%0, %last)
            ^loop(%i: int, %c: Chain):
              %go = lt.int %i, %many
              br.if %go, ^body, ^done
            ^body:
              %d = enum.new Link, %plain, %c : Chain
              %j = add.wrap %i, %1
              br ^loop(%j, %d)
            ^done:
              spawn.detached @use(%c) ; test.wyn:8:3
              %b = box.new "count", %0 : box<int>
              %f = closure.new @next, %b : fn() -> int
              %e = enum.new Link, %f, %c : Chain
              %k = enum.new Link, %plain, %e : Chain
              spawn.detached @use(%k) ; test.wyn:9:3
              ret %0
            }
            """;
        RawProgram.AssertRuns(
            RawProgram.Of(Start, Types), new Outcome(1, "", "panic at test.wyn:9:3: closure that changes 'count' cannot leave its task\n"));
    }
}
