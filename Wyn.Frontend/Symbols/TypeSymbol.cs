// The closed hierarchy of types. Scalars are single instances, composite types come from a TypeTable, and a type variable
// stands for a type until inference has found it; Resolved looks through variables.
namespace Wyn.Frontend.Symbols;

/// <summary>A type of the language.</summary>
internal abstract class TypeSymbol
{
    public static readonly TypeSymbol Error = new PrimitiveTypeSymbol(TypeKind.Error, "?");
    public static readonly TypeSymbol Void = new PrimitiveTypeSymbol(TypeKind.Void, "void");
    public static readonly TypeSymbol Bool = new PrimitiveTypeSymbol(TypeKind.Bool, "bool");
    public static readonly TypeSymbol Int = new PrimitiveTypeSymbol(TypeKind.Int, "int");
    public static readonly TypeSymbol Float = new PrimitiveTypeSymbol(TypeKind.Float, "float");
    public static readonly TypeSymbol String = new PrimitiveTypeSymbol(TypeKind.String, "string");

    public abstract TypeKind Kind { get; }

    /// <summary>The type as a program writes it.</summary>
    public abstract string Name { get; }

    /// <summary>The type behind solved type variables; itself if there are none.</summary>
    public virtual TypeSymbol Resolved => this;

    public bool IsError => Resolved.Kind == TypeKind.Error;

    public bool IsVoid => Resolved.Kind == TypeKind.Void;

    /// <summary>True for the types that print, interpolation and <c>str</c> have a text for.</summary>
    public bool HasText => Resolved.Kind is TypeKind.Bool or TypeKind.Int or TypeKind.Float or TypeKind.String;

    /// <summary>
    /// True if a variable of the type can begin with a zero: 0, 0.0, false, the empty string. A future has none.
    /// </summary>
    public bool HasZero => HasText;

    /// <summary>True if the two are the same type as far as inference has come.</summary>
    public bool IsSameAs(TypeSymbol other)
    {
        var (a, b) = (Resolved, other.Resolved);
        while (a is FutureTypeSymbol first && b is FutureTypeSymbol second)
        {
            (a, b) = (first.Result.Resolved, second.Result.Resolved);
        }

        return ReferenceEquals(a, b);
    }

    public sealed override string ToString() => Resolved.Name;
}
