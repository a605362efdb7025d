// RuntimeAbi rows -> declarations of the C runtime, by the naming rule (`str.from.int` is wyn_str_from_int), and the two
// functions from elsewhere that ops need. What C takes beyond the table's parameters is in include/wyn_runtime.h.
using System;
using System.Collections.Generic;
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
    private readonly Lazy<LlvmFunction> _fmod;
    private readonly Lazy<LlvmFunction> _saturatingConversion;
    private readonly Lazy<LlvmFunction> _readRegister;

    public LlvmRuntimeImports(LLVMModuleRef module, LlvmTypeMapper types, LlvmAttributes attributes)
    {
        _module = module;
        _types = types;
        _attributes = attributes;
        _fmod = new(DeclareFmod);
        _saturatingConversion = new(() => Intrinsic("llvm.fptosi.sat", _types.Int, _types.Float));
        _readRegister = new(() => Intrinsic("llvm.read_register", _types.Int));
    }

    /// <summary>C's fmod, which is not replaced by anything.</summary>
    public LlvmFunction Fmod => _fmod.Value;

    public LlvmFunction SaturatingConversion => _saturatingConversion.Value;

    public LlvmFunction ReadRegister => _readRegister.Value;

    /// <summary>The naming rule.</summary>
    public static string FunctionName(RuntimeEntry entry) => "wyn_" + entry.Name.Replace('.', '_');

    /// <summary>True if the C function takes the place of the allocation, for the leak check, behind the table's parameters.</summary>
    public static bool TakesAllocationPlace(RuntimeEntry entry)
        => entry.Result == AbiType.Str && entry.Effects.HasFlag(OpEffects.Allocates) && !entry.TakesLocation;

    public LlvmFunction Entry(RuntimeEntry entry)
    {
        if (!_entries.TryGetValue(entry, out var function))
        {
            _entries.Add(entry, function = Declare(entry));
        }

        return function;
    }

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

    private LlvmFunction DeclareFmod()
    {
        var type = LlvmTypeMapper.Function(_types.Float, [_types.Float, _types.Float]);
        var function = _module.AddFunction("fmod", type);
        _attributes.AddPureLibraryFunction(function);
        return new LlvmFunction(function, type);
    }

    private LlvmFunction Intrinsic(string name, params ReadOnlySpan<LLVMTypeRef> types)
    {
        var function = _module.GetIntrinsic(name, types);
        return new LlvmFunction(function, function.GlobalValueType);
    }
}
