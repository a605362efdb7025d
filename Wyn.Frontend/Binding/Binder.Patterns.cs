// Patterns.
using System.Collections.Immutable;
using System.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundExpression BindMatched(ExpressionSyntax value, ImmutableArray<PatternSyntax> patterns) => throw new UnreachableException(_unit.Source.Name);

    private BoundPattern BindPattern(PatternSyntax syntax, TypeSymbol type) => throw new UnreachableException(_unit.Source.Name);

    private BoundExpression BindMatchExpression(MatchExpressionSyntax syntax, TypeSymbol? expected) => throw new UnreachableException(_unit.Source.Name);

    private BoundExpression BindComprehension(ComprehensionExpressionSyntax syntax, TypeSymbol? expected) => throw new UnreachableException(_unit.Source.Name);

    private BoundExpression BindFormat(BoundExpression receiver, SyntaxToken name, ImmutableArray<Argument> arguments) => throw new UnreachableException(_unit.Source.Name);
}
