// The closed hierarchy of IR types. Types are interned: two equal types are one object, so `==` on references is
// type equality. Primitives are fixed instances; composite types come from a module's IrTypeTable.
namespace Wyn.IR.Types;

/// <summary>Discriminates <see cref="IrType"/>; every switch over types goes by this.</summary>
public enum IrTypeKind
{
    /// <summary>No value. Only as the element of <c>future&lt;unit&gt;</c>: functions without a value have no result at all.</summary>
    Unit,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>Signed 64-bit integer, two's complement.</summary>
    Int,

    /// <summary>IEEE 754 binary64.</summary>
    Float,

    /// <summary>Immutable byte string (UTF-8 by convention), counted.</summary>
    Str,

    /// <summary>Handle of a task's result, counted.</summary>
    Future,

    /// <summary>The worker that executes the current task; exists from stage <c>suspend</c> on.</summary>
    Worker,

    /// <summary>A suspended call, or none; exists from stage <c>suspend</c> on.</summary>
    Frame,
}

/// <summary>A type of the IR. Equality is reference equality.</summary>
public abstract class IrType
{
    /// <summary>The type without a value.</summary>
    public static readonly IrType Unit = new PrimitiveType(IrTypeKind.Unit, "unit");

    /// <summary>True or false.</summary>
    public static readonly IrType Bool = new PrimitiveType(IrTypeKind.Bool, "bool");

    /// <summary>Signed 64-bit integer.</summary>
    public static readonly IrType Int = new PrimitiveType(IrTypeKind.Int, "int");

    /// <summary>IEEE 754 binary64.</summary>
    public static readonly IrType Float = new PrimitiveType(IrTypeKind.Float, "float");

    /// <summary>Immutable byte string.</summary>
    public static readonly IrType Str = new PrimitiveType(IrTypeKind.Str, "str");

    /// <summary>The current worker (stage <c>suspend</c>).</summary>
    public static readonly IrType Worker = new PrimitiveType(IrTypeKind.Worker, "worker");

    /// <summary>A suspended call or none (stage <c>suspend</c>).</summary>
    public static readonly IrType Frame = new PrimitiveType(IrTypeKind.Frame, "frame");

    private protected IrType(IrTypeKind kind, string text)
    {
        Kind = kind;
        Text = text;
    }

    /// <summary>Which member of the closed hierarchy this is.</summary>
    public IrTypeKind Kind { get; }

    /// <summary>The type as the text form writes it, for example <c>future&lt;int&gt;</c>.</summary>
    public string Text { get; }

    /// <summary>
    /// True for types whose values own something: from stage <c>owned</c> on each such value is consumed exactly once on each path.
    /// </summary>
    public bool IsCounted => Kind is IrTypeKind.Str or IrTypeKind.Future;

    /// <inheritdoc/>
    public sealed override string ToString() => Text;
}
