// Replaces the look at a part of a value that is made in the same function by what it was made of, and the tag of such an enum by
// its number. What comes of inlining is full of these: a result is put together, and taken apart by the caller.
//
//     %t = struct.new %a, %b : tuple<int, str>          %t = struct.new ...            (dead, if nothing else uses it)
//     %x = get %t .0 : int                        =>    use %a
//     use %x
// A longer path is followed as far as the makings are known, and the rest of it is left. Left alone: what changed since it was made.
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Passes;

internal sealed class Forwarding : FunctionPass
{
    protected override void Run(IrEditor editor)
    {
        foreach (var block in ControlFlow.Of(editor.Function).ReversePostorder)
        {
            foreach (var instruction in block.Instructions)
            {
                switch (instruction.Opcode)
                {
                    case Opcode.EnumTag when MakingOf(editor, instruction.Operands[0]) is { Immediate: VariantReference { Index: var tag } }:
                        var constant = editor.Make(Opcode.Const, [], [instruction.Result.Type], new IntConstant(tag), instruction.Location);
                        editor.ReplaceInstruction(instruction, constant);
                        editor.Replace(instruction.Result, constant.Result);
                        break;
                    case Opcode.Get:
                        Forward(editor, instruction);
                        break;
                }
            }
        }

        editor.Commit();
    }

    private static IrInstruction? MakingOf(IrEditor editor, IrValue value) => editor.Resolve(value).Definition;

    private static void Forward(IrEditor editor, IrInstruction get)
    {
        var root = get.Operands[0];
        var steps = get.Path.Steps;
        var known = 0;
        while (known < steps.Length && PartOf(MakingOf(editor, root), steps[known]) is { } part)
        {
            root = part;
            known++;
        }

        if (known == 0)
        {
            return;
        }

        if (known < steps.Length)
        {
            var rest = editor.Make(
                Opcode.Get, [root, .. get.Operands.Skip(1)], [get.Result.Type], new IrPath(steps[known..]), get.Location);
            editor.ReplaceInstruction(get, rest);
            root = rest.Result;
        }
        else
        {
            editor.Erase(get);
        }

        editor.Replace(get.Result, root);
    }

    /// <summary>What stands in the place of a step in a value that is made so; null if that is not known.</summary>
    private static IrValue? PartOf(IrInstruction? making, PathStep step) => (making, step.Kind) switch
    {
        ({ Opcode: Opcode.StructNew }, PathStepKind.Field) => making.Operands[step.Index],
        ({ Opcode: Opcode.EnumNew, Immediate: VariantReference { Index: var variant } }, PathStepKind.Payload) when variant == step.Variant
            => making.Operands[step.Index],
        _ => null,
    };
}
