// One complete module for each op, as the reference shows it: made from the row where operands and result are fixed, written
// out where the op names something. A test parses and verifies all of them.
using System;
using System.Linq;
using Wyn.IR.Ops;
using Wyn.IR.Text;

namespace Wyn.IR.Dump;

internal static class ReferenceExamples
{
    private const string Callee = """


        fn @twice(%n: int) -> int {
        ^entry(%n: int):
          %r = add.wrap %n, %n
          ret %r
        }
        """;

    /// <summary>The program that the chapter on the text form explains.</summary>
    public const string Program = """
        module "demo" stage opt entry @$start
        file "demo.wyn"
        global @count : int
        shared global @greeting : str

        fn @compute(%n: int) -> int { ; demo.wyn:1:1
        ^entry(%n: int):
          %r = mul.wrap %n, %n ; demo.wyn:2:12
          ret %r ; demo.wyn:2:5
        }

        fn @$start() -> int suspends {
        ^entry:
          %n = const 42 : int ; demo.wyn:5:17
          %f = spawn @compute(%n) : future<int> ; demo.wyn:5:9
          %r = await %f : int ; demo.wyn:6:9
          %zero = const 0 : int
          br ^loop(%zero)
        ^loop(%i: int):
          %s = call.rt str.from.int(%r) : str
          call.rt print(%s) ; demo.wyn:8:5
          %one = const 1 : int
          %i.1 = add.wrap %i, %one
          %again = lt.int %i.1, %n
          br.if %again, ^loop(%i.1), ^done
        ^done:
          ret %zero
        }
        """;

    /// <summary>The example of an op: a module of the first stage in which it occurs.</summary>
    public static string Of(OpInfo info)
    {
        var body = Body(info);
        return $"module \"example\" stage {IrStageNames.Of(info.FirstStage)}\n{(body.StartsWith("fn ", StringComparison.Ordinal) ? "\n" : "")}{body}";
    }

    private static string Body(OpInfo info) => info.Opcode switch
    {
        Opcode.Const => Function("()", "str", "%r = const \"a\\n\\xFF\" : str", "ret %r"),
        Opcode.GlobalLoad => "global @g : int\n\n" + Function("()", "int", "%r = global.load @g : int", "ret %r"),
        Opcode.GlobalStore => "global @g : int\n\n" + Function("(%a: int)", null, "global.store @g, %a", "ret"),
        Opcode.Call => Function("(%a: int)", "int", "%r = call @twice(%a) : int", "ret %r") + Callee,
        Opcode.CallRuntime => Function("(%a: int)", "str", "%r = call.rt str.from.int(%a) : str", "ret %r"),
        Opcode.Spawn => Function("(%a: int)", "future<int>", "%r = spawn @twice(%a) : future<int>", "ret %r") + Callee,
        Opcode.SpawnDetached => Function("(%a: int)", null, "spawn.detached @twice(%a)", "ret") + Callee,
        Opcode.Await => Function("(%f: future<int>)", "int", "%r = await %f : int", "ret %r"),
        Opcode.Copy => Function("(%a: str)", "str", "%r = copy %a : str", "drop %a", "ret %r"),
        Opcode.Drop => Function("(%a: str)", null, "drop %a", "ret"),
        >= Opcode.CellNew and <= Opcode.CellPut or >= Opcode.ChannelNew and <= Opcode.HandleFree => Meeting(info) ?? OfRow(info),
        >= Opcode.AwaitDirect and <= Opcode.YieldDirect or >= Opcode.FrameNone and <= Opcode.ResumeWait or Opcode.Suspend => SuspendExamples.Of(info),
        Opcode.TaskSpawn => Function("(%w: worker, %a: int)", "future<int>", "%r = task.spawn %w, @twice(%a) : future<int>", "ret %r") + Callee,
        Opcode.TaskDetach => Function("(%w: worker, %a: int)", null, "task.detach %w, @twice(%a)", "ret") + Callee,
        Opcode.StackCheck => Function("(%w: worker)", null, "stack.check %w", "call @example(%w)", "ret"),
        Opcode.Br => Function("(%a: int)", "int", "br ^next(%a)", "^next(%r: int):", "ret %r"),
        Opcode.BrIf => Function(
            "(%c: bool, %a: int)", "int", "br.if %c, ^then, ^join(%a)", "^then:", "%zero = const 0 : int", "br ^join(%zero)", "^join(%r: int):", "ret %r"),
        Opcode.Ret => Function("(%a: int)", "int", "ret %a"),
        Opcode.Panic => Function("(%message: str)", null, "panic %message"),
        Opcode.Unreachable => Function("(%code: int)", null, "call.rt exit(%code)", "unreachable"),
        _ => Composite(info) ?? OfRow(info),
    };

    /// <summary>The ops through which tasks meet.</summary>
    private static string? Meeting(OpInfo info) => info.Opcode switch
    {
        Opcode.CellNew => Function("(%value: int)", "cell<int>", "%r = cell.new %value : cell<int>", "ret %r"),
        Opcode.CellGet => Function("(%c: cell<str>)", "str", "%r = cell.get %c : str", "ret %r"),
        Opcode.CellSet => Function("(%c: cell<str>, %value: str)", null, "cell.set %c, %value", "ret"),
        Opcode.CellTake or Opcode.CellPut => Function(
            "(%c: cell<array<int>>, %v: int)", null, "%a = cell.take %c : array<int>", "%r = array.push %a, %v : array<int>", "cell.put %c, %r", "ret"),
        Opcode.ChannelNew => Function("(%capacity: int)", "chan<str>", "%r = chan.new %capacity : chan<str>", "ret %r"),
        Opcode.ChannelSend => Function("(%c: chan<str>, %value: str)", null, "chan.send %c, %value", "ret"),
        Opcode.ChannelReceive or Opcode.ChannelTryReceive => Option + Function("(%c: chan<str>)", "Option", $"%r = {info.Mnemonic} %c : Option", "ret %r"),
        Opcode.ChannelClose => Function("(%c: chan<str>)", null, "chan.close %c", "ret"),
        Opcode.Select => Function("(%a: chan<str>, %b: chan<int>)", "int", "%deadline = const 100 : int", "%r = select %deadline, %a, %b", "ret %r"),
        Opcode.Sleep => Function("(%ms: int)", null, "sleep %ms", "ret"),
        Opcode.TaskYield => Function("()", null, "task.yield", "ret"),
        Opcode.TaskCancel => Function("(%f: future<int>)", null, "task.cancel %f", "ret"),
        Opcode.TaskCancelled => Function("()", "bool", "%r = task.cancelled", "ret %r"),
        Opcode.FutureDone => Function("(%f: future<int>)", "bool", "%r = future.done %f", "ret %r"),
        Opcode.HandleInt => Function("(%c: cell<int>)", "int", "%r = handle.int \"Shared\", %c", "ret %r"),
        Opcode.HandleOf => Function("(%n: int)", "cell<int>", "%r = handle.of \"Shared\", %n : cell<int>", "ret %r"),
        Opcode.HandleFree => Function("(%c: cell<int>)", null, "handle.free %c", "ret"),
        _ => null,
    };

    internal const string Option = "enum Option { Some(str), None }\n\n";

    private const string Point = "struct Point { x: int, name: str }\n\n";

    private const string Shape = "enum Shape { Circle(float), Named(str, int), Empty }\n\n";

    private const string List = "boxed enum List { End, Node(int, List) }\n\n";

    private static string? Composite(OpInfo info) => info.Opcode switch
    {
        Opcode.StructNew => Point + Function("(%x: int, %name: str)", "Point", "%r = struct.new %x, %name : Point", "ret %r"),
        Opcode.EnumNew => Shape + Function("(%r: float)", "Shape", "%s = enum.new Circle, %r : Shape", "ret %s"),
        Opcode.EnumTag => Shape + Function("(%a: Shape)", "int", "%r = enum.tag %a", "ret %r"),
        Opcode.Get => Point + Function("(%root: array<Point>, %i: int)", "str", "%r = get %root [%i].name : str", "ret %r"),
        Opcode.Set => Point + Function(
            "(%root: array<Point>, %i: int, %v: int)", "array<Point>", "%r = set %root [%i].x, %v : array<Point>", "ret %r"),
        Opcode.Take or Opcode.Put => List + Function(
            "(%root: List, %v: int)", "List", "%open, %rest = take %root ?Node.1 : List, List", "%longer = enum.new Node, %v, %rest : List",
            "%r = put %open ?Node.1, %longer : List", "ret %r"),
        Opcode.ArrayNew => Function("(%a: int, %b: int)", "array<int>", "%r = array.new %a, %b : array<int>", "ret %r"),
        Opcode.ArrayFill => Function("(%count: int, %value: str)", "array<str>", "%r = array.fill %count, %value : array<str>", "ret %r"),
        Opcode.ArrayLen => Function("(%a: array<int>)", "int", "%r = array.len %a", "ret %r"),
        Opcode.ArrayPush => Function("(%a: array<int>, %v: int)", "array<int>", "%r = array.push %a, %v : array<int>", "ret %r"),
        Opcode.ArrayPop => Function("(%a: array<int>)", "(array<int>, int)", "%r, %last = array.pop %a : array<int>, int", "ret %r, %last"),
        Opcode.ArrayInsert => Function("(%a: array<int>, %i: int, %v: int)", "array<int>", "%r = array.insert %a, %i, %v : array<int>", "ret %r"),
        Opcode.ArrayRemove => Function("(%a: array<int>, %i: int)", "(array<int>, int)", "%r, %v = array.remove %a, %i : array<int>, int", "ret %r, %v"),
        Opcode.ArraySlice => Function("(%a: array<int>, %from: int, %to: int)", "array<int>", "%r = array.slice %a, %from, %to : array<int>", "ret %r"),
        Opcode.ArrayConcat => Function("(%a: array<int>, %b: array<int>)", "array<int>", "%r = array.concat %a, %b : array<int>", "ret %r"),
        Opcode.ArrayTruncate or Opcode.ArrayReserve => Function(
            "(%a: array<int>, %count: int)", "array<int>", $"%r = {info.Mnemonic} %a, %count : array<int>", "ret %r"),
        Opcode.BoxNew => Function("(%value: int)", "box<int>", "%r = box.new \"count\", %value : box<int>", "ret %r"),
        Opcode.BoxGet => Function("(%b: box<str>)", "str", "%r = box.get %b : str", "ret %r"),
        Opcode.BoxSet => Function("(%b: box<str>, %value: str)", null, "box.set %b, %value", "ret"),
        Opcode.BoxTake or Opcode.BoxPut => Function(
            "(%b: box<array<int>>, %v: int)", null, "%a = box.take %b : array<int>", "%r = array.push %a, %v : array<int>", "box.put %b, %r", "ret"),
        Opcode.GlobalTake or Opcode.GlobalPut => "shared global @g : array<int>\n\n" + Function(
            "(%v: int)", null, "%a = global.take @g : array<int>", "%r = array.push %a, %v : array<int>", "global.put @g, %r", "ret"),
        Opcode.ClosureNew => Function("(%a: int)", "fn() -> int", "%r = closure.new @twice, %a : fn() -> int", "ret %r") + Callee,
        Opcode.CallClosure => Function("(%f: fn(int) -> int, %a: int)", "int", "%r = call.closure %f, %a : int", "ret %r"),
        Opcode.Borrow => Point + Function(
            "(%root: Point)", "bool", "%name = borrow %root .name : str", "%r = call.rt str.equal(%name, %name) : bool", "drop %root", "ret %r"),
        _ => null,
    };

    private static string OfRow(OpInfo info)
    {
        var parameters = string.Join(", ", info.Operands.Select(operand => $"%{operand.Name}: {operand.Type}"));
        var operands = string.Join(", ", info.Operands.Select(operand => "%" + operand.Name));
        return Function($"({parameters})", info.ResultType?.Text, $"%r = {info.Mnemonic} {operands}", "ret %r");
    }

    internal static string Function(string parameters, string? results, params string[] lines) => Named("example", parameters, results, lines);

    internal static string Named(string name, string parameters, string? results, params string[] lines)
    {
        var entry = parameters == "()" ? "^entry:" : $"^entry{parameters.Replace("borrow ", "", StringComparison.Ordinal)}:";
        var arrow = results is null ? "" : " -> " + results;
        var body = lines.Select(line => line.StartsWith('^') ? line : "  " + line);
        return $"fn @{name}{parameters}{arrow} {{\n{entry}\n{string.Join('\n', body)}\n}}";
    }
}
