// One complete module for each op, as the reference shows it: made from the row where operands and result are fixed, written
// out where the op names something. A test parses and verifies all of them.
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
        => $"module \"example\" stage {IrStageNames.Of(info.FirstStage)}\n{(info.Immediate == ImmediateKind.Global ? "" : "\n")}{Body(info)}";

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
        Opcode.TaskSpawn => Function("(%w: worker, %a: int)", "future<int>", "%r = task.spawn %w, @twice(%a) : future<int>", "ret %r") + Callee,
        Opcode.TaskDetach => Function("(%w: worker, %a: int)", null, "task.detach %w, @twice(%a)", "ret") + Callee,
        Opcode.AwaitDirect => Function(
            "(%w: worker, %f: future<int>)", "(int, frame) suspends",
            "%r, %s = await.direct %w, %f : int, frame", "drop %f", "%none = frame.none", "ret %r, %none"),
        Opcode.FrameNone => Function("(%w: worker)", "frame suspends", "%r = frame.none", "ret %r"),
        Opcode.StackCheck => Function("(%w: worker)", null, "stack.check %w", "call @example(%w)", "ret"),
        Opcode.Br => Function("(%a: int)", "int", "br ^next(%a)", "^next(%r: int):", "ret %r"),
        Opcode.BrIf => Function(
            "(%c: bool, %a: int)", "int", "br.if %c, ^then, ^join(%a)", "^then:", "%zero = const 0 : int", "br ^join(%zero)", "^join(%r: int):", "ret %r"),
        Opcode.Ret => Function("(%a: int)", "int", "ret %a"),
        Opcode.Panic => Function("(%message: str)", null, "panic %message"),
        Opcode.Unreachable => Function("(%code: int)", null, "call.rt exit(%code)", "unreachable"),
        _ => OfRow(info),
    };

    private static string OfRow(OpInfo info)
    {
        var parameters = string.Join(", ", info.Operands.Select(operand => $"%{operand.Name}: {operand.Type}"));
        var operands = string.Join(", ", info.Operands.Select(operand => "%" + operand.Name));
        return Function($"({parameters})", info.ResultType?.Text, $"%r = {info.Mnemonic} {operands}", "ret %r");
    }

    private static string Function(string parameters, string? results, params string[] lines)
    {
        var entry = parameters == "()" ? "^entry:" : $"^entry{parameters}:";
        var arrow = results is null ? "" : " -> " + results;
        var body = lines.Select(line => line.StartsWith('^') ? line : "  " + line);
        return $"fn @example{parameters}{arrow} {{\n{entry}\n{string.Join('\n', body)}\n}}";
    }
}
