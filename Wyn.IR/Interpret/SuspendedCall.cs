// The frames of a lowered program: what a call gives that could not complete. Each knows the frame of the call that waits for it, so
// that a suspended task is the chain from the wait at its end to the call that the task began with.
namespace Wyn.IR.Interpret;

/// <summary>A suspended call.</summary>
internal abstract class SuspendedCall
{
    /// <summary>The frame of the caller; null in the outermost one.</summary>
    public ProgramFrame? Parent { get; set; }
}

/// <summary>The end of the chain: the op that has to wait.</summary>
/// <param name="wait">What it waits for.</param>
internal sealed class LeafFrame(Wait wait) : SuspendedCall
{
    /// <summary>What it waits for.</summary>
    public Wait Wait { get; } = wait;
}

/// <summary>The frame of a function.</summary>
/// <param name="resume">The function's resume form.</param>
internal sealed class ProgramFrame(DecodedFunction resume) : SuspendedCall
{
    /// <summary>The function's resume form.</summary>
    public DecodedFunction Resume { get; } = resume;

    /// <summary>The state in which it goes on.</summary>
    public int State { get; private set; }

    /// <summary>The values that are live there, or, when it has finished, the results.</summary>
    public Value[] Values { get; set; } = [];

    /// <summary>Goes on in a state when the child has finished.</summary>
    public void Save(int state, Value[] live, SuspendedCall child)
    {
        State = state;
        Values = live;
        child.Parent = this;
    }
}
