// What functions are called in IR, in debuggers and in stack traces.
using System.Collections.Immutable;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Names functions.</summary>
internal static class FunctionNames
{
    /// <summary>As the program writes it, with its type and its type arguments: <c>Point.show</c>, <c>[int].push</c>, <c>first&lt;int></c>.</summary>
    public static string Of(FunctionSymbol function)
    {
        if (function.Definition is not { } definition)
        {
            return function.Name;
        }

        if (definition.Owner is { } owner)
        {
            var count = owner.TypeParameters.Length;
            return function.TypeArguments.Length < count
                ? definition.QualifiedName
                : $"{owner.Describe(function.TypeArguments[..count])}.{definition.Name}{List(function.TypeArguments[count..])}";
        }

        return definition.HasSelf ? $"{function.Parameters[0].Type}.{definition.Name}" : definition.Name + List(function.TypeArguments);
    }

    private static string List(ImmutableArray<TypeSymbol> arguments) => arguments.IsEmpty ? "" : $"<{string.Join(", ", arguments)}>";
}
