// Marks what may suspend, functions and function types, and the functions that are leaves, over the whole call graph. Runs last
// in stage raw, when awaits that cannot happen are gone.
//
//   fn @f(%t: future<int>) -> int {        fn @f(%t: future<int>) -> int suspends {
//   ^entry(%t: future<int>):           =>  ^entry(%t: future<int>):
//     %r = await %t : int                    %r = await %t : int
using Wyn.IR.Analysis;
using Wyn.IR.Model;

namespace Wyn.IR.Passes;

internal sealed class MarkSuspending : IIrPass
{
    public void Run(IrModule module, PassContext context)
    {
        var calls = CallGraph.Of(module);
        var suspending = SuspendAnalysis.Of(calls);
        var leaves = LeafAnalysis.LeafFunctions(calls);
        foreach (var function in module.Functions)
        {
            function.Suspends = suspending.Functions.Contains(function);
            function.IsLeaf = leaves.Contains(function);
        }

        foreach (var type in module.Types.Functions)
        {
            type.Suspends = suspending.Types.Contains(type);
        }
    }
}
