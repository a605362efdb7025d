// Channels: channel(n), loops over what a channel gives, and select. A select waits in a loop of its own until it has received
// something, and runs the arm behind that loop: a break in an arm is of the loop around the select.
using System;
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
    private const int MostSelectArms = 16;

    private const string CapacityHelp = "write how many values it may hold: 'channel(1)'";

    /// <summary>An arm of a select: where it receives from, what it has received, and what is done with that.</summary>
    private readonly record struct SelectArm(BoundExpression Channel, LocalSymbol Source, LocalSymbol Received, LocalSymbol? Variable, BoundStatement Body);

    /// <summary><c>channel(n)</c> and <c>Task.channel(n)</c>; what is sent first says what it is a channel of.</summary>
    private BoundExpression BindChannel(SyntaxToken name, ImmutableArray<Argument> arguments, TypeSymbol? expected)
    {
        if (arguments.IsEmpty)
        {
            Report(new Diagnostic(ConcurrencyDiagnostics.ChannelCapacity, At(name), []) { Help = CapacityHelp });
            return new BoundErrorExpression(At(name));
        }

        if (arguments is [var only])
        {
            var capacity = only.Bound ?? BindValue(only.Syntax, TypeSymbol.Int);
            if (capacity is BoundLiteral { Value: IntConstant { Value: < 1 } })
            {
                Report(new Diagnostic(ConcurrencyDiagnostics.ChannelCapacity, At(only.Syntax), []) { Help = CapacityHelp });
                return new BoundErrorExpression(At(name));
            }

            arguments = [only with { Bound = capacity }];
        }

        return BindFunctionCall(Declarations.Task.Methods["channel"], [], null, name, arguments, expected);
    }

    /// <summary>A loop that receives until the channel is closed and empty.</summary>
    private BoundStatement BindChannelLoop(LoopHead head, BoundExpression channel, TypeSymbol element, Func<BoundStatement> bindBody)
    {
        if (head.Second is { } second)
        {
            Report(new Diagnostic(TypeDiagnostics.LoopVariables, At(second), ["a channel"]) { Help = "the one variable is what is received" });
            return BindLoopInError(head, bindBody);
        }

        var location = At(head.Keyword);
        var source = MakeTemporary("channel", channel.Type, location);
        var outer = EnterScope();
        var variable = DeclareLoopVariable(head.First, element);
        var body = InLoop(bindBody);
        _scope = outer;
        var received = CallLibrary("__chan_recv", [element], [new BoundVariable(source, location)], channel.Location);
        return new BoundBlock(
            [
                new BoundAssignment(new BoundVariable(source, location), channel, isDeclaration: true, location),
                new BoundWhile(True(location), MatchReceived(received, variable, body, new BoundBreak(location)), location),
            ],
            location);
    }

    /// <summary>What is done with an optional that has been received.</summary>
    private static BoundMatchStatement MatchReceived(BoundExpression received, LocalSymbol? variable, BoundStatement whenSome, BoundStatement whenNone)
    {
        var location = received.Location;
        var type = (EnumTypeSymbol)received.Type;
        BoundPattern payload = variable is null ? new BoundWildcardPattern(type.Arguments[0], location) : new BoundVariablePattern(variable, location);
        return new BoundMatchStatement(
            received,
            [
                new BoundArm(new BoundVariantPattern(type.Variants[SomeOf(type)], [payload], type, location), null, whenSome),
                new BoundArm(new BoundWildcardPattern(type, location), null, whenNone),
            ],
            isExhaustive: true,
            location);
    }

    private BoundBlock BindSelect(SelectStatementSyntax syntax)
    {
        var location = At(syntax.Keyword);
        if (syntax.Arms.Length is 0 or > MostSelectArms)
        {
            Report(ConcurrencyDiagnostics.SelectArmCount, location, syntax.Arms.Length);
        }

        List<SelectArm?> bound = [.. syntax.Arms.Select(BindSelectArm)];
        List<SelectArm> arms = [.. bound.OfType<SelectArm>()];
        if (arms.Count < bound.Count || arms.Count == 0)
        {
            return new BoundBlock([], location);
        }

        var ready = MakeTemporary("ready", TypeSymbol.Int, location);
        ready.IsWritten = true;
        return new BoundBlock(
            [
                .. arms.Select(arm => Begin(arm.Source, arm.Channel)),
                .. arms.Select(arm => Begin(arm.Received, new BoundVariant(NoneOf(arm.Received.Type), [], arm.Received.Type, arm.Channel.Location))),
                Begin(ready, new BoundLiteral(new IntConstant(-1), TypeSymbol.Int, location)),
                new BoundWhile(True(location), WaitForArm(arms, ready, location), location),
                ByIndex(ready, arms, arm => MatchReceived(Use(arm.Received), arm.Variable, arm.Body, new BoundBlock([], location)), null, location),
            ],
            location);
    }

    /// <summary>One turn of the loop that a select waits in: it ends when something was received, or when nothing can come any more.</summary>
    private BoundBlock WaitForArm(List<SelectArm> arms, LocalSymbol ready, TextLocation location)
    {
        var wait = new BoundSelect([.. arms.Select(arm => (BoundExpression)Use(arm.Source))], location);
        var receive = ByIndex(
            ready,
            arms,
            arm => new BoundBlock(
                [
                    new BoundAssignment(
                        Use(arm.Received), CallLibrary("__chan_try_recv", [ElementOf(arm)], [Use(arm.Source)], arm.Channel.Location), false, location),
                    MatchReceived(Use(arm.Received), null, new BoundBreak(location), new BoundBlock([], location)),
                ],
                location),
            new BoundBreak(location),
            location);
        return new BoundBlock([new BoundAssignment(new BoundVariable(ready, location), wait, isDeclaration: false, location), receive], location);
    }

    private static TypeSymbol ElementOf(SelectArm arm) => ((ChannelTypeSymbol)arm.Source.Type).Element;

    private static BoundIf ByIndex(LocalSymbol index, List<SelectArm> arms, Func<SelectArm, BoundStatement> body, BoundStatement? otherwise, TextLocation location)
    {
        var equal = OperatorTable.FindBinary(BinaryOperatorKind.Equal, TypeSymbol.Int, TypeSymbol.Int)!; // Ints can be compared.
        return new BoundIf(
            [
                .. arms.Select((arm, i) => new IfArm(
                    new BoundBinary(equal, new BoundVariable(index, location), new BoundLiteral(new IntConstant(i), TypeSymbol.Int, location), location),
                    body(arm))),
            ],
            otherwise,
            location);
    }

    private SelectArm? BindSelectArm(SelectArmSyntax syntax)
    {
        var channel = BindSelectChannel(syntax.Value);
        var outer = EnterScope();
        var element = channel is { Type: ChannelTypeSymbol type } ? type.Element : TypeSymbol.Error;
        var variable = DeclareLoopVariable(syntax.Variable, element);
        var body = BindBody(syntax.Body);
        _scope = outer;
        if (channel is null)
        {
            return null;
        }

        var received = MakeTemporary("received", Optional(element), channel.Location);
        received.IsWritten = true;
        return new SelectArm(channel, MakeTemporary("channel", channel.Type, channel.Location), received, variable, body);
    }

    /// <summary>The channel that an arm receives from: <c>ch.recv()</c>, or an older form of it. Null if there is none, which has been reported.</summary>
    private BoundExpression? BindSelectChannel(ExpressionSyntax syntax)
    {
        while (syntax is ParenthesizedExpressionSyntax parenthesized)
        {
            syntax = parenthesized.Expression;
        }

        var source = syntax is CallExpressionSyntax call ? SourceOf(call) : null;
        var bound = BindValue(source ?? syntax);
        if (source is not null && !bound.IsError && AsChannel(bound) is { } channel)
        {
            return channel;
        }

        if (!bound.IsError)
        {
            Report(new Diagnostic(ConcurrencyDiagnostics.SelectArm, At(syntax), []) { Help = "an arm of select is written 'name = channel.recv() => what to do'" });
        }

        return null;
    }

    /// <summary>What a call of <c>recv</c> receives from; null if the call is another one.</summary>
    private ExpressionSyntax? SourceOf(CallExpressionSyntax call)
    {
        var first = call.Arguments.Arguments.Items.Select(argument => argument.Value).FirstOrDefault();
        return call.Callee switch
        {
            MemberAccessExpressionSyntax { Name.Text: "recv" } member when TypeNamedBy(member.Receiver) is var (type, _)
                => type == Declarations.Task ? first : null,
            MemberAccessExpressionSyntax { Name.Text: "recv" } member => first is null ? member.Receiver : null,
            PathExpressionSyntax { Name.Text: "recv" } path => FindType(path.Qualifier.Text) == Declarations.Task ? first : null,
            NameExpressionSyntax { Name.Text: "Task_recv" } => first,
            _ => null,
        };
    }

    private static BoundVariable Use(LocalSymbol temporary) => new(temporary, temporary.Location);

    private static BoundLiteral True(TextLocation location) => new(new BoolConstant(true), TypeSymbol.Bool, location);
}
