// The closed hierarchy of IR types. Types are interned: two equal types are one object, so `==` on references is
// type equality. Primitives are fixed instances; composite types come from a module's IrTypeTable.
using System;
using System.Collections.Generic;

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

    /// <summary>Named fields, by value.</summary>
    Struct,

    /// <summary>Numbered fields, by value.</summary>
    Tuple,

    /// <summary>One of several variants, each with a payload; by value, or one counted heap node.</summary>
    Enum,

    /// <summary>Any number of elements of one type, counted, copied on write.</summary>
    Array,

    /// <summary>A closure, counted.</summary>
    Function,

    /// <summary>The cell of a captured variable that is written, counted; has an identity and never leaves its task.</summary>
    Box,

    /// <summary>A bounded queue between tasks, counted; has an identity.</summary>
    Channel,

    /// <summary>A place with a lock of its own, counted; has an identity.</summary>
    Cell,

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

    private Answer _isCounted;
    private Answer _hasZero;
    private Answer _mayHoldFuture;
    private Answer _mayHoldBox;

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
    /// A type of parts by value is counted if one of its parts is.
    /// </summary>
    public bool IsCounted => Ask(ref _isCounted, static (type, seen) => type.ComputeIsCounted(seen));

    /// <summary>
    /// True if a global of the type begins with a zero: 0, 0.0, false, the empty string or array, the zeros of all parts, and for an
    /// enum by value the first variant. Reading any other global before it is stored panics.
    /// </summary>
    public bool HasZero => Ask(ref _hasZero, static (type, seen) => type.ComputeHasZero(seen));

    /// <summary>True if a value may own a future, also far inside; a closure may have captured one.</summary>
    public bool MayHoldFuture => Ask(ref _mayHoldFuture, static (type, seen) => type.MayHold(IrTypeKind.Future, seen));

    /// <summary>True if a value may own a box, also far inside, so that it must be looked at before it leaves its task; a closure may have captured one.</summary>
    public bool MayHoldBox => Ask(ref _mayHoldBox, static (type, seen) => type.MayHold(IrTypeKind.Box, seen));

    /// <summary>The types whose values lie inside a value of this one; none for a heap value.</summary>
    public virtual IEnumerable<IrType> ValueParts => [];

    /// <inheritdoc/>
    public sealed override string ToString() => Text;

    /// <summary><see cref="HasZero"/> of a part, while the whole is being asked.</summary>
    internal bool HasZeroAmong(HashSet<IrType> seen) => ComputeHasZero(seen);

    /// <summary>Finds <see cref="IsCounted"/>; types in <paramref name="seen"/> have been asked, also if one lies inside itself, which is an error.</summary>
    private protected virtual bool ComputeIsCounted(HashSet<IrType> seen)
    {
        var isAny = false;
        foreach (var part in ValueParts)
        {
            isAny |= seen.Add(part) && part.ComputeIsCounted(seen);
        }

        return isAny;
    }

    /// <summary>Finds <see cref="HasZero"/>.</summary>
    private protected virtual bool ComputeHasZero(HashSet<IrType> seen) => true;

    /// <summary>The types of what a value is made of, in the value itself and on the heap behind it.</summary>
    private protected virtual IEnumerable<IrType> AllParts => ValueParts;

    /// <summary>True if no box gets into a value, because whoever stores into it makes sure.</summary>
    private protected virtual bool KeepsBoxesOut => false;

    private bool MayHold(IrTypeKind kind, HashSet<IrType> seen)
    {
        if (kind == IrTypeKind.Box && KeepsBoxesOut)
        {
            return false;
        }

        var isAny = Kind == kind || Kind == IrTypeKind.Function;
        foreach (var part in AllParts)
        {
            isAny |= seen.Add(part) && part.MayHold(kind, seen);
        }

        return isAny;
    }

    /// <summary>Answers are kept; two threads that ask at once find the same.</summary>
    private bool Ask(ref Answer answer, Func<IrType, HashSet<IrType>, bool> compute)
    {
        if (answer == Answer.Unknown)
        {
            answer = compute(this, [this]) ? Answer.Yes : Answer.No;
        }

        return answer == Answer.Yes;
    }

    private enum Answer : byte
    {
        Unknown,
        No,
        Yes,
    }
}
