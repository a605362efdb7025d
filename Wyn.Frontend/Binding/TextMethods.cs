// Which types have a `to_string` of their own: print and interpolation use it wherever such a value occurs in another one.
using System.Collections.Generic;
using System.Linq;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Binding;

/// <summary>The <c>to_string</c> methods of the types that are turned into text.</summary>
internal sealed class TextMethods(ProgramBinder program)
{
    private readonly List<TypeSymbol> _required = [];
    private readonly List<(TypeSymbol Type, FunctionSymbol? Method)> _known = [];

    /// <summary>The method that gives the text of values of a type; null if the text follows from the parts.</summary>
    public FunctionSymbol? Find(TypeSymbol type) => _known.Find(entry => entry.Type.IsSameAs(type)).Method?.Canonical;

    internal void Require(TypeSymbol type) => _required.Add(type);

    /// <summary>Makes sure of the methods of all required types and of their parts.</summary>
    internal void Complete()
    {
        var open = new Stack<TypeSymbol>(_required.Where(type => type.IsClosed));
        _required.RemoveAll(type => type.IsClosed);
        while (open.TryPop(out var next))
        {
            var type = next.Resolved;
            if (_known.Exists(entry => entry.Type.IsSameAs(type)))
            {
                continue;
            }

            var method = type is NominalTypeSymbol { Definition: { IsLibrary: false } definition } nominal
                && definition.Methods.GetValueOrDefault("to_string") is { HasSelf: true } found
                && found.Syntax.Parameters.Parameters.Items.Length == 1
                    ? program.Use(found, nominal.Arguments)
                    : null;
            _known.Add((type, method));
            foreach (var part in PartsOf(type))
            {
                open.Push(part);
            }
        }
    }

    private static IEnumerable<TypeSymbol> PartsOf(TypeSymbol type) => type switch
    {
        StructTypeSymbol nominal => nominal.Fields.Select(field => field.Type).Concat(nominal.Arguments),
        EnumTypeSymbol nominal => nominal.Variants.SelectMany(variant => variant.Payload).Select(part => part.Type),
        _ => type.Parts,
    };
}
