// RuntimeAbi rows -> declarations of the C runtime, by the naming rule (`str.from.int` is wyn_str_from_int), helpers of this
// backend's own, and functions from elsewhere: intrinsics, and those of the C library, to which the rows `math.` lead. What C
// takes beyond the table's parameters is in include/wyn_runtime.h.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmRuntimeImports
{
    private readonly LLVMModuleRef _module;
    private readonly LlvmTypeMapper _types;
    private readonly LlvmAttributes _attributes;
    private readonly Dictionary<RuntimeEntry, LlvmFunction> _entries = [];
    private const string MathPrefix = "math.";

    /// <summary>Where an intrinsic gives the same bits as the C library.</summary>
    private static readonly ImmutableDictionary<string, string> Intrinsics = new Dictionary<string, string>
    {
        ["math.sqrt"] = "llvm.sqrt",
        ["math.abs"] = "llvm.fabs",
        ["math.floor"] = "llvm.floor",
        ["math.ceil"] = "llvm.ceil",
        ["math.trunc"] = "llvm.trunc",
    }.ToImmutableDictionary();

    private readonly Dictionary<NativeHelper, LlvmFunction> _helpers = [];
    private readonly Lazy<LlvmFunction> _fmod;
    private readonly Lazy<LlvmFunction> _saturatingConversion;
    private readonly Lazy<LlvmFunction> _readRegister;

    public LlvmRuntimeImports(LLVMModuleRef module, LlvmTypeMapper types, LlvmAttributes attributes)
    {
        _module = module;
        _types = types;
        _attributes = attributes;
        _fmod = new(() => DeclareLibraryFunction("fmod", 2));
        _saturatingConversion = new(() => Intrinsic("llvm.fptosi.sat", _types.Int, _types.Float));
        _readRegister = new(() => Intrinsic("llvm.read_register", _types.Int));
    }

    /// <summary>C's fmod, which is not replaced by anything.</summary>
    public LlvmFunction Fmod => _fmod.Value;

    public LlvmFunction SaturatingConversion => _saturatingConversion.Value;

    public LlvmFunction ReadRegister => _readRegister.Value;

    /// <summary>The naming rule.</summary>
    public static string FunctionName(RuntimeEntry entry) => "wyn_" + entry.Name.Replace('.', '_');

    /// <summary>True for rows that the C library implements.</summary>
    public static bool IsOfLibrary(RuntimeEntry entry) => entry.Name.StartsWith(MathPrefix, StringComparison.Ordinal);

    /// <summary>True if the C function takes the place of the allocation, for the leak check, behind the table's parameters.</summary>
    public static bool TakesAllocationPlace(RuntimeEntry entry)
        => entry.Result == AbiType.Str && entry.Effects.HasFlag(OpEffects.Allocates) && !entry.TakesLocation;

    public LlvmFunction Entry(RuntimeEntry entry)
    {
        if (!_entries.TryGetValue(entry, out var function))
        {
            function = !IsOfLibrary(entry) ? Declare(entry)
                : Intrinsics.TryGetValue(entry.Name, out var intrinsic) ? Intrinsic(intrinsic, _types.Float)
                : DeclareLibraryFunction(entry.Name[MathPrefix.Length..], entry.Parameters.Length);
            _entries.Add(entry, function);
        }

        return function;
    }

    public LlvmFunction Helper(NativeHelper helper)
    {
        if (!_helpers.TryGetValue(helper, out var function))
        {
            var type = LlvmTypeMapper.Function(Map(helper.Result), [.. helper.Parameters.Select(parameter => Map(parameter.Type))]);
            var value = _module.AddFunction(helper.Name, type);
            _attributes.AddNoUnwind(value);
            if (helper.Result == NativeType.Bool)
            {
                _attributes.AddBoolOfC(value, LLVMAttributeIndex.LLVMAttributeReturnIndex);
            }

            if (helper.NoReturn)
            {
                _attributes.AddNoReturn(value);
            }

            _helpers.Add(helper, function = new LlvmFunction(value, type));
        }

        return function;
    }

    private LLVMTypeRef Map(NativeType type) => type switch
    {
        NativeType.Void => _types.Void,
        NativeType.Bool => _types.Bool,
        NativeType.Int => _types.Int,
        NativeType.Index32 => _types.Int32,
        _ => _types.Pointer,
    };

    private LlvmFunction Declare(RuntimeEntry entry)
    {
        var parameters = Parameters(entry);
        var type = LlvmTypeMapper.Function(_types.Map(entry.Result), [.. parameters.Select(parameter => parameter.Type)]);
        var function = _module.AddFunction(FunctionName(entry), type);
        _attributes.AddNoUnwind(function);
        if (entry.Effects.HasFlag(OpEffects.NoReturn))
        {
            _attributes.AddNoReturn(function);
        }

        AddValueAttributes(function, LLVMAttributeIndex.LLVMAttributeReturnIndex, entry.Result);
        for (var i = 0; i < parameters.Count; i++)
        {
            AddValueAttributes(function, LLVMAttributeIndex.LLVMAttributeFirstParameterIndex + (uint)i, parameters[i].Kind);
        }

        return new LlvmFunction(function, type);
    }

    private List<(LLVMTypeRef Type, AbiType Kind)> Parameters(RuntimeEntry entry)
    {
        var parameters = entry.Parameters.Select(parameter => (_types.Map(parameter.Type), parameter.Type)).ToList();
        if (entry.IsVariadic)
        {
            parameters.RemoveAt(parameters.Count - 1);
            parameters.Add((_types.Int, AbiType.Int));
            parameters.Add((_types.Pointer, AbiType.Location));
        }

        if (TakesAllocationPlace(entry))
        {
            parameters.Add((_types.Pointer, AbiType.Location));
        }

        return parameters;
    }

    private void AddValueAttributes(LLVMValueRef function, LLVMAttributeIndex index, AbiType type)
    {
        if (type == AbiType.Unit)
        {
            return;
        }

        _attributes.AddValue(function, index, type switch
        {
            AbiType.Worker => IrTypeKind.Worker,
            AbiType.Int or AbiType.Bool or AbiType.Float or AbiType.Site => IrTypeKind.Int,
            _ => IrTypeKind.Str, // a pointer to something
        });
        if (type == AbiType.Bool)
        {
            _attributes.AddBoolOfC(function, index);
        }
    }

    /// <summary>A function of the C library on floats, which is not replaced by anything.</summary>
    private LlvmFunction DeclareLibraryFunction(string name, int parameters)
    {
        var type = LlvmTypeMapper.Function(_types.Float, [.. Enumerable.Repeat(_types.Float, parameters)]);
        var function = _module.AddFunction(name, type);
        _attributes.AddPureLibraryFunction(function);
        return new LlvmFunction(function, type);
    }

    private LlvmFunction Intrinsic(string name, params ReadOnlySpan<LLVMTypeRef> types)
    {
        var function = _module.GetIntrinsic(name, types);
        return new LlvmFunction(function, function.GlobalValueType);
    }
}
