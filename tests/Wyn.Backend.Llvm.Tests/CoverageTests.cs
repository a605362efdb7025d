// Every op of stage suspend and every callable row of the runtime table is known to the backend: each has an example that
// runs, here or among the programs in IR text. And the runtime's header declares what the table and the backend's own list of
// helpers say, no more and no less.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wyn.IR.Backends;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Backend.Llvm.Tests;

public class CoverageTests
{
    /// <summary>A program with the ops on tasks, strings and globals; scalar ops have a test of their own for each.</summary>
    private const string Program = """
        fn @task(%n: int, %s: str) -> str {
        ^entry(%n: int, %s: str):
          %0 = const 0 : int
          %1 = eq.int %n, %0
          br.if %1, ^end, ^again
        ^end:
          ret %s
        ^again:
          %one = const 1 : int
          %2 = sub.wrap %n, %one
          %3 = call @task(%2, %s) : str
          ret %3
        }
        fn @wait(%f: future<str>) -> str {
        ^entry(%f: future<str>):
          %0 = await %f : str
          ret %0
        }
        fn @$start() -> int {
        ^entry:
          %one = const 1 : int
          %s = const "." : str
          global.store @g, %s
          %t = global.load @g : str
          %f = spawn @task(%one, %t) : future<str>
          %0 = await %f : str
          %1 = call @wait(%f) : str
          %2 = call @task(%one, %0) : str
          spawn.detached @task(%one, %2)
          %5 = call.rt str.repeat(%2, %one) : str ; test.wyn:2:2
          %6 = call.rt str.compare(%5, %1) : int
          %7 = eq.int %6, %one
          br.if %7, ^bad, ^go
        ^bad:
          panic %s ; test.wyn:3:3
        ^go:
          %8 = call.rt str.equal(%5, %s) : bool
          %9 = call.rt str.from.bool(%8) : str
          %10 = const 0.5 : float
          %11 = call.rt str.from.float(%10) : str
          %12 = call.rt str.from.int(%6) : str
          %13 = call.rt str.concat(%9, %11, %12) : str
          call.rt print(%13)
          br ^exit(%one)
        ^exit(%code: int):
          call.rt exit(%code)
          unreachable
        }
        """;

    private static readonly Dictionary<AbiType, string> CTypes = new()
    {
        [AbiType.Unit] = "void ",
        [AbiType.Bool] = "bool ",
        [AbiType.Int] = "int64_t ",
        [AbiType.Float] = "double ",
        [AbiType.Str] = "wyn_str_t *",
        [AbiType.Worker] = "wyn_worker_t *",
        [AbiType.Future] = "wyn_cell_t *",
        [AbiType.Site] = "uint32_t ",
        [AbiType.Location] = "const char *",
        [AbiType.Lock] = "wyn_lock_t *",
    };

    private static readonly Dictionary<NativeType, string> CNativeTypes = new()
    {
        [NativeType.Void] = "void ",
        [NativeType.Value] = "void *",
        [NativeType.Array] = "wyn_array_t *",
        [NativeType.Cell] = "wyn_cell_t *",
        [NativeType.Worker] = "wyn_worker_t *",
        [NativeType.Marking] = "wyn_marking_t *",
        [NativeType.Int] = "int64_t ",
        [NativeType.Index32] = "uint32_t ",
        [NativeType.Location] = "const char *",
        [NativeType.Bool] = "bool ",
        [NativeType.Frame] = "wyn_frame_t *",
        [NativeType.Object] = "wyn_object_t *",
        [NativeType.Channel] = "wyn_channel_t *",
        [NativeType.Channels] = "wyn_channel_t *const *",
        [NativeType.Received] = "wyn_received_t *",
        [NativeType.IntPlace] = "int64_t *",
    };

    [Fact]
    public void The_program_runs()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(new Outcome(1, "true0.50", ""), TestProgram.Execute(TestProgram.Build(Parse(), folder), workers: 1));
    }

    [Fact]
    public void Every_op_has_an_example()
    {
        var used = Instructions().Select(instruction => instruction.Opcode).ToHashSet();
        var missing = OpTable.Rows
            .Where(row => row.FirstStage <= IrStage.Suspend && row.LastStage >= IrStage.Suspend && !OpSemantics.IsScalar(row))
            .Select(row => row.Opcode)
            .Except(used);
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_callable_row_has_an_example()
    {
        var used = Instructions().Where(instruction => instruction.Opcode == Opcode.CallRuntime).Select(instruction => instruction.Entry).ToHashSet();
        Assert.Empty(RuntimeAbi.Rows.Where(row => row.IsCallable).Except(used));
    }

    /// <summary>Without the await, of which each runtime has a form of its own.</summary>
    [Fact]
    public void The_header_declares_the_table()
    {
        var header = File.ReadLines(Repository.PathOf("Wyn.Runtime.Native/include/wyn_runtime.h"))
            .Where(line => line.StartsWith("WYN_ENTRY ", StringComparison.Ordinal));
        Assert.Equal(RuntimeAbi.Rows.Where(row => !LlvmRuntimeImports.IsOfLibrary(row)).Select(Declaration).Order(StringComparer.Ordinal), header.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_header_declares_the_helpers()
    {
        var header = File.ReadLines(Repository.PathOf("Wyn.Runtime.Native/include/wyn_runtime.h"))
            .Where(line => line.StartsWith("WYN_HELPER ", StringComparison.Ordinal));
        Assert.Equal(NativeHelpers.Rows.Select(Declaration).Order(StringComparer.Ordinal), header.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_header_has_the_version_of_the_table()
        => Assert.Contains(
            $"#define WYN_ABI_VERSION {RuntimeAbi.Version}\n",
            File.ReadAllText(Repository.PathOf("Wyn.Runtime.Native/include/wyn_runtime.h")),
            StringComparison.Ordinal);

    private static string Declaration(RuntimeEntry entry)
    {
        var parameters = entry.Parameters.Select(parameter => CTypes[parameter.Type] + parameter.Name).ToList();
        if (entry.IsVariadic)
        {
            var repeated = entry.Parameters[^1];
            parameters.RemoveAt(parameters.Count - 1);
            parameters.Add("int64_t count");
            parameters.Add($"{CTypes[repeated.Type]}const *{repeated.Name}");
        }

        if (LlvmRuntimeImports.TakesAllocationPlace(entry))
        {
            parameters.Add("const char *location");
        }

        var noReturn = entry.Effects.HasFlag(OpEffects.NoReturn) ? "WYN_NORETURN " : "";
        var list = parameters.Count == 0 ? "void" : string.Join(", ", parameters);
        return $"WYN_ENTRY {noReturn}{CTypes[entry.Result]}{LlvmRuntimeImports.FunctionName(entry)}({list});";
    }

    private static string Declaration(NativeHelper helper)
    {
        var parameters = helper.Parameters.IsEmpty ? "void" : string.Join(", ", helper.Parameters.Select(parameter => CNativeTypes[parameter.Type] + parameter.Name));
        return $"WYN_HELPER {(helper.NoReturn ? "WYN_NORETURN " : "")}{CNativeTypes[helper.Result]}{helper.Name}({parameters});";
    }

    private static IEnumerable<IrInstruction> Instructions()
        => IrProgramTests.Names.Select(name => IrProgramTests.Lower(name, optimizationLevel: 0)).Append(Parse()).SelectMany(module => module.Functions).SelectMany(function => function.Blocks).SelectMany(block => block.Instructions);

    private static IrModule Parse() => TestProgram.Parse(Program, "global @g : str");
}
