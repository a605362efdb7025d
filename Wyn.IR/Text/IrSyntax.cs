// What the parser reads before names are looked up: functions, blocks and instructions with positions. Types and
// locations are final; functions, globals, blocks and values are still names, since they may be used before their definition.
using System.Collections.Immutable;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Text;

internal readonly record struct NameSyntax(string Text, int Position);

internal readonly record struct ParameterSyntax(NameSyntax Name, IrType Type, bool IsBorrowed);

internal readonly record struct ResultSyntax(NameSyntax Name, bool IsBorrowed);

/// <summary>A step to a field, to an element of the payload of a variant (then the variant is named too), or to an element of an array.</summary>
internal readonly record struct PathStepSyntax(PathStepKind Kind, NameSyntax Name, NameSyntax Variant = default);

internal sealed record FunctionSyntax(
    NameSyntax Name,
    ImmutableArray<ParameterSyntax> Parameters,
    ImmutableArray<IrType> Results,
    bool Suspends,
    bool IsLeaf,
    NameSyntax? ResumeOf,
    IrLocation Location,
    ImmutableArray<BlockSyntax> Blocks);

internal sealed record BlockSyntax(NameSyntax Name, ImmutableArray<ParameterSyntax> Parameters, ImmutableArray<InstructionSyntax> Instructions);

internal sealed record TargetSyntax(NameSyntax Block, ImmutableArray<NameSyntax> Arguments);

internal sealed record InstructionSyntax
{
    public required OpInfo Info { get; init; }

    public required int Position { get; init; }

    public ImmutableArray<ResultSyntax> Results { get; init; } = [];

    public ImmutableArray<NameSyntax> Operands { get; init; } = [];

    /// <summary>The constant, where the op has one.</summary>
    public IrConstant? Constant { get; init; }

    /// <summary>The function, global, runtime entry, variant or variable, where the op names one.</summary>
    public NameSyntax? Reference { get; init; }

    /// <summary>The number of the state, where the op has one.</summary>
    public int State { get; init; }

    /// <summary>The path, where the op has one; its indices are operands.</summary>
    public ImmutableArray<PathStepSyntax> Path { get; init; } = [];

    public ImmutableArray<TargetSyntax> Targets { get; init; } = [];

    /// <summary>The types behind the colon; default if there is no colon.</summary>
    public ImmutableArray<IrType> ResultTypes { get; init; }

    public int ResultTypesPosition { get; init; }

    public IrLocation Location { get; init; }
}
