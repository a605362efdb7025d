// --message-format and --color, which every command takes.
using System.CommandLine;

namespace Wyn.Driver.CommandLine;

/// <summary>The options about the form of messages.</summary>
internal sealed class DisplayOptions
{
    public Option<string> MessageFormat { get; } = OptionFactory.Choice("--message-format", "The form of messages.", "human", "human", "json", "short");

    public Option<string> Color { get; } = OptionFactory.Choice(
        "--color", "Colour in messages; auto: on a terminal, unless NO_COLOR is set or TERM is dumb.", "auto", "auto", "always", "never");

    public void AddTo(Command command)
    {
        MessageFormat.Recursive = true;
        Color.Recursive = true;
        command.Add(MessageFormat);
        command.Add(Color);
    }

    /// <summary>What was chosen; where the command line is wrong, the default, since its error has to be shown somehow.</summary>
    public DisplayChoice Read(ParseResult parsed, ToolIo io)
    {
        var color = parsed.GetValue(Color) switch
        {
            "always" => true,
            "never" => false,
            _ => io.ErrorIsTerminal && string.IsNullOrEmpty(io.Variable("NO_COLOR")) && io.Variable("TERM") != "dumb",
        };
        var format = parsed.GetValue(MessageFormat) switch
        {
            "json" => Diagnostics.MessageFormat.Json,
            "short" => Diagnostics.MessageFormat.Short,
            _ => Diagnostics.MessageFormat.Human,
        };
        return new DisplayChoice(format, color);
    }
}
