// Paths to variables and their parts: fields, tuple parts, elements, map values; to read and to change.
using System.Collections.Generic;
using System.Linq;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    private const int PathDepth = 3;

    /// <summary>Reads a place of the type, guarded against not being there; null if there is none.</summary>
    private string? Path(GeneratedType type)
    {
        var places = Visible().Where(variable => !variable.IsTask).SelectMany(PlacesOf).Where(place => place.Type.Equals(type)).ToList();
        if (places.Count == 0)
        {
            return null;
        }

        var place = Pick(places);
        return place.Guards.Count == 0 || Dares ? place.Text : $"({string.Join(" and ", place.Guards)} ? {place.Text} : same<{type.Text}>({Literal(type, 1)}))";
    }

    private IEnumerable<Place> PlacesOf(Variable variable) => PartsOf(new Place(variable, variable.Name, variable.Type, []), PathDepth);

    private IEnumerable<Place> PartsOf(Place place, int depth)
        => depth == 0 ? [place] : StepsFrom(place).SelectMany(part => PartsOf(part, depth - 1)).Prepend(place);

    private IEnumerable<Place> StepsFrom(Place place)
    {
        var (type, text) = (place.Type, place.Text);
        switch (type.Kind)
        {
            case TypeKind.Struct:
                return type.Declaration.FieldsOf(type).Select(field => place with { Text = $"{text}.{field.Name}", Type = field.Type });
            case TypeKind.Tuple:
                return type.Parts.Select((part, i) => place with { Text = $"{text}.{i}", Type = part });
            case TypeKind.Array:
                var index = $"{text}[{_random.Next(-2, 9)} % {text}.len()]";
                return [place with { Text = index, Type = type.Parts[0], Guards = [.. place.Guards, $"{text}.len() > 0"] }];
            case TypeKind.Map:
                var key = Literal(type.Parts[0], 1);
                return [place with { Text = $"{text}[{key}]", Type = type.Parts[1], Guards = [.. place.Guards, $"{text}.has({key})"] }];
            default:
                return [];
        }
    }

    /// <summary>A place to change; null if nothing may be changed here.</summary>
    private Place? WritablePlace()
    {
        var variables = Writable().ToList();
        return variables.Count == 0 ? null : Pick(PlacesOf(Pick(variables)).ToList());
    }

    /// <summary>A value that is stored where a loop may do it again and again: it must not grow each time.</summary>
    private string Stored(GeneratedType type, int depth) => type.Kind switch
    {
        TypeKind.Int or TypeKind.Float or TypeKind.Bool => Expression(type, depth),
        TypeKind.String => $"cut({Expression(type, depth)})",
        TypeKind.Array => $"few<{type.Parts[0].Text}>({Expression(type, type.Parts[0].IsScalar ? depth : 1)})",
        TypeKind.Enum when type.Declaration.Prune is { } prune => $"{prune}({Typed(type, 1)}, 3)",
        _ => Expression(type, 1),
    };

    /// <summary>Changes a place by a statement, behind its guards.</summary>
    private void EmitChange()
    {
        if (WritablePlace() is not { } place)
        {
            EmitDeclaration();
            return;
        }

        if (ReferenceEquals(place.Text, place.Root.Name) && _state.Changed.Contains(place.Text))
        {
            EmitLook(place.Root); // it may be assigned as a whole now
        }

        var guards = place.Guards.ToList();
        var change = Change(place, guards);
        Line(guards.Count == 0 || Dares ? change : $"if {string.Join(" and ", guards)} {{ {change} }}");
        _state.Changed.Add(place.Root.Name);
    }

    private string Change(Place place, List<string> guards)
    {
        var (type, text) = (place.Type, place.Text);
        switch (type.Kind)
        {
            case TypeKind.Int when Chance(30):
                return text + Pick(["++", "--"]);
            case TypeKind.Int or TypeKind.Float when Chance(50):
                return $"{text} {Pick(["+=", "-=", "*="])} {Expression(type, 2)}";
            case TypeKind.String when Chance(40):
                return $"{text} += {Literal(type, 0)}";
            case TypeKind.Array when Chance(80):
                return ArrayChange(type.Parts[0], text, guards);
            case TypeKind.Map when Chance(85):
                return MapChange(type, text, guards);
            case TypeKind.Set when Chance(85):
                return $"{text}.{Pick(["add", "add", "remove"])}({Stored(type.Parts[0], 1)})";
            case TypeKind.Struct when WritingMethods(type) is { Count: > 0 } methods && Chance(70):
                var method = Pick(methods);
                return Spend(method.Cost) ? $"{text}.{method.Name}({ValueArguments(method)})" : $"{text} = {Stored(type, 2)}";
            case TypeKind.Struct when type.Parts.Count > 0 && Chance(50):
                return $"{text}.put_{type.Declaration.Fields[0].Name}({Stored(type.Parts[0], 1)})";
            default:
                return $"{text} = {Stored(type, 2)}";
        }
    }

    private List<GeneratedFunction> WritingMethods(GeneratedType type)
        => [.. type.Declaration.Methods.Where(method => method.Writes && (method.IsPure || !_state.IsPure))];

    private string ArrayChange(GeneratedType element, string text, List<string> guards)
    {
        switch (_random.Next(12))
        {
            case 0:
                guards.Add($"{text}.len() > 0");
                return $"{text}.pop()";
            case 1:
                guards.Add($"{text}.len() > 0");
                return $"{text}.remove_at({_random.Next(5)} % {text}.len())";
            case 2:
                return $"{text}.insert({_random.Next(5)} % ({text}.len() + 1), {Stored(element, 1)})";
            case 3:
                return $"{text}.reverse()";
            case 4 when element.Kind is TypeKind.Int or TypeKind.Float or TypeKind.String:
                return $"{text}.sort()";
            case 5 when element.IsPlain:
                var name = NewName("a");
                return $"{text}.sort_by(({name}) => {KeyOf(element, name)})";
            case 6 when Chance(30):
                return $"{text}.clear()";
            case 7:
                guards.Add($"{text}.len() > 1");
                return $"{text}[0], {text}[-1] = {text}[-1], {text}[0]";
            case 8 when _state.Lambdas == 0 && _state.Yields is null:
                return $"last{_part}(&{text}, {Stored(element, 1)})";
            default:
                return $"{text}.push({Stored(element, 1)})";
        }
    }

    private string MapChange(GeneratedType type, string text, List<string> guards)
    {
        var key = Literal(type.Parts[0], 1);
        switch (_random.Next(6))
        {
            case 0 when type.Parts[1].Kind is TypeKind.Int or TypeKind.Float:
                guards.Add($"{text}.has({key})");
                return $"{text}[{key}] {Pick(["+=", "*="])} {Expression(type.Parts[1], 1)}";
            case 1:
                return $"{text}.remove({key})";
            case 2:
                return $"{text}.insert({key}, {Stored(type.Parts[1], 1)})";
            case 3 when Chance(30):
                return $"{text}.clear()";
            default:
                return $"{text}[{key}] = {Stored(type.Parts[1], 1)}";
        }
    }

    /// <summary>Looks at a variable, so that its changes count and differences show.</summary>
    private void EmitLook(Variable variable)
    {
        var type = variable.Type;
        var value = type.IsPlain ? variable.Name
            : type.Kind == TypeKind.Trait ? $"{variable.Name}.tag_{type.Text}()"
            : type.Kind == TypeKind.Array ? $"{variable.Name}.len()"
            : null;
        if (value is not null)
        {
            Line(_state.IsPure ? $"h = mix(h, str({value}))" : $"print(\"{variable.Name}\", {value})");
        }
    }
}
