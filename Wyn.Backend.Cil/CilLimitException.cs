// A function that does not fit into a method; becomes a diagnostic of the backend.
using System;
using Wyn.IR.Model;

namespace Wyn.Backend.Cil;

internal sealed class CilLimitException(IrFunction function) : Exception($"'{function.Name}' has too many values that are live at once")
{
    public IrFunction Function { get; } = function;
}
