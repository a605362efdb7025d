// How long a pass took.
using System;

namespace Wyn.IR.Passes;

/// <summary>How long a pass took, without verifying and dumping.</summary>
/// <param name="PassId">The pass.</param>
/// <param name="Time">The time.</param>
public sealed record PassTiming(string PassId, TimeSpan Time);
