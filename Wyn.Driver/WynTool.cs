// The tool as an object: arguments go in, an exit code comes out. Everything that can go wrong ends here as diagnostics.
using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.IO;
using System.Linq;
using Wyn.Driver.CommandLine;

namespace Wyn.Driver;

/// <summary>Runs one command line.</summary>
internal sealed class WynTool(ToolIo io)
{
    public int Run(IReadOnlyList<string> arguments)
    {
        var separator = arguments.TakeWhile(argument => argument != "--").Count();
        var programArguments = arguments.Skip(separator + 1).ToList();
        var root = new WynRootCommand();
        var parsed = root.Parse([.. arguments.Take(separator)], root.ParserConfiguration);
        var session = new ToolSession(io, root.Display.Read(parsed, io), [.. programArguments]);
        try
        {
            if (parsed.Action is HelpAction)
            {
                session.WriteOutput(HelpText(parsed));
                return ExitCode.Success;
            }

            CommandLineErrors.ThrowIfAny(parsed, root, hasProgramArguments: separator < arguments.Count);
            return ((WynCommand)parsed.CommandResult.Command).Execute(parsed, session);
        }
        catch (ToolException exception)
        {
            session.Report(exception.Diagnostics);
            return exception.ExitCode;
        }
        catch (Exception exception) // Whatever was not foreseen is the compiler's fault and said so, without a stack trace.
        {
            return InternalErrorReport.Save(exception, session, arguments);
        }
    }

    private static string HelpText(ParseResult parsed)
    {
        using var text = new StringWriter { NewLine = "\n" };
        parsed.Invoke(new InvocationConfiguration { Output = text });
        return text.ToString().TrimEnd('\n') + "\n";
    }
}
