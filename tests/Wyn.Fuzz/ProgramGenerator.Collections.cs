// Expressions of arrays, maps and sets, and what they are asked.
using System.Linq;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    /// <summary>How many elements a lambda over an array is thought to see.</summary>
    private const int TypicalLength = 6;

    private string ArrayExpression(GeneratedType type, int depth)
    {
        var element = type.Parts[0];
        switch (_random.Next(16))
        {
            case 0:
                var (name, source) = LambdaParameter(depth);
                return $"{Typed(GeneratedType.Array(source), depth)}.map({Lambda([(name, source)], element, depth, isKept: false)})";
            case 1:
                var filtered = NewName("x");
                return $"{Typed(type, depth)}.filter({Lambda([(filtered, element)], GeneratedType.Bool, depth, isKept: false)})";
            case 2:
                return $"{Typed(type, depth)}[{(Chance(70) ? SmallInt(depth) : "")}{Pick([":", ".."])}{(Chance(70) ? SmallInt(depth) : "")}]";
            case 3:
                return $"{Typed(type, depth)}.concat({Expression(type, depth)})";
            case 4:
                return $"{Typed(type, depth)}.{Pick(["take", "skip"])}({_random.Next(4)})";
            case 5 when element.IsPlain:
                return $"{Typed(type, depth)}.unique()";
            case 6 when element.Kind is TypeKind.Int or TypeKind.String or TypeKind.Float:
                return Chance(50) ? $"{Typed(type, depth)}.sorted()" : SortedBy(type, depth);
            case 7 or 8:
                return Comprehension(element, depth);
            case 9 when element.IsPlain:
                var key = RandomKeyType();
                return Chance(50) ? $"{Typed(GeneratedType.Map(key, element), depth)}.values()" : $"{Typed(GeneratedType.Map(element, key), depth)}.keys()";
            case 10 when element.IsPlain:
                return $"{Typed(GeneratedType.Set(element), depth)}.to_array()";
            case 11 when element.Equals(GeneratedType.String):
                return $"{Typed(GeneratedType.String, depth)}.{Pick(["chars()", "split(\",\")", "words()", "split(\"\")", "lines()"])}";
            case 12:
                var split = NewName("x");
                return $"{Typed(type, depth)}.partition({Lambda([(split, element)], GeneratedType.Bool, depth, isKept: false)}).{_random.Next(2)}";
            case 13 when element.Kind == TypeKind.Tuple && element.Parts.Count == 2:
                return $"{Typed(GeneratedType.Array(element.Parts[0]), depth)}.zip({Typed(GeneratedType.Array(element.Parts[1]), depth)})";
            case 14:
                return $"{Typed(GeneratedType.Array(type), depth)}.flatten()";
            default:
                return $"{Typed(type, depth)}.reverse()";
        }
    }

    private string SortedBy(GeneratedType type, int depth)
    {
        var element = type.Parts[0];
        var (a, b) = (NewName("a"), NewName("b"));
        return Chance(50)
            ? $"{Typed(type, depth)}.sort_by(({a}) => {KeyOf(element, a)})"
            : $"{Typed(type, depth)}.sort_by(({a}, {b}) => {KeyOf(element, b)} - {KeyOf(element, a)})";
    }

    /// <summary>An int that orders values of a type, though not fully: sorting is stable.</summary>
    private static string KeyOf(GeneratedType type, string name) => type.Kind switch
    {
        TypeKind.Int => $"({name} % 7)",
        TypeKind.String or TypeKind.Array or TypeKind.Map or TypeKind.Set => $"{name}.len()",
        TypeKind.Float => $"(int({name}) % 5)",
        _ => $"(mix(0, str({name})) % 5)",
    };

    private string Comprehension(GeneratedType element, int depth)
    {
        var name = NewName("x");
        var isRange = Chance(40);
        var type = isRange ? GeneratedType.Int : RandomPlainType(1);
        var source = isRange ? $"{_random.Next(-2, 2)}{Pick(["..", "..="])}{_random.Next(5)}" : Typed(GeneratedType.Array(type), depth);
        return WithinLoop(TypicalLength, [new Variable(name, type, false)], () =>
        {
            var condition = Chance(40) ? $" if {Expression(GeneratedType.Bool, depth)}" : "";
            return $"[{Typed(element, depth)} for {name} in {source}{condition}]";
        });
    }

    private string IntOfArray(int depth)
    {
        var element = RandomPlainType(1);
        var array = Typed(GeneratedType.Array(element), depth);
        var name = NewName("x");
        return _random.Next(4) switch
        {
            0 => $"{array}.index_of({Expression(element, depth)})",
            1 => $"{array}.count({Expression(element, depth)})",
            2 => $"{array}.find_index({Lambda([(name, element)], GeneratedType.Bool, depth, isKept: false)})",
            _ => $"{Typed(GeneratedType.Array(GeneratedType.Int), depth)}.sum()",
        };
    }

    private string Membership(int depth)
    {
        var element = RandomPlainType(1);
        var value = Typed(element, depth);
        var collection = _random.Next(3) switch
        {
            0 => GeneratedType.Map(element, RandomPlainType(0)),
            1 => GeneratedType.Set(element),
            _ => GeneratedType.Array(element),
        };
        return _random.Next(3) switch
        {
            0 => $"({value} in {Typed(collection, depth)})",
            1 => $"({value} not in {Typed(collection, depth)})",
            _ => $"{Typed(collection, depth)}.contains({value})",
        };
    }

    private string MapExpression(GeneratedType type, int depth)
    {
        var (key, value) = (type.Parts[0], type.Parts[1]);
        if (value.Kind == TypeKind.Array && Chance(40))
        {
            var name = NewName("x");
            return $"{Typed(value, depth)}.group_by({Lambda([(name, value.Parts[0])], key, depth, isKept: false)})";
        }

        var entries = Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => $"{Expression(key, depth)}: {Expression(value, depth)}");
        return $"same<{type.Text}>({{{string.Join(", ", entries)}}})";
    }

    private string SetExpression(GeneratedType type, int depth)
    {
        var entries = Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Expression(type.Parts[0], depth));
        return $"same<{type.Text}>({{: {string.Join(", ", entries)}}})";
    }
}
