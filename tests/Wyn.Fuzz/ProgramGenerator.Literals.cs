// Values written out: the smallest expressions of each type.
using System.Diagnostics;
using System.Linq;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    /// <summary>A value of the type; generic and empty ones take their type from the context.</summary>
    private string Literal(GeneratedType type, int depth) => type.Kind switch
    {
        TypeKind.Int => Pick(IntLiterals),
        TypeKind.Float => Pick(FloatLiterals),
        TypeKind.Bool => Chance(50) ? "true" : "false",
        TypeKind.String => Pick(StringLiterals),
        TypeKind.Array => $"[{Repeated(type.Parts[0], depth)}]",
        TypeKind.Set => depth <= 0 ? "HashSet.new()" : $"{{: {Literal(type.Parts[0], depth - 1)}, {Literal(type.Parts[0], depth - 1)}}}",
        TypeKind.Map => depth <= 0 ? "{}" : $"{{{Literal(type.Parts[0], depth - 1)}: {Literal(type.Parts[1], depth - 1)}}}",
        TypeKind.Tuple => $"({string.Join(", ", type.Parts.Select(part => Literal(part, depth - 1)))})",
        TypeKind.Option => depth <= 0 || Chance(30) ? "None" : $"Some({Literal(type.Parts[0], depth - 1)})",
        TypeKind.Result => Chance(30) ? $"Err({Literal(type.Parts[1], depth - 1)})" : $"Ok({Literal(type.Parts[0], depth - 1)})",
        TypeKind.Struct => StructLiteral(type, part => Literal(part, depth - 1)),
        TypeKind.Enum => EnumLiteral(type, depth),
        TypeKind.Trait => Literal(Pick(type.Declaration.Implementations), depth - 1),
        TypeKind.Function => ConstantLambda(type, depth),
        _ => throw new UnreachableException(type.Text),
    };

    private string Repeated(GeneratedType type, int depth)
        => depth <= 0 ? "" : string.Join(", ", Enumerable.Range(0, _random.Next(4)).Select(_ => Literal(type, depth - 1)));

    private string EnumLiteral(GeneratedType type, int depth)
    {
        var variants = type.Declaration.VariantsOf(type).ToList();
        var (name, payload) = depth <= 0 ? variants[0] : Pick(variants);
        return payload.Count == 0 ? name : $"{name}({string.Join(", ", payload.Select(part => Literal(part, depth - 1)))})";
    }

    private string ConstantLambda(GeneratedType type, int depth)
    {
        var parameters = type.Parts.Take(type.Parts.Count - 1).Select(part => $"{NewName("_p")}: {part.Text}");
        return $"(({string.Join(", ", parameters)}) -> {type.Parts[^1].Text} => {Literal(type.Parts[^1], depth - 1)})";
    }
}
