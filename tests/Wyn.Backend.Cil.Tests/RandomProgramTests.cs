// Random functions with loops, branches, shared names and values of all scalar types, compared with the interpreter:
// whatever the scheduler and the slot allocator decide, the meaning stays.
using System.IO;
using System.Linq;
using System.Text;
using Wyn.IR.Backends;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Text;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class RandomProgramTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_interpreter_agrees(int seed)
    {
        var text = new RandomProgram(seed).Text();
        var module = IrParser.Parse(text, "random.wir").Module;
        Assert.NotNull(module);
        Assert.Equal(Interpret(module), TestProgram.Run(module));
    }

    private static Outcome Interpret(IrModule module)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var exitCode = new InterpreterBackend().Run(module, TestProgram.Request(), [], new ProgramIo(Stream.Null, output, error));
        return new Outcome(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
