// Text on its way to LLVM: UTF-8 with a length, and a NUL behind it for functions that take none.
using System;
using System.Runtime.InteropServices;
using System.Text;

namespace Wyn.Backend.Llvm.Interop;

/// <summary>A copy of a string outside the collected heap, for the duration of a call.</summary>
internal readonly unsafe ref struct MarshaledString : IDisposable
{
    public MarshaledString(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Value = (byte*)NativeMemory.Alloc((nuint)length + 1);
        Encoding.UTF8.GetBytes(text, new Span<byte>(Value, length));
        Value[length] = 0;
        Length = (nuint)length;
    }

    public byte* Value { get; }

    public nuint Length { get; }

    /// <summary>Takes over a string that LLVM made.</summary>
    public static string Take(byte* message)
    {
        var text = Marshal.PtrToStringUTF8((nint)message) ?? "";
        LLVM.DisposeMessage(message);
        return text;
    }

    public void Dispose() => NativeMemory.Free(Value);
}
