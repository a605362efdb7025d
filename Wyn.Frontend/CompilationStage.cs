// The stages of the frontend, in order.
namespace Wyn.Frontend;

/// <summary>How far a compilation goes.</summary>
internal enum CompilationStage
{
    /// <summary>Tokens and syntax tree.</summary>
    Syntax,

    /// <summary>The bound tree: names, types, conversions, and all checks.</summary>
    Bound,

    /// <summary>The IR module in stage raw.</summary>
    Ir,
}
