// Discriminates the closed hierarchy of types.
namespace Wyn.Frontend.Symbols;

/// <summary>The kind of a <see cref="TypeSymbol"/>; every switch over types goes by this.</summary>
internal enum TypeKind
{
    /// <summary>The type of what is already in error; it fits everywhere, so that one mistake gives one message.</summary>
    Error,

    /// <summary>No value.</summary>
    Void,

    Bool,
    Int,
    Float,
    String,

    /// <summary><c>[T]</c>.</summary>
    Array,

    /// <summary><c>(A, B)</c>.</summary>
    Tuple,

    /// <summary><c>fn(A, B) -> R</c>.</summary>
    Function,

    /// <summary>The handle of a task.</summary>
    Future,

    /// <summary><c>Channel&lt;T&gt;</c>.</summary>
    Channel,

    /// <summary>A variable with a lock of its own that tasks share; only the core library names it.</summary>
    Cell,

    /// <summary>A struct, perhaps with type arguments.</summary>
    Struct,

    /// <summary>An enum, perhaps with type arguments; optionals and results are enums of the core library.</summary>
    Enum,

    /// <summary>A trait as a type: any value that implements it.</summary>
    Trait,

    /// <summary>A type that is still being inferred.</summary>
    Variable,
}
