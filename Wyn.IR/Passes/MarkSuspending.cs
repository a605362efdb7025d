// Marks the functions that may suspend, over the whole call graph. Runs last in stage raw, when awaits that cannot happen are gone.
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
        var suspending = SuspendAnalysis.SuspendingFunctions(CallGraph.Of(module));
        foreach (var function in module.Functions)
        {
            function.Suspends = suspending.Contains(function);
        }
    }
}
