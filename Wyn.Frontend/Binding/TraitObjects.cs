// Which types occur as values of which traits, and the methods that such values are called with. Since the whole program is
// known, a trait as a type is an enum over them.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Binding;

/// <summary>A type that occurs as a value of a trait, with its methods by name.</summary>
internal sealed record TraitImplementation(TypeSymbol Type, ImmutableDictionary<string, FunctionSymbol> Methods);

/// <summary>The types behind traits.</summary>
internal sealed class TraitObjects(ProgramBinder program)
{
    private readonly List<(TraitTypeSymbol Trait, TypeSymbol Type)> _required = [];
    private readonly List<(TraitTypeSymbol Trait, TraitImplementation Implementation)> _known = [];

    /// <summary>The types that occur as values of a trait, in a fixed order: the position is the tag.</summary>
    public ImmutableArray<TraitImplementation> ImplementationsOf(TypeSymbol trait)
        => [.. _known.Where(entry => entry.Trait.IsSameAs(trait)).Select(entry => entry.Implementation)];

    internal void Require(TraitTypeSymbol trait, TypeSymbol type) => _required.Add((trait, type));

    internal void Complete()
    {
        var closed = _required.FindAll(pair => pair.Trait.IsClosed && pair.Type.IsClosed);
        _required.RemoveAll(pair => pair.Trait.IsClosed && pair.Type.IsClosed);
        foreach (var (trait, type) in closed)
        {
            if (type.Resolved is not NominalTypeSymbol nominal || _known.Exists(entry => entry.Trait.IsSameAs(trait) && entry.Implementation.Type.IsSameAs(type)))
            {
                continue;
            }

            var names = trait.Definition.Signatures.Select(signature => signature.Name.Text)
                .Concat(trait.Definition.Defaults.Select(method => method.Name.Text));
            var methods = names.Where(nominal.Definition.Methods.ContainsKey)
                .ToImmutableDictionary(name => name, name => program.Use(nominal.Definition.Methods[name], nominal.Arguments));
            _known.Add((trait, new TraitImplementation(nominal, methods)));
        }
    }
}
