// The types in the signatures of the runtime table: those of the IR that cross into the runtime, and those of lowered code.
namespace Wyn.IR.Backends;

/// <summary>A type in a runtime entry's signature; each runtime has one representation for each.</summary>
public enum AbiType
{
    /// <summary>No result.</summary>
    Unit,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>Signed 64-bit integer.</summary>
    Int,

    /// <summary>IEEE 754 binary64.</summary>
    Float,

    /// <summary>Immutable byte string.</summary>
    Str,

    /// <summary>The worker that executes the current task.</summary>
    Worker,

    /// <summary>The handle of a task.</summary>
    Future,

    /// <summary>A spawn site: the task's entry, its payload size and its source location, a constant of the program.</summary>
    Site,

    /// <summary>A source location in the form <c>file:line:column</c>, a constant of the program.</summary>
    Location,

    /// <summary>The lock word beside a global of a counted type that several tasks may use.</summary>
    Lock,
}
