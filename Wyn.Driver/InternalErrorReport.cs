// What the user sees when the compiler is at fault: one message with stage and reason, and a folder with everything that is
// needed to see it again. The stack trace goes into that folder, never on the screen.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Text;
using Wyn.Driver.CommandLine;
using Wyn.Driver.Diagnostics;
using Wyn.Frontend.Diagnostics;

namespace Wyn.Driver;

/// <summary>Reports internal errors.</summary>
internal static class InternalErrorReport
{
    /// <summary>Saves the reproduction, tells the user, and gives the exit code.</summary>
    public static int Save(Exception exception, ToolSession session, IReadOnlyList<string> arguments)
    {
        var reason = exception.Message.Length > 0 ? exception.Message.Split('\n')[0].TrimEnd() : exception.GetType().Name;
        session.Report(
        [
            new Diagnostic(InternalDiagnostics.InternalError, null, [session.Stage, reason])
            {
                Help = SaveFiles(exception, session, arguments) is { } folder
                    ? $"this is a bug in Wyn; what is needed to look into it is saved in {folder}"
                    : "this is a bug in Wyn; its reproduction could not be saved",
            },
        ]);
        return ExitCode.Internal;
    }

    private static string? SaveFiles(Exception exception, ToolSession session, IReadOnlyList<string> arguments)
    {
        try
        {
            var folder = Directory.CreateTempSubdirectory("wyn-internal-error-").FullName;
            var report = new StringBuilder();
            report.Append(CultureInfo.InvariantCulture, $"wyn {VersionCommand.ToolVersion}\ncommand: wyn {string.Join(' ', arguments)}\n");
            report.Append(CultureInfo.InvariantCulture, $"stage: {session.Stage}\n\n{exception}\n");
            File.WriteAllText(Path.Combine(folder, "report.txt"), report.ToString());
            foreach (var (name, content) in session.Reproduction)
            {
                SaveFile(Path.Combine(folder, name), content);
            }

            return folder;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes one input; a module in the middle of a failed pass may be beyond printing, which must not hide the failure itself.</summary>
    private static void SaveFile(string path, Func<ImmutableArray<byte>> content)
    {
        byte[] bytes;
        try
        {
            bytes = [.. content()];
        }
        catch (Exception problem) // Printing a broken module may fail in any way.
        {
            bytes = Encoding.UTF8.GetBytes($"; could not be printed: {problem}\n");
        }

        File.WriteAllBytes(path, bytes);
    }
}
