// The native launcher of an application: the SDK's template, in which a placeholder is replaced by the assembly's name.
using System;
using System.Collections.Immutable;
using System.IO;
using System.Text;

namespace Wyn.Backend.Cil;

internal static class CilAppHost
{
    // The text that the template carries where the name goes (a hash, so that it occurs nowhere else), in a field of
    // 1,024 bytes. In two parts, or this assembly would contain the text as well.
    private const string PlaceholderStart = "c3ab8ff13720e8ad9047dd39466b3c89";
    private const string PlaceholderEnd = "74e592c2fa383d4a3960714caef0c4f2";

    /// <summary>The launcher's file name on this system.</summary>
    public static string FileName(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;

    /// <summary>The launcher of the assembly with a file name.</summary>
    public static ImmutableArray<byte> Create(string assemblyFileName)
    {
        var host = Template();
        var placeholder = Encoding.UTF8.GetBytes(PlaceholderStart + PlaceholderEnd);
        var at = host.AsSpan().IndexOf(placeholder);
        if (at < 0)
        {
            throw new InvalidDataException("the launcher's template has no placeholder");
        }

        host.AsSpan(at, placeholder.Length).Clear();
        Encoding.UTF8.GetBytes(assemblyFileName, host.AsSpan(at));
        return [.. host];
    }

    private static byte[] Template()
    {
        using var stream = typeof(CilAppHost).Assembly.GetManifestResourceStream("apphost")
            ?? throw new InvalidDataException("this build has no launcher template");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
