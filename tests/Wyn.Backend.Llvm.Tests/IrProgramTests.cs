// The programs in IR text that the interpreter is tested with, and some of this backend's own: each does natively what its
// header says, at each level and with several numbers of workers, and nothing leaks.
using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Passes;
using Wyn.IR.Text;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Backend.Llvm.Tests;

public class IrProgramTests
{
    private static readonly string[] Folders = [Repository.PathOf("tests/Wyn.IR.Tests/Interpret/Programs"), Repository.PathOf("tests/Wyn.Backend.Llvm.Tests/Programs")];

    /// <summary>
    /// Without those that depend on the order in which tasks run, as deadlocks that are arranged through globals do, or on who runs while a task is
    /// busy that never waits.
    /// </summary>
    public static TheoryData<string> Programs => [.. Names.Where(name => name != "cancel" && Directive(Text(name), "SCHEDULE").Length == 0)];

    /// <summary>All programs.</summary>
    internal static string[] Names
        => [.. Folders.SelectMany(folder => Directory.GetFiles(folder, "*.wir")).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("sharing")]
    [InlineData("loops")]
    [InlineData("crossing")]
    [InlineData("cycles")]
    public void The_interpreter_agrees(string name)
        => Assert.Equal(TestProgram.Interpret(Lower(name, optimizationLevel: 0)), new Outcome(0, Lines(Text(name), "EXPECT"), ""));

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_does_what_its_header_says(string name)
    {
        var text = Text(name);
        var expected = new Outcome(
            Directive(text, "EXIT").Select(code => int.Parse(code, CultureInfo.InvariantCulture)).SingleOrDefault(),
            Lines(text, "EXPECT"),
            Lines(text, "STDERR"));
        Assert.Equal(expected, TestProgram.Run(Lower(name, optimizationLevel: 0)));

        using var folder = new TemporaryFolder();
        Assert.Equal(expected, TestProgram.Execute(TestProgram.Build(Lower(name, optimizationLevel: 2), folder, level: 3), workers: 2));
    }

    /// <summary>A program in stage suspend.</summary>
    internal static IrModule Lower(string name, int optimizationLevel)
    {
        var module = IrParser.Parse(Text(name), name + ".wir").Module;
        Assert.NotNull(module);
        var lowered = PassRunner.Run(module, IrStage.Suspend, new PassOptions { OptimizationLevel = optimizationLevel, VerifyEachPass = true });
        Assert.True(lowered.IsSuccess, lowered.Failure?.ToString());
        return module;
    }

    internal static string Text(string name) => File.ReadAllText(Folders.Select(folder => Path.Combine(folder, name + ".wir")).First(File.Exists));

    private static string Lines(string text, string directive) => string.Concat(Directive(text, directive).Select(line => line + "\n"));

    private static string[] Directive(string text, string name)
    {
        var prefix = $"; {name}: ";
        return [.. text.Split('\n').Where(line => line.StartsWith(prefix, StringComparison.Ordinal)).Select(line => line[prefix.Length..])];
    }
}
