// The prefix operators, however the syntax spells them.
namespace Wyn.Frontend.Binding;

/// <summary>A prefix operator.</summary>
internal enum UnaryOperatorKind
{
    Negate,
    Complement,
    Not,
}
