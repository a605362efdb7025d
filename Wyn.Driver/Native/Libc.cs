// The few calls of the C library that .NET does not offer: the kind of a file, and writes that report a closed pipe.
using System;
using System.Runtime.InteropServices;

namespace Wyn.Driver.Native;

/// <summary>Calls into libc.</summary>
internal static unsafe partial class Libc
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint TypeAndMode = 0x3; // STATX_TYPE | STATX_MODE
    private const int StatxLength = 256;
    private const int ModeOffset = 28; // stx_mode; the layout is the same on every architecture.
    private const int KindMask = 0xF000; // S_IFMT
    private const int RegularKind = 0x8000; // S_IFREG

    /// <summary>True for a regular file, links followed, and where the answer cannot be had.</summary>
    public static bool IsRegularFile(string path)
    {
        var buffer = stackalloc byte[StatxLength];
        return Statx(CurrentFolder, path, 0, TypeAndMode, buffer) != 0 || (*(ushort*)(buffer + ModeOffset) & KindMask) == RegularKind;
    }

    /// <summary>Writes some of the bytes: how many, or an error number below zero.</summary>
    public static int Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var written = WriteNative(descriptor, start, bytes.Length);
            return written >= 0 ? (int)written : -Marshal.GetLastPInvokeError();
        }
    }

    /// <summary>The C library's text for an error number.</summary>
    public static string Describe(int error) => Marshal.GetPInvokeErrorMessage(error);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteNative(int descriptor, byte* bytes, nint count);
}
