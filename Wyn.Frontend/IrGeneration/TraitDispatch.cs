// Calls of a trait's methods: a function that looks which type is behind the trait and calls that type's method. Where one of
// the methods changes its receiver, the function gives the value back behind its result.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Makes the functions that dispatch.</summary>
internal sealed class TraitDispatch(ModuleGenerator module)
{
    private readonly Dictionary<(IrType Trait, string Method), IrFunction> _functions = [];

    /// <summary>True if a call may change its receiver.</summary>
    public bool IsWriting(BoundTraitCall call) => Analysis.TraitMethods.IsWriting(call.Receiver.Type, call.Method, module.Program);

    /// <summary>The function that a call of a trait's method goes to.</summary>
    public IrFunction FunctionOf(BoundTraitCall call)
    {
        var trait = module.MapType(call.Receiver.Type);
        if (_functions.TryGetValue((trait, call.Method), out var known))
        {
            return known;
        }

        ImmutableArray<IrType> results = module.ResultsOf(call.Type);
        var isWriting = IsWriting(call);
        var function = module.AddFunction($"{call.Receiver.Type}.{call.Method}", isWriting ? [.. results, trait] : results, ModuleGenerator.Locate(call.Receiver.Type is TraitTypeSymbol type ? type.Definition.Location : call.Location));
        _functions.Add((trait, call.Method), function);
        var writer = new FunctionWriter(function);
        var self = writer.Builder.AddParameter(trait, "self");
        IrValue[] arguments = [.. call.Arguments.Select(argument => writer.Builder.AddParameter(module.MapType(argument.Type), null))];
        Write(writer, call, self, arguments, isWriting);
        return function;
    }

    private void Write(FunctionWriter writer, BoundTraitCall call, IrValue self, IrValue[] arguments, bool isWriting)
    {
        var builder = writer.Builder;
        var found = module.Program.TraitObjects.ImplementationsOf(call.Receiver.Type);
        var tag = found.Length > 1 ? builder.EnumTag(self) : null;
        for (var i = 0; i < found.Length; i++)
        {
            var target = module.Function(found[i].Methods[call.Method].Canonical);
            var path = IrPath.Of(PathStep.Payload(i, 0));
            if (i == found.Length - 1)
            {
                builder.Ret(CallOne(builder, target, self, path, arguments, isWriting));
                return;
            }

            var (matches, next) = (builder.NewBlock("type"), builder.NewBlock("next"));
            builder.BrIf(builder.Emit(Opcode.EqInt, tag!, builder.Const(i)), matches, [], next, []);
            writer.Place(matches);
            builder.Ret(CallOne(builder, target, self, path, arguments, isWriting));
            writer.Place(next);
        }

        // No value of the trait is ever made.
        builder.Panic(builder.Const([.. "no type implements the trait"u8]));
    }

    private static IrValue[] CallOne(IrBuilder builder, IrFunction target, IrValue self, IrPath path, IrValue[] arguments, bool isWriting)
    {
        // A method that changes its receiver has one result more than the trait's method has values.
        var valueCount = builder.Function.Results.Length - (isWriting ? 1 : 0);
        var changes = target.Results.Length > valueCount;
        if (!changes)
        {
            IrValue[] values = [.. builder.Call(target, [builder.Get(self, path), .. arguments])];
            return isWriting ? [.. values, self] : values;
        }

        var (holed, part) = builder.Take(self, path);
        var results = builder.Call(target, [part, .. arguments]);
        return [.. results[..^1], builder.Put(holed, path, [], results[^1])];
    }
}
