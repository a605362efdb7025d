// Declarations of structs, enums and traits, and random types made of them.
using System.Collections.Generic;
using System.Linq;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    private static readonly GeneratedType TypeParameter = GeneratedType.Parameter("T");

    private void EmitTypes()
    {
        for (var i = 1 + _random.Next(2); i > 0; i--)
        {
            EmitStruct(isGeneric: Chance(30));
        }

        for (var i = 1 + _random.Next(2); i > 0; i--)
        {
            EmitEnum(isGeneric: Chance(30), isRecursive: Chance(50));
        }

        if (Chance(30))
        {
            EmitTrait();
        }
    }

    /// <summary>A type of some depth; functions and traits are among them.</summary>
    private GeneratedType RandomType(int depth)
    {
        if (!Chance(20))
        {
            return RandomPlainType(depth);
        }

        var traits = _types.Where(type => type.Kind == TypeKind.Trait).ToList();
        var type = traits.Count == 0 || Chance(50) ? RandomFunctionType() : GeneratedType.Declared(Pick(traits));
        return _random.Next(6) switch
        {
            0 or 1 => GeneratedType.Array(type),
            2 when type.Kind == TypeKind.Trait => GeneratedType.Map(GeneratedType.String, type),
            3 => GeneratedType.Tuple(type, RandomPlainType(1)),
            _ => type,
        };
    }

    private GeneratedType RandomFunctionType()
        => GeneratedType.Function(RandomPlainType(1), [.. Enumerable.Range(0, _random.Next(3)).Select(_ => RandomPlainType(1))]);

    /// <summary>A type whose values can be printed and compared.</summary>
    private GeneratedType RandomPlainType(int depth)
    {
        if (depth <= 0 || Chance(30))
        {
            return Pick(GeneratedType.Scalars);
        }

        return _random.Next(11) switch
        {
            0 or 1 or 2 => GeneratedType.Array(RandomPlainType(depth - 1)),
            3 => GeneratedType.Map(RandomKeyType(), RandomPlainType(depth - 1)),
            4 => GeneratedType.Set(RandomKeyType()),
            5 => GeneratedType.Tuple([.. Enumerable.Range(0, 2 + _random.Next(2)).Select(_ => RandomPlainType(depth - 1))]),
            6 => GeneratedType.Option(RandomPlainType(depth - 1)),
            7 => GeneratedType.Result(RandomPlainType(depth - 1), Chance(70) ? GeneratedType.String : RandomPlainType(depth - 1)),
            _ => RandomDeclaredType(depth),
        };
    }

    private GeneratedType RandomDeclaredType(int depth)
    {
        var plain = _types.Where(type => type.Kind != TypeKind.Trait).ToList();
        if (plain.Count == 0)
        {
            return GeneratedType.Int;
        }

        var declaration = Pick(plain);
        return declaration.IsGeneric ? GeneratedType.Declared(declaration, RandomPlainType(depth - 1)) : GeneratedType.Declared(declaration);
    }

    private GeneratedType RandomKeyType() => _random.Next(8) switch
    {
        0 => GeneratedType.Bool,
        1 => GeneratedType.Float,
        2 => RandomPlainType(1),
        3 or 4 => GeneratedType.Int,
        _ => GeneratedType.String,
    };

    private void EmitStruct(bool isGeneric)
    {
        var declaration = new TypeDeclaration(TypeKind.Struct, NewName("S"), isGeneric);
        if (isGeneric)
        {
            declaration.Fields.Add((NewName("f"), TypeParameter));
        }

        for (var i = 1 + _random.Next(3); i > 0; i--)
        {
            declaration.Fields.Add((NewName("f"), isGeneric && Chance(40) ? GeneratedType.Array(TypeParameter) : RandomPlainType(2)));
        }

        var fields = string.Join(", ", declaration.Fields.Select(field => $"{field.Name}: {field.Type.Text}"));
        Line($"struct {declaration.Name}{(isGeneric ? "<T>" : "")} {{ {fields} }}");
        _types.Add(declaration);
        if (isGeneric)
        {
            EmitGenericMethods(declaration);
        }
    }

    /// <summary>Methods of a generic struct over its first field, one that changes it among them.</summary>
    private void EmitGenericMethods(TypeDeclaration declaration)
    {
        var field = declaration.Fields[0].Name;
        Line($"impl<T> {declaration.Name}<T> {{");
        _indent++;
        Line($"fn get_{field}(self) -> T => self.{field}");
        Line($"fn put_{field}(self, x: T) -> T {{ var old = self.{field}; self.{field} = x; return old }}");
        Line($"fn with_{field}<U>(self, f: fn(T) -> U) -> (U, T) => (f(self.{field}), self.{field})");
        _indent--;
        Line("}");
    }

    private void EmitEnum(bool isGeneric, bool isRecursive)
    {
        var declaration = new TypeDeclaration(TypeKind.Enum, NewName("E"), isGeneric);
        var self = isGeneric ? GeneratedType.Declared(declaration, TypeParameter) : GeneratedType.Declared(declaration);
        declaration.Variants.Add((NewName("V"), []));
        for (var i = 1 + _random.Next(3); i > 0; i--)
        {
            var payload = new List<GeneratedType>();
            for (var j = 1 + _random.Next(2); j > 0; j--)
            {
                payload.Add(isRecursive && Chance(50) ? (Chance(20) ? GeneratedType.Array(self) : self) : isGeneric && Chance(60) ? TypeParameter : RandomPlainType(1));
            }

            declaration.Variants.Add((NewName("V"), payload));
        }

        var variants = declaration.Variants.Select(variant => variant.Payload.Count == 0 ? variant.Name : $"{variant.Name}({string.Join(", ", variant.Payload.Select(part => part.Text))})");
        Line($"enum {declaration.Name}{(isGeneric ? "<T>" : "")} {{ {string.Join(", ", variants)} }}");
        _types.Add(declaration);
        if (isRecursive)
        {
            EmitPrune(declaration, self);
        }
    }

    private void EmitPrune(TypeDeclaration declaration, GeneratedType self)
    {
        var name = NewName("prune");
        declaration.Prune = name;
        Line($"fn {name}{(declaration.IsGeneric ? "<T>" : "")}(t: {self.Text}, d: int) -> {self.Text} => match t {{");
        _indent++;
        foreach (var (variant, payload) in declaration.Variants)
        {
            var names = payload.Select((_, i) => $"p{i}").ToList();
            var parts = payload.Select((part, i) => part.Equals(self) ? $"{name}(p{i}, d - 1)"
                : part.Equals(GeneratedType.Array(self)) ? $"p{i}.take(3).map((q) => {name}(q, d - 1))"
                : $"p{i}");
            Line(payload.Count == 0
                ? $"{variant} => {variant}"
                : $"{variant}({string.Join(", ", names)}) => d <= 0 ? {declaration.Variants[0].Name} : {variant}({string.Join(", ", parts)})");
        }

        _indent--;
        Line("}");
    }

    /// <summary>A trait with a required and a default method, and two structs that implement it.</summary>
    private void EmitTrait()
    {
        var trait = new TypeDeclaration(TypeKind.Trait, NewName("R"));
        Line($"trait {trait.Name} {{");
        _indent++;
        Line($"fn tag_{trait.Name}(self) -> string");
        Line($"fn size_{trait.Name}(self, n: int) -> int {{ return n * 3 + self.tag_{trait.Name}().len() }}");
        _indent--;
        Line("}");
        for (var i = 0; i < 2; i++)
        {
            var field = NewName("f");
            var type = RandomPlainType(2);
            var declaration = new TypeDeclaration(TypeKind.Struct, NewName("S"));
            declaration.Fields.Add((field, type));
            Line($"struct {declaration.Name} {{ {field}: {type.Text} }}");
            Line($"impl {trait.Name} for {declaration.Name} {{");
            _indent++;
            Line($"fn tag_{trait.Name}(self) -> string => cut(\"{declaration.Name}${{self.{field}}}\")");
            if (Chance(50))
            {
                Line($"fn size_{trait.Name}(self, n: int) -> int => n - {_random.Next(9)}");
            }

            _indent--;
            Line("}");
            _types.Add(declaration);
            trait.Implementations.Add(GeneratedType.Declared(declaration));
        }

        _types.Add(trait);
    }
}
