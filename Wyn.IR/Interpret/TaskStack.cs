// The stack of one task: frames in one array, their slots in another, both growing on demand. The host's stack is never
// used for calls of the program, so the depth of recursion is a matter of counting.
using System;

namespace Wyn.IR.Interpret;

/// <summary>A frame.</summary>
/// <param name="Function">The function that runs in it.</param>
/// <param name="Base">The index of its first slot.</param>
internal readonly record struct StackFrame(DecodedFunction Function, int Base)
{
    /// <summary>The index of the instruction to go on with, while another frame is on top.</summary>
    public int Next { get; init; }
}

/// <summary>The frames and slots of a task.</summary>
internal sealed class TaskStack
{
    /// <summary>Stacks that grew past this are not kept for other tasks.</summary>
    private const int LargestReusableSlotCount = 256;

    // Small at first: there may be millions of tasks that wait in their first frame.
    private StackFrame[] _frames = new StackFrame[1];
    private Value[] _slots = [];

    /// <summary>The number of frames.</summary>
    public int Depth { get; private set; }

    /// <summary>The number of slots in use.</summary>
    public int SlotsInUse { get; private set; }

    /// <summary>The frame on top.</summary>
    public ref readonly StackFrame Top => ref _frames[Depth - 1];

    /// <summary>True if the stack is small enough to be kept for another task.</summary>
    public bool IsReusable => _slots.Length <= LargestReusableSlotCount;

    /// <summary>The slots of the frame on top.</summary>
    public Span<Value> TopSlots => Slots(Top);

    /// <summary>The slots of a frame.</summary>
    public Span<Value> Slots(in StackFrame frame) => _slots.AsSpan(frame.Base, frame.Function.SlotCount);

    /// <summary>Remembers where the frame on top goes on.</summary>
    public void Save(int next) => _frames[Depth - 1] = _frames[Depth - 1] with { Next = next };

    /// <summary>Puts a frame on top; its slots have no meaning yet. Spans of slots are invalid afterwards.</summary>
    public void Push(DecodedFunction function)
    {
        if (Depth == _frames.Length)
        {
            Array.Resize(ref _frames, Depth * 2);
        }

        _frames[Depth++] = new StackFrame(function, SlotsInUse);
        SlotsInUse += function.SlotCount;
        if (SlotsInUse > _slots.Length)
        {
            Array.Resize(ref _slots, int.Max(SlotsInUse, _slots.Length * 2));
        }
    }

    /// <summary>Takes the frame off the top; its slots keep their values until the next <see cref="Push"/>.</summary>
    public StackFrame Pop()
    {
        var frame = _frames[--Depth];
        SlotsInUse = frame.Base;
        return frame;
    }

    /// <summary>Forgets all references, so that what they refer to can be collected.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        Array.Clear(_frames);
    }
}
