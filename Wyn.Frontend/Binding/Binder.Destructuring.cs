// Declarations and assignments of several variables at once. All values are evaluated before anything is stored; what one
// value is taken apart into is read from a variable that the compiler makes for it.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;
using Wyn.IR.Model;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    /// <summary><c>var a, _ = 1, 2</c>, and <c>var a, b = t</c> of a tuple.</summary>
    private BoundBlock BindMultiDeclaration(MultiVariableDeclarationSyntax syntax)
    {
        var names = syntax.Names.Items.Select(item => item.Name).ToList();
        var values = syntax.Values.Items;
        var isConst = syntax.Keyword.Kind == SyntaxKind.ConstKeyword;
        var location = At(syntax.Keyword);
        if (values is [var single] && names.Count > 1)
        {
            return DeclareParts(names, BindValue(single), single, isConst, location);
        }

        // There are as many values as names; a name that is declared here is not visible to them.
        List<BoundExpression> bound = [.. values.Select(value => BindValue(value))];
        return new BoundBlock([.. names.Zip(bound, (name, value) => DeclareAs(name, value, isConst))], location);
    }

    /// <summary><c>var (a, _) = t</c> and <c>var [a, b, ...rest] = xs</c>.</summary>
    private BoundBlock BindDestructuring(DestructuringDeclarationSyntax syntax)
    {
        var isConst = syntax.Keyword.Kind == SyntaxKind.ConstKeyword;
        var value = BindValue(syntax.Value);
        if (syntax.Pattern is ArrayPatternSyntax array)
        {
            return DeclareElements(array, value, syntax.Value, isConst);
        }

        var names = ((TuplePatternSyntax)syntax.Pattern).Elements.Items.Select(NameIn).ToList();
        return DeclareParts(names, value, syntax.Value, isConst, At(syntax.Keyword));
    }

    /// <summary>The name, or <c>_</c>, that an element of a destructuring consists of.</summary>
    private static SyntaxToken NameIn(PatternSyntax element) => element is NamePatternSyntax name ? name.Name : (SyntaxToken)element.Children[0];

    private BoundBlock DeclareParts(List<SyntaxToken> names, BoundExpression value, ExpressionSyntax syntax, bool isConst, TextLocation location)
    {
        if (value.Type is TypeVariable open)
        {
            open.Solve(new TupleTypeSymbol([.. names.Select(_ => (TypeSymbol)new TypeVariable())]));
        }

        var (temporary, parts) = TakeApart(value, syntax, names.Count, location);
        return new BoundBlock([temporary, .. names.Zip(parts, (name, part) => DeclareAs(name, part, isConst))], location);
    }

    /// <summary>Puts a tuple into a variable; gives its elements, all in error if it is no tuple of that length.</summary>
    private (BoundStatement Declaration, ImmutableArray<BoundExpression> Parts) TakeApart(
        BoundExpression value, ExpressionSyntax syntax, int count, TextLocation location)
    {
        if (value.Type is TupleTypeSymbol tuple && tuple.Elements.Length == count)
        {
            var variable = new BoundVariable(MakeTemporary("parts", value.Type, location), location);
            return (
                new BoundAssignment(variable, value, isDeclaration: true, location),
                [.. tuple.Elements.Select((element, i) => new BoundField(variable, i, element, location))]);
        }

        if (value.Type is TupleTypeSymbol other)
        {
            Report(TypeDiagnostics.TupleLength, At(syntax), other, other.Elements.Length, count);
        }
        else if (!value.IsError)
        {
            Report(new Diagnostic(TypeDiagnostics.NotTuple, At(syntax), [value.Type])
            {
                Help = value.Type.Kind == TypeKind.Array ? "write 'var [a, b] = ...' to take an array apart" : null,
            });
        }

        return (Evaluate(value), [.. Enumerable.Repeat(new BoundErrorExpression(location), count)]);
    }

    /// <summary>An array taken apart; that it is long enough is checked when its elements are read.</summary>
    private BoundBlock DeclareElements(ArrayPatternSyntax syntax, BoundExpression value, ExpressionSyntax valueSyntax, bool isConst)
    {
        var location = At(syntax);
        if (value.Type is TypeVariable open)
        {
            open.Solve(new ArrayTypeSymbol(new TypeVariable()));
        }

        var type = value.Type as ArrayTypeSymbol;
        if (type is null && !value.IsError)
        {
            Report(TypeDiagnostics.NotArray, At(valueSyntax), value.Type);
        }

        var array = new BoundVariable(MakeTemporary("array", value.Type, location), location);
        var statements = ImmutableArray.CreateBuilder<BoundStatement>();
        statements.Add(new BoundAssignment(array, value, isDeclaration: true, location));
        var count = 0;
        foreach (var element in syntax.Elements.Items)
        {
            if (element is RestPatternSyntax rest)
            {
                BoundExpression behind = type is null ? new BoundErrorExpression(location) : RestOf(array, type, count);
                statements.Add(rest.Name is { } name ? DeclareAs(name, behind, isConst) : new BoundBlock([], location));
                continue;
            }

            var index = new BoundLiteral(new IntConstant(count++), TypeSymbol.Int, At(element));
            BoundExpression part = type is null ? new BoundErrorExpression(At(element)) : new BoundElement(array, index, type.Element, At(element));
            statements.Add(DeclareAs(NameIn(element), part, isConst));
        }

        return new BoundBlock(statements.DrainToImmutable(), location);
    }

    /// <summary>The elements behind the first ones.</summary>
    private BoundCall RestOf(BoundVariable array, ArrayTypeSymbol type, int count)
        => new(
            _program.Use(FindMethod(type, "skip")!, [type.Element]),
            [array, new BoundLiteral(new IntConstant(count), TypeSymbol.Int, array.Location)],
            default,
            array.Location);

    /// <summary>The declaration of a name; <c>_</c> only evaluates the value.</summary>
    private BoundStatement DeclareAs(SyntaxToken name, BoundExpression value, bool isConst)
        => name.Kind == SyntaxKind.UnderscoreToken
            ? Evaluate(value)
            : new BoundAssignment(new BoundVariable(Declare(name, value.Type, isConst), At(name)), value, isDeclaration: true, At(name));

    /// <summary><c>a, b[i] = b[i], a</c>: the values first, then the places from left to right.</summary>
    private BoundBlock BindMultiAssignment(MultiAssignmentStatementSyntax syntax)
    {
        var location = At(syntax.Equals);
        var targets = syntax.Targets.Items;
        var values = syntax.Values.Items;
        var statements = ImmutableArray.CreateBuilder<BoundStatement>();
        ImmutableArray<BoundExpression> parts;
        if (values is [var single] && targets.Length > 1)
        {
            (var declaration, parts) = TakeApart(BindValue(single), single, targets.Length, location);
            statements.Add(declaration);
        }
        else
        {
            // There are as many values as targets.
            List<BoundExpression> bound = [.. values.Select((value, i) => BindValue(value, TypeOfTarget(targets[i])))];
            parts = [.. bound.Select(value => value.IsError ? value : new BoundVariable(MakeTemporary("value", value.Type, value.Location), value.Location))];
            statements.AddRange(parts.Zip(bound, (part, value) => part.IsError ? Evaluate(value) : new BoundAssignment(part, value, isDeclaration: true, value.Location)));
        }

        for (var i = 0; i < targets.Length; i++)
        {
            statements.Add(AssignPart(targets[i], parts[i], values.Length > 1 ? values[i] : values[0], syntax.Equals));
        }

        return new BoundBlock(statements.DrainToImmutable(), location);
    }

    /// <summary>What is wanted of the value for a target; null if that is not known before the target is bound.</summary>
    private TypeSymbol? TypeOfTarget(ExpressionSyntax target) => target is NameExpressionSyntax { Name: var name } ? FindVariable(name)?.Type : null;

    private BoundStatement AssignPart(ExpressionSyntax target, BoundExpression value, ExpressionSyntax valueSyntax, SyntaxToken equals)
    {
        if (target is not NameExpressionSyntax { Name: var name })
        {
            return BindPartAssignment(target, BindTarget(target, MissingKey.Read), null, value, equals);
        }

        return FindVariable(name) is { } variable ? AssignTo(variable, name, value, valueSyntax) : DeclareBare(name, value);
    }
}
