// All of the tool's file access. Reading refuses what is not a plain, readable file of sane size; writing gives complete
// files or none: each is written beside its place under a name of this process and renamed when all of them are complete.
// Links are followed, and a device or a pipe is written into: it is never replaced.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using Wyn.Driver.Diagnostics;
using Wyn.Driver.Native;
using Wyn.Frontend.Diagnostics;
using Wyn.IR.Text;

namespace Wyn.Driver;

/// <summary>A file to be written.</summary>
internal sealed record OutputFile(string Path, ImmutableArray<byte> Content, bool IsExecutable = false);

/// <summary>Reads sources and writes outputs; every failure is a <see cref="ToolException"/>.</summary>
internal static class FileSystem
{
    /// <summary>The largest source: positions are 32-bit, and no source that people write comes near.</summary>
    public const int MaxSourceLength = 64 << 20;

    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The bytes of a source file.</summary>
    public static ImmutableArray<byte> ReadSource(string path)
    {
        if (Directory.Exists(path))
        {
            throw ToolException.Usage(DriverDiagnostics.SourceIsDirectory, "name a file, for example " + Path.Combine(path, "main.wyn"), path);
        }

        try
        {
            RefuseIrregular(path);
            using var file = File.OpenHandle(path);
            var length = RandomAccess.GetLength(file);
            if (length > MaxSourceLength)
            {
                throw new ToolException(ExitCode.Rejected, new Diagnostic(DriverDiagnostics.SourceTooLarge, null, [path, length, MaxSourceLength]));
            }

            return ImmutableCollectionsMarshal.AsImmutableArray(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ToolException.Environment(DriverDiagnostics.SourceMissing, SimilarFile(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw ToolException.Environment(DriverDiagnostics.SourceUnreadable, null, path, Reason(exception));
        }
    }

    /// <summary>Writes all the files, or none of them, into folders that are made where they are missing.</summary>
    public static void WriteAll(IReadOnlyList<OutputFile> files)
    {
        var pending = new List<(string Temporary, string Path)>();
        var current = "";
        try
        {
            foreach (var file in files)
            {
                current = file.Path;
                if (Directory.Exists(file.Path))
                {
                    throw new IOException("it is a directory");
                }

                if (IsIrregular(file.Path))
                {
                    WriteInto(file);
                    continue;
                }

                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file.Path)) ?? "/");
                var target = LinkTarget(file.Path) ?? file.Path;
                pending.Add((TemporaryPath(target), target));
                WriteTemporary(TemporaryPath(target), file);
            }

            foreach (var (temporary, path) in pending)
            {
                current = path;
                File.Move(temporary, path, overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            pending.ForEach(file => DeleteQuietly(file.Temporary));
            throw ToolException.Environment(DriverDiagnostics.OutputUnwritable, null, current, Reason(exception));
        }
    }

    /// <summary>A new, empty folder of the invocation's own.</summary>
    public static string CreateTemporaryFolder(string prefix)
    {
        try
        {
            return Directory.CreateTempSubdirectory(prefix).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ToolException.Environment(DriverDiagnostics.OutputUnwritable, "set TMPDIR to a folder that you can write", Path.GetTempPath(), Reason(exception));
        }
    }

    /// <summary>Removes a folder of the tool's own; what cannot be removed stays for the system to clean.</summary>
    public static void DeleteFolderQuietly(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A leftover in the temporary folder harms nobody and hides no result.
        }
    }

    /// <summary>The system's reason in the words of the message, without the path that the message has already.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "no such file or directory",
        PathTooLongException => "the name is too long",
        _ => ReasonFromMessage(exception.Message),
    };

    private static string ReasonFromMessage(string message)
    {
        var text = message;
        var end = text.IndexOf(" : '", StringComparison.Ordinal);
        text = (end >= 0 ? text[..end] : text).Split('\n')[0].Split(" (Parameter")[0].TrimEnd('.');
        return text.Length == 0 ? "unknown reason" : char.ToLower(text[0], CultureInfo.InvariantCulture) + text[1..];
    }

    // Another run of the tool may write the same file at the same time, and a file of the user's may be called .tmp.
    private static string TemporaryPath(string path)
        => string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.tmp");

    private static string? LinkTarget(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? null : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
    }

    private static void WriteInto(OutputFile file)
    {
        using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        stream.Write(file.Content.AsSpan());
    }

    private static void WriteTemporary(string path, OutputFile file)
    {
        DeleteQuietly(path);
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(file.Content.AsSpan());
            stream.Flush(flushToDisk: false);
        }

        if (file.IsExecutable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | Executable);
        }
    }

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The failure that counts is reported by whoever needs the path.
        }
    }

    private static bool IsIrregular(string path) => OperatingSystem.IsLinux() && !Libc.IsRegularFile(path);

    /// <summary>Refuses devices, pipes and sockets before they are opened: opening a pipe could wait for ever.</summary>
    private static void RefuseIrregular(string path)
    {
        _ = File.GetAttributes(path);
        if (IsIrregular(path))
        {
            throw ToolException.Environment(DriverDiagnostics.SourceNotRegular, "write the text into a file first", path);
        }
    }

    private static string? SimilarFile(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            var names = folder is null ? [] : Array.ConvertAll(Directory.GetFiles(folder), file => Path.GetFileName(file));
            var match = NearestName.Find(Path.GetFileName(path), names);
            return match is null ? null : $"did you mean '{Path.Combine(Path.GetDirectoryName(path) ?? "", match)}'?";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
