// Spawn sites -> the table that the runtime finds tasks in by index; site 0 is the main task. See wyn_site_t.
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmSites(LlvmProgram program)
{
    private readonly Dictionary<(IrFunction Function, string Location), int> _indices = [];
    private readonly Dictionary<IrFunction, (LLVMValueRef Entry, LLVMValueRef Finish)> _entries = [];
    private readonly Dictionary<(PartAction Action, IrType Type), LLVMValueRef> _resultFunctions = [];

    /// <summary>How many there are.</summary>
    public int Count => _indices.Count;

    /// <summary>The index of the site of a spawn.</summary>
    public int IndexOf(IrFunction function, IrLocation location)
    {
        var key = (function, location.ToString());
        if (!_indices.TryGetValue(key, out var index))
        {
            _indices.Add(key, index = _indices.Count);
        }

        return index;
    }

    /// <summary>The table, when all functions are emitted.</summary>
    public LLVMValueRef EmitTable()
    {
        var rows = _indices.OrderBy(site => site.Value).Select(site => Row(site.Key.Function, site.Key.Location)).ToArray();
        var value = LLVMValueRef.CreateConstArray(rows[0].TypeOf, rows);
        var table = program.Module.AddGlobal(value.TypeOf, "wyn.sites");
        LLVM.SetInitializer(table, value);
        LLVM.SetLinkage(table, LLVMLinkage.LLVMInternalLinkage);
        LLVM.SetGlobalConstant(table, 1);
        return table;
    }

    private LLVMValueRef Row(IrFunction function, string location)
    {
        if (!_entries.TryGetValue(function, out var functions))
        {
            functions = (LlvmTaskEntry.Emit(program, function), LlvmTaskEntry.EmitFinish(program, function));
            _entries.Add(function, functions);
        }

        var result = function.ValueResult;
        var arguments = LlvmPayload.SlotsOf(program, function.Parameters.Skip(function.TakesWorker ? 1 : 0).Select(parameter => parameter.Type));
        var slots = Math.Max(arguments, result.Kind == IrTypeKind.Unit ? 0 : LlvmPayload.SlotsOf(program, [result]));
        return program.Context.GetConstStruct(
            functions.Entry,
            functions.Finish,
            ResultFunction(PartAction.ShareResult, result),
            ResultFunction(PartAction.Mark, result),
            ResultFunction(PartAction.Drop, result),
            program.Constants.Int32(slots),
            program.Constants.Text(function.Name),
            program.Constants.Text(location));
    }

    /// <summary>What happens to the owners of a result in its payload; null where nothing is counted.</summary>
    private LLVMValueRef ResultFunction(PartAction action, IrType type)
    {
        if (!type.IsCounted)
        {
            return program.Constants.Null;
        }

        if (!_resultFunctions.TryGetValue((action, type), out var function))
        {
            function = program.Module.AddFunction(
                LlvmPartFunctions.NameOf(action, "result." + type.Text),
                LlvmTypeMapper.Function(program.Types.Void, [program.Types.Pointer, program.Types.Pointer]));
            LLVM.SetLinkage(function, LLVMLinkage.LLVMInternalLinkage);
            program.Attributes.AddNoUnwind(function);
            using var builder = program.Context.CreateBuilder();
            builder.PositionAtEnd(program.Context.AppendBasicBlock(function, "entry"));
            var result = new LlvmPayload(program, builder, function.GetParam(1)).Load(0, type);
            new LlvmParts(program, builder, action == PartAction.Drop ? function.GetParam(0) : default).Apply(action, result, type, function.GetParam(0));
            builder.BuildRetVoid();
            _resultFunctions.Add((action, type), function);
        }

        return function;
    }
}
