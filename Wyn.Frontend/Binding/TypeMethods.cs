// Which types have a method of their own for what the compiler otherwise derives from their parts: text for print and
// interpolation, equality, hash. It is used wherever such a value occurs in another one.
using System.Collections.Generic;
using System.Linq;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Binding;

/// <summary>The methods of one name of the types that need it.</summary>
/// <param name="program">The program.</param>
/// <param name="name">The name of the method.</param>
/// <param name="parameters">The number of its parameters, the receiver included.</param>
/// <param name="isOpenToPrograms">True if the types of programs may have it too, not only those of the library.</param>
internal sealed class TypeMethods(ProgramBinder program, string name, int parameters, bool isOpenToPrograms)
{
    private readonly List<TypeSymbol> _required = [];
    private readonly List<(TypeSymbol Type, FunctionSymbol? Method)> _known = [];

    /// <summary>The method of a type; null if the compiler derives what it does from the parts.</summary>
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

            var method = type is NominalTypeSymbol { Definition: var definition } nominal
                && (definition.IsLibrary || isOpenToPrograms)
                && definition.Methods.GetValueOrDefault(name) is { HasSelf: true } found
                && found.Syntax.Parameters.Parameters.Items.Length == parameters
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
