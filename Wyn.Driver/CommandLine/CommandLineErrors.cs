// Turns what is wrong with a command line into one message with a way out.
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using Wyn.Driver.Diagnostics;
using Wyn.IR.Text;

namespace Wyn.Driver.CommandLine;

/// <summary>Usage errors: exit code 2.</summary>
internal static class CommandLineErrors
{
    /// <summary>Throws the first error of the command line, if there is one.</summary>
    public static void ThrowIfAny(ParseResult parsed, WynRootCommand root, bool hasProgramArguments)
    {
        var command = parsed.CommandResult.Command;
        var name = FullName(parsed.CommandResult);
        if (UnknownToken(parsed) is { } unknown)
        {
            throw Unknown(unknown, command, root, name);
        }

        if (command is not WynCommand wynCommand)
        {
            throw ToolException.Usage(
                DriverDiagnostics.CommandLine, $"commands: {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}", $"'{name}' needs a command");
        }

        if (parsed.Errors.Count > 0)
        {
            throw ToolException.Usage(DriverDiagnostics.CommandLine, $"'{name} --help' shows what it takes", Sentence(parsed, wynCommand, name));
        }

        if (hasProgramArguments && !wynCommand.TakesProgramArguments)
        {
            throw ToolException.Usage(DriverDiagnostics.CommandLine, null, $"'{name}' runs no program, so there is nobody to take what stands behind --");
        }
    }

    /// <summary>The first token that belongs nowhere; one that looks like an option counts as one even where an argument could stand.</summary>
    private static string? UnknownToken(ParseResult parsed)
    {
        var arguments = parsed.CommandResult.Command.Arguments.SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? []).Select(token => token.Value);
        return arguments.Concat(parsed.UnmatchedTokens).FirstOrDefault(token => token.StartsWith('-')) ?? (parsed.UnmatchedTokens is [var first, ..] ? first : null);
    }

    private static ToolException Unknown(string token, Command command, WynRootCommand root, string name)
    {
        var isOption = token.StartsWith('-');
        var candidates = isOption
            ? command.Options.Concat(root.Options).Select(option => option.Name)
            : command.Subcommands.Select(sub => sub.Name);
        var help = NearestName.Find(token.Split('=')[0], candidates) is { } near ? $"did you mean '{near}'?" : $"'{name} --help' shows what there is";
        var what = isOption ? $"'{name}' has no option '{token}'"
            : command.Subcommands.Count > 0 ? $"'{name}' has no command '{token}'"
            : $"'{name}' does not know what to do with '{token}'";
        return ToolException.Usage(DriverDiagnostics.CommandLine, help, what);
    }

    /// <summary>Our own sentences for what is missing; the validators' for the rest.</summary>
    private static string Sentence(ParseResult parsed, WynCommand command, string name)
    {
        foreach (var option in command.Options)
        {
            if (parsed.GetResult(option) is { Implicit: false, Tokens.Count: 0 } && option.Arity.MinimumNumberOfValues > 0)
            {
                return $"{option.Name} needs a value";
            }
        }

        if (parsed.Errors.FirstOrDefault(error => error.SymbolResult is OptionResult || error.SymbolResult?.Parent is OptionResult) is { } wrongValue)
        {
            return wrongValue.Message.Split('\n')[0];
        }

        var missing = command.Arguments.FirstOrDefault(
            argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is null or { Tokens.Count: 0 });
        return missing is null ? parsed.Errors[0].Message.Split('\n')[0] : $"'{name}' needs {missing.HelpName ?? missing.Name}";
    }

    private static string FullName(CommandResult result)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = result; at is CommandResult command; at = at.Parent)
        {
            names.Push(command.Command.Name);
        }

        return string.Join(' ', names);
    }
}
