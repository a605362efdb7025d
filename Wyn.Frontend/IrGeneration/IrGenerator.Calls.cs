// Calls. In-out arguments are places: everything is evaluated first, then the places are opened, then the call is made, then what
// comes back is put into them. Functions of the core library that panic are expanded, so that the panic names the caller's line.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Analysis;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;
using Wyn.IR.Build;
using Wyn.IR.Model;

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
        for (var i = 0; i < values.Length; i++)
        {
            if (arguments[i].Place is { } place)
            {
                var isShared = !isAlone && places.Count(other => other.Variable is not null && other.Variable == place.Variable) > 1;
                open.Add(OpenArgument.Of(this, place, isQuiet && isAlone, isShared));
                values[i] = open[^1].Value;
            }
            else
            {
                values[i] = arguments[i].Value!; // It is a value or a place.
            }
        }

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

        if (function.IsExpanded)
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
        _frame = new CallFrame(function, isLibrary: true) { Site = outer.Site ?? ModuleGenerator.Locate(location), Join = join };
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
