// A function as the interpreter executes it: one flat array of instructions, one slot for each value.
using System.Collections.Generic;
using Wyn.IR.Model;

namespace Wyn.IR.Interpret;

/// <summary>A function in the interpreter's form; <see cref="FunctionDecoder"/> fills it before the program starts.</summary>
internal sealed class DecodedFunction(IrFunction source)
{
    /// <summary>The function in the IR.</summary>
    public IrFunction Source { get; } = source;

    /// <summary>The instructions of all blocks, the entry first, one for each in the IR.</summary>
    public DecodedInstruction[] Code { get; set; } = [];

    /// <summary>The constants, by the operand of <c>const</c>.</summary>
    public Value[] Constants { get; set; } = [];

    /// <summary>The number of slots of a frame; the parameters have the first ones.</summary>
    public int SlotCount { get; set; }

    /// <summary>The slot of each value.</summary>
    public Dictionary<IrValue, int> Slots { get; } = [];
}
