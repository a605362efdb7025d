// Where in a program a value can stand, as far as conversions care. What operators do to their operands is in OperatorTable.
using System;

namespace Wyn.Frontend.Binding;

/// <summary>The places that allow different conversions.</summary>
[Flags]
internal enum ConversionPlaces
{
    None = 0,

    /// <summary>The value of a declaration or assignment.</summary>
    Assignment = 1 << 0,

    /// <summary>An argument of a call.</summary>
    Argument = 1 << 1,

    /// <summary>The value of a return whose type is declared.</summary>
    Return = 1 << 2,

    /// <summary>The value of a return whose type an earlier return has fixed.</summary>
    InferredReturn = 1 << 3,

    /// <summary>A condition, or an operand of <c>and</c>, <c>or</c>, <c>not</c>.</summary>
    Condition = 1 << 4,

    /// <summary>What print, interpolation and <c>str</c> show.</summary>
    Text = 1 << 5,

    /// <summary>The conversion functions <c>int(x)</c> and <c>float(x)</c>.</summary>
    Explicit = 1 << 6,
}
