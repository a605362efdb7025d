// The stages of a module, in order. A stage is a promise about which ops may occur and what is explicit.
namespace Wyn.IR.Model;

/// <summary>How far a module has been lowered; each stage keeps the promises of <c>docs/ir-reference.md</c>.</summary>
public enum IrStage
{
    /// <summary>Straight from lowering.</summary>
    Raw,

    /// <summary>After the optimisation passes.</summary>
    Opt,

    /// <summary><c>copy</c> and <c>drop</c> are explicit: every counted value is consumed exactly once on each path.</summary>
    Owned,

    /// <summary>The calling convention is explicit: worker parameter, frame result, stack checks.</summary>
    Suspend,
}
