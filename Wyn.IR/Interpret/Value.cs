// A value while the interpreter runs: a scalar in Bits; a byte[] (str), an InterpreterTask (future) or one of CompositeValues in
// Reference. Workers and frames have no content. The type in the IR says which field counts; the other one is stale.
namespace Wyn.IR.Interpret;

/// <summary>A value of any type.</summary>
internal struct Value
{
    /// <summary>An int, the bits of a float, or 0 or 1.</summary>
    public long Bits;

    /// <summary>The value of a type that is no scalar; null for one without a zero that was never stored.</summary>
    public object? Reference;
}
