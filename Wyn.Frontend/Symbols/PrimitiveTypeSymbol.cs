// A type without parts; the only instances are the static fields of TypeSymbol.
namespace Wyn.Frontend.Symbols;

internal sealed class PrimitiveTypeSymbol(TypeKind kind, string name) : TypeSymbol
{
    public override TypeKind Kind { get; } = kind;

    public override string Name { get; } = name;
}
