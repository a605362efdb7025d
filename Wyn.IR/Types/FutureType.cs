// The handle of a task: future<T>, where T is the task's result and `unit` stands for none.
using System.Collections.Generic;

namespace Wyn.IR.Types;

/// <summary><c>future&lt;T&gt;</c>: the handle of a task whose result is a <c>T</c>; <c>unit</c> for a task without a result.</summary>
public sealed class FutureType : IrType
{
    internal FutureType(IrType result)
        : base(IrTypeKind.Future, $"future<{result.Text}>") => Result = result;

    /// <summary>The type of the task's result; <see cref="IrType.Unit"/> if it has none.</summary>
    public IrType Result { get; }

    private protected override bool ComputeIsCounted(HashSet<IrType> seen) => true;

    private protected override bool ComputeHasZero(HashSet<IrType> seen) => false;
}
