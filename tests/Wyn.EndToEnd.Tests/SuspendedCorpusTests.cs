// The programs with tasks in the interpreter after the last pass, through a frame wherever a call can be suspended, and in random orders
// of tasks: what SuspendLowering makes of them does what they did. No backend takes part.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Wyn.IR.Backends;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Passes;
using Wyn.IR.Text;
using Wyn.TestKit;
using Xunit;

namespace Wyn.EndToEnd.Tests;

public sealed class SuspendedCorpusTests
{
    private const int Seeds = 3;
    private static readonly int[] Levels = [0, 2];

    public static IEnumerable<object[]> Programs()
        => from path in Corpus.Programs
           let program = CorpusProgram.Read(Repository.PathOf(path))
           where program is { HasTasks: true, FillsStack: false } && path.StartsWith("tests/corpus/", StringComparison.Ordinal)
           from level in Levels
           select new object[] { path, level };

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_survives_each_suspension(string path, int level)
    {
        var program = CorpusProgram.Read(Repository.PathOf(path));
        using var folder = new TemporaryFolder();
        var raw = folder["raw.wir"];
        Assert.Equal("", Tool.Run("build", "-O0", "--emit", "ir", "-o", raw, program.Path).Error);
        var module = IrParser.Parse(File.ReadAllText(raw), raw).Module;
        Assert.NotNull(module);
        Assert.Null(PassRunner.Run(module, IrStage.Suspend, new PassOptions { OptimizationLevel = level }).Failure?.ToString());

        Assert.Null(program.Difference(Run(module, new InterpreterOptions { SuspendsAlways = true, CheckOwnership = true })));
        for (var seed = 0; seed < Seeds; seed++)
        {
            Assert.Null(program.Difference(Run(module, new InterpreterOptions { Seed = seed })));
        }
    }

    private static ToolResult Run(IrModule module, InterpreterOptions options)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var exitCode = new IrInterpreter(module, options, new ProgramIo(Stream.Null, output, error)).Run();
        return new ToolResult(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
