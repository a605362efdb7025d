// Standard output of the interpreted program, collected and passed on when there is much of it and when the program ends.
using System;
using System.IO;

namespace Wyn.IR.Interpret;

/// <summary>A buffer in front of a stream that belongs to the host.</summary>
internal sealed class ProgramOutput(Stream stream)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _length;

    /// <summary>Writes the bytes, in one piece.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _length)
        {
            Flush();
        }

        if (bytes.Length > _buffer.Length)
        {
            stream.Write(bytes);
            return;
        }

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Passes everything on.</summary>
    public void Flush()
    {
        stream.Write(_buffer, 0, _length);
        _length = 0;
        stream.Flush();
    }
}
