// How the frames of suspended functions lie in memory: the header (wyn_frame_t), and behind it the values that are live in the state, or, once
// the function has ended, its results, which are in the same place for all functions with the same results. A frame has room for each.
//
//   { i32 state, i32 kind, ptr parent, ptr resume, live values of the state... | results... }
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

/// <summary>Knows the layouts of all frames.</summary>
internal sealed class LlvmFrameLayout(LlvmProgram program)
{
    /// <summary>The fields of the header.</summary>
    public const uint State = 0;

    /// <inheritdoc cref="State"/>
    public const uint Parent = 2;

    /// <inheritdoc cref="State"/>
    public const uint Resume = 3;

    /// <summary>How many fields the header has.</summary>
    public const uint HeaderFields = 4;

    private readonly Dictionary<IrFunction, ulong> _sizes = [];

    /// <summary>A frame that holds such values.</summary>
    public LLVMTypeRef Of(IEnumerable<IrType> values) => program.Context.GetStructType(
        [program.Types.Int32, program.Types.Int32, program.Types.Pointer, program.Types.Pointer, .. values.Select(program.Types.MapStored)]);

    /// <summary>The bytes of the frames of a resume form.</summary>
    public ulong SizeOf(IrFunction resume)
    {
        if (!_sizes.TryGetValue(resume, out var size))
        {
            var function = resume.ResumeOf!; // It is a resume form.
            size = program.SizeOf(Of(function.ValueResults));
            foreach (var values in SavedBy(function).Concat(SavedBy(resume)))
            {
                size = Math.Max(size, program.SizeOf(Of(values)));
            }

            _sizes.Add(resume, size);
        }

        return size;
    }

    /// <summary>The operands of an op that are live values; the frames and the worker stand before them.</summary>
    public static IEnumerable<IrValue> LiveValues(IrInstruction instruction) => instruction.Operands.Skip(instruction.Info.Operands.Length);

    private static IEnumerable<IEnumerable<IrType>> SavedBy(IrFunction function) => function.Blocks
        .SelectMany(block => block.Instructions)
        .Where(instruction => instruction.Opcode is Opcode.FrameNew or Opcode.FrameSave)
        .Select(instruction => LiveValues(instruction).Select(value => value.Type));
}
