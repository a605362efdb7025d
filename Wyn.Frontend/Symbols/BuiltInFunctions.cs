// THE table of built-in functions, one row each.
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace Wyn.Frontend.Symbols;

/// <summary>The built-in functions.</summary>
internal static class BuiltInFunctions
{
    public static readonly ImmutableArray<BuiltInFunction> Rows =
    [
        new("print", BuiltInKind.Print, WithText, TypeSymbol.Void),
        new("println", BuiltInKind.Print, WithText, TypeSymbol.Void),
        new("print_str", BuiltInKind.PrintString, [TypeKind.String], TypeSymbol.Void),
        new("str", BuiltInKind.ToText, WithText, TypeSymbol.String),
        new("int", BuiltInKind.ToInt, Numeric, TypeSymbol.Int),
        new("float", BuiltInKind.ToFloat, Numeric, TypeSymbol.Float),
        new("panic", BuiltInKind.Panic, [TypeKind.String], TypeSymbol.Void),
        new("exit", BuiltInKind.Exit, [TypeKind.Int], TypeSymbol.Void),
    ];

    private static readonly FrozenDictionary<string, BuiltInFunction> ByName = Rows.ToFrozenDictionary(row => row.Name);

    /// <summary>The names of all built-in functions, for suggestions.</summary>
    public static IEnumerable<string> Names => Rows.Select(row => row.Name);

    /// <summary>The method form of <c>str</c>, <c>x.to_string()</c>.</summary>
    public static BuiltInFunction ToText => ByName["str"];

    private static ImmutableArray<TypeKind> WithText => [TypeKind.Int, TypeKind.Float, TypeKind.Bool, TypeKind.String];

    private static ImmutableArray<TypeKind> Numeric => [TypeKind.Int, TypeKind.Float, TypeKind.Bool];

    public static bool TryFind(string name, [NotNullWhen(true)] out BuiltInFunction? function) => ByName.TryGetValue(name, out function);
}
