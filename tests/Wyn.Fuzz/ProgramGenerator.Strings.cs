// Expressions of strings: bytes of UTF-8, interpolation, methods.
namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    private static readonly string[] StringLiterals =
        ["\"\"", "\"a\"", "\"b\"", "\"Wyn\"", "\"x y\"", "\"é\"", "'q'", "\"\\t|\"", "\"añb€c\"", "\"12\"", "\"a,b,,c\"", "\" pad \""];

    private string StringExpression(int depth)
    {
        switch (_random.Next(14))
        {
            case 0:
                return $"({Expression(GeneratedType.String, depth)} + {Expression(GeneratedType.Int, depth)})";
            case 1:
                return $"({Expression(GeneratedType.Float, depth)} + {Expression(GeneratedType.String, depth)})";
            case 2:
                return $"({Literal(GeneratedType.String, 0)} * {_random.Next(4)})";
            case 3 or 4:
                return $"cut(str({Typed(RandomPlainType(2), depth)}))";
            case 5 or 6:
                return $"\"<${{{Typed(RandomPlainType(1), depth)}}}|${{{Expression(GeneratedType.Float, depth)}}}>\"";
            case 7:
                return $"{Typed(GeneratedType.String, depth)}[{(Chance(70) ? SmallInt(depth) : "")}{Pick([":", ".."])}{(Chance(70) ? SmallInt(depth) : "")}]";
            case 8:
                return $"{Typed(GeneratedType.String, depth)}.substring({SmallInt(depth)}, {SmallInt(depth)})";
            case 9:
                return $"\"{{}}:{{}}\".format({Typed(RandomPlainType(1), depth)}, {Expression(GeneratedType.Int, depth)})";
            case 10:
                return $"{Typed(GeneratedType.Array(RandomPlainType(1)), depth)}.join({Literal(GeneratedType.String, 0)})";
            case 11 or 12:
                return $"{Typed(GeneratedType.String, depth)}.{Pick(["upper()", "lower()", "trim()", "reverse()", "capitalize()", "title()", "replace(\"a\", \"bb\")", "pad_left(6, \"*\")", "pad_right(4, \"é\")", "repeat(2)", "concat(\"z\")"])}";
            default:
                return $"({Expression(GeneratedType.String, depth)} + {Expression(GeneratedType.String, depth)})";
        }
    }
}
