// `wyn explain CODE`: the page of docs/errors that belongs to a code.
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using Wyn.Driver.Diagnostics;
using Wyn.IR.Text;

namespace Wyn.Driver.CommandLine;

/// <summary>Prints what a diagnostic means and how to mend it.</summary>
internal sealed class ExplainCommand : WynCommand
{
    private const string Prefix = "errors/";

    public ExplainCommand()
        : base("explain", "Explains a diagnostic code.")
        => Add(Code);

    public Argument<string> Code { get; } = new("CODE") { Description = "The code, for example WYN2001 or 2001." };

    public override int Execute(ParseResult parsed, ToolSession session)
    {
        var code = Normalize(parsed.GetRequiredValue(Code));
        var assembly = typeof(ExplainCommand).Assembly;
        using var page = assembly.GetManifestResourceStream($"{Prefix}{code}.md");
        if (page is null)
        {
            var known = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, System.StringComparison.Ordinal))
                .Select(name => Path.GetFileNameWithoutExtension(name[Prefix.Length..]));
            var near = NearestName.Find(code, known);
            throw ToolException.Usage(DriverDiagnostics.UnknownCode, near is null ? null : $"did you mean '{near}'?", code);
        }

        using var reader = new StreamReader(page);
        session.WriteOutput(reader.ReadToEnd());
        return ExitCode.Success;
    }

    private static string Normalize(string code)
    {
        var upper = code.ToUpperInvariant();
        return int.TryParse(upper, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? string.Create(CultureInfo.InvariantCulture, $"WYN{number:D4}")
            : upper;
    }
}
