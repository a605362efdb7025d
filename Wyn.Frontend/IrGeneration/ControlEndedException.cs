// Tells the statement around an expression that control does not come to the end of that expression.
using System;

namespace Wyn.Frontend.IrGeneration;

/// <summary>An operand ends the current block (all arms of a match return, for one), so that there is nothing left to generate.</summary>
internal sealed class ControlEndedException : Exception;
