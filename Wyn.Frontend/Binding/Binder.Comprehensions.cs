// Comprehensions: a new array, and a loop that puts the elements into it one after the other.
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundExpression BindComprehension(ComprehensionExpressionSyntax syntax, TypeSymbol? expected)
    {
        var location = At(syntax.Open);
        var element = expected?.Resolved is ArrayTypeSymbol wanted ? wanted.Element : new TypeVariable();
        var type = new ArrayTypeSymbol(element);
        var items = MakeTemporary("items", type, location);
        items.IsWritten = true;
        var isInError = false;
        var outer = EnterScope();
        _scope.Declare(items);
        var loop = BindLoop(
            new LoopHead(syntax.Variable, null, syntax.Iterable, syntax.Open),
            () =>
            {
                var condition = syntax.Filter is { } filter ? BindCondition(filter.Condition) : null;
                var value = BindComprehensionElement(syntax.Element, element);
                isInError |= value.IsError || condition is { IsError: true };
                var push = new BoundExpressionStatement(
                    new BoundCall(_program.Use(FindMethod(type, "push")!, [element]), [ReferTo(items, location), value], default, location), location);
                return condition is null ? push : new BoundIf([new IfArm(condition, push)], null, condition.Location);
            });
        _scope = outer;
        if (isInError || element.IsError)
        {
            return new BoundErrorExpression(location);
        }

        var variable = new BoundVariable(items, location);
        return new BoundBlockExpression([new BoundAssignment(variable, new BoundArray([], type, location), isDeclaration: true, location), loop], variable, type, location);
    }

    private BoundExpression BindComprehensionElement(ExpressionSyntax syntax, TypeSymbol element)
    {
        var value = BindValue(syntax, element.IsOpen ? null : element);
        if (TryConvert(value, element, ConversionPlaces.Argument) is { } converted)
        {
            return converted;
        }

        Report(TypeDiagnostics.InconsistentElements, At(syntax), "Array elements", element, value.Type);
        return new BoundErrorExpression(value.Location);
    }

    /// <summary>A variable that the compiler has made and declared in a scope, which may be that of a function around this one.</summary>
    private BoundVariable ReferTo(VariableSymbol temporary, TextLocation location)
    {
        if (_scope.Find(temporary.Name) is { } found && !ReferenceEquals(found.Owner, _context.Identity))
        {
            _context.Capture(temporary, found.Owner);
        }

        return new BoundVariable(temporary, location);
    }
}
