// What a compilation gives.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax;
using Wyn.IR.Model;

namespace Wyn.Frontend;

/// <summary>The result of a compilation.</summary>
/// <param name="Tree">The syntax tree, also of a text with errors.</param>
/// <param name="Program">The bound program, also of a program with errors in types; null if its syntax has errors or was all that was asked for.</param>
/// <param name="Module">The IR; null if there are errors or it was not asked for.</param>
/// <param name="Diagnostics">Errors and warnings, sorted by place.</param>
internal sealed record FrontendResult(
    SyntaxTree Tree, BoundProgram? Program, IrModule? Module, ImmutableArray<Diagnostic> Diagnostics)
{
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.IsError);
}
