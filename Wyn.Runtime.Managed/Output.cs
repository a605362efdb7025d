// Standard output of a run: one buffer under one lock, so that a print is never interrupted by another. Flushed when full,
// when a worker parks, before anything goes to standard error, at the end, and at each line on a terminal.
using System;
using System.IO;
using System.Threading;

namespace Wyn.Runtime;

/// <summary>The buffered standard output of one run.</summary>
internal sealed class Output(Stream stream, bool flushLines)
{
    private const int BufferSize = 1 << 16;

    // The error codes of a pipe whose reader has gone: EPIPE, ERROR_BROKEN_PIPE, ERROR_NO_DATA.
    private const int BrokenPipeUnix = 32;
    private const int BrokenPipeWindows = unchecked((int)0x8007006D);
    private const int NoReaderWindows = unchecked((int)0x800700E8);

    private readonly Lock _lock = new();
    private readonly byte[] _buffer = new byte[BufferSize];
    private volatile int _count;
    private bool _isClosed;
    private OutputFailure? _failure;

    /// <summary>Writes the bytes, uninterrupted.</summary>
    /// <exception cref="ProgramEndedException">The program has ended.</exception>
    /// <exception cref="OutputFailedException">The stream cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> text)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                throw new ProgramEndedException();
            }

            if (text.Length > BufferSize - _count)
            {
                WriteBuffer();
            }

            if (text.Length > BufferSize)
            {
                WriteThrough(text);
            }
            else
            {
                text.CopyTo(_buffer.AsSpan(_count));
                _count += text.Length;
            }

            if (flushLines && text.Contains((byte)'\n'))
            {
                WriteBuffer();
            }

            if (_failure is not null)
            {
                throw new OutputFailedException();
            }
        }
    }

    /// <summary>Writes what is buffered. A failure shows at the next write, or at the end.</summary>
    public void Flush()
    {
        if (_count == 0)
        {
            return; // volatile: a look; what others print at this moment is flushed when they park
        }

        lock (_lock)
        {
            WriteBuffer();
        }
    }

    /// <summary>Writes what is buffered, refuses more, and says whether the stream has failed.</summary>
    public OutputFailure? Close()
    {
        lock (_lock)
        {
            WriteBuffer();
            _isClosed = true;
            return _failure;
        }
    }

    private void WriteBuffer()
    {
        if (_count > 0)
        {
            WriteThrough(_buffer.AsSpan(0, _count));
            _count = 0;
        }
    }

    private void WriteThrough(ReadOnlySpan<byte> text)
    {
        if (_failure is not null)
        {
            return;
        }

        try
        {
            stream.Write(text);
            stream.Flush();
        }
        catch (IOException failure)
        {
            _failure = failure.HResult is BrokenPipeUnix or BrokenPipeWindows or NoReaderWindows
                ? new OutputFailure(ExitCodes.BrokenPipe, null)
                : new OutputFailure(ExitCodes.Environment, $"wyn: cannot write to standard output: {failure.Message}\n");
        }
    }
}
