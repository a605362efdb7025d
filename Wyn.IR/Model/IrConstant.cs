// The constants of the IR: one record per scalar type, and byte strings.
using System;
using System.Collections.Immutable;
using Wyn.IR.Types;

namespace Wyn.IR.Model;

/// <summary>A constant; a closed hierarchy with value equality (floats by bit pattern, strings by bytes).</summary>
public abstract record IrConstant : IrImmediate
{
    private protected IrConstant()
    {
    }

    /// <summary>The type of the constant.</summary>
    public abstract IrType Type { get; }
}

/// <summary>An <c>int</c> constant.</summary>
/// <param name="Value">The value.</param>
public sealed record IntConstant(long Value) : IrConstant
{
    /// <inheritdoc/>
    public override IrType Type => IrType.Int;
}

/// <summary>A <c>float</c> constant; two are equal if their bits are, so -0.0 and 0.0 differ and a NaN equals itself.</summary>
/// <param name="Value">The value.</param>
public sealed record FloatConstant(double Value) : IrConstant
{
    /// <inheritdoc/>
    public override IrType Type => IrType.Float;

    /// <inheritdoc/>
    public bool Equals(FloatConstant? other)
        => other is not null && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.DoubleToInt64Bits(Value).GetHashCode();
}

/// <summary>A <c>bool</c> constant.</summary>
/// <param name="Value">The value.</param>
public sealed record BoolConstant(bool Value) : IrConstant
{
    /// <inheritdoc/>
    public override IrType Type => IrType.Bool;
}

/// <summary>A <c>str</c> constant.</summary>
/// <param name="Bytes">The bytes; any are allowed, zero included.</param>
public sealed record StrConstant(ImmutableArray<byte> Bytes) : IrConstant
{
    /// <inheritdoc/>
    public override IrType Type => IrType.Str;

    /// <inheritdoc/>
    public bool Equals(StrConstant? other) => other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes.AsSpan());
        return hash.ToHashCode();
    }
}
