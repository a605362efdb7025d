// Expressions that choose: `? :`, `if` as an expression, `??`, `?`, `?.`, `in`. Those on optionals and results become matches.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundExpression BindConditional(ConditionalExpressionSyntax syntax, TypeSymbol? expected)
    {
        var condition = BindCondition(syntax.Condition);
        var whenTrue = BindValue(syntax.WhenTrue, expected);
        var whenFalse = BindValue(syntax.WhenFalse, expected);
        return Choose(condition, whenTrue, syntax.WhenTrue, whenFalse, syntax.WhenFalse, expected, At(syntax.Question));
    }

    /// <summary>One of two values, both as the type that they have in common.</summary>
    private BoundExpression Choose(
        BoundExpression condition,
        BoundExpression whenTrue,
        SyntaxNode trueSyntax,
        BoundExpression whenFalse,
        SyntaxNode falseSyntax,
        TypeSymbol? expected,
        TextLocation location)
    {
        if (condition.IsError || whenTrue.IsError || whenFalse.IsError)
        {
            return new BoundErrorExpression(location);
        }

        var type = JoinBranches([whenTrue, whenFalse], expected);
        if (type is null)
        {
            Report(new Diagnostic(TypeDiagnostics.BranchTypes, At(falseSyntax), [whenTrue.Type, whenFalse.Type])
            {
                Labels = [new DiagnosticLabel(At(trueSyntax), $"this is {whenTrue.Type}")],
            });
            return new BoundErrorExpression(location);
        }

        return new BoundConditional(condition, ToBranch(whenTrue, type), ToBranch(whenFalse, type), type, location);
    }

    /// <summary>The type that the values of branches have in common; branches without a value have none. Null if there is no such type.</summary>
    private TypeSymbol? JoinBranches(ImmutableArray<BoundExpression> values, TypeSymbol? expected)
    {
        if (expected is { IsOpen: false, IsVoid: false } && values.All(value => Fits(value, expected)))
        {
            return expected;
        }

        TypeSymbol? type = null;
        foreach (var value in values.Where(value => !NeverReturns(value)))
        {
            type = type is null ? value.Type : type.IsVoid && value.Type.IsVoid ? type : Join(type, value.Type);
            if (type is null)
            {
                return null;
            }
        }

        return type ?? TypeSymbol.Void;
    }

    /// <summary>True if the value converts to the type; solves nothing that is not solved by converting it.</summary>
    private bool Fits(BoundExpression value, TypeSymbol type) => NeverReturns(value) || TryConvert(value, type, ConversionPlaces.Return) is not null;

    private BoundExpression ToBranch(BoundExpression value, TypeSymbol type)
        => NeverReturns(value) || type.IsVoid ? value : TryConvert(value, type, ConversionPlaces.Return) ?? new BoundErrorExpression(value.Location);

    /// <summary>True for what never comes to its end, so that its type does not matter.</summary>
    private static bool NeverReturns(BoundExpression value) => value switch
    {
        BoundBuiltInCall call => call.Function.NeverReturns,
        BoundBlockExpression { Value: null } block => !block.Statements.All(Analysis.ReturnAnalysis.CanReachEnd),
        BoundBlockExpression { Value: { } last } => NeverReturns(last),
        BoundConditional conditional => NeverReturns(conditional.WhenTrue) && NeverReturns(conditional.WhenFalse),
        BoundMatch match => match.Arms.All(arm => arm.Body is BoundExpression body && NeverReturns(body)),
        _ => false,
    };

    private BoundExpression BindIfExpression(IfExpressionSyntax syntax, TypeSymbol? expected)
    {
        var links = ElseIfChain(syntax.If);
        if (links[^1].Else is not { } otherwise)
        {
            BindIf(syntax.If, isLast: false);
            Report(new Diagnostic(TypeDiagnostics.IfWithoutElse, At(syntax.If.Keyword), []) { Help = "add an 'else' that gives the other value" });
            return new BoundErrorExpression(At(syntax.If.Keyword));
        }

        var heads = links.Select(link => BindArmHead(link, expected)).ToList();
        BoundExpression result = BindBlockValue(otherwise.Body, expected);
        SyntaxNode lastSyntax = otherwise.Body;
        for (var i = links.Count - 1; i >= 0; i--)
        {
            result = links[i].Condition is LetConditionSyntax
                ? ChooseByPattern(heads[i], result, links[i], lastSyntax, expected)
                : Choose(heads[i].Condition, heads[i].Value, links[i].Body, result, lastSyntax, expected, At(links[i].Keyword));
            lastSyntax = links[i].Body;
        }

        return result;
    }

    /// <summary>A condition, or the value and pattern of an <c>if let</c>, with the value of its block.</summary>
    private readonly record struct ArmHead(BoundExpression Condition, BoundPattern? Pattern, BoundExpression Value);

    private ArmHead BindArmHead(IfStatementSyntax link, TypeSymbol? expected)
    {
        if (link.Condition is not LetConditionSyntax let)
        {
            return new ArmHead(BindCondition(link.Condition), null, BindBlockValue(link.Body, expected));
        }

        var matched = BindMatched(let.Value, [let.Pattern]);
        var outer = EnterScope();
        var pattern = BindPattern(let.Pattern, matched.Type);
        var value = BindBlockValue(link.Body, expected);
        _scope = outer;
        return new ArmHead(matched, pattern, value);
    }

    private BoundExpression ChooseByPattern(ArmHead head, BoundExpression otherwise, IfStatementSyntax link, SyntaxNode otherSyntax, TypeSymbol? expected)
    {
        // An `if let` always has a pattern.
        var pattern = head.Pattern!;
        var chosen = Choose(new BoundZero(TypeSymbol.Bool, head.Condition.Location), head.Value, link.Body, otherwise, otherSyntax, expected, At(link.Keyword));
        return chosen is BoundConditional both && !head.Condition.IsError
            ? new BoundMatch(
                head.Condition,
                [new BoundArm(pattern, null, both.WhenTrue), new BoundArm(new BoundWildcardPattern(pattern.Type, pattern.Location), null, both.WhenFalse)],
                both.Type,
                At(link.Keyword))
            : new BoundErrorExpression(At(link.Keyword));
    }

    /// <summary>A block whose last expression is its value, or an expression as a body.</summary>
    private BoundExpression BindBlockValue(StatementSyntax syntax, TypeSymbol? expected)
    {
        var outer = EnterScope();
        var value = BindValueOf(syntax is BlockStatementSyntax block ? block.Statements : [syntax], expected, At(syntax));
        _scope = outer;
        return value;
    }

    private BoundExpression BindValueOf(ImmutableArray<StatementSyntax> statements, TypeSymbol? expected, TextLocation location)
    {
        var last = statements.Length - 1;
        while (last >= 0 && statements[last] is EmptyStatementSyntax)
        {
            last--;
        }

        ImmutableArray<BoundStatement> before = [.. statements.Take(int.Max(last, 0)).Select(statement => BindStatement(statement))];
        var value = last < 0 ? null : statements[last] switch
        {
            ExpressionStatementSyntax { Expression: var expression } => BindExpression(expression, expected),
            MatchStatementSyntax match => BindMatchExpression(new MatchExpressionSyntax(match), expected),
            IfStatementSyntax { Else: not null } conditional => BindIfExpression(new IfExpressionSyntax(conditional), expected),
            BlockStatementSyntax block => BindBlockValue(block, expected),
            _ => null,
        };
        if (last >= 0 && value is null)
        {
            before = before.Add(BindStatement(statements[last]));
        }

        return before.IsEmpty && value is not null ? value : new BoundBlockExpression(before, value, value?.Type ?? TypeSymbol.Void, location);
    }

    /// <summary><c>o ?? d</c>: the value of an optional, or d, which is evaluated only then.</summary>
    private BoundExpression BindCoalesce(BinaryExpressionSyntax syntax, BoundExpression left)
    {
        if (left.Type is TypeVariable open)
        {
            open.Solve(Optional(new TypeVariable()));
        }

        if (left.IsError || left.Type is not EnumTypeSymbol { Definition.IsOption: true, Arguments: [var inner] } type)
        {
            BindValue(syntax.Right);
            if (!left.IsError)
            {
                Report(TypeDiagnostics.NotOptional, At(syntax.Operator), "??", left.Type);
            }

            return new BoundErrorExpression(At(syntax.Operator));
        }

        var right = BindValue(syntax.Right, inner);
        if (right.IsError)
        {
            return right;
        }

        var location = At(syntax.Operator);
        if (right.Type is EnumTypeSymbol { Definition.IsOption: true } && !CanUnify(right.Type, inner) && TryConvert(right, type, ConversionPlaces.Argument) is { } other)
        {
            // Another optional: the first one that has a value.
            var some = MakeTemporary("some", inner, location);
            return MatchOptional(left, some, new BoundVariant(SomeOf(type), [new BoundVariable(some, location)], type, location), other, type, location);
        }

        if (TryConvert(right, inner, ConversionPlaces.Argument) is not { } value)
        {
            Report(TypeDiagnostics.DefaultType, At(syntax.Right), "??", right.Type, inner);
            return new BoundErrorExpression(location);
        }

        var variable = MakeTemporary("some", inner, location);
        return MatchOptional(left, variable, new BoundVariable(variable, location), value, inner, location);
    }

    private static BoundMatch MatchOptional(
        BoundExpression optional, LocalSymbol some, BoundExpression whenSome, BoundExpression whenNone, TypeSymbol type, TextLocation location)
    {
        var declared = (EnumTypeSymbol)optional.Type;
        var variant = declared.Variants[SomeOf(declared)];
        return new BoundMatch(
            optional,
            [
                new BoundArm(new BoundVariantPattern(variant, [new BoundVariablePattern(some, location)], declared, location), null, whenSome),
                new BoundArm(new BoundWildcardPattern(declared, location), null, whenNone),
            ],
            type,
            location);
    }

    /// <summary><c>o?.field</c> and <c>o?.method(arguments)</c>: None, or the member of the value as an optional.</summary>
    private BoundExpression BindOptionalAccess(OptionalAccessExpressionSyntax syntax, ImmutableArray<Argument>? arguments)
    {
        var location = At(syntax.QuestionDot);
        var receiver = BindValue(syntax.Receiver);
        if (receiver.IsError || receiver.Type is not EnumTypeSymbol { Definition.IsOption: true, Arguments: [var inner] })
        {
            BindLoosely(arguments ?? []);
            if (!receiver.IsError)
            {
                Report(TypeDiagnostics.NotOptional, location, "?.", receiver.Type);
            }

            return new BoundErrorExpression(location);
        }

        var some = MakeTemporary("some", inner, location);
        var variable = new BoundVariable(some, location);
        var member = arguments is { } given
            ? BindMethodOf(variable, syntax.Receiver, syntax.Name, given, null)
            : BindFieldOf(variable, syntax.Name);
        if (member.IsError)
        {
            return member;
        }

        if (member.Type.IsVoid)
        {
            return MatchOptional(receiver, some, member, new BoundBlockExpression([], null, TypeSymbol.Void, location), TypeSymbol.Void, location);
        }

        // An optional member is not wrapped once more.
        var isOptional = member.Type is EnumTypeSymbol { Definition.IsOption: true };
        var type = isOptional ? member.Type : Optional(member.Type);
        return MatchOptional(
            receiver,
            some,
            isOptional ? member : new BoundVariant(SomeOf(type), [member], type, location),
            new BoundVariant(NoneOf(type), [], type, location),
            type,
            location);
    }

    private BoundExpression BindFieldOf(BoundExpression receiver, SyntaxToken name)
    {
        if (receiver.Type is StructTypeSymbol nominal && nominal.IndexOf(name.Text) is >= 0 and var field)
        {
            return new BoundField(receiver, field, nominal.Fields[field].Type, At(name));
        }

        ReportUndefinedField(receiver.Type, name);
        return new BoundErrorExpression(At(name));
    }

    /// <summary><c>e?</c>: the value of a result, or the return of its error.</summary>
    private BoundExpression BindTry(TryExpressionSyntax syntax)
    {
        var location = At(syntax.Question);
        var operand = BindValue(syntax.Operand);
        if (operand.IsError)
        {
            return operand;
        }

        if (operand.Type is not EnumTypeSymbol { Definition.IsResult: true, Arguments: [var value, var error] } type)
        {
            Report(new Diagnostic(TypeDiagnostics.TryOfNoResult, location, [operand.Type])
            {
                Help = operand.Type is EnumTypeSymbol { Definition.IsOption: true } ? "give a default with '??', or match it" : null,
            });
            return new BoundErrorExpression(location);
        }

        var ok = MakeTemporary("ok", value, location);
        var failed = MakeTemporary("error", error, location);
        if (LeaveWith(new BoundVariable(failed, location), error, location) is not { } leave)
        {
            return new BoundErrorExpression(location);
        }

        return new BoundMatch(
            operand,
            [
                new BoundArm(
                    new BoundVariantPattern(type.Find("Ok")!, [new BoundVariablePattern(ok, location)], type, location), null, new BoundVariable(ok, location)),
                new BoundArm(
                    new BoundVariantPattern(type.Find("Err")!, [new BoundVariablePattern(failed, location)], type, location),
                    null,
                    new BoundBlockExpression([leave], null, TypeSymbol.Void, location)),
            ],
            value,
            location);
    }

    /// <summary>
    /// What <c>?</c> does with an error: returns it from a function that returns a result; ends the program in main and at the top level.
    /// </summary>
    private BoundStatement? LeaveWith(BoundExpression error, TypeSymbol type, TextLocation location)
    {
        if (Function.IsMain || Function.IsStart)
        {
            // Every error type that can be shown is.
            var text = type.IsScalar ? TryConvert(error, TypeSymbol.String, ConversionPlaces.Text)! : new BoundText(error, isQuoted: false, location);
            _program.RequireText(type);
            return new BoundExpressionStatement(
                new BoundCall(_program.Use(Declarations.FindFunction("_fail_with_error", inLibrary: true)!, []), [text], default, location), location);
        }

        if (Function.ReturnType is TypeVariable open)
        {
            open.Solve(Declarations.Result.Instantiate([new TypeVariable(), type]));
            _context.DecidingReturn ??= location;
        }

        if (Function.ReturnType is EnumTypeSymbol { Definition.IsResult: true, Arguments: [_, var wanted] } result)
        {
            if (TryConvert(error, wanted, ConversionPlaces.Argument) is { } converted)
            {
                return LeaveLoop(new BoundReturn(new BoundVariant(result.Find("Err")!.Index, [converted], result, location), location));
            }

            Report(TypeDiagnostics.TryErrorType, location, type, wanted);
            return null;
        }

        Report(new Diagnostic(TypeDiagnostics.TryOutsideResult, location, [Function.Name])
        {
            Help = $"let it return a result: '-> Result<..., {type}>', or match the error",
        });
        return null;
    }

    /// <summary><c>x in xs</c> and <c>x not in xs</c>: the library's <c>contains</c>.</summary>
    private BoundExpression BindIn(BinaryExpressionSyntax syntax, BoundExpression left, bool isNegated)
    {
        var right = BindValue(syntax.Right);
        var location = OperatorLocation(syntax);
        if (left.IsError || right.IsError)
        {
            return new BoundErrorExpression(location);
        }

        if (FindMethod(right.Type, "contains") is null)
        {
            Report(TypeDiagnostics.NotSearchable, At(syntax.Right), right.Type);
            return new BoundErrorExpression(location);
        }

        var call = BindLibraryCall(right, "contains", syntax.Operator, new Argument(null, syntax.Left, left));
        if (call is BoundCall found)
        {
            // What is searched for stands first.
            call = new BoundCall(found.Function, found.Arguments, [1, 0], location);
        }

        return call.IsError || !isNegated ? call : new BoundUnary(OperatorTable.FindUnary(UnaryOperatorKind.Not, TypeSymbol.Bool)!, call, location);
    }
}
