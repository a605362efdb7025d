// What the functions without a body in std/intrinsics.wyn become, one row each.
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.IR.Backends;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Emits the functions that the compiler supplies.</summary>
internal static class IntrinsicLowering
{
    private const string MathPrefix = "__math_";

    private static readonly FrozenDictionary<string, Func<Call, Result>> Rows = new Dictionary<string, Func<Call, Result>>
    {
        ["__array_len"] = call => new(call.Builder.ArrayLen(call[0])),
        ["__array_get"] = call => new(call.Builder.Get(call[0], IrPath.Of(PathStep.UncheckedElement), call[1])),
        ["__array_push"] = call => new(null, call.Builder.ArrayPush(call[0], call[1])),
        ["__array_pop"] = call => Result.Of(call.Builder.ArrayPop(call[0])),
        ["__array_insert"] = call => new(null, call.Builder.ArrayInsert(call[0], call[1], call[2])),
        ["__array_remove"] = call => Result.Of(call.Builder.ArrayRemove(call[0], call[1])),
        ["__array_slice"] = call => new(call.Builder.ArraySlice(call[0], call[1], call[2])),
        ["__array_concat"] = call => new(null, call.Builder.ArrayConcat(call[0], call[1])),
        ["__array_truncate"] = call => new(null, call.Builder.ArrayTruncate(call[0], call[1])),
        ["__array_reserve"] = call => new(null, call.Builder.ArrayReserve(call[0], call[1])),
        ["__array_fill"] = call => new(call.Builder.ArrayFill(call[0], call[1])),
        ["__str_len"] = call => new(call.Runtime(RuntimeAbi.StrLen)),
        ["__str_byte"] = call => new(call.Runtime(RuntimeAbi.StrByte)),
        ["__str_slice"] = call => new(call.Runtime(RuntimeAbi.StrSlice)),
        ["__str_find"] = call => new(call.Runtime(RuntimeAbi.StrFind)),
        ["__str_append"] = call => new(null, call.Runtime(RuntimeAbi.StrAppend)),
        ["__str_append_byte"] = call => new(null, call.Runtime(RuntimeAbi.StrAppendByte)),
        ["__str_from_byte"] = call => new(call.Runtime(RuntimeAbi.StrFromByte)),
        ["__str_compare"] = call => new(call.Runtime(RuntimeAbi.StrCompare)),
        ["__float_parse"] = call => new(call.Runtime(RuntimeAbi.FloatParse)),
        ["__float_bits"] = call => new(call.Runtime(RuntimeAbi.FloatBits)),
        ["__hash"] = call => new(call.Module.Hash.Emit(call.Builder, call.ArgumentType, call[0])),
        ["__text"] = call => new(call.Module.Text.Emit(call.Builder, call.ArgumentType, call[0], isQuoted: false)),
        ["__quoted"] = call => new(call.Module.Text.Emit(call.Builder, call.ArgumentType, call[0], isQuoted: true)),
        ["__zero"] = call => new(call.Module.Zeros.Emit(call.Builder, call.Function.ReturnType)),
        ["__chan_new"] = call => new(call.Builder.ChannelNew((ChannelType)call.ResultType, call[0])),
        ["__chan_send"] = call => Nothing(() => call.Builder.ChannelSend(call[0], call[1])),
        ["__chan_recv"] = call => new(call.Builder.ChannelReceive(call[0], (EnumType)call.ResultType)),
        ["__chan_try_recv"] = call => new(call.Builder.ChannelTryReceive(call[0], (EnumType)call.ResultType)),
        ["__chan_close"] = call => Nothing(() => call.Builder.ChannelClose(call[0])),
        ["__select_2"] = call => new(call.Builder.Select(call.Builder.Const(-1), call.Arguments)),
        ["__select_3"] = call => new(call.Builder.Select(call.Builder.Const(-1), call.Arguments)),
        ["__select_until"] = call => new(call.Builder.Select(call[0], call[1])),
        ["__sleep"] = call => Nothing(() => call.Builder.Sleep(call[0])),
        ["__task_polled"] = call => new(call.Runtime(RuntimeAbi.TaskPolled)),
        ["__task_cancel"] = call => Nothing(() => call.Builder.TaskCancel(call[0])),
        ["__task_cancelled"] = call => new(call.Builder.TaskCancelled()),
        ["__future_done"] = call => new(call.Builder.FutureDone(call[0])),
        ["__cell_new"] = call => new(call.Builder.CellNew(call[0])),
        ["__cell_get"] = call => new(call.Builder.CellGet(call[0])),
        ["__cell_set"] = call => Nothing(() => call.Builder.CellSet(call[0], call[1])),
        ["__cell_take"] = call => new(call.Builder.CellTake(call[0])),
        ["__cell_put"] = call => Nothing(() => call.Builder.CellPut(call[0], call[1])),
        ["__handle_free"] = call => Nothing(() => call.Builder.HandleFree(HandleLowering.ObjectOf(call.Builder, call[0]))),
        ["__eprint"] = call => new(call.Runtime(RuntimeAbi.Eprint)),
        ["__clock_ms"] = call => new(call.Runtime(RuntimeAbi.ClockMs)),
        ["__clock_wall"] = call => new(call.Runtime(RuntimeAbi.ClockWall)),
        ["__env_get"] = call => new(call.Runtime(RuntimeAbi.EnvGet)),
        ["__fail_at_exit"] = EmitFailAtExit,
    }.ToFrozenDictionary();

    /// <summary>Emits a call of an intrinsic.</summary>
    public static Result Emit(ModuleGenerator module, IrBuilder builder, FunctionSymbol function, IrValue[] arguments)
    {
        var call = new Call(module, builder, function, arguments);
        if (Rows.TryGetValue(function.Name, out var emit))
        {
            return emit(call);
        }

        if (function.Name.StartsWith(MathPrefix, StringComparison.Ordinal) && RuntimeAbi.TryFind($"math.{function.Name[MathPrefix.Length..]}", out var entry))
        {
            return new(call.Runtime(entry));
        }

        throw new UnreachableException($"the compiler knows no {function.Name}");
    }

    /// <summary>An op without a result.</summary>
    private static Result Nothing(Action emit)
    {
        emit();
        return default;
    }

    private static Result EmitFailAtExit(Call call)
    {
        // The flag is there because the call is.
        call.Builder.GlobalStore(call.Module.FailureFlag!, call.Builder.Const(true));
        return default;
    }

    /// <summary>What a call gives: its value, and what its in-out parameter has become.</summary>
    public readonly record struct Result(IrValue? Value, IrValue? Changed = null)
    {
        /// <summary>The result of an op that takes a part off.</summary>
        public static Result Of((IrValue Array, IrValue Element) results) => new(results.Element, results.Array);
    }

    private sealed record Call(ModuleGenerator Module, IrBuilder Builder, FunctionSymbol Function, IrValue[] Arguments)
    {
        public TypeSymbol ArgumentType => Function.Parameters[0].Type;

        public IrType ResultType => Module.MapType(Function.ReturnType);

        public IrValue this[int index] => Arguments[index];

        public IrValue? Runtime(RuntimeEntry entry) => Builder.CallRuntime(entry, Arguments);
    }
}
