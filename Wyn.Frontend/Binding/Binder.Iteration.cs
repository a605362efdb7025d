// What `for` and comprehensions walk over: ranges, arrays, maps, sets, the characters of strings, two collections side by side;
// calls of functions that yield are in Binder.Generators.cs.
// Maps and sets are walked along the library's array of entries, past those that are marked as removed.
using System;
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;
using Wyn.IR.Model;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    /// <summary>The head of a loop: its variables and what it walks over.</summary>
    /// <param name="First">A name, or <c>_</c>.</param>
    /// <param name="Second">The second variable; null if there is one.</param>
    /// <param name="Iterable">A range or an iterable clause.</param>
    /// <param name="Keyword">The <c>for</c>, or what stands for it.</param>
    private readonly record struct LoopHead(SyntaxToken First, SyntaxToken? Second, SyntaxNode Iterable, SyntaxToken Keyword);

    private BoundStatement BindFor(ForStatementSyntax syntax)
        => BindLoop(new LoopHead(syntax.Variable, syntax.SecondVariable, syntax.Iterable, syntax.Keyword), () => BindBody(syntax.Body));

    /// <summary>A loop whose body is bound in a scope with the loop's variables.</summary>
    private BoundStatement BindLoop(LoopHead head, Func<BoundStatement> bindBody)
    {
        if (head.Iterable is RangeClauseSyntax range)
        {
            var kind = range.Operator.Kind == SyntaxKind.DotDotEqualsToken ? RangeKind.Inclusive : RangeKind.HalfOpen;
            return BindRangeLoop(head, (kind, BindRangeBound(range.Start), BindRangeBound(range.End), null), bindBody);
        }

        if (CallOf(head.Iterable, "range") is { } rangeCall && Declarations.FindFunction("range", InLibrary) is null)
        {
            return BindRangeLoop(head, BindRangeCall(rangeCall), bindBody);
        }

        if (CallOf(head.Iterable, "zip") is { Arguments.Arguments.Items: [{ Name: null } left, { Name: null } right] }
            && Declarations.FindFunction("zip", InLibrary) is null)
        {
            return BindZipLoop(head, left.Value, right.Value, bindBody);
        }

        var expression = ((IterableClauseSyntax)head.Iterable).Expression;
        var iterated = BindIterated(expression);
        if (iterated is BoundCall { Function.YieldParameter: { } parameter } call)
        {
            return BindYieldLoop(head, call, parameter, bindBody);
        }

        var collection = RequireValue(iterated, expression);
        if (collection.Type is TypeVariable open)
        {
            // A lambda's parameter, for one: what is walked over is most often an array.
            open.Solve(new ArrayTypeSymbol(new TypeVariable()));
        }

        return collection.Type switch
        {
            StructTypeSymbol { Definition.IsMap: true } => BindEntryLoop(head, collection, bindBody),
            StructTypeSymbol { Definition.IsSet: true } when head.Second is null => BindEntryLoop(head, FieldOf(collection, "items"), bindBody),
            ChannelTypeSymbol channel => BindChannelLoop(head, collection, channel.Element, bindBody),
            _ when ToArray(collection, expression) is { } array => BindArrayLoop(head, array, bindBody),
            _ => BindLoopInError(head, bindBody),
        };
    }

    /// <summary>The variable of a loop, fresh in each iteration; null for <c>_</c>.</summary>
    private LocalSymbol? DeclareLoopVariable(SyntaxToken? name, TypeSymbol type)
    {
        if (name is not { Kind: SyntaxKind.IdentifierToken })
        {
            return null;
        }

        var variable = new LocalSymbol(name.Text, type, isConst: false, isHoisted: false, At(name));
        _scope.Declare(variable);
        return variable;
    }

    /// <summary>The body alone, so that what is wrong in it is said too.</summary>
    private BoundStatement BindLoopInError(LoopHead head, Func<BoundStatement> bindBody)
    {
        var outer = EnterScope();
        DeclareLoopVariable(head.First, TypeSymbol.Error);
        DeclareLoopVariable(head.Second, TypeSymbol.Error);
        var body = InLoop(bindBody);
        _scope = outer;
        return body;
    }

    private BoundStatement BindRangeLoop(
        LoopHead head, (RangeKind Kind, BoundExpression Start, BoundExpression End, BoundExpression? Step)? range, Func<BoundStatement> bindBody)
    {
        if (head.Second is { } second)
        {
            Report(new Diagnostic(TypeDiagnostics.LoopVariables, At(second), ["a range"]) { Help = "the one variable is the number itself" });
            return BindLoopInError(head, bindBody);
        }

        if (range is not { } bounds)
        {
            return BindLoopInError(head, bindBody);
        }

        var outer = EnterScope();
        var variable = DeclareLoopVariable(head.First, TypeSymbol.Int);
        var body = InLoop(bindBody);
        _scope = outer;
        return new BoundFor(variable, bounds.Kind, bounds.Start, bounds.End, bounds.Step, body, At(head.Keyword));
    }

    private BoundForEach BindArrayLoop(LoopHead head, BoundExpression array, Func<BoundStatement> bindBody)
    {
        var outer = EnterScope();
        var index = head.Second is null ? null : DeclareLoopVariable(head.First, TypeSymbol.Int);
        var element = DeclareLoopVariable(head.Second ?? head.First, ((ArrayTypeSymbol)array.Type).Element);
        var body = InLoop(bindBody);
        _scope = outer;
        return new BoundForEach(index, element, array, body, At(head.Keyword));
    }

    /// <summary>A loop over the entries of a map, or of the map that a set is made of.</summary>
    private BoundForEach BindEntryLoop(LoopHead head, BoundExpression map, Func<BoundStatement> bindBody)
    {
        var location = At(head.Keyword);
        var entries = FieldOf(map, "entries");
        var entry = MakeTemporary("entry", ((ArrayTypeSymbol)entries.Type).Element, location);
        var outer = EnterScope();
        BoundBlock body = new(
            [
                .. DeclareFrom(head.First, FieldOf(new BoundVariable(entry, location), "key")),
                .. DeclareFrom(head.Second, FieldOf(new BoundVariable(entry, location), "value")),
                InLoop(bindBody),
            ],
            location);
        _scope = outer;
        return new BoundForEach(
            null, entry, entries, new BoundIf([new IfArm(FieldOf(new BoundVariable(entry, location), "is_live"), body)], null, location), location);
    }

    /// <summary>A loop over two collections side by side, as far as the shorter one goes.</summary>
    private BoundStatement BindZipLoop(LoopHead head, ExpressionSyntax leftSyntax, ExpressionSyntax rightSyntax, Func<BoundStatement> bindBody)
    {
        var location = At(head.Keyword);
        var left = ToArray(BindValue(leftSyntax), leftSyntax);
        var right = ToArray(BindValue(rightSyntax), rightSyntax);
        if (left is null || right is null)
        {
            return BindLoopInError(head, bindBody);
        }

        var leftArray = MakeTemporary("left", left.Type, location);
        var rightArray = MakeTemporary("right", right.Type, location);
        var index = MakeTemporary("index", TypeSymbol.Int, location);
        BoundExpression leftElement = ElementOf(leftArray, index, location), rightElement = ElementOf(rightArray, index, location);
        var outer = EnterScope();
        ImmutableArray<BoundStatement> declarations = head.Second is null
            ? DeclareFrom(
                head.First, new BoundTuple([leftElement, rightElement], new TupleTypeSymbol([leftElement.Type, rightElement.Type]), location))
            : [.. DeclareFrom(head.First, leftElement), .. DeclareFrom(head.Second, rightElement)];
        var body = InLoop(bindBody);
        _scope = outer;
        return new BoundBlock(
            [
                new BoundAssignment(new BoundVariable(leftArray, location), left, isDeclaration: true, location),
                new BoundAssignment(new BoundVariable(rightArray, location), right, isDeclaration: true, location),
                new BoundFor(
                    index,
                    RangeKind.HalfOpen,
                    new BoundLiteral(new IntConstant(0), TypeSymbol.Int, location),
                    CallLibrary("min_int", [], [LengthOf(leftArray, location), LengthOf(rightArray, location)], location),
                    null,
                    new BoundBlock([.. declarations, body], location),
                    location),
            ],
            location);
    }

    /// <summary>The declaration of a loop's variable with its value; none for <c>_</c>.</summary>
    private ImmutableArray<BoundStatement> DeclareFrom(SyntaxToken? name, BoundExpression value)
        => DeclareLoopVariable(name, value.Type) is { } variable
            ? [new BoundAssignment(new BoundVariable(variable, variable.Location), value, isDeclaration: true, variable.Location)]
            : [];

    /// <summary>The elements of a collection as an array; null if it is none, which has been reported.</summary>
    private BoundExpression? ToArray(BoundExpression collection, ExpressionSyntax syntax)
    {
        if (collection.Type is TypeVariable open)
        {
            open.Solve(new ArrayTypeSymbol(new TypeVariable()));
        }

        switch (collection.Type)
        {
            case { IsError: true }:
                return null;
            case ArrayTypeSymbol:
                return collection;
            case { Kind: TypeKind.String }:
                return CallMethod(collection, "chars", At(syntax));
            case StructTypeSymbol { Definition.IsMap: true }:
                return CallMethod(collection, "keys", At(syntax));
            case StructTypeSymbol { Definition.IsSet: true }:
                return CallMethod(collection, "to_array", At(syntax));
            default:
                Report(new Diagnostic(TypeDiagnostics.NotIterable, At(syntax), [collection.Type])
                {
                    Help = collection.Type.Kind == TypeKind.Int
                        ? "count with a range: 'for i in 0..n'"
                        : "loops go over ranges, arrays, maps, sets, strings, channels and calls of functions that yield",
                });
                return null;
        }
    }

    private static BoundField FieldOf(BoundExpression receiver, string name)
    {
        var type = (StructTypeSymbol)receiver.Type;
        var index = type.IndexOf(name);
        return new BoundField(receiver, index, type.Fields[index].Type, receiver.Location);
    }

    private BoundCall LengthOf(LocalSymbol array, TextLocation location)
        => CallLibrary("__array_len", [((ArrayTypeSymbol)array.Type).Element], [new BoundVariable(array, location)], location);

    /// <summary>An element at an index that is in range.</summary>
    private BoundCall ElementOf(LocalSymbol array, LocalSymbol index, TextLocation location)
        => CallLibrary(
            "__array_get", [((ArrayTypeSymbol)array.Type).Element], [new BoundVariable(array, location), new BoundVariable(index, location)], location);

    /// <summary>The call of a library function whose parameters have just the types of the arguments.</summary>
    private BoundCall CallLibrary(
        string function, ImmutableArray<TypeSymbol> typeArguments, ImmutableArray<BoundExpression> arguments, TextLocation location)
        => new(_program.Use(Declarations.FindFunction(function, inLibrary: true)!, typeArguments), arguments, default, location);

    /// <summary>The call of a library method without arguments.</summary>
    private BoundCall CallMethod(BoundExpression receiver, string method, TextLocation location)
        => new(_program.Use(FindMethod(receiver.Type, method)!, receiver.Type.Parts), [receiver], default, location);
}
