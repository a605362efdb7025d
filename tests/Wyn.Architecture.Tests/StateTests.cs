// No mutable static state: whatever changes hangs off an object that is passed.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace Wyn.Architecture.Tests;

public sealed class StateTests
{
    [Fact]
    public void No_static_field_can_be_assigned()
        => Assert.Empty(StaticFields().Where(field => !field.IsInitOnly && !field.IsLiteral).Select(Describe));

    [Fact]
    public void No_static_field_holds_a_collection_that_can_be_changed()
        => Assert.Empty(StaticFields().Where(field => IsChangeable(field.FieldType)).Select(Describe));

    private static IEnumerable<FieldInfo> StaticFields() => WynAssemblies.All
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.FullName!.Contains('<')) // Types of modules have names.
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));

    private static bool IsChangeable(Type type)
        => type.IsArray
        || type.IsAssignableTo(typeof(IList)) && !IsImmutable(type)
        || type.IsAssignableTo(typeof(IDictionary)) && !IsImmutable(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(HashSet<>));

    private static bool IsImmutable(Type type)
        => type.FullName is { } name
        && (name.StartsWith("System.Collections.Immutable.", StringComparison.Ordinal) || name.StartsWith("System.Collections.Frozen.", StringComparison.Ordinal));

    private static string Describe(FieldInfo field) => $"{field.DeclaringType}.{field.Name}";
}
