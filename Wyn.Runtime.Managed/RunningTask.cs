// The record of a task that runs on a thread's stack, in place on top of another or at the bottom. Linked from the worker, so
// that a panic and a deadlock report know whose code it was, without try blocks or writes to the heap on the way.
namespace Wyn.Runtime;

/// <summary>A task on the stack. Lives in the stack frame of <see cref="Worker.Run"/>; only its own thread follows the links.</summary>
internal unsafe struct RunningTask
{
    /// <summary>The task.</summary>
    public Future Task;

    /// <summary>The task below, which awaits this one; null at the bottom.</summary>
#pragma warning disable CS8500 // a pointer to a struct with references: it points into the stack of the thread that reads it
    public RunningTask* Below;
#pragma warning restore CS8500
}
