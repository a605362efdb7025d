// What a running pass shares with the runner.
using Wyn.IR.Model;

namespace Wyn.IR.Passes;

internal sealed class PassContext
{
    /// <summary>The function that the pass is working on, for the report if it fails; null while it looks at the module.</summary>
    public IrFunction? Function { get; set; }
}
