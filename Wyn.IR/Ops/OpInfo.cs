// One row of the op table.
using System.Collections.Immutable;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Ops;

/// <summary>A fixed operand: its name in the reference, its type, and whether it is consumed.</summary>
/// <param name="Name">The name in the reference.</param>
/// <param name="Type">The required type under <see cref="OperandRule.Fixed"/>; null under the other rules.</param>
/// <param name="Mode">What the op does with a counted value.</param>
/// <param name="Rule">Which types are allowed.</param>
public sealed record OperandInfo(string Name, IrType? Type, OperandMode Mode = OperandMode.Borrow, OperandRule Rule = OperandRule.Fixed);

/// <summary>Everything that is known about an opcode; printer, parser, verifier, passes and the reference are driven by it.</summary>
public sealed record OpInfo
{
    /// <summary>The opcode that the row describes.</summary>
    public required Opcode Opcode { get; init; }

    /// <summary>The name in the text form.</summary>
    public required string Mnemonic { get; init; }

    /// <summary>The fixed operands, in order; <see cref="Shape"/> says whether more follow.</summary>
    public ImmutableArray<OperandInfo> Operands { get; init; } = [];

    /// <summary>Where the rest of the operand list comes from.</summary>
    public OperandShape Shape { get; init; } = OperandShape.Fixed;

    /// <summary>What the op carries besides operands.</summary>
    public ImmediateKind Immediate { get; init; } = ImmediateKind.None;

    /// <summary>How the result types are found.</summary>
    public ResultRule Result { get; init; } = ResultRule.None;

    /// <summary>The type under <see cref="ResultRule.Fixed"/>; null under the other rules.</summary>
    public IrType? ResultType { get; init; }

    /// <summary>The number of branch targets.</summary>
    public int Targets { get; init; }

    /// <summary>What the op may do besides computing its results.</summary>
    public OpEffects Effects { get; init; } = OpEffects.None;

    /// <summary>The first stage in which the op may occur.</summary>
    public IrStage FirstStage { get; init; } = IrStage.Raw;

    /// <summary>The last stage in which the op may occur.</summary>
    public IrStage LastStage { get; init; } = IrStage.Suspend;

    /// <summary>True if the function must take the worker from stage <c>suspend</c> on, also where the op itself is not given it.</summary>
    public bool NeedsWorker { get; init; }

    /// <summary>One sentence: the meaning.</summary>
    public required string Summary { get; init; }

    /// <summary>True if the op ends its block.</summary>
    public bool IsTerminator => (Effects & OpEffects.Terminator) != 0;

    /// <summary>True if an instruction with unused results may be removed.</summary>
    public bool IsRemovable => (Effects & ~(OpEffects.Reads | OpEffects.Allocates | OpEffects.Commutative)) == 0;

    /// <summary>True if equal operands always give equal results, so that the op can be folded or shared.</summary>
    public bool IsPure => (Effects & ~OpEffects.Commutative) == 0;
}
