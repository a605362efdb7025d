// Variables and places. A variable is an SSA value, or, if lambdas share it and it is written, a box, or a global. An assignment to a part
// takes the whole apart and puts it together again, in place where nobody else owns it.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Wyn.Frontend.Analysis;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

internal sealed partial class IrGenerator
{
    /// <summary>The type of what stands for a variable: its value, or its box.</summary>
    private IrType TypeOf(VariableSymbol variable)
    {
        var type = _module.MapType(variable.Type);
        return variable.IsBoxed ? _module.Module.Types.Box(type) : type;
    }

    /// <summary>Lets a variable begin with a value.</summary>
    private void Declare(VariableSymbol variable, IrValue value)
        => _ssa.Write(variable, variable.IsBoxed ? _builder.BoxNew(variable.Name, value) : value);

    private PlaceRoot RootOf(VariableSymbol variable) => variable switch
    {
        GlobalSymbol global when !_module.IsLocal(global) => new GlobalRoot(_builder, _module.Global(global)),
        { IsBoxed: true } => new BoxRoot(_builder, _ssa.Read(variable)),
        _ => new LocalRoot(_ssa, variable),
    };

    /// <summary>Evaluates what it takes to find a place: the indices and keys on the way to it, from left to right.</summary>
    private Place GeneratePlace(BoundExpression target)
    {
        var links = LinksOf(target, out var root);
        var (place, variable) = root is BoundVariable { Variable: var found }
            ? (RootOf(found), found)
            : (new ValueRoot(GenerateValue(root)), (VariableSymbol?)null);
        var last = links.LastOrDefault(link => link is BoundElement);
        return new Place(place, variable, GenerateSteps(links), last?.Location);
    }

    private ImmutableArray<PlaceStep> GenerateSteps(Stack<BoundExpression> links)
    {
        var steps = ImmutableArray.CreateBuilder<PlaceStep>(links.Count);
        while (links.TryPop(out var link))
        {
            steps.Add(link switch
            {
                BoundField field => new PlaceStep(PathStep.Field(field.Field), null, null),
                BoundElement element => new PlaceStep(PathStep.Element, GenerateValue(element.Index), null),
                BoundMapElement element => new PlaceStep(default, GenerateValue(element.Key), element),
                _ => throw new UnreachableException($"{link.GetType().Name} is no part"),
            });
        }

        return steps.DrainToImmutable();
    }

    /// <summary>The fields and elements on the way to a part, the first on top, and what they are parts of.</summary>
    private static Stack<BoundExpression> LinksOf(BoundExpression part, out BoundExpression root)
    {
        var links = new Stack<BoundExpression>();
        root = part is BoundReference reference ? reference.Place : part;
        while (true)
        {
            var receiver = root switch
            {
                BoundField field => field.Receiver,
                BoundElement element => element.Receiver,
                BoundMapElement element => element.Receiver,
                _ => null,
            };
            if (receiver is null)
            {
                return links;
            }

            links.Push(root);
            root = receiver;
        }
    }

    /// <summary>A part as a value.</summary>
    /// <param name="part">The part.</param>
    /// <param name="whole">The value of what it is a part of in the end, if that has been generated.</param>
    private IrValue GeneratePart(BoundExpression part, IrValue? whole)
    {
        var links = LinksOf(part, out var root);
        var value = whole ?? GenerateValue(root);
        var steps = new List<PathStep>();
        var indices = new List<IrValue>();
        while (links.TryPop(out var link))
        {
            switch (link)
            {
                case BoundField field:
                    steps.Add(PathStep.Field(field.Field));
                    break;
                case BoundElement element:
                    var index = GenerateValue(element.Index);
                    steps.Add(PathStep.Element);
                    indices.Add(index);
                    break;
                case BoundMapElement element:
                    var key = GenerateValue(element.Key);
                    Locate(element.Location);
                    value = Get(value, steps, indices);
                    AddMapElement(element, FindKey(element, value, key, null), steps, indices);
                    break;
            }
        }

        Locate(part.Location);
        return Get(value, steps, indices);
    }

    /// <summary>Reads along a path that has been collected, and empties it.</summary>
    private IrValue Get(IrValue root, List<PathStep> steps, List<IrValue> indices)
    {
        var value = steps.Count == 0 ? root : _builder.Get(root, new IrPath([.. steps]), [.. indices]);
        steps.Clear();
        indices.Clear();
        return value;
    }

    private static void AddMapElement(BoundMapElement element, IrValue entry, List<PathStep> steps, List<IrValue> indices)
    {
        var (entries, value) = new MapLayout((StructTypeSymbol)element.Receiver.Type).ValueSteps();
        steps.AddRange([entries, PathStep.UncheckedElement, value]);
        indices.Add(entry);
    }

    /// <summary>The index of the entry of a key; panics if it is missing, after <paramref name="beforePanic"/> has closed what is open.</summary>
    private IrValue FindKey(BoundMapElement element, IrValue map, IrValue key, Action? beforePanic)
    {
        var location = _builder.Location;
        Locate(element.Location);
        var entry = _builder.Call(_module.Function(element.Find), map, key)[0];
        var (missing, found) = (_builder.NewBlock("missing"), _builder.NewBlock("found"));
        BranchIf(_builder.Emit(Opcode.LtInt, entry, _builder.Const(0)), missing, [], found, []);
        Place(missing);
        beforePanic?.Invoke();
        var text = _module.Text.Emit(_builder, element.Key.Type, key, isQuoted: true);
        var message = new TextPieces();
        message.Add([.. element.Missing == MissingKey.Read ? "missing map key: "u8 : "map key "u8]);
        message.Add(text);
        message.Add([.. element.Missing == MissingKey.Read ? ""u8 : " not found for compound assignment"u8]);
        _builder.Panic(message.ToValue(_builder));
        Place(found);
        _builder.Location = location;
        return entry;
    }

    /// <summary>The path from the root of a place, with keys looked up in the root's value; a missing key panics when the root is whole again.</summary>
    private OpenPath Open(Place place, IrValue root, bool isTaken)
    {
        var steps = new List<PathStep>();
        var indices = new List<IrValue>();
        foreach (var step in place.Steps)
        {
            if (step.MapElement is { } element)
            {
                // A map's element always has a key.
                var map = steps.Count == 0 ? root : _builder.Get(root, new IrPath([.. steps]), [.. indices]);
                var entry = FindKey(element, map, step.Operand!, isTaken ? () => place.Root.Put(root) : null);
                AddMapElement(element, entry, steps, indices);
            }
            else
            {
                steps.Add(step.Step);
                indices.AddRange(step.Operand is { } index ? [index] : []);
            }
        }

        return new OpenPath(new IrPath([.. steps]), [.. indices]);
    }

    /// <summary>Puts a value into a place.</summary>
    private void Store(Place place, IrValue value)
    {
        if (place.IsWhole)
        {
            place.Root.Store(value);
            return;
        }

        LocatePlace(place);
        var root = place.Root.Take();
        var open = Open(place, root, isTaken: !place.Root.IsPrivate);
        place.Root.Put(_builder.Set(root, open.Path, open.Indices, value));
    }

    /// <summary>What fails at a place is an index: the bracket is where a panic points to.</summary>
    private void LocatePlace(Place place)
    {
        if (place.Bracket is { } bracket)
        {
            Locate(bracket);
        }
    }

    /// <summary>
    /// Replaces the value of a place by one computed from it, while nobody else can look; operands of the computation have been evaluated before.
    /// What is counted is moved out, so that a string can grow in place.
    /// </summary>
    private void Update(Place place, IrType type, Func<IrValue, IrValue> change)
    {
        if (place.IsWhole)
        {
            UpdateWhole(place.Root, type, change);
            return;
        }

        var location = _builder.Location;
        LocatePlace(place);
        var root = place.Root.Take();
        var open = Open(place, root, isTaken: !place.Root.IsPrivate);
        if (type.IsCounted)
        {
            var (holed, part) = _builder.Take(root, open.Path, open.Indices);
            _builder.Location = location;
            place.Root.Put(_builder.Put(holed, open.Path, open.Indices, change(part)));
        }
        else
        {
            var part = _builder.Get(root, open.Path, open.Indices);
            _builder.Location = location;
            var changed = change(part);
            LocatePlace(place);
            place.Root.Put(_builder.Set(root, open.Path, open.Indices, changed));
        }
    }

    private static void UpdateWhole(PlaceRoot root, IrType type, Func<IrValue, IrValue> change)
    {
        if (type.IsCounted)
        {
            root.Put(change(root.Take()));
        }
        else
        {
            root.Store(change(root.Load()));
        }
    }

    /// <summary>The local variables that a loop changes, apart from those that begin in it.</summary>
    private HashSet<VariableSymbol> AssignedIn(BoundLoop loop)
    {
        var assigned = new HashSet<VariableSymbol>();
        foreach (var node in loop.WithoutLambdas())
        {
            if (node is BoundDefer && _frame.Deferred is { } deferred)
            {
                assigned.Add(deferred);
            }

            foreach (var variable in BoundWalk.WrittenBy(node, _module.TraitMethods.IsWriting))
            {
                // A write to a boxed variable leaves the box where it is.
                if (!variable.IsBoxed)
                {
                    assigned.Add(variable);
                }
            }
        }

        return assigned;
    }
}
