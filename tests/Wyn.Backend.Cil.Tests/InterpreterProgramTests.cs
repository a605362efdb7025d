// The programs that show what the interpreter does, all ops on composite values among them: lowered with and without
// optimisation they do the same on .NET, with any number of workers.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class InterpreterProgramTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Wyn.IR.Tests", "Interpret", "Programs");

    public static TheoryData<string> Programs => [.. Names];

    /// <summary>
    /// All but those whose outcome depends on the order of tasks, and those that fill the stack with millions of small frames, which
    /// every collection of the other tests would walk.
    /// </summary>
    public static IEnumerable<string> Names
        => Directory.GetFiles(Folder, "*.wir").Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !IsNaturalOnly(name))
            .Where(name => !name.StartsWith("stack_overflow", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Programs))]
    public void The_interpreter_agrees(string name)
    {
        var text = Text(name);
        var expected = RawProgram.Interpret(RawProgram.Parse(text));
        RawProgram.AssertRuns(text, expected);
    }

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".wir"));

    private static bool IsNaturalOnly(string name) => Text(name).Contains("; SCHEDULE: natural", StringComparison.Ordinal);
}
