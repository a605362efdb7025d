// A program in text form with what it must do, written into its first lines as comments: `; EXPECT: ` a line of standard
// output, `; STDERR: ` a line of standard error, `; EXIT: ` the exit code, and `; SCHEDULE: natural` if other orders do otherwise.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Wyn.IR.Tests.Interpret;

internal sealed record TestProgram(string Text, TestRun Expected, bool IsNaturalOnly)
{
    private const string Prefix = "programs/";

    public static IEnumerable<string> Names
        => typeof(TestProgram).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]);

    public static TestProgram Load(string name)
    {
        using var stream = typeof(TestProgram).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new FileNotFoundException($"no program {name}");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var exitCode = Directive(text, "EXIT").Select(code => int.Parse(code, CultureInfo.InvariantCulture)).SingleOrDefault();
        var expected = new TestRun(Lines(text, "EXPECT"), Lines(text, "STDERR"), exitCode);
        return new TestProgram(text, expected, Directive(text, "SCHEDULE").Contains("natural"));
    }

    private static string Lines(string text, string directive) => string.Concat(Directive(text, directive).Select(line => line + "\n"));

    private static IEnumerable<string> Directive(string text, string name)
    {
        var prefix = $"; {name}: ";
        return text.Split('\n').Where(line => line.StartsWith(prefix, StringComparison.Ordinal)).Select(line => line[prefix.Length..]);
    }
}
