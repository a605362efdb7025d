// Random functions with loops, branches and shared names, compared with the interpreter at both levels.
using System.Linq;
using Wyn.IR.Text;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Backend.Llvm.Tests;

public class RandomProgramTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_interpreter_agrees(int seed)
    {
        var module = IrParser.Parse(new RandomProgram(seed).Text(), "random.wir").Module;
        Assert.NotNull(module);

        // Written in stage suspend and without drops, so that the check for leaks would find its strings.
        foreach (var level in new[] { 0, 3 })
        {
            using var folder = new TemporaryFolder();
            var result = Tool.Start(TestProgram.Build(module, folder, level), []);
            Assert.Equal(TestProgram.Interpret(module), new Outcome(result.ExitCode, result.Output, result.Error));
        }
    }
}
