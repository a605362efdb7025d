// The kinds of tokens of the text form.
namespace Wyn.IR.Text;

internal enum IrTokenKind
{
    /// <summary>The end of the text; once, last.</summary>
    End,

    /// <summary>The end of a line that holds tokens; its text is the comment, if there is one, without the semicolon.</summary>
    EndOfLine,

    /// <summary>A keyword, mnemonic, type or runtime entry: letters, digits, `_`, `$` and dots, also a step of a path to a field, which begins with a dot.</summary>
    Word,

    /// <summary>A numeral: as a word, but it begins with a digit or a minus.</summary>
    Number,

    /// <summary>A byte string; its text is what stands between the quotes.</summary>
    String,

    /// <summary>A value; its text is the name without `%`.</summary>
    Value,

    /// <summary>A block; its text is the name without `^`.</summary>
    Block,

    /// <summary>A function or global; its text is the name without `@`, and between quotes what stands there, unescaped.</summary>
    Symbol,

    /// <summary>One of <c>( ) { } &lt; &gt; [ ] , : = ? ! -&gt;</c>.</summary>
    Punctuation,
}
