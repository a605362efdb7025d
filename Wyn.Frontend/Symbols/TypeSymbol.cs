// The closed hierarchy of types. Scalars are single instances, all others are made of parts and compared by them; a type
// variable stands for a type until inference has found it, and Resolved looks through variables.
using System;
using System.Collections.Immutable;
using System.Linq;

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

    /// <summary>The types that this one is made of: type arguments, elements, or parameters and the result behind them.</summary>
    public virtual ImmutableArray<TypeSymbol> Parts => [];

    public bool IsError => Resolved.Kind == TypeKind.Error;

    public bool IsVoid => Resolved.Kind == TypeKind.Void;

    /// <summary>True if inference has not found the type yet.</summary>
    public bool IsOpen => Resolved.Kind == TypeKind.Variable;

    /// <summary>True if no part of the type is still open.</summary>
    public bool IsClosed => !Contains(part => part.Kind == TypeKind.Variable);

    /// <summary>True if a part of the type is in error.</summary>
    public bool HasError => Contains(part => part.Kind == TypeKind.Error);

    /// <summary>True for a type without parts that has an order and an arithmetic.</summary>
    public bool IsNumeric => Resolved.Kind is TypeKind.Int or TypeKind.Float;

    public bool IsScalar => Resolved.Kind is TypeKind.Bool or TypeKind.Int or TypeKind.Float or TypeKind.String;

    /// <summary>True for what has an identity and converts to an int and back: channels, and the structs of the library around a cell.</summary>
    public bool IsHandle => Resolved is ChannelTypeSymbol or StructTypeSymbol { Definition.IsHandle: true };

    /// <summary>True for the types that print, interpolation and <c>str</c> have a text for: all but functions and futures and what contains them.</summary>
    public bool HasText => TypeTraits.HasText(this);

    /// <summary>True if a variable of the type can begin with a zero: see the language reference, 4.2.</summary>
    public bool HasZero => TypeTraits.HasZero(this);

    /// <summary>The same type of other parts.</summary>
    public virtual TypeSymbol WithParts(ImmutableArray<TypeSymbol> parts) => this;

    /// <summary>True if the two are the same type as far as inference has come.</summary>
    public bool IsSameAs(TypeSymbol other)
    {
        var (a, b) = (Resolved, other.Resolved);
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        return a.HasSameShapeAs(b) && a.Parts.Zip(b.Parts).All(pair => pair.First.IsSameAs(pair.Second));
    }

    /// <summary>True if the two differ at most in their parts.</summary>
    public virtual bool HasSameShapeAs(TypeSymbol other)
        => Kind == other.Kind && Kind is not (TypeKind.Variable or TypeKind.Error) && Parts.Length == other.Parts.Length;

    /// <summary>The type with every variable that has been solved replaced by its solution.</summary>
    public TypeSymbol Close() => Map(type => type);

    /// <summary>The type with the open variables replaced.</summary>
    public TypeSymbol Map(Func<TypeSymbol, TypeSymbol> replaceVariable)
    {
        var type = Resolved;
        return type.Kind == TypeKind.Variable ? replaceVariable(type)
            : type.Parts.IsEmpty ? type
            : type.WithParts([.. type.Parts.Select(part => part.Map(replaceVariable))]);
    }

    public bool Contains(Func<TypeSymbol, bool> predicate)
    {
        var type = Resolved;
        return predicate(type) || type.Parts.Any(part => part.Contains(predicate));
    }

    public sealed override string ToString() => Resolved.Name;
}
