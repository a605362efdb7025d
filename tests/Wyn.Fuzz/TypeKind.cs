// What kinds of types generated programs use.
namespace Wyn.Fuzz;

internal enum TypeKind
{
    Int,
    Float,
    Bool,
    String,
    Array,
    Map,
    Set,
    Tuple,
    Option,
    Result,
    Struct,
    Enum,
    Trait,
    Function,

    /// <summary>The type parameter of a generic declaration, before an argument takes its place.</summary>
    Parameter,
}
