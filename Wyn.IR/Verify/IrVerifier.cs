// Module -> broken rules. The rules, one row each in VerificationRules, in groups. A function that breaks the structure is
// looked at no further; ownership, and what looks along calls, is checked only where everything else holds:
//   structure  blocks, terminators, targets, immediates, definitions, numbers of operands and arguments
//   ssa        definitions dominate uses; nothing is unreachable from stage opt on
//   type       operands, arguments, results and signatures by the op table; structs and enums, before everything else
//   place      what was moved out of a value, global, box or cell is put back before anybody looks
//   task       functions that may suspend say so, and leaves are leaves
//   stage      what may occur when, and the calling convention of stage suspend
//   frame      what leaves a function as a frame comes back in its resume form
//   own        from stage owned on each counted value is consumed exactly once on every path that returns
// The work is linear in the instructions, apart from the counted values that live across blocks.
using System.Collections.Generic;
using System.Collections.Immutable;
using Wyn.IR.Analysis;
using Wyn.IR.Model;

namespace Wyn.IR.Verify;

/// <summary>Checks that a module keeps the rules of the IR and of its stage.</summary>
public static class IrVerifier
{
    /// <summary>The broken rules, at most a hundred; none if the module is right.</summary>
    public static ImmutableArray<VerificationError> Verify(IrModule module)
    {
        List<VerificationError> errors = [];
        NominalRules.Check(module, errors);
        if (errors.Count > 0)
        {
            return [.. errors];
        }

        List<VerificationContext> sound = [];
        foreach (var function in module.Functions)
        {
            var before = errors.Count;
            var context = new VerificationContext(function, errors);
            StructureRules.Check(context);
            if (errors.Count == before)
            {
                sound.Add(context);
            }
        }

        foreach (var context in sound)
        {
            CheckMeaning(context, errors);
        }

        // These look along calls, so that one unsound function leaves them nothing to stand on.
        if (errors.Count == 0)
        {
            var calls = CallGraph.Of(module);
            TaskRules.Check(sound, calls);
            StageRules.CheckCalls(sound, calls);
            var leaves = LeafAnalysis.LeafFunctions(calls);
            FrameRules.Check(sound);
            sound.ForEach(context => PlaceRules.CheckOpenPlaces(context, leaves));
        }

        return [.. errors];
    }

    private static void CheckMeaning(VerificationContext context, List<VerificationError> errors)
    {
        var before = errors.Count;
        var flow = ControlFlow.Of(context.Function);
        SsaRules.Check(context, flow);
        TypeRules.Check(context);
        StageRules.Check(context);
        PlaceRules.CheckHoles(context);
        if (errors.Count == before && context.Stage >= IrStage.Owned)
        {
            OwnershipRules.Check(context, flow);
        }
    }
}
