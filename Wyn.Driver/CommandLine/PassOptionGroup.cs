// -O0 to -O3, --release and what shows the passes at work.
using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Wyn.Driver.Diagnostics;

namespace Wyn.Driver.CommandLine;

/// <summary>The options about optimisation and passes.</summary>
internal sealed class PassOptionGroup
{
    private const int DefaultLevel = 2;
    private const int ReleaseLevel = 3;

    public IReadOnlyList<Option<bool>> Levels { get; } =
    [
        OptionFactory.Switch("-O0", "No optimisation."),
        OptionFactory.Switch("-O1", "The optimising passes."),
        OptionFactory.Switch("-O2", "As -O1, and what a backend adds. (default)"),
        OptionFactory.Switch("-O3", "As -O2, and what takes a backend longer."),
    ];

    public Option<bool> Release { get; } = OptionFactory.Switch("--release", "For programs that are handed out; the same as -O3.");

    public Option<string> DumpIr { get; } = new("--dump-ir")
    {
        Description = "Prints the IR to standard error after a pass ('wyn ir passes' lists them) or after each.",
        HelpName = "after:PASS|all[:FUNCTION]",
    };

    public Option<bool> VerifyIr { get; } = OptionFactory.Switch("--verify-ir", "Verifies the IR after each pass.");

    public Option<bool> TimePasses { get; } = OptionFactory.Switch("--time-passes", "Prints what each pass took to standard error.");

    public Option<long?> PassLimit { get; } = OptionFactory.Number(
        "--pass-limit", "Skips optimisations after the first N, to find the one that goes wrong.", 0, int.MaxValue);

    public void AddTo(Command command)
    {
        foreach (var level in Levels)
        {
            command.Add(level);
        }

        command.Add(Release);
        command.Add(DumpIr);
        command.Add(VerifyIr);
        command.Add(TimePasses);
        command.Add(PassLimit);
    }

    public CompilationOptions Read(ParseResult parsed) => new()
    {
        OptimizationLevel = ReadLevel(parsed),
        VerifyEachPass = parsed.GetValue(VerifyIr),
        TimePasses = parsed.GetValue(TimePasses),
        PassLimit = (int?)parsed.GetValue(PassLimit),
        Dump = parsed.GetValue(DumpIr) is { } text ? ReadDump(text) : null,
    };

    /// <summary>The options of the group that were given, for commands that cannot honour them.</summary>
    public IEnumerable<string> Given(ParseResult parsed)
        => Levels.Concat<Option>([Release, DumpIr, VerifyIr, TimePasses, PassLimit])
            .Where(option => parsed.GetResult(option) is { Implicit: false })
            .Select(option => option.Name);

    private int ReadLevel(ParseResult parsed)
    {
        var levels = Enumerable.Range(0, Levels.Count).Where(level => parsed.GetValue(Levels[level])).ToList();
        if (parsed.GetValue(Release))
        {
            levels.Add(ReleaseLevel);
        }

        return levels.Distinct().ToList() switch
        {
            [] => DefaultLevel,
            [var level] => level,
            var several => throw ToolException.Usage(
                DriverDiagnostics.CommandLine, "give one of them", $"-O{several[0]} and -O{several[1]} cannot both hold (--release is -O3)"),
        };
    }

    private static IrDump ReadDump(string text)
    {
        const string After = "after:";
        if (text.StartsWith(After, StringComparison.Ordinal) && text.Length > After.Length)
        {
            var parts = text[After.Length..].Split(':', 2);
            return new IrDump(parts[0], Function(parts));
        }

        var all = text.Split(':', 2);
        return all[0] == "all"
            ? new IrDump(null, Function(all))
            : throw ToolException.Usage(DriverDiagnostics.CommandLine, null, $"--dump-ir takes after:PASS or all, and perhaps :FUNCTION, not '{text}'");
    }

    private static string? Function(string[] parts) => parts.Length > 1 ? parts[1].TrimStart('@') : null;
}
