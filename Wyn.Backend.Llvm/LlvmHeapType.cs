// A row of the table of heap types: what the runtime must know to copy, drop and mark a value that it knows by pointer alone.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

/// <summary>A type of heap values.</summary>
internal sealed record LlvmHeapType
{
    /// <summary>The place in the table.</summary>
    public required int Index { get; init; }

    /// <summary>The type's name in the program.</summary>
    public required string Name { get; init; }

    /// <summary>Of a box the name of the variable.</summary>
    public string? Variable { get; init; }

    /// <summary>Of an array or a channel the type of its elements.</summary>
    public IrType? Element { get; init; }

    /// <summary>True for channels and cells, which are marked from the beginning and never copied.</summary>
    public bool HasIdentity { get; init; }

    /// <summary>Of anything but an array: all fields, the header's first.</summary>
    public LLVMTypeRef Layout { get; init; }

    /// <summary>Of anything but an array: what it holds.</summary>
    public ImmutableArray<IrType> Parts { get; init; } = [];

    /// <summary>How many fields stand before the parts.</summary>
    public int FirstPart { get; init; } = (int)LlvmMemory.HeaderFields;

    /// <summary>True if something in it is counted.</summary>
    public bool HasCountedParts => Element is { IsCounted: true } || Parts.Any(part => part.IsCounted);

    /// <summary>True for boxes and closures that something they hold may lead back to.</summary>
    public bool CanCycle => !HasIdentity && (Variable is not null || FirstPart > LlvmMemory.HeaderFields) && Parts.Any(part => part.MayHoldBox);
}
