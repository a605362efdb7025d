// What Parking finds when no worker has anything to do.
namespace Wyn.Runtime;

/// <summary>How a program stands.</summary>
internal enum Verdict
{
    /// <summary>It goes on.</summary>
    None,

    /// <summary>All tasks have ended.</summary>
    Finished,

    /// <summary>Tasks wait for each other, and nothing can wake them.</summary>
    Deadlock,
}
