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

    /// <summary>The handle of a task.</summary>
    Future,

    /// <summary>A type that is still being inferred.</summary>
    Variable,
}
