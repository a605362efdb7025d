// Standard output and error without a buffer of our own. .NET's console streams swallow the error of a closed pipe, so that
// a program that prints for ever would never learn that nobody reads; here every failed write is an IOException.
using System;
using System.IO;
using System.Threading;

namespace Wyn.Driver.Native;

/// <summary>A file descriptor to write to.</summary>
internal sealed class StandardStream(int descriptor) : Stream
{
    private const int Interrupted = 4; // EINTR
    private const int TryAgain = 11; // EAGAIN on Linux

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The stream for descriptor 1 or 2 of this process.</summary>
    public static Stream Open(int descriptor) => OperatingSystem.IsWindows()
        ? descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError()
        : new StandardStream(descriptor);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var written = Libc.Write(descriptor, buffer);
            if (written >= 0)
            {
                buffer = buffer[written..];
            }
            else if (written == -TryAgain)
            {
                Thread.Sleep(1); // Another process made the shared descriptor non-blocking; there is nothing to wait on portably.
            }
            else if (written != -Interrupted)
            {
                throw new IOException(Libc.Describe(-written), hresult: -written); // As .NET does: the error number.
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
