// Matches as expressions and as statements, `if let`, and the patterns of each type.
using System.Collections.Generic;
using System.Linq;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    private string MatchExpression(GeneratedType type, int depth)
    {
        var subject = RandomPlainType(2);
        var text = Typed(subject, depth);
        var arms = Arms(subject).Select(arm => Arm(arm, depth, () => Typed(type, depth)));
        return $"(match {text} {{ {string.Join(", ", arms)} }})";
    }

    private void EmitMatch(int depth)
    {
        var subject = RandomPlainType(2);
        Line($"match {Typed(subject, 1)} {{");
        _indent++;
        foreach (var arm in Arms(subject))
        {
            Line(Arm(arm, 1, () =>
            {
                var body = Capture(() =>
                {
                    _indent++;
                    EmitBody(1 + _random.Next(2), depth - 1, null);
                    _indent--;
                });
                return $"{{\n{body}{new string(' ', _indent * 4)}}}";
            }));
        }

        _indent--;
        Line("}");
    }

    private void EmitIfLet(int depth)
    {
        var subject = Pick([GeneratedType.Option(RandomPlainType(2)), GeneratedType.Result(RandomPlainType(1), GeneratedType.String), RandomDeclaredType(2)]);
        var bindings = new List<Variable>();
        var value = Typed(subject, 1);
        Line($"if let {Pattern(subject, 2, bindings)} = {value} {{");
        EmitIndented(depth, bindings);
        if (Chance(50))
        {
            Line("} else {");
            EmitIndented(depth, []);
        }

        Line("}");
    }

    private string Arm((string Pattern, List<Variable> Bindings, bool IsLast) arm, int depth, System.Func<string> body)
    {
        _state.Scopes.Add(arm.Bindings);
        var guard = !arm.IsLast && Chance(25) ? $" if {Expression(GeneratedType.Bool, depth)}" : "";
        var text = $"{arm.Pattern}{guard} => {body()}";
        _state.Scopes.RemoveAt(_state.Scopes.Count - 1);
        return text;
    }

    /// <summary>Patterns that cover all values of a type, by every variant or by a last arm for the rest.</summary>
    private IEnumerable<(string Pattern, List<Variable> Bindings, bool IsLast)> Arms(GeneratedType type)
    {
        for (var i = _random.Next(3); i > 0; i--)
        {
            var bindings = new List<Variable>();
            yield return (Pattern(type, 2, bindings), bindings, false);
        }

        var cover = Chance(60) ? Cover(type) : null;
        foreach (var (pattern, bindings) in cover ?? [("_", [])])
        {
            yield return (pattern, bindings, true);
        }
    }

    /// <summary>One pattern for each variant of a type that has variants.</summary>
    private List<(string Pattern, List<Variable> Bindings)>? Cover(GeneratedType type)
    {
        switch (type.Kind)
        {
            case TypeKind.Bool:
                return [("true", []), ("false", [])];
            case TypeKind.Option:
                return [Variant("Some", [type.Parts[0]]), ("None", [])];
            case TypeKind.Result when type.Parts[0].Equals(type.Parts[1]) && Chance(40):
                var shared = NewName("b");
                return [($"Ok({shared}) | Err({shared})", [new Variable(shared, type.Parts[0], false)])];
            case TypeKind.Result:
                return [Variant("Ok", [type.Parts[0]]), Variant("Err", [type.Parts[1]])];
            case TypeKind.Enum:
                return [.. type.Declaration.VariantsOf(type).Select(variant => Variant(variant.Name, variant.Payload))];
            default:
                return null;
        }
    }

    private (string Pattern, List<Variable> Bindings) Variant(string name, List<GeneratedType> payload)
    {
        var bindings = new List<Variable>();
        var parts = payload.Select(part => Chance(20) ? "_" : Binding(part, bindings)).ToList();
        return (parts.Count == 0 ? name : $"{name}({string.Join(", ", parts)})", bindings);
    }

    private string Binding(GeneratedType type, List<Variable> bindings)
    {
        var name = NewName("b");
        bindings.Add(new Variable(name, type, false));
        return name;
    }

    /// <summary>A pattern that some values of the type match.</summary>
    private string Pattern(GeneratedType type, int depth, List<Variable> bindings)
    {
        if (depth <= 0)
        {
            return Chance(30) ? "_" : Binding(type, bindings);
        }

        string Part(GeneratedType part) => Chance(30) ? Binding(part, bindings) : Pattern(part, depth - 1, bindings);
        switch (type.Kind)
        {
            case TypeKind.Int:
                return Pick(["0", "1 | 2", "-1", "0..10", "-5..=5", "3 | 7 | -2", "10..=63"]);
            case TypeKind.Bool:
                return Pick(["true", "false"]);
            case TypeKind.String:
                return Pick(["\"a\"", "\"\" | \"b\"", "\"é\"", "\"Wyn\""]);
            case TypeKind.Float:
                return Pick(["0.5", "1.0", "-1.5"]);
            case TypeKind.Option:
                return Chance(25) ? "None" : $"Some({Part(type.Parts[0])})";
            case TypeKind.Result:
                return Chance(30) ? $"Err({Part(type.Parts[1])})" : $"Ok({Part(type.Parts[0])})";
            case TypeKind.Tuple:
                return $"({string.Join(", ", type.Parts.Select(Part))})";
            case TypeKind.Array:
                return ArrayPattern(type, Part, bindings);
            case TypeKind.Struct:
                var fields = type.Declaration.FieldsOf(type).Select(field => $"{field.Name}: {Part(field.Type)}").ToList();
                return $"{type.Declaration.Name} {{ {string.Join(", ", fields)} }}";
            case TypeKind.Enum:
                var (name, payload) = Pick(type.Declaration.VariantsOf(type).ToList());
                return payload.Count == 0 ? name : $"{name}({string.Join(", ", payload.Select(Part))})";
            default:
                return Binding(type, bindings);
        }
    }

    private string ArrayPattern(GeneratedType type, System.Func<GeneratedType, string> part, List<Variable> bindings)
    {
        var parts = Enumerable.Range(0, _random.Next(3)).Select(_ => part(type.Parts[0])).ToList();
        if (Chance(50))
        {
            parts.Add("..." + Binding(type, bindings));
        }

        return $"[{string.Join(", ", parts)}]";
    }
}
