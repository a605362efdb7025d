// Modules in text form that several tests start from.
namespace Wyn.IR.Tests;

internal static class Samples
{
    /// <summary>A program with every construct of the text form in stage raw, as the printer writes it.</summary>
    public const string Program = """
        module "demo" stage raw entry @$start
        file "demo.wyn"
        struct Point { x: int, name: str }
        struct "Box<int>" { value: tuple<int, Shape>, next: array<Point> }
        struct "int" { }
        enum Shape { Circle(float), Rect(float, str), Empty }
        boxed enum List { End, Node(List, fn(int, str) -> box<int>) }
        suspends fn(future<int>) -> fn()
        global @g : int
        shared global @task : future<int>

        fn @compute(%n: int) -> int { ; demo.wyn:1:1
        ^entry(%n: int):
          %r = mul.wrap %n, %n ; demo.wyn:2:12
          ret %r ; demo.wyn:2:5
        }

        fn @quiet() {
        ^entry:
          ret
        }

        fn @"map<int, str>"(%x: int, %x.1: float, %0: bool) -> str {
        ^entry(%x: int, %x.1: float, %0: bool):
          %1 = const -9223372036854775808 : int
          %2 = const -0.0 : float
          %3 = const 1E+300 : float
          %4 = const -inf : float
          %5 = const nan : float
          %6 = const nan.7FF8000000000001 : float
          %7 = const true : bool
          %8 = const "a\n\t\r\"\\\x00\xFFäß" : str
          br.if %0, ^loop(%8, %x), ^loop(%8, %1)
        ^loop(%s: str, %i: int):
          %9 = call.rt str.from.int(%i) : str
          %10 = call.rt str.concat(%s, %9, %s) : str
          %11 = gt.int %i, %x
          br.if %11, ^done, ^loop.1
        ^loop.1:
          %12 = add.wrap %i, %i
          br ^loop(%10, %12)
        ^done:
          ret %10
        }

        fn @parts(%p: Point, %b: "Box<int>", %l: List, %i: int) -> (Point, List) {
        ^entry(%p: Point, %b: "Box<int>", %l: List, %i: int):
          %0 = get %b .next[%i].name : str
          %p.1 = set %p .name, %0 : Point
          %p.2, %1 = take %p.1 .name : Point, str
          %p.3 = put %p.2 .name, %1 : Point
          %2 = get %b .value.1?Rect.0 : float
          %3 = get %b .next[%i!].x : int
          %l.1 = set %l ?Node.0?Node.0, %l : List
          %4 = enum.new Circle, %2 : Shape
          %5 = enum.tag %4
          %6 = struct.new %5, %4 : tuple<int, Shape>
          %7 = box.new "the \"n\"", %3 : box<int>
          %8 = closure.new @boxed, %7 : fn(int, str) -> box<int>
          %9 = call.closure %8, %i, %0 : box<int>
          ret %p.3, %l.1
        }

        fn @boxed(%b: box<int>, %n: int, %s: str) -> box<int> {
        ^entry(%b: box<int>, %n: int, %s: str):
          box.set %b, %n
          ret %b
        }

        fn @$start() -> int suspends {
        ^entry:
          %n = const 42 : int ; demo.wyn:5:5
          global.store @g, %n
          %f = spawn @compute(%n) : future<int> ; demo.wyn:6:5
          spawn.detached @quiet()
          global.store @task, %f
          %f.1 = global.load @task : future<int>
          %r = await %f.1 : int ; demo.wyn:7:5
          %0 = call.rt str.from.int(%r) : str
          call.rt print(%0)
          call @quiet()
          %1 = global.load @g : int
          %2 = call @compute(%1) : int
          %3 = lt.int %2, %n
          br.if %3, ^bad, ^good
        ^bad:
          %message = const "Panic: bad" : str
          panic %message
        ^good:
          %4 = const 0 : int
          ret %4
        }

        """;
}
