// The public surface of the contract and of the runtime is a file under review: a change to it shows in the diff.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Architecture.Tests;

public sealed class PublicApiTests
{
    private const BindingFlags Declared
        = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData("Wyn.IR")]
    [InlineData("Wyn.Runtime.Managed")]
    public void Public_surface_is_the_reviewed_one(string name)
    {
        var assembly = WynAssemblies.All.Single(candidate => candidate.GetName().Name == name);
        var actual = string.Concat(assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Lines).Select(line => line + "\n"));

        Assert.Equal(Corpus.Expected(Repository.PathOf($"tests/Wyn.Architecture.Tests/PublicApi/{name}.txt"), actual), actual);
    }

    private static IEnumerable<string> Lines(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : type.IsSealed ? "sealed class" : "class";
        yield return $"{kind} {type.FullName}{Bases(type)}";
        var members = type.GetMembers(Declared).Where(IsVisible).Select(member => $"  {Text(member)}").Order(StringComparer.Ordinal);
        foreach (var member in members)
        {
            yield return member;
        }
    }

    private static string Bases(Type type)
    {
        var bases = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? [])
            .Where(candidate => candidate.Assembly == type.Assembly)
            .OrderBy(candidate => candidate.FullName, StringComparer.Ordinal)
            .Prepend(type.BaseType)
            .Where(candidate => candidate is not null && candidate != typeof(object) && candidate != typeof(ValueType) && candidate != typeof(Enum))
            .Select(Name!) // Null was filtered out.
            .ToList();
        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    /// <summary>What others can use: public and protected members that somebody wrote or a record declares with its data.</summary>
    private static bool IsVisible(MemberInfo member) => member switch
    {
        FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsOpen) && property.Name != "EqualityContract",
        MethodInfo method => IsOpen(method) && !method.IsSpecialName && !IsOfRecords(method),
        ConstructorInfo constructor => IsOpen(constructor) && !IsCopyConstructor(constructor),
        Type => false, // Nested types are exported types of their own.
        _ => true,
    };

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsOfRecords(MethodInfo method)
        => method.Name is "<Clone>$" or "PrintMembers" or "Equals" or "GetHashCode" or "ToString" or "Deconstruct";

    private static bool IsCopyConstructor(ConstructorInfo constructor)
        => constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    private static string Text(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } field => $"{field.Name} = {field.GetRawConstantValue()}",
        FieldInfo field => $"{(field.IsStatic ? "static " : "")}{field.Name} : {Name(field.FieldType)}",
        PropertyInfo property => $"{(property.GetAccessors(nonPublic: true)[0].IsStatic ? "static " : "")}{property.Name} : {Name(property.PropertyType)}{Accessors(property)}",
        MethodBase method => $"{(method.IsStatic ? "static " : "")}{method.Name}({Parameters(method)}){Result(method)}",
        _ => member.ToString() ?? "",
    };

    private static string Accessors(PropertyInfo property)
        => property.SetMethod is { } setter && IsOpen(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? " { get; init; }" : " { get; set; }"
            : " { get; }";

    private static string Parameters(MethodBase method)
        => string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"));

    private static string Result(MethodBase method) => method is MethodInfo info ? $" : {Name(info.ReturnType)}" : "";

    private static string Name(Type type)
    {
        if (!type.IsGenericType)
        {
            return type.IsGenericParameter || type.Namespace?.StartsWith("Wyn", StringComparison.Ordinal) == true ? type.Name : type.FullName ?? type.Name;
        }

        var name = type.Name.Split('`')[0];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
