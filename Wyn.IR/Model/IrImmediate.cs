// What an instruction carries besides operands and targets: a constant, a path, a name, a state, or a reference to a function,
// global, runtime entry, type or variant.
using Wyn.IR.Backends;
using Wyn.IR.Types;

namespace Wyn.IR.Model;

/// <summary>The immediate of an instruction; which kind an op has is in its row.</summary>
public abstract record IrImmediate
{
    private protected IrImmediate()
    {
    }
}

/// <summary>A reference to a function of the module.</summary>
/// <param name="Function">The function.</param>
public sealed record FunctionReference(IrFunction Function) : IrImmediate;

/// <summary>A reference to a global of the module.</summary>
/// <param name="Global">The global.</param>
public sealed record GlobalReference(IrGlobal Global) : IrImmediate;

/// <summary>A reference to a row of <see cref="RuntimeAbi"/>.</summary>
/// <param name="Entry">The row.</param>
public sealed record RuntimeReference(RuntimeEntry Entry) : IrImmediate;

/// <summary>The type of the only result.</summary>
/// <param name="Type">The type.</param>
public sealed record TypeImmediate(IrType Type) : IrImmediate;

/// <summary>A variant of an enum.</summary>
/// <param name="Enum">The enum.</param>
/// <param name="Index">The index of the variant, which is the tag.</param>
public sealed record VariantReference(EnumType Enum, int Index) : IrImmediate
{
    /// <summary>The variant.</summary>
    public IrVariant Variant => Enum.Variants[Index];
}

/// <summary>What a number stands for that is used as a handle.</summary>
/// <param name="Name">The kind, as messages name it.</param>
/// <param name="Type">The type of the object.</param>
public sealed record HandleKind(string Name, IrType Type) : IrImmediate;

/// <summary>A state of a suspended function: the place where it goes on.</summary>
/// <param name="Number">The number, counted from 0 in each function.</param>
public sealed record StateImmediate(int Number) : IrImmediate;

/// <summary>A state of a suspended function, named from outside its resume form.</summary>
/// <param name="Resume">The resume form.</param>
/// <param name="Number">The number of the state.</param>
public sealed record ResumeState(IrFunction Resume, int Number) : IrImmediate;

/// <summary>The name of a variable or of a kind of handle.</summary>
/// <param name="Name">The name.</param>
public sealed record NameImmediate(string Name) : IrImmediate;
