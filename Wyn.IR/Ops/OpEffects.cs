// What an op may do besides computing its results. Passes ask for effects and never list opcodes.
using System;

namespace Wyn.IR.Ops;

/// <summary>Effects of an op or a runtime entry; no flag means a pure function of the operands.</summary>
[Flags]
public enum OpEffects
{
    /// <summary>A pure function of the operands.</summary>
    None = 0,

    /// <summary>Reads state that other code may write.</summary>
    Reads = 1 << 0,

    /// <summary>Writes state that other code or the outside world may see.</summary>
    Writes = 1 << 1,

    /// <summary>Makes a heap value; removable when the result is unused.</summary>
    Allocates = 1 << 2,

    /// <summary>May end the program with a panic.</summary>
    MayPanic = 1 << 3,

    /// <summary>May give up the stack until something else has happened.</summary>
    MaySuspend = 1 << 4,

    /// <summary>May block the thread in the operating system.</summary>
    MayBlock = 1 << 5,

    /// <summary>Starts a task.</summary>
    Spawns = 1 << 6,

    /// <summary>Exchanging the first two operands does not change the result.</summary>
    Commutative = 1 << 7,

    /// <summary>Ends its block.</summary>
    Terminator = 1 << 8,

    /// <summary>Never returns to its continuation.</summary>
    NoReturn = 1 << 9,
}
