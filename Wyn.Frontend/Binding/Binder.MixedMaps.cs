// The typed accessors of maps, by which old programs keep ints and strings in one map.
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    /// <summary>A typed accessor, or a <c>get</c> of a map that has been used by one; null if the method is another one.</summary>
    private BoundExpression? BindMapAccess(
        BoundExpression receiver, StructTypeSymbol map, string name, SyntaxToken nameToken, ImmutableArray<Argument> arguments, TypeSymbol? expected)
    {
        var value = map.Arguments[1];
        if (name == "get" && arguments.Length == 1 && (_program.MapValues.IsUsed(value) || IsMixed(value)))
        {
            _program.MapValues.Add(value, MapAccess.Get, At(nameToken));
            var wantsOptional = expected?.Resolved is EnumTypeSymbol { Definition.IsOption: true };
            return BindLibraryCall(receiver, wantsOptional ? "find_string" : "get_string", nameToken, arguments);
        }

        if (AccessOf(name) is not { } access)
        {
            return null;
        }

        if (!value.IsOpen && !value.IsError && !value.IsNumeric && value.Resolved.Kind != TypeKind.String && !IsMixed(value))
        {
            BindLoosely(arguments);
            ReportUndefinedMethod(nameToken, map);
            return new BoundErrorExpression(At(nameToken));
        }

        if ((access == MapAccess.StoreText && value.IsNumeric) || (access == MapAccess.StoreInt && value.Resolved.Kind == TypeKind.String))
        {
            BindLoosely(arguments);
            Report(TypeDiagnostics.PartMismatch, At(nameToken), access == MapAccess.StoreText ? TypeSymbol.String : TypeSymbol.Int, "map", value);
            return new BoundErrorExpression(At(nameToken));
        }

        if (value.IsOpen)
        {
            _program.MapValues.Add(value, access, At(nameToken));
        }

        return BindLibraryCall(receiver, name, nameToken, arguments);
    }

    private bool IsMixed(TypeSymbol value) => value.Resolved is EnumTypeSymbol declared && declared.Definition == Declarations.Scalar;

    private static MapAccess? AccessOf(string method) => method switch
    {
        "insert_int" => MapAccess.StoreInt,
        "insert_string" or "set_string" => MapAccess.StoreText,
        "get_int" => MapAccess.ReadInt,
        "get_string" => MapAccess.ReadText,
        _ => null,
    };
}
