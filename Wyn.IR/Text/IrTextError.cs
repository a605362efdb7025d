// What is wrong with a text in IR form: data, rendered by ToString as `file.wir:line:column: message`.
namespace Wyn.IR.Text;

/// <summary>An error in a text in IR form.</summary>
/// <param name="File">The name of the text.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters (code points), from 1.</param>
/// <param name="Message">One sentence, lower case, without a full stop.</param>
/// <param name="Suggestion">The name that was probably meant, as the text form writes it; null if none is near.</param>
public sealed record IrTextError(string File, int Line, int Column, string Message, string? Suggestion = null)
{
    /// <summary>The error on one line.</summary>
    public override string ToString()
        => Suggestion is null ? $"{File}:{Line}:{Column}: {Message}" : $"{File}:{Line}:{Column}: {Message}; did you mean '{Suggestion}'?";
}
