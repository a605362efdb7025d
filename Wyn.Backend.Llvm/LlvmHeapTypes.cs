// The types of heap values -> the table `wyn.types` that their headers lead into, see wyn_type_t; row 0 is the string's, row 1 that of the
// innermost frames of what waits, which are the runtime's. Rows
// are made when first asked for. Values that are the same for ever are constants of the program: empty arrays, variants
// without payload, closures without captured values.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmHeapTypes(LlvmProgram program)
{
    /// <summary>Where the row stands in the kind of a value.</summary>
    public const int TypeShift = 8;

    private const uint Alignment = 8;

    private readonly List<LlvmHeapType> _rows = [new LlvmHeapType { Index = 0, Name = "string" }, new LlvmHeapType { Index = 1, Name = "wait" }];
    private readonly Dictionary<IrType, LlvmHeapType> _arrays = [];
    private readonly Dictionary<EnumType, ImmutableArray<LlvmHeapType>> _enums = [];
    private readonly Dictionary<(IrType Type, string Variable), LlvmHeapType> _boxes = [];
    private readonly Dictionary<(IrFunction Function, int Captures), LlvmHeapType> _closures = [];
    private readonly Dictionary<IrType, LlvmHeapType> _objects = [];
    private readonly Dictionary<IrFunction, LlvmHeapType> _frames = [];
    private readonly Dictionary<LlvmHeapType, LLVMValueRef> _constants = [];

    public LlvmHeapType OfArray(ArrayType type)
    {
        if (!_arrays.TryGetValue(type, out var row))
        {
            _arrays.Add(type, row = new LlvmHeapType { Index = _rows.Count, Name = type.Text, Element = type.Element });
            _rows.Add(row);
        }

        return row;
    }

    /// <summary>The rows of the variants of a boxed enum, one after the other: the row says which variant a value is.</summary>
    public ImmutableArray<LlvmHeapType> OfEnum(EnumType type)
    {
        if (!_enums.TryGetValue(type, out var rows))
        {
            rows = [.. type.Variants.Select((variant, index) => Object(_rows.Count + index, type.Text, variant.Payload))];
            _enums.Add(type, rows);
            _rows.AddRange(rows);
        }

        return rows;
    }

    public LlvmHeapType OfBox(BoxType type, string variable)
    {
        if (!_boxes.TryGetValue((type, variable), out var row))
        {
            _boxes.Add((type, variable), row = Object(_rows.Count, type.Text, [type.Element]) with { Variable = variable });
            _rows.Add(row);
        }

        return row;
    }

    /// <summary>The row of closures of a function that captures so many values.</summary>
    public LlvmHeapType OfClosure(IrFunction function, int captures, IrType type)
    {
        if (!_closures.TryGetValue((function, captures), out var row))
        {
            var first = function.TakesWorker ? 1 : 0;
            row = Object(_rows.Count, type.Text, [.. function.Parameters.Skip(first).Take(captures).Select(parameter => parameter.Type)], [program.Types.Pointer]);
            _closures.Add((function, captures), row);
            _rows.Add(row);
        }

        return row;
    }

    /// <summary>The row of a channel, whose functions act on its elements.</summary>
    public LlvmHeapType OfChannel(ChannelType type)
    {
        if (!_objects.TryGetValue(type, out var row))
        {
            _objects.Add(type, row = new LlvmHeapType { Index = _rows.Count, Name = type.Text, Element = type.Element, HasIdentity = true });
            _rows.Add(row);
        }

        return row;
    }

    /// <summary>The row of a cell with a lock, which lies behind the header of objects with an identity: wyn_object_t.</summary>
    public LlvmHeapType OfCell(CellType type)
    {
        if (!_objects.TryGetValue(type, out var row))
        {
            row = Object(_rows.Count, type.Text, [type.Element], [program.Types.Int, program.Types.Int32]) with { HasIdentity = true };
            _objects.Add(type, row);
            _rows.Add(row);
        }

        return row;
    }

    /// <summary>The row of the frames of a function that waits, of which the leak check wants to know the name.</summary>
    public LlvmHeapType OfFrame(IrFunction resume)
    {
        if (!_frames.TryGetValue(resume, out var row))
        {
            _frames.Add(resume, row = new LlvmHeapType { Index = _rows.Count, Name = "frame of " + resume.Name });
            _rows.Add(row);
        }

        return row;
    }

    /// <summary>The array without elements.</summary>
    public LLVMValueRef EmptyArray(ArrayType type) => Constant(OfArray(type), program.Constants.Int(0), program.Constants.Int(0));

    /// <summary>A variant without payload.</summary>
    public LLVMValueRef PlainVariant(EnumType type, int variant) => Constant(OfEnum(type)[variant]);

    /// <summary>A closure without captured values.</summary>
    public LLVMValueRef PlainClosure(LlvmHeapType type, LLVMValueRef code) => Constant(type, code);

    /// <summary>The table, when all functions are emitted.</summary>
    public LLVMValueRef EmitTable()
    {
        var rows = _rows.ConvertAll(Row).ToArray();
        var value = LLVMValueRef.CreateConstArray(rows[0].TypeOf, rows);
        var table = program.Module.AddGlobal(value.TypeOf, "wyn.types");
        LLVM.SetInitializer(table, value);
        LLVM.SetLinkage(table, LLVMLinkage.LLVMInternalLinkage);
        LLVM.SetGlobalConstant(table, 1);
        return table;
    }

    private LlvmHeapType Object(int index, string name, ImmutableArray<IrType> parts, ImmutableArray<LLVMTypeRef> hidden = default)
    {
        ImmutableArray<LLVMTypeRef> before = [program.Types.Int32, program.Types.Int32, .. hidden.IsDefault ? [] : hidden];
        return new LlvmHeapType
        {
            Index = index,
            Name = name,
            Parts = parts,
            FirstPart = before.Length,
            Layout = program.Context.GetStructType([.. before, .. parts.Select(program.Types.Map)]),
        };
    }

    private LLVMValueRef Constant(LlvmHeapType type, params ImmutableArray<LLVMValueRef> fields)
    {
        if (!_constants.TryGetValue(type, out var constant))
        {
            var value = program.Context.GetConstStruct([program.Constants.Int32(0), program.Constants.Int32(type.Index << TypeShift), .. fields]);
            _constants.Add(type, constant = program.Constants.Add(value, "wyn.constant." + type.Name));
            LLVM.SetAlignment(constant, Alignment);
        }

        return constant;
    }

    private LLVMValueRef Row(LlvmHeapType type)
    {
        var functions = new LlvmHeapFunctions(program, type);
        return program.Context.GetConstStruct(
            program.Constants.Text(type.Name),
            type.Variable is { } variable ? program.Constants.Text(variable) : program.Constants.Null,
            program.Constants.Int32(type.Layout.Handle == 0 ? 0 : (int)program.SizeOf(type.Layout)),
            program.Constants.Int32(type.Element is { } element ? (int)program.SizeOf(program.Types.MapStored(element)) : -1),
            LLVMValueRef.CreateConstInt(program.Types.Byte, type.CanCycle ? 1UL : 0),
            LLVMValueRef.CreateConstInt(program.Types.Byte, type is { HasIdentity: true, Element: not null } ? 1UL : 0),
            functions.Emit(PartAction.Copy),
            functions.Emit(PartAction.Drop),
            functions.Emit(PartAction.Mark));
    }
}
