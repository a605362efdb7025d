// Expressions of any type: atoms, and the forms that every type has.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    /// <summary>An expression that has its type by itself, fit as a receiver, operand or element.</summary>
    private string Typed(GeneratedType type, int depth)
    {
        if (Chance(50) && Path(type) is { } path)
        {
            return path;
        }

        var text = Expression(type, depth);
        return type.Kind is TypeKind.Int or TypeKind.Float or TypeKind.Bool ? text : $"same<{type.Text}>({text})";
    }

    /// <summary>An expression of the type, where the context expects that type; every operator application is parenthesised.</summary>
    private string Expression(GeneratedType type, int depth)
    {
        _state.Cost += _state.Multiplier;
        if (depth <= 0 || _state.Cost > _state.Budget || Chance(20))
        {
            return Atom(type, depth);
        }

        return (Chance(35) ? GeneralForm(type, depth - 1) : null) ?? type.Kind switch
        {
            TypeKind.Int => IntExpression(depth - 1),
            TypeKind.Float => FloatExpression(depth - 1),
            TypeKind.Bool => BoolExpression(depth - 1),
            TypeKind.String => StringExpression(depth - 1),
            TypeKind.Array => ArrayExpression(type, depth - 1),
            TypeKind.Map => MapExpression(type, depth - 1),
            TypeKind.Set => SetExpression(type, depth - 1),
            TypeKind.Tuple => $"({string.Join(", ", type.Parts.Select(part => Expression(part, depth - 1)))})",
            TypeKind.Option => OptionExpression(type, depth - 1),
            TypeKind.Result => Chance(30) ? $"Err({Expression(type.Parts[1], depth - 1)})" : $"Ok({Expression(type.Parts[0], depth - 1)})",
            TypeKind.Struct => StructLiteral(type, part => Expression(part, depth - 1)),
            TypeKind.Enum => EnumExpression(type, depth - 1),
            TypeKind.Trait => Expression(Pick(type.Declaration.Implementations), depth - 1),
            TypeKind.Function => FunctionExpression(type, depth - 1),
            _ => throw new UnreachableException(type.Text),
        };
    }

    private string Atom(GeneratedType type, int depth)
        => Chance(70) && Path(type) is { } path ? path : Awaited(type) ?? Literal(type, depth + 1);

    private string? Awaited(GeneratedType type)
    {
        var tasks = Visible().Where(variable => variable.IsTask && variable.Type.Equals(type)).ToList();
        return tasks.Count == 0 ? null : Chance(50) ? $"{Pick(tasks).Name}.await()" : $"(await {Pick(tasks).Name})";
    }

    /// <summary>One of the forms that give a value of any type; null if it does not fit here.</summary>
    private string? GeneralForm(GeneratedType type, int depth)
    {
        switch (_random.Next(18))
        {
            case 0 or 1:
                return $"({Expression(GeneratedType.Bool, depth)} ? {Typed(type, depth)} : {Typed(type, depth)})";
            case 2:
                return $"(if {Expression(GeneratedType.Bool, depth)} {{ {Typed(type, depth)} }} else {{ {Typed(type, depth)} }})";
            case 3 or 4:
                return MatchExpression(type, depth);
            case 5 or 6:
                return Call(type, depth);
            case 7:
                return Chance(50)
                    ? $"({Typed(GeneratedType.Option(type), depth)} ?? {Typed(type, depth)})"
                    : $"{Typed(GeneratedType.Option(type), depth)}.unwrap_or({Expression(type, depth)})";
            case 8:
                var key = RandomKeyType();
                return $"{Typed(GeneratedType.Map(key, type), depth)}.get_or({Expression(key, depth)}, {Expression(type, depth)})";
            case 9:
                return Chance(50)
                    ? $"{Typed(GeneratedType.Tuple(type, GeneratedType.Int), depth)}.0"
                    : $"{Typed(GeneratedType.Tuple(GeneratedType.Int, GeneratedType.Tuple(GeneratedType.Bool, type)), depth)}.1.1";
            case 10:
                var (name, parameter) = LambdaParameter(depth);
                return $"({Lambda([(name, parameter)], type, depth, isKept: false, isAnnotated: true)}({Expression(parameter, depth)}))";
            case 11:
                return Reduction(type, depth);
            case 12:
                return Spawned(type, depth);
            case 13 or 14:
                return GenericCall(type, depth);
            case 15:
                return CallOfVariable(type, depth);
            case 16:
                return MethodCall(type, depth);
            default:
                return Searched(type, depth);
        }
    }

    private string Reduction(GeneratedType type, int depth)
    {
        var (name, element) = LambdaParameter(depth);
        var sum = NewName("s");
        return $"{Typed(GeneratedType.Array(element), depth)}.reduce({Lambda([(sum, type), (name, element)], type, depth, isKept: false)}, {Typed(type, depth)})";
    }

    private string Searched(GeneratedType type, int depth)
    {
        var name = NewName("x");
        return _random.Next(3) switch
        {
            0 => $"({Typed(GeneratedType.Array(type), depth)}.find({Lambda([(name, type)], GeneratedType.Bool, depth, isKept: false)}) ?? {Typed(type, depth)})",
            1 => $"{Typed(GeneratedType.Result(type, GeneratedType.String), depth)}.unwrap_or({Expression(type, depth)})",
            _ => $"[{Typed(type, depth)}, {Expression(type, depth)}][{_random.Next(-2, Dares ? 4 : 2)}]",
        };
    }

    private string OptionExpression(GeneratedType type, int depth)
    {
        var value = type.Parts[0];
        if (Chance(30))
        {
            var name = NewName("x");
            return $"{Typed(GeneratedType.Array(value), depth)}.find({Lambda([(name, value)], GeneratedType.Bool, depth, isKept: false)})";
        }

        var owners = _types
            .Where(declaration => declaration is { Kind: TypeKind.Struct, IsGeneric: false })
            .SelectMany(declaration => declaration.Fields.Select(field => (Type: GeneratedType.Declared(declaration), Field: field)))
            .Where(owner => owner.Field.Type.Equals(value) || owner.Field.Type.Equals(type))
            .ToList();
        if (owners.Count > 0 && Chance(50))
        {
            var (owner, field) = Pick(owners);
            return $"{Typed(GeneratedType.Option(owner), depth)}?.{field.Name}";
        }

        return Chance(15) ? "None" : $"Some({Expression(value, depth)})";
    }

    private string EnumExpression(GeneratedType type, int depth)
    {
        var (name, payload) = Pick(type.Declaration.VariantsOf(type).ToList());
        var prefix = type.Parts.Count > 0 ? "" : Pick(["", "", type.Declaration.Name + ".", type.Declaration.Name + "::"]);
        return payload.Count == 0 ? prefix + name : $"{prefix}{name}({string.Join(", ", payload.Select(part => Expression(part, depth)))})";
    }

    private string StructLiteral(GeneratedType type, Func<GeneratedType, string> value)
    {
        List<(string Name, GeneratedType Type)> fields = [.. type.Declaration.FieldsOf(type)];
        if (Chance(20))
        {
            fields.Reverse();
        }

        return $"{type.Text} {{ {string.Join(", ", fields.Select(field => $"{field.Name}: {value(field.Type)}"))} }}";
    }
}
