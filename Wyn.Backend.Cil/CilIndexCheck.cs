// What must be looked at before an element of an array is.
namespace Wyn.Backend.Cil;

/// <summary>The check of an index.</summary>
internal enum CilIndexCheck
{
    /// <summary>The element is known to be there.</summary>
    None,

    /// <summary>The index is known not to be negative.</summary>
    FromStart,

    /// <summary>A negative index counts from the end.</summary>
    FromBothEnds,
}
