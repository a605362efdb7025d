// How diagnostics are written.
namespace Wyn.Driver.Diagnostics;

/// <summary>The values of <c>--message-format</c>.</summary>
internal enum MessageFormat
{
    /// <summary>With the source line and the span underlined.</summary>
    Human,

    /// <summary>One JSON object a line.</summary>
    Json,

    /// <summary>One line: <c>file:line:col: error[CODE]: message</c>.</summary>
    Short,
}
