// A pass: one idea, applied to a module. Running, verifying, dumping and timing it is PassRunner's work.
using Wyn.IR.Model;

namespace Wyn.IR.Passes;

internal interface IIrPass
{
    void Run(IrModule module, PassContext context);
}
