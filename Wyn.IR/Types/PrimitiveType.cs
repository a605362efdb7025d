// A type without parts. The only instances are the static members of IrType.
using System.Collections.Generic;

namespace Wyn.IR.Types;

/// <summary>A type without parts; the instances are the static fields of <see cref="IrType"/>.</summary>
public sealed class PrimitiveType : IrType
{
    internal PrimitiveType(IrTypeKind kind, string text)
        : base(kind, text)
    {
    }

    private protected override bool ComputeIsCounted(HashSet<IrType> seen) => Kind == IrTypeKind.Str;
}
