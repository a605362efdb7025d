// What came of parsing a text in IR form: a module, or the reasons why there is none.
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Wyn.IR.Model;

namespace Wyn.IR.Text;

/// <summary>The module of a text, or its errors in the order of the text.</summary>
/// <param name="Module">The module; null if there are errors.</param>
/// <param name="Errors">The errors; empty on success.</param>
public sealed record IrParseResult(IrModule? Module, ImmutableArray<IrTextError> Errors)
{
    /// <summary>True if there is a module.</summary>
    [MemberNotNullWhen(true, nameof(Module))]
    public bool IsSuccess => Module is not null;
}
