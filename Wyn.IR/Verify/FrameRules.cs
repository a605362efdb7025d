// The frame group: what leaves a function as a frame comes back in its resume form. All functions together, since a frame is made in one and
// taken apart in another. A module in which no function has a resume form yet keeps the frames that its calls give without looking at them.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Text;
using Wyn.IR.Types;

namespace Wyn.IR.Verify;

internal sealed class FrameRules
{
    private readonly Dictionary<IrFunction, IrFunction> _resumeForms = [];

    /// <summary>By resume form and state: the values that a frame keeps there, and whether they are borrowed.</summary>
    private readonly Dictionary<(IrFunction Resume, int State), ImmutableArray<(IrType Type, bool IsBorrowed)>> _kept = [];

    /// <summary>By resume form and state: the op that takes up the suspended call, and its results.</summary>
    private readonly Dictionary<(IrFunction Resume, int State), (Opcode Opcode, ImmutableArray<IrType> Results)> _resumed = [];

    public static void Check(IReadOnlyList<VerificationContext> functions)
    {
        if (functions.Count == 0 || functions[0].Stage < IrStage.Suspend)
        {
            return;
        }

        FrameRules rules = new();
        foreach (var context in functions.Where(context => context.Function.ResumeOf is not null))
        {
            rules.CheckForm(context);
            rules.CheckRestores(context);
        }

        foreach (var context in functions)
        {
            rules.CheckBody(context);
        }
    }

    private void CheckForm(VerificationContext context)
    {
        var function = context.Function;
        IrTypeKind[] parameters = [.. function.Parameters.Select(parameter => parameter.Type.Kind)];
        if (parameters is not [IrTypeKind.Worker, IrTypeKind.Frame, IrTypeKind.Frame] || function.Results is not [{ Kind: IrTypeKind.Frame }])
        {
            context.Report(VerificationRules.FrameForm, "a resume form takes the worker, its frame and the one that has finished, and gives a frame");
        }

        if (function.ResumeOf is not { Suspends: true, ResumeOf: null } original || !_resumeForms.TryAdd(original, function))
        {
            context.Report(VerificationRules.FrameForm, "the function that is resumed does not suspend, is a resume form, or has another one");
        }
    }

    private void CheckRestores(VerificationContext context)
    {
        foreach (var block in context.Function.Blocks)
        {
            for (var i = 0; i < block.Instructions.Count; i++)
            {
                if (block.Instructions[i].Opcode == Opcode.FrameRestore)
                {
                    CheckRestore(context, block, i);
                }
            }
        }
    }

    private void CheckBody(VerificationContext context)
    {
        foreach (var block in context.Function.Blocks)
        {
            for (var i = 0; i < block.Instructions.Count; i++)
            {
                var instruction = block.Instructions[i];
                CheckPlace(context, block, instruction);
                if (instruction.Opcode is Opcode.FrameNew or Opcode.FrameSave)
                {
                    CheckSave(context, block, instruction);
                }
                else if (_resumeForms.Count > 0 && SuspendPoints.IsPoint(instruction))
                {
                    CheckTest(context, block, i);
                }
            }
        }
    }

    private void CheckPlace(VerificationContext context, IrBlock block, IrInstruction instruction)
    {
        var isResumeForm = context.Function.ResumeOf is not null;
        var problem = instruction.Opcode switch
        {
            Opcode.FrameNew or Opcode.Suspend when isResumeForm => "a resume form has its frame already",
            Opcode.FrameNew when _resumeForms.GetValueOrDefault(context.Function) != instruction.ResumeForm => "the frame is of another function",
            Opcode.Suspend when instruction.Operands[0].Definition?.Opcode != Opcode.FrameNew => "a function leaves with a frame of its own",
            Opcode.FrameState or Opcode.FrameRestore or Opcode.FrameSave or Opcode.FrameFinish
                when !isResumeForm || instruction.Operands[0] != context.Function.Parameters[1] => "that is not the frame of a resume form",
            >= Opcode.ResumeCall and <= Opcode.ResumeWait
                when !isResumeForm || instruction.Operands[1] != context.Function.Parameters[2] => "that is not the frame that has finished",
            _ when instruction.Immediate is FunctionReference { Function.ResumeOf: not null } => "only the runtime calls a resume form",
            _ => null,
        };
        if (problem is not null)
        {
            context.Report(VerificationRules.FrameForm, problem, block, instruction);
        }
    }

    private void CheckRestore(VerificationContext context, IrBlock block, int index)
    {
        var restore = block.Instructions[index];
        var resume = block.Instructions[index + 1]; // The terminator is behind it at the latest.
        var key = (context.Function, restore.State);
        if (!_kept.TryAdd(key, KeptIn(restore.Results)) || resume.Opcode is < Opcode.ResumeCall or > Opcode.ResumeWait)
        {
            context.Report(VerificationRules.FrameState, "the state is taken up twice, or no call is resumed behind it", block, restore);
            return;
        }

        _resumed.Add(key, (resume.Opcode, [.. resume.Results.Select(result => result.Type)]));
    }

    private void CheckSave(VerificationContext context, IrBlock block, IrInstruction save)
    {
        var key = (save.Opcode == Opcode.FrameNew ? save.ResumeForm : context.Function, save.State);
        if (!_kept.TryGetValue(key, out var kept) || !_resumed.TryGetValue(key, out var resumed) || !kept.SequenceEqual(KeptIn(save.Operands.Skip(2))))
        {
            context.Report(VerificationRules.FrameState, $"{IrPrinter.SymbolName(key.Item1.Name)} does not take up these values in state {save.State}", block, save);
            return;
        }

        var child = save.Operands[1].Definition;
        if (child is null || !SuspendPoints.IsPoint(child))
        {
            context.Report(VerificationRules.FrameState, "the child is not the frame that a call has given", block, save);
        }
        else if (SuspendPoints.ResumeOpOf(child) != resumed.Opcode || !resumed.Results.SequenceEqual(child.Results.SkipLast(1).Select(result => result.Type)))
        {
            context.Report(VerificationRules.FrameState, $"state {save.State} resumes another op than {child.Info.Mnemonic}, or takes other results", block, save);
        }
    }

    private static void CheckTest(VerificationContext context, IrBlock block, int index)
    {
        var point = block.Instructions[index];
        var isTested = block.Instructions.Count == index + 3
            && block.Instructions[index + 1] is { Opcode: Opcode.FrameIsNone } test
            && test.Operands[0] == point.Results[^1]
            && FrameTest.SuspendedOnSecondEdge(block.Instructions[index + 2]) == point;
        if (!isTested)
        {
            context.Report(VerificationRules.FrameTest, "nobody asks behind the call whether it was suspended", block, point);
        }
    }

    private static ImmutableArray<(IrType Type, bool IsBorrowed)> KeptIn(IEnumerable<IrValue> values)
        => [.. values.Select(value => (value.Type, value.IsBorrowed))];
}
