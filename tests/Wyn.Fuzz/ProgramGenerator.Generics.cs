// Generic functions, and calls that instantiate them with the type that is wanted.
namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    private void EmitGenericFunctions()
    {
        Line($"fn pick{_part}<T>(xs: [T], i: int, d: T) -> T => xs.len() > 0 ? xs[i % xs.len()] : d");
        Line($"fn swap{_part}<A, B>(p: (A, B)) -> (B, A) => (p.1, p.0)");
        Line($"fn fold{_part}<T, A>(xs: [T], a: A, f: fn(A, T) -> A) -> A {{");
        Line("    var r = a");
        Line("    for x in xs { r = f(r, x) }");
        Line("    return r");
        Line("}");
        Line($"fn when{_part}<T>(c: bool, x: T) -> T? {{");
        Line("    if c { return x }");
        Line("    return None");
        Line("}");
        Line($"fn last{_part}<T>(mut xs: [T], x: T) -> T {{");
        Line("    xs.push(x)");
        Line("    return xs[-1]");
        Line("}");
    }

    private string GenericCall(GeneratedType type, int depth)
    {
        if (Chance(20) && _types.Find(declaration => declaration is { Kind: TypeKind.Struct, IsGeneric: true }) is { } generic)
        {
            var (parameter, argument) = LambdaParameter(depth);
            var convert = Lambda([(parameter, argument)], type, depth, isKept: false, isAnnotated: true);
            return $"{Typed(GeneratedType.Declared(generic, argument), depth)}.with_{generic.Fields[0].Name}({convert}).0";
        }

        switch (_random.Next(5))
        {
            case 0:
                return $"pick{_part}<{type.Text}>({Expression(GeneratedType.Array(type), depth)}, {Expression(GeneratedType.Int, depth)}, {Expression(type, depth)})";
            case 1:
                return $"swap{_part}({Typed(GeneratedType.Tuple(type, GeneratedType.String), depth)}).1";
            case 2:
                var (name, element) = LambdaParameter(depth);
                var sum = NewName("s");
                var lambda = Lambda([(sum, type), (name, element)], type, depth, isKept: false, isAnnotated: true);
                return $"fold{_part}({Typed(GeneratedType.Array(element), depth)}, {Typed(type, depth)}, {lambda})";
            case 3 when type.Kind == TypeKind.Option:
                return $"when{_part}({Expression(GeneratedType.Bool, depth)}, {Typed(type.Parts[0], depth)})";
            default:
                return $"(when{_part}({Expression(GeneratedType.Bool, depth)}, {Typed(type, depth)}) ?? {Typed(type, depth)})";
        }
    }
}
