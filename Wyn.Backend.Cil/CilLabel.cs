// A place in a method's code, known before the instruction that stands there.
using Mono.Cecil.Cil;

namespace Wyn.Backend.Cil;

internal sealed class CilLabel
{
    /// <summary>The instruction at the label; null until the first instruction after <see cref="CilCodeBuffer.Mark"/>.</summary>
    public Instruction? Target { get; set; }
}
