// Expressions of numbers and truth values.
namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    private static readonly string[] IntLiterals =
    [
        "0", "1", "2", "3", "7", "10", "63", "64", "255", "1000003", "0x7FFF", "9223372036854775807", "(-1)", "(-2)", "(-17)", "(-9223372036854775808)",
    ];

    private static readonly string[] FloatLiterals =
    [
        "0.0", "1.0", "0.5", "2.25", "0.1", "1e10", "1e300", "1e-7", "3.141592653589793", "123456789.125", "(-1.5)", "(-0.0)",
    ];

    private string IntExpression(int depth)
    {
        var a = Expression(GeneratedType.Int, depth);
        switch (_random.Next(14))
        {
            case 0:
                return $"(-{a})";
            case 1:
                return $"(~{a})";
            case 2:
                return $"({a} {Pick(["/", "%"])} {(Dares ? Expression(GeneratedType.Int, depth) : $"({Expression(GeneratedType.Int, depth)} | 1)")})";
            case 3:
                return $"int({Expression(GeneratedType.Float, depth)})";
            case 4:
                return $"{Typed(GeneratedType.Bool, depth)}.to_int()";
            case 5:
                return $"{a}.{Pick(["abs()", "sign()", "min(3)", "max(-4)", "clamp(-5, 9)", "pow(3)"])}";
            case 6 or 7:
                return LengthOf(depth);
            case 8:
                return $"{Typed(GeneratedType.String, depth)}.{Pick(["index_of(\"a\")", "count(\"b\")", "bytes().sum()", "last_index_of(\"é\")", "chars().len()"])}";
            case 9:
                return IntOfArray(depth);
            default:
                return $"({a} {Pick(["+", "-", "*", "&", "|", "^", "<<", ">>"])} {Expression(GeneratedType.Int, depth)})";
        }
    }

    private string FloatExpression(int depth) => _random.Next(9) switch
    {
        0 => $"(-{Expression(GeneratedType.Float, depth)})",
        1 => $"float({Expression(GeneratedType.Int, depth)})",
        2 => $"({Expression(GeneratedType.Int, depth)} {Pick(["+", "-", "*", "/"])} {Expression(GeneratedType.Float, depth)})",
        3 => $"{Expression(GeneratedType.Float, depth)}.{Pick(["round()", "floor()", "ceil()", "abs()", "sqrt()", "sign()", "min(2.5)", "max(-0.5)", "round_to(2)", "sin()", "exp()", "log()"])}",
        4 => $"{Typed(GeneratedType.Array(GeneratedType.Float), depth)}.sum()",
        _ => $"({Expression(GeneratedType.Float, depth)} {Pick(["+", "-", "*", "/", "%"])} {Expression(GeneratedType.Float, depth)})",
    };

    private string BoolExpression(int depth)
    {
        switch (_random.Next(11))
        {
            case 0:
                return $"(not {Expression(GeneratedType.Bool, depth)})";
            case 1:
                return $"({Expression(GeneratedType.Bool, depth)} {Pick(["and", "or", "&&", "||"])} {Expression(GeneratedType.Bool, depth)})";
            case 2:
                return $"({Expression(GeneratedType.Int, depth)} {Pick(["<", "<=", ">", ">=", "==", "!="])} {Expression(GeneratedType.Float, depth)})";
            case 3:
                return $"{Typed(GeneratedType.String, depth)}.{Pick(["is_empty()", "contains(\"a\")", "starts_with(\"x\")", "ends_with(\"é\")", "is_alpha()", "is_numeric()"])}";
            case 4 or 5:
                var compared = RandomPlainType(2);
                return $"({Typed(compared, depth)} {Pick(["==", "!="])} {Expression(compared, depth)})";
            case 6:
                return Membership(depth);
            case 7:
                var (name, element) = LambdaParameter(depth);
                return $"{Typed(GeneratedType.Array(element), depth)}.{Pick(["any", "all", "every"])}({Lambda([(name, element)], GeneratedType.Bool, depth, isKept: false)})";
            case 8:
                var wrapped = RandomPlainType(1);
                return Chance(50)
                    ? $"{Typed(GeneratedType.Option(wrapped), depth)}.{Pick(["is_some()", "is_none()"])}"
                    : $"{Typed(GeneratedType.Result(wrapped, GeneratedType.String), depth)}.{Pick(["is_ok()", "is_err()"])}";
            default:
                var kind = Pick([GeneratedType.Int, GeneratedType.Float, GeneratedType.String]);
                return $"({Expression(kind, depth)} {Pick(["<", "<=", ">", ">=", "==", "!="])} {Expression(kind, depth)})";
        }
    }

    private string LengthOf(int depth)
    {
        var type = _random.Next(4) switch
        {
            0 => GeneratedType.String,
            1 => GeneratedType.Map(RandomKeyType(), RandomPlainType(1)),
            2 => GeneratedType.Set(RandomKeyType()),
            _ => GeneratedType.Array(RandomPlainType(1)),
        };
        return $"{Typed(type, depth)}.len()";
    }

    /// <summary>A float as an index or count would be too wild: a small int that is not known when compiled.</summary>
    private string SmallInt(int depth) => Chance(50) ? $"{_random.Next(-3, 7)}" : $"({Expression(GeneratedType.Int, depth)} % 5)";
}
