// Makes suspension explicit. A function in which a call may be suspended gets two forms. The direct form runs on the stack, and after
// each such call asks whether it has given a frame; if so it puts what is live into a frame of its own and leaves with that. The resume form
// goes on from a frame, in the state that says where.
//
//   fn @f(%w: worker, %t: future<int>) -> (int, frame) suspends {
//   ^entry(%w: worker, %t: future<int>):
//     %r, %s = await.direct %w, %t : int, frame
//     drop %t
//     %none = frame.none
//     ret %r, %none
// =>
//   fn @f(%w: worker, %t: future<int>) -> (int, frame) suspends {          fn @f.resume(%worker: worker, %self: frame, %child: frame)
//   ^entry(%w: worker, %t: future<int>):                                       -> frame suspends resumes @f {
//     %r, %s = await.direct %w, %t : int, frame                            ^entry(%worker: worker, %self: frame, %child: frame):
//     %done = frame.is.none %s                                               %t = frame.restore 0, %self : future<int>
//     br.if %done, ^go, ^wait                                                %r = resume.await %worker, %child : int
//   ^go:                                                                     drop %t
//     drop %t                                                                frame.finish %self, %r
//     %none = frame.none                                                     %none = frame.none
//     ret %r, %none                                                          ret %none
//   ^wait:
//     %frame = frame.new @f.resume 0, %w, %s, %t : frame
//     suspend %frame
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Passes;

internal sealed class SuspendLowering : IIrPass
{
    public void Run(IrModule module, PassContext context)
    {
        HashSet<IrFunction> lowered = [.. module.Functions.Select(function => function.ResumeOf).OfType<IrFunction>()];
        foreach (var function in module.Functions.Where(function => function.ResumeOf is null && !lowered.Contains(function)).ToList())
        {
            context.Function = function;
            if (function.Blocks.Any(block => block.Instructions.Any(SuspendPoints.IsPoint)))
            {
                Lower(module, function);
            }
        }
    }

    private static void Lower(IrModule module, IrFunction function)
    {
        var resume = module.AddFunction(NameOf(module, function), [IrType.Frame], function.Location);
        resume.Suspends = true;
        resume.ResumeOf = function;
        ResumeForm.Fill(function, resume, SuspendState.Cut(function, resume));
    }

    private static string NameOf(IrModule module, IrFunction function)
    {
        var name = $"{function.Name}.resume";
        while (module.FindFunction(name) is not null)
        {
            name += "d";
        }

        return name;
    }
}
