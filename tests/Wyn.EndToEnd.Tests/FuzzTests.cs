// Generated programs on every backend, a small fixed budget; `tests/Wyn.Fuzz --programs N` is the long form. In a process of
// its own: each run leaves an assembly behind, which the test host has enough of.
using System;
using System.IO;
using Wyn.TestKit;
using Xunit;

namespace Wyn.EndToEnd.Tests;

public sealed class FuzzTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(2010)]
    public void Backends_agree_on_generated_programs(int seed)
    {
        var result = Tool.Start(Path.Combine(AppContext.BaseDirectory, "Wyn.Fuzz"), ["--seed", $"{seed}", "--programs", "10"]);

        Assert.Equal($"10 programs from seed {seed}, 0 disagreements\n", result.Output);
        Assert.Equal(0, result.ExitCode);
    }
}
