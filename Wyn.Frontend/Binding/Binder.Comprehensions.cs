// Comprehensions.
using System.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using System.Collections.Immutable;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundExpression BindComprehension(ComprehensionExpressionSyntax syntax, TypeSymbol? expected) => throw new UnreachableException(_unit.Source.Name);

    private BoundExpression BindFormat(BoundExpression receiver, SyntaxToken name, ImmutableArray<Argument> arguments) => throw new UnreachableException(_unit.Source.Name);
}
