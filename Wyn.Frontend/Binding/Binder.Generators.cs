// Functions that yield. Such a function has a hidden last parameter, the body of the loop that it is called in the head of: a
// function that takes what is yielded and says whether the loop goes on. The body stays part of the function around the loop, so
// that its returns leave that one: they are left in variables that are looked at after the call.
using System;
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
    /// <summary>The name in the call that the head of a loop consists of: the one place where a function that yields is called.</summary>
    private SyntaxToken? _iterated;

    private BoundStatement BindYield(YieldStatementSyntax syntax)
    {
        var location = At(syntax.Keyword);
        var parameter = Function.YieldParameter;
        var value = syntax.Value is { } operand ? BindValue(operand, parameter is { Yielded: { IsOpen: false } wanted } ? wanted : null) : null;
        if (parameter is null)
        {
            Report(new Diagnostic(BindingDiagnostics.YieldOutsideFunction, location, [])
            {
                Help = Function.IsLambda ? "a lambda cannot yield; declare a function" : "put it into a function, and loop over a call of that",
            });
            return Evaluate(value ?? new BoundErrorExpression(location));
        }

        if (value is null)
        {
            Report(BindingDiagnostics.YieldWithoutValue, location);
            return Evaluate(new BoundErrorExpression(location));
        }

        // The value was bound from the operand.
        if (TryConvert(value, parameter.Yielded!, ConversionPlaces.Return) is not { } converted)
        {
            Report(TypeDiagnostics.YieldType, At(syntax.Value!), Function.Name, parameter.Yielded!, value.Type);
            return Evaluate(new BoundErrorExpression(location));
        }

        var goesOn = new BoundClosureCall(ReferTo(parameter, location), [converted], TypeSymbol.Bool, location);
        var stops = new BoundUnary(OperatorTable.FindUnary(UnaryOperatorKind.Not, TypeSymbol.Bool)!, goesOn, location);
        return new BoundIf([new IfArm(stops, LeaveLoop(new BoundReturn(null, location)))], null, location);
    }

    /// <summary>What stands for the loop's body until that is bound; an error where there is no loop.</summary>
    private BoundExpression BindYieldTarget(FunctionSymbol function, ParameterSymbol parameter, SyntaxToken name)
    {
        if (ReferenceEquals(name, _iterated))
        {
            return new BoundZero(parameter.Type, At(name));
        }

        return ReportYielding(function, name);
    }

    private BoundErrorExpression ReportYielding(FunctionSymbol function, SyntaxToken name)
    {
        Report(new Diagnostic(BindingDiagnostics.YieldingCall, At(name), [function.Name])
        {
            Labels = [new DiagnosticLabel(function.Location, "declared here")],
            Help = $"write 'for x in {function.Name}(...)'; '[x for x in {function.Name}(...)]' makes an array of it",
        });
        return new BoundErrorExpression(At(name));
    }

    /// <summary>What a loop walks over, where a call of a function that yields is allowed.</summary>
    private BoundExpression BindIterated(ExpressionSyntax syntax)
    {
        var outer = _iterated;
        _iterated = syntax is CallExpressionSyntax call ? NameOfCallee(call.Callee) : null;
        var bound = BindExpression(syntax);
        _iterated = outer;
        return bound;
    }

    private static SyntaxToken? NameOfCallee(ExpressionSyntax callee) => callee switch
    {
        NameExpressionSyntax name => name.Name,
        MemberAccessExpressionSyntax member => member.Name,
        PathExpressionSyntax path => path.Name,
        GenericExpressionSyntax { Expression: NameExpressionSyntax name } => name.Name,
        _ => null,
    };

    private BoundBlock BindYieldLoop(LoopHead head, BoundCall call, ParameterSymbol parameter, Func<BoundStatement> bindBody)
    {
        var location = At(head.Keyword);
        if (call.Function.Parameters.Any(other => other.IsInOut))
        {
            Report(new Diagnostic(BindingDiagnostics.MisplacedReference, call.Location, ["a function that yields cannot change its arguments: the body of the loop runs meanwhile"])
            {
                Labels = [new DiagnosticLabel(call.Function.Location, "declared here")],
            });
        }

        var outer = EnterScope();
        var count = head.Second is null ? null : MakeTemporary("count", TypeSymbol.Int, location);
        if (count is not null)
        {
            count.IsWritten = true;
            _scope.Declare(count);
        }

        var loop = new YieldLoop();
        var body = BindYieldBody(head, count, parameter, loop, bindBody);
        _scope = outer;
        var statements = ImmutableArray.CreateBuilder<BoundStatement>();
        if (count is not null)
        {
            statements.Add(Begin(count, new BoundLiteral(new IntConstant(0), TypeSymbol.Int, location)));
        }

        if (loop.IsLeft is { } flag)
        {
            statements.Add(Begin(flag, new BoundLiteral(new BoolConstant(false), TypeSymbol.Bool, location)));
        }

        if (loop.Result is { } result)
        {
            statements.Add(Begin(result, new BoundVariant(NoneOf(result.Type), [], result.Type, location)));
        }

        statements.Add(new BoundExpressionStatement(new BoundCall(call.Function, [.. call.Arguments[..^1], body], call.Order, call.Location), call.Location));
        statements.AddRange(AfterYieldLoop(loop, location));
        return new BoundBlock(statements.DrainToImmutable(), location);
    }

    private static BoundAssignment Begin(LocalSymbol variable, BoundExpression value)
        => new(new BoundVariable(variable, variable.Location), value, isDeclaration: true, variable.Location);

    /// <summary>The body as a lambda: true at its end and at <c>continue</c>, false at <c>break</c> and at a return.</summary>
    private BoundLambda BindYieldBody(LoopHead head, LocalSymbol? count, ParameterSymbol yielded, YieldLoop loop, Func<BoundStatement> bindBody)
    {
        var location = At(head.Keyword);
        var name = head.Second ?? head.First;

        // A function that yields has a type of what it yields.
        var item = new ParameterSymbol(name.Kind == SyntaxKind.IdentifierToken ? name.Text : "$item", yielded.Yielded!, At(name));
        var (outerContext, outerScope) = (_context, _scope);
        loop.Owner = outerContext.Identity;
        var owner = new object();
        _context = new FunctionContext(outerContext.Function, outerContext, outerContext.HoistedNames) { Root = new Scope(outerScope, owner), Identity = owner, Loop = loop };
        _context.Root.Declare(item);
        _scope = new Scope(_context.Root, owner);
        var statements = ImmutableArray.CreateBuilder<BoundStatement>();
        if (count is not null)
        {
            statements.AddRange(DeclareFrom(head.First, ReferTo(count, location)));
            statements.Add(new BoundCompoundAssignment(
                ReferTo(count, location),
                OperatorTable.FindBinary(BinaryOperatorKind.Add, TypeSymbol.Int, TypeSymbol.Int)!,
                new BoundLiteral(new IntConstant(1), TypeSymbol.Int, location),
                location));
        }

        statements.Add(bindBody());
        statements.Add(MakeGoOn(true, location));
        var function = new FunctionSymbol("$body", null, [], [item], TypeSymbol.Bool, isReturnTypeDeclared: true, location) { IsLambda = true };
        var body = new BoundLambda(function, new BoundBlock(statements.DrainToImmutable(), location), [.. _context.Captures], [], location, location);
        (_context, _scope) = (outerContext, outerScope);
        return body;
    }

    private static BoundReturn MakeGoOn(bool goesOn, TextLocation location)
        => new(new BoundLiteral(new BoolConstant(goesOn), TypeSymbol.Bool, location), location);

    /// <summary>A return; in the body of a loop over what a function yields, what makes the function around the loop return.</summary>
    private BoundStatement LeaveLoop(BoundReturn statement)
    {
        if (_context.Loop is not { } loop || statement.Value is { IsError: true })
        {
            return statement;
        }

        var location = statement.Location;
        if (statement.Value is not { } value)
        {
            loop.IsLeft ??= MakeTemporary("left", TypeSymbol.Bool, location);
            return SetAndLeave(loop, loop.IsLeft, new BoundLiteral(new BoolConstant(true), TypeSymbol.Bool, location), location);
        }

        loop.Result ??= MakeTemporary("result", Optional(Function.ReturnType), location);
        return SetAndLeave(loop, loop.Result, new BoundVariant(SomeOf(loop.Result.Type), [value], loop.Result.Type, location), location);
    }

    private BoundBlock SetAndLeave(YieldLoop loop, LocalSymbol variable, BoundExpression value, TextLocation location)
    {
        variable.IsWritten = true;
        _context.Capture(variable, loop.Owner);
        return new BoundBlock(
            [new BoundAssignment(new BoundVariable(variable, location), value, isDeclaration: false, location), MakeGoOn(false, location)], location);
    }

    /// <summary>The returns of the function around a loop that were made in the loop's body.</summary>
    private ImmutableArray<BoundStatement> AfterYieldLoop(YieldLoop loop, TextLocation location)
    {
        var statements = ImmutableArray.CreateBuilder<BoundStatement>();
        if (loop.IsLeft is { } flag)
        {
            statements.Add(new BoundIf([new IfArm(new BoundVariable(flag, location), LeaveLoop(new BoundReturn(null, location)))], null, location));
        }

        if (loop.Result is { Type: EnumTypeSymbol { Arguments: [var type] } optional } result)
        {
            var some = MakeTemporary("some", type, location);
            var pattern = new BoundVariantPattern(optional.Find("Some")!, [new BoundVariablePattern(some, location)], optional, location);
            statements.Add(new BoundMatchStatement(
                new BoundVariable(result, location),
                [new BoundArm(pattern, null, LeaveLoop(new BoundReturn(new BoundVariable(some, location), location)))],
                isExhaustive: false,
                location));
        }

        return statements.DrainToImmutable();
    }
}
