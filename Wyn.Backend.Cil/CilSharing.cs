// Which types have parts that are copied on write and must be marked when a value gets a second owner. Strings, futures and
// closures never change, and a box is the same for all who hold it.
using System.Linq;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal static class CilSharing
{
    /// <summary>True if a value of the type is or has a heap value that is copied on write.</summary>
    public static bool IsNeeded(IrType type) => IsNode(type) || type.ValueParts.Any(IsNeeded);

    /// <summary>True if a value of the type is one heap value that is copied on write.</summary>
    public static bool IsNode(IrType type) => type is ArrayType or EnumType { IsBoxed: true };

    /// <summary>True for structs, tuples and enums by value: value types to .NET.</summary>
    public static bool IsComposite(IrType type) => type is AggregateType or EnumType { IsBoxed: false };
}
