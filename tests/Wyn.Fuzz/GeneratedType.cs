// The types that generated programs use.
namespace Wyn.Fuzz;

/// <summary>A type of the language, as far as the generator goes.</summary>
internal enum GeneratedType
{
    Int,
    Float,
    Bool,
    String,
}
