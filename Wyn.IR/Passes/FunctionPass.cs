// A pass that looks at one function at a time.
using Wyn.IR.Build;
using Wyn.IR.Model;

namespace Wyn.IR.Passes;

internal abstract class FunctionPass : IIrPass
{
    public void Run(IrModule module, PassContext context)
    {
        foreach (var function in module.Functions)
        {
            context.Function = function;
            Run(new IrEditor(function));
        }
    }

    /// <summary>Changes the editor's function and commits.</summary>
    protected abstract void Run(IrEditor editor);
}
