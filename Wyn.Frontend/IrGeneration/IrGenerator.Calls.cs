// Calls. In-out arguments are places: everything is evaluated first, then the places are opened, then the call is made, then what
// comes back is put into them. Functions of the core library that panic are expanded, so that the panic names the caller's line.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Analysis;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Frontend.IrGeneration;

internal sealed partial class IrGenerator
{
    /// <summary>An evaluated argument: a value, or the place of an in-out one.</summary>
    private readonly record struct Argument(IrValue? Value, Place? Place);

    /// <summary>What a call gives: the value, null if it has none, and the in-out parameters in order. Default if control does not come back.</summary>
    private readonly record struct CallResult(IrValue? Value, ImmutableArray<IrValue> Changed);

    /// <summary>True if an argument is a place that the call changes.</summary>
    private static bool IsPlaceArgument(BoundCall call, int position)
        => call.Function.Parameters[position].IsInOut && BoundWalk.RootOf(call.Arguments[position]) is not null;

    /// <summary>Generates a call; the first argument may have been generated already.</summary>
    private IrValue? GenerateCall(BoundCall call, IrValue? first)
    {
        var arguments = new Argument[call.Arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var position = call.Order.IsDefault ? i : call.Order[i];
            arguments[position] = i == 0 && first is not null ? new Argument(first, null)
                : IsPlaceArgument(call, position) ? new Argument(null, GeneratePlace(call.Arguments[position]))
                : new Argument(GenerateValue(call.Arguments[position]), null);
        }

        return EmitCall(call.Function, arguments, call.Location);
    }

    private IrValue? EmitCall(FunctionSymbol function, Argument[] arguments, TextLocation location)
    {
        Locate(location);
        var isQuiet = function.Definition is { IsIntrinsic: true } || _module.Graph.IsQuiet(function);
        var places = arguments.Where(argument => argument.Place is not null).Select(argument => argument.Place!).ToList();
        var isAlone = places.Count == 1;
        var open = new List<OpenArgument>();
        var values = new IrValue[arguments.Length];
        RequireDistinct(places);
        for (var i = 0; i < values.Length; i++)
        {
            if (arguments[i].Place is { } place)
            {
                var isShared = places.Exists(other => AreOfOneVariable(place, other));
                open.Add(OpenArgument.Of(this, place, isQuiet && isAlone, isShared));
                values[i] = open[^1].Value;
            }
            else
            {
                values[i] = arguments[i].Value!; // It is a value or a place.
            }
        }

        Locate(location);
        var result = Invoke(function, values, location);
        if (result.Changed.IsDefault)
        {
            return null;
        }

        Locate(location);
        var next = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (function.Parameters[i].IsInOut)
            {
                if (arguments[i].Place is not null)
                {
                    open[0].Close(result.Changed[next]);
                    open.RemoveAt(0);
                }

                next++;
            }
        }

        return result.Value;
    }

    /// <summary>Calls a function, expands it, or emits what the compiler supplies.</summary>
    private CallResult Invoke(FunctionSymbol function, IrValue[] values, TextLocation location)
    {
        if (function.Definition is { IsIntrinsic: true })
        {
            var emitted = IntrinsicLowering.Emit(_module, _builder, function, values);
            return _builder.IsTerminated ? default : new CallResult(emitted.Value, emitted.Changed is { } changed ? [changed] : []);
        }

        if (function.IsExpanded && !IsExpanding(function))
        {
            return Expand(_module.BodyOf(function), values, location);
        }

        var results = _builder.Call(_module.Function(function), values);
        return function.ReturnType.IsVoid ? new CallResult(null, results) : new CallResult(results[0], results[1..]);
    }

    /// <summary>Generates the body of a function in place of its call; everything in it has the place of the call.</summary>
    private CallResult Expand(BoundFunction bound, IrValue[] values, TextLocation location)
    {
        var outer = _frame;
        var function = bound.Symbol;
        var join = _builder.NewBlock("join");
        var value = function.ReturnType.IsVoid ? null : IrBuilder.AddBlockParameter(join, _module.MapType(function.ReturnType), null);
        _frame = new CallFrame(function, isLibrary: true) { Site = outer.Site ?? ModuleGenerator.Locate(location), Join = join, Outer = outer };
        DeclareParameters(function.Parameters, values);
        GenerateBody(bound.Body, bound.Hoisted, bound.End);
        _frame = outer;
        Continue(join);
        if (_builder.IsTerminated)
        {
            return default;
        }

        return new CallResult(value, [.. function.Parameters.Where(parameter => parameter.IsInOut).Select(parameter => RootOf(parameter).Load())]);
    }

    /// <summary>True within the expansion of a function: one that calls itself is called there.</summary>
    private bool IsExpanding(FunctionSymbol function)
    {
        for (var frame = _frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Function == function)
            {
                return true;
            }
        }

        return false;
    }

    private IrValue? GenerateTraitCall(BoundTraitCall call, Place receiver)
    {
        IrValue[] arguments = [.. call.Arguments.Select(GenerateValue)];
        Locate(call.Location);
        var function = _module.TraitMethods.FunctionOf(call);
        if (!_module.TraitMethods.IsWriting(call))
        {
            return _builder.Call(function, [receiver.Root.Load(), .. arguments]) is [var result] ? result : null;
        }

        var open = OpenArgument.Of(this, receiver, isQuiet: false, isShared: false);
        Locate(call.Location);
        var results = _builder.Call(function, [open.Value, .. arguments]);
        Locate(call.Location);
        open.Close(results[^1]);
        return results.Length > 1 ? results[0] : null;
    }

    private IrValue Load(Place place)
    {
        var root = place.Root.Load();
        if (place.IsWhole)
        {
            return root;
        }

        var open = Open(place, root, isTaken: false);
        return _builder.Get(root, open.Path, open.Indices);
    }

    private static bool AreOfOneVariable(Place one, Place other) => !ReferenceEquals(one, other) && one.Variable is not null && one.Variable == other.Variable;

    /// <summary>Places in one variable may turn out to be the same only when their indices are known: that is a panic.</summary>
    private void RequireDistinct(List<Place> places)
    {
        for (var i = 0; i < places.Count; i++)
        {
            for (var j = i + 1; j < places.Count; j++)
            {
                if (AreOfOneVariable(places[i], places[j]) && !places[i].IsWhole && !places[j].IsWhole)
                {
                    RequireDistinct(places[i], places[j]);
                }
            }
        }
    }

    private void RequireDistinct(Place one, Place other)
    {
        var location = _builder.Location;
        var root = one.Root.Load();
        var (first, second) = (Open(one, root, isTaken: false), Open(other, root, isTaken: false));
        var distinct = _builder.NewBlock("distinct");
        var (index, hasIndex) = (0, false);
        for (var i = 0; i < first.Path.Steps.Length && i < second.Path.Steps.Length; i++)
        {
            var step = first.Path.Steps[i];
            if (step != second.Path.Steps[i])
            {
                // Different fields: the places cannot meet. What has been compared so far does not matter.
                Branch(distinct);
                Place(distinct);
                return;
            }

            if (step.TakesIndex)
            {
                var array = i == 0 ? root : _builder.Get(root, new IrPath(first.Path.Steps[..i]), first.Indices.AsSpan(0, index));
                var isEqual = _builder.Emit(Opcode.EqInt, FromStart(first.Indices[index], array), FromStart(second.Indices[index], array));
                var next = _builder.NewBlock("same");
                BranchIf(isEqual, next, [], distinct, []);
                Place(next);
                (index, hasIndex) = (index + 1, true);
            }
        }

        _builder.Location = location;
        if (hasIndex)
        {
            _builder.Panic(_builder.Const([.. "two arguments of this call change the same place"u8]));
        }
        else
        {
            Branch(distinct);
        }

        Place(distinct);
    }

    /// <summary>An index that counts from the end if it is negative as one from the start.</summary>
    private IrValue FromStart(IrValue index, IrValue array)
    {
        var sign = _builder.Emit(Opcode.Shr, index, _builder.Const(63));
        return _builder.Emit(Opcode.AddWrap, index, _builder.Emit(Opcode.And, _builder.ArrayLen(array), sign));
    }

    /// <summary>An in-out argument between the opening of its place and the putting back.</summary>
    private sealed class OpenArgument
    {
        private readonly IrGenerator _generator;
        private readonly Place _place;
        private readonly IrValue? _holed;
        private readonly OpenPath _path;
        private readonly bool _isTaken;

        private OpenArgument(IrGenerator generator, Place place, IrValue value, IrValue? holed, OpenPath path, bool isTaken)
        {
            _generator = generator;
            _place = place;
            _holed = holed;
            _path = path;
            _isTaken = isTaken;
            Value = value;
        }

        /// <summary>The value that goes into the call.</summary>
        public IrValue Value { get; }

        /// <summary>Opens a place.</summary>
        /// <param name="generator">The generator.</param>
        /// <param name="place">The place.</param>
        /// <param name="isQuiet">True if the call comes to nothing that might look at the variable meanwhile.</param>
        /// <param name="isShared">True if another argument of the call is a part of the same variable.</param>
        public static OpenArgument Of(IrGenerator generator, Place place, bool isQuiet, bool isShared)
        {
            var isTaken = isQuiet && !isShared && !place.Root.IsPrivate;
            if (isShared && !place.IsWhole)
            {
                return new OpenArgument(generator, place, generator.Load(place), null, default, isTaken: false);
            }

            var root = isTaken ? place.Root.Take() : place.Root.Load();
            if (place.IsWhole)
            {
                return new OpenArgument(generator, place, root, null, default, isTaken);
            }

            var path = generator.Open(place, root, isTaken);
            var (holed, part) = generator._builder.Take(root, path.Path, path.Indices);
            return new OpenArgument(generator, place, part, holed, path, isTaken);
        }

        /// <summary>Puts back what the call made of it.</summary>
        public void Close(IrValue value)
        {
            if (_holed is null && !_place.IsWhole)
            {
                _generator.Store(_place, value);
                return;
            }

            var root = _holed is null ? value : _generator._builder.Put(_holed, _path.Path, _path.Indices, value);
            if (_isTaken)
            {
                _place.Root.Put(root);
            }
            else
            {
                _place.Root.Store(root);
            }
        }
    }
}
