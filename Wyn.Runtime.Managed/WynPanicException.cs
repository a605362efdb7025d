// A panic on its way from the code that failed to the boundary of its task.
using System;

namespace Wyn.Runtime;

/// <summary>A panic: where it happened and what it says.</summary>
public sealed class WynPanicException : Exception
{
    /// <summary>Makes a panic without a place.</summary>
    public WynPanicException()
        : this("", "")
    {
    }

    /// <summary>Makes a panic without a place.</summary>
    public WynPanicException(string message)
        : this("", message)
    {
    }

    /// <summary>Makes a panic without a place, caused by another failure.</summary>
    public WynPanicException(string message, Exception innerException)
        : base(message, innerException) => Location = "";

    /// <summary>Makes a panic.</summary>
    /// <param name="location">The place, <c>file:line:column</c>.</param>
    /// <param name="message">What went wrong.</param>
    public WynPanicException(string location, string message)
        : base(message) => Location = location;

    /// <summary>The place of the panic, <c>file:line:column</c>.</summary>
    public string Location { get; }
}
