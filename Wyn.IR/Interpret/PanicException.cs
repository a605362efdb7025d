// A panic of the interpreted program on its way to the scheduler loop, which reports it.
using System;
using Wyn.IR.Model;

namespace Wyn.IR.Interpret;

/// <summary>A panic of the interpreted program.</summary>
internal sealed class PanicException : Exception
{
    /// <summary>A panic at a position.</summary>
    public PanicException(byte[] text, IrLocation location)
    {
        Text = text;
        Location = location;
    }

    /// <summary>A panic at a position.</summary>
    public PanicException(string text, IrLocation location)
        : this(System.Text.Encoding.UTF8.GetBytes(text), location)
    {
    }

    /// <summary>The message; the bytes of a str need not be UTF-8.</summary>
    public byte[] Text { get; }

    /// <summary>The position of the instruction.</summary>
    public IrLocation Location { get; }
}
