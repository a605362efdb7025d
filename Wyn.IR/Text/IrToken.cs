// A token of the text form.
namespace Wyn.IR.Text;

/// <summary>A token.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Text">What it says; <see cref="IrTokenKind"/> says what is left out.</param>
internal readonly record struct IrToken(IrTokenKind Kind, int Start, string Text)
{
    public bool Is(string punctuation) => Kind == IrTokenKind.Punctuation && Text == punctuation;

    public bool IsWord(string word) => Kind == IrTokenKind.Word && Text == word;
}
