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
    private const int ResultPlain = 0; // WYN_RESULT_...
    private const int ResultStr = 1;
    private const int ResultFuture = 2;

    private readonly Dictionary<(IrFunction Function, string Location), int> _indices = [];
    private readonly Dictionary<IrFunction, LLVMValueRef> _entries = [];

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
        if (!_entries.TryGetValue(function, out var entry))
        {
            _entries.Add(function, entry = LlvmTaskEntry.Emit(program, function));
        }

        var arguments = function.Parameters.Count - (function.TakesWorker ? 1 : 0);
        var slots = Math.Max(arguments, function.ValueResult.Kind == IrTypeKind.Unit ? 0 : 1);
        return program.Context.GetConstStruct(
            entry,
            program.Constants.Int32(slots),
            program.Constants.Int32(ResultKind(function.ValueResult)),
            program.Constants.Text(function.Name),
            program.Constants.Text(location));
    }

    private static int ResultKind(IrType type) => type.Kind switch
    {
        IrTypeKind.Str => ResultStr,
        IrTypeKind.Future => ResultFuture,
        _ => ResultPlain,
    };
}
