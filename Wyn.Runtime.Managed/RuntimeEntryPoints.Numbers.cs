// The entries on numbers. .NET calls the functions of the system's C library, as native programs do, so that the bits agree.
using System;

namespace Wyn.Runtime;

/// <content>Numbers.</content>
public static partial class RuntimeEntryPoints
{
    /// <summary>The finalizer of SplitMix64.</summary>
    public static long IntHash(long value)
    {
        var hash = (ulong)value;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return (long)(hash ^ (hash >> 31));
    }

    /// <summary>The IEEE bits.</summary>
    public static long FloatBits(double value) => BitConverter.DoubleToInt64Bits(value);

    /// <summary>C's sin.</summary>
    public static double MathSin(double a) => Math.Sin(a);

    /// <summary>C's cos.</summary>
    public static double MathCos(double a) => Math.Cos(a);

    /// <summary>C's tan.</summary>
    public static double MathTan(double a) => Math.Tan(a);

    /// <summary>C's asin.</summary>
    public static double MathAsin(double a) => Math.Asin(a);

    /// <summary>C's acos.</summary>
    public static double MathAcos(double a) => Math.Acos(a);

    /// <summary>C's atan.</summary>
    public static double MathAtan(double a) => Math.Atan(a);

    /// <summary>C's atan2.</summary>
    public static double MathAtan2(double a, double b) => Math.Atan2(a, b);

    /// <summary>C's exp.</summary>
    public static double MathExp(double a) => Math.Exp(a);

    /// <summary>C's log.</summary>
    public static double MathLog(double a) => Math.Log(a);

    /// <summary>C's log2.</summary>
    public static double MathLog2(double a) => Math.Log2(a);

    /// <summary>C's log10.</summary>
    public static double MathLog10(double a) => Math.Log10(a);

    /// <summary>C's pow.</summary>
    public static double MathPow(double a, double b) => Math.Pow(a, b);

    /// <summary>C's floor.</summary>
    public static double MathFloor(double a) => Math.Floor(a);

    /// <summary>C's ceil.</summary>
    public static double MathCeil(double a) => Math.Ceiling(a);

    /// <summary>C's trunc.</summary>
    public static double MathTrunc(double a) => Math.Truncate(a);

    /// <summary>C's round: halves away from zero.</summary>
    public static double MathRound(double a) => Math.Round(a, MidpointRounding.AwayFromZero);

    /// <summary>C's sqrt.</summary>
    public static double MathSqrt(double a) => Math.Sqrt(a);

    /// <summary>C's fabs.</summary>
    public static double MathAbs(double a) => Math.Abs(a);
}
