// One instruction: an opcode with operands, results, an immediate, branch targets and a source location.
using System.Collections.Generic;
using Wyn.IR.Backends;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Model;

/// <summary>An instruction. It changes only through <c>IrBuilder</c> and <c>IrEditor</c>.</summary>
public sealed class IrInstruction
{
    internal IrInstruction(
        OpInfo info, IrValue[] operands, IrValue[] results, IrImmediate? immediate, IrBranchTarget[] targets, IrLocation location)
    {
        Info = info;
        OperandArray = operands;
        ResultArray = results;
        Immediate = immediate;
        Targets = targets;
        Location = location;
        for (var i = 0; i < results.Length; i++)
        {
            results[i].Definition = this;
            results[i].Index = i;
            results[i].IsBorrowed = info.Opcode == Opcode.Borrow;
        }
    }

    /// <summary>The row of the opcode.</summary>
    public OpInfo Info { get; }

    /// <summary>The opcode.</summary>
    public Opcode Opcode => Info.Opcode;

    /// <summary>The operands; branch arguments are not among them.</summary>
    public IReadOnlyList<IrValue> Operands => OperandArray;

    /// <summary>The results, none, one or several.</summary>
    public IReadOnlyList<IrValue> Results => ResultArray;

    /// <summary>The constant, path, name or reference; null where the row says that there is none.</summary>
    public IrImmediate? Immediate { get; }

    /// <summary>The branch targets of a terminator.</summary>
    public IReadOnlyList<IrBranchTarget> Targets { get; }

    /// <summary>The position in the source.</summary>
    public IrLocation Location { get; }

    /// <summary>The exact effects: those of the runtime entry where one is called, else those of the row.</summary>
    public OpEffects Effects => Immediate is RuntimeReference reference ? reference.Entry.Effects : Info.Effects;

    /// <summary>The only result; use where the op has exactly one.</summary>
    public IrValue Result => ResultArray[0];

    /// <summary>The function that is called or spawned.</summary>
    public IrFunction Callee => ((FunctionReference)Immediate!).Function; // The row says Immediate = Function.

    /// <summary>The global that is loaded or stored.</summary>
    public IrGlobal Global => ((GlobalReference)Immediate!).Global; // The row says Immediate = Global.

    /// <summary>The runtime entry that is called.</summary>
    public RuntimeEntry Entry => ((RuntimeReference)Immediate!).Entry; // The row says Immediate = RuntimeEntry.

    /// <summary>The constant.</summary>
    public IrConstant Constant => (IrConstant)Immediate!; // The row says Immediate = Constant.

    /// <summary>The path to the part.</summary>
    public IrPath Path => (IrPath)Immediate!; // The row says Immediate = Path.

    /// <summary>The variant that is made.</summary>
    public VariantReference Variant => (VariantReference)Immediate!; // The row says Immediate = Variant.

    /// <summary>The kind and type of the object that a handle stands for.</summary>
    public HandleKind HandleKind => (HandleKind)Immediate!; // The row says Immediate = HandleKind.

    /// <summary>The number of a state of a suspended function, of whichever function it is.</summary>
    public int State => Immediate is ResumeState state ? state.Number : ((StateImmediate)Immediate!).Number; // The row says Immediate = State.

    /// <summary>The resume form that a new frame belongs to.</summary>
    public IrFunction ResumeForm => ((ResumeState)Immediate!).Resume; // The row says Immediate = ResumeState.

    /// <summary>The name of a variable, or of a kind of handle.</summary>
    public string VariableName => ((NameImmediate)Immediate!).Name; // The row says Immediate = Name.

    /// <summary>The closure that <c>call.closure</c> calls: the first operand that is not the worker.</summary>
    public IrValue Closure => OperandArray[OperandArray[0].Type.Kind == IrTypeKind.Worker ? 1 : 0];

    internal IrValue[] OperandArray { get; }

    internal IrValue[] ResultArray { get; }
}
