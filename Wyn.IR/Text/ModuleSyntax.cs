// A parsed module: the module with its header and globals already declared, and the functions still as syntax.
using System.Collections.Immutable;
using Wyn.IR.Model;

namespace Wyn.IR.Text;

internal sealed record ModuleSyntax(IrModule Module, NameSyntax? EntryPoint, ImmutableArray<FunctionSyntax> Functions);
