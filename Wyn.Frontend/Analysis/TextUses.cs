// Which of the program's own to_string methods the text of a type may come to.
using System.Collections.Generic;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Analysis;

/// <summary>Follows the parts of types that are turned into text.</summary>
internal static class TextUses
{
    public static IEnumerable<FunctionSymbol> Of(TypeSymbol type, BoundProgram program)
    {
        var seen = new List<TypeSymbol>();
        var open = new Stack<TypeSymbol>([type]);
        while (open.TryPop(out var next))
        {
            if (next.IsScalarOrOpen() || seen.Exists(next.IsSameAs))
            {
                continue;
            }

            seen.Add(next);
            if (program.Texts.Find(next) is { } method)
            {
                yield return method;
            }

            foreach (var part in PartsOf(next, program))
            {
                open.Push(part);
            }
        }
    }

    private static bool IsScalarOrOpen(this TypeSymbol type) => type.IsScalar || type.IsOpen;

    private static IEnumerable<TypeSymbol> PartsOf(TypeSymbol type, BoundProgram program) => type.Resolved switch
    {
        StructTypeSymbol declared => declared.Fields.Select(field => field.Type),
        EnumTypeSymbol declared => declared.Variants.SelectMany(variant => variant.Payload).Select(part => part.Type),
        TraitTypeSymbol trait => program.TraitObjects.ImplementationsOf(trait).Select(found => found.Type),
        var other => other.Parts,
    };
}
