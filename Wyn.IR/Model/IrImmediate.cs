// What an instruction carries besides operands and targets: a constant or a reference to a function, global or runtime entry.
using Wyn.IR.Backends;

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
