// Removes the blocks that control cannot reach. Lowering makes them freely (what follows a return); from stage opt on there are none.
//
//   ^entry:            ^entry:
//     ret %a             ret %a
//   ^after:        =>
//     br ^join(%b)     ^join(%c: int):   left alone if something else reaches it
using Wyn.IR.Analysis;
using Wyn.IR.Build;

namespace Wyn.IR.Passes;

internal sealed class UnreachableBlocks : FunctionPass
{
    /// <summary>Marks the unreachable blocks for removal; the caller commits.</summary>
    public static void Remove(IrEditor editor)
    {
        var flow = ControlFlow.Of(editor.Function);
        foreach (var block in editor.Function.Blocks)
        {
            if (!flow.IsReachable(block))
            {
                editor.RemoveBlock(block);
            }
        }
    }

    protected override void Run(IrEditor editor)
    {
        Remove(editor);
        editor.Commit();
    }
}
