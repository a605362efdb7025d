// An SSA value: defined once, by an instruction or as a block parameter.
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Model;

/// <summary>An SSA value. Its identity is the object; <see cref="Id"/> is unique within the function.</summary>
public sealed class IrValue
{
    internal IrValue(int id, IrType type, string? name)
    {
        Id = id;
        Type = type;
        Name = name;
    }

    /// <summary>A number unique within the function, below <see cref="IrFunction.ValueCapacity"/>.</summary>
    public int Id { get; }

    /// <summary>The type.</summary>
    public IrType Type { get; }

    /// <summary>The source variable that the value belongs to, without any suffix; null for temporaries.</summary>
    public string? Name { get; internal set; }

    /// <summary>The instruction that defines the value; null for a block parameter.</summary>
    public IrInstruction? Definition { get; internal set; }

    /// <summary>The block whose parameter the value is; null for the result of an instruction.</summary>
    public IrBlock? ParameterOf { get; internal set; }

    /// <summary>The position among the instruction's results or the block's parameters.</summary>
    public int Index { get; internal set; }

    /// <summary>
    /// True from stage <c>owned</c> on for a counted value that another owner keeps alive, so that it is neither consumed nor dropped: a
    /// parameter of a function whose caller keeps it, and the result of <c>borrow</c>.
    /// </summary>
    public bool IsBorrowed { get; internal set; }

    /// <summary>The value that keeps this one alive: the root of the roots of a result of <c>borrow</c>, any other value itself.</summary>
    public IrValue Owner
    {
        get
        {
            var owner = this;
            while (owner.Definition is { Opcode: Opcode.Borrow } borrow)
            {
                owner = borrow.Operands[0];
            }

            return owner;
        }
    }
}
