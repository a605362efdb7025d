// Every op of stage suspend and every row of the runtime table is known to the backend: each op has an example that runs.
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Wyn.IR.Backends;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.Runtime;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class CoverageTests
{
    /// <summary>
    /// A program with every op of tasks and calls. Those on composite values are in the interpreter's programs, which run here too,
    /// and scalar ops have a test of their own for each.
    /// </summary>
    private const string Program = """
        fn @task(%worker: worker, %s: str) -> (str, frame) suspends {
        ^entry(%worker: worker, %s: str):
          stack.check %worker ; test.wyn:1:1
          %0 = copy %s : str
          drop %s
          %1 = frame.none
          ret %0, %1
        }
        fn @$start(%worker: worker) -> int {
        ^entry(%worker: worker):
          %s = const "." : str
          global.store @g, %s
          %t = global.load @g : str
          %f = task.spawn %worker, @task(%t) : future<str>
          %0, %1 = await.direct %worker, %f : str, frame
          %2, %3 = call @task(%worker, %0) : str, frame
          task.detach %worker, @task(%2)
          %4 = const 1 : int
          %5 = call.rt str.repeat(%2, %4) : str ; test.wyn:2:2
          %6 = call.rt str.compare(%5, %s) : int
          %7 = eq.int %6, %4
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
          call.rt print(%worker, %13)
          br ^end(%4)
        ^end(%code: int):
          call.rt exit(%worker, %code)
          unreachable
        }
        """;

    [Fact]
    public void The_program_runs() => Assert.Equal(new Outcome(1, "true0.50", ""), TestProgram.Run(Parse()));

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

    [Fact]
    public void Every_row_has_its_method_in_the_runtime()
    {
        foreach (var row in RuntimeAbi.Rows.Where(row => !row.IsCounting)) // .NET counts nothing
        {
            var name = CilRuntimeImports.MethodName(row.Name);
            Assert.Contains(
                typeof(RuntimeEntryPoints).GetMethods(BindingFlags.Public | BindingFlags.Static),
                method => method.Name == name && (row.IsVariadic || method.GetParameters().Length == row.Parameters.Length));
        }
    }

    private static IEnumerable<IrInstruction> Instructions()
        => InterpreterProgramTests.Names.Select(name => RawProgram.Lower(InterpreterProgramTests.Text(name), 0)).Append(Parse())
            .SelectMany(module => module.Functions).SelectMany(function => function.Blocks).SelectMany(block => block.Instructions);

    private static IrModule Parse() => TestProgram.Parse(Program, "global @g : str");
}
