// The printing of what stands within a line: expressions, patterns, and statements in lambdas. Nodes are taken apart into texts
// and further nodes, which the printer's loop goes on with.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using Wyn.Frontend.Symbols;
using Wyn.IR.Model;

namespace Wyn.Frontend.Binding;

internal sealed partial class BoundTreePrinter
{
    private static object[] PartsOf(BoundExpression expression) => expression switch
    {
        BoundErrorExpression => ["?"],
        BoundLiteral literal => [TextOf(literal.Value)],
        BoundVariable variable => [variable.Variable.Name],
        BoundUnary unary => ["(", OperatorFacts.TextOf(unary.Operator.Kind), " ", unary.Operand, ")"],
        BoundBinary binary => ["(", binary.Left, $" {OperatorFacts.TextOf(binary.Operator.Kind)} ", binary.Right, ")"],
        BoundLogical logical => ["(", logical.Left, logical.IsAnd ? " and " : " or ", logical.Right, ")"],
        BoundConversion conversion => [$"<{conversion.Type}>(", conversion.Operand, ")"],
        BoundInterpolation interpolation => ["interpolate(", .. Separated(interpolation.Parts), ")"],
        BoundCall call => [call.Function.Name, "(", .. Separated(call.Arguments), ")"],
        BoundBuiltInCall call => [call.Function.Name, "(", call.Argument, ")"],
        BoundPrint print => [print.Function.Name, "(", .. print.Arguments.SelectMany(PartsOf), ")"],
        BoundSpawn spawn => ["(spawn ", spawn.Call, ")"],
        BoundAwait wait => ["(await ", wait.Future, ")"],
        BoundSelect select => ["(select ", .. Separated(select.Channels), ")"],
        BoundArray array => ["[", .. Separated(array.Elements), $"]: {array.Type}"],
        BoundTuple tuple => ["(", .. Separated(tuple.Elements), ")"],
        BoundStruct value => [$"{value.Type} {{ ", .. SeparatedParts(value.Fields.Select(part => FieldOf(value, part))), " }"],
        BoundVariant { Payload.IsEmpty: true } variant => [$"{variant.Type}::{NameOf(variant)}"],
        BoundVariant variant => [$"{variant.Type}::{NameOf(variant)}(", .. Separated(variant.Payload), ")"],
        BoundTraitObject value => [$"<{value.Type}>(", value.Value, ")"],
        BoundZero zero => [$"zero: {zero.Type}"],
        BoundField { Receiver.Type: StructTypeSymbol type } part => [part.Receiver, $".{type.Fields[part.Field].Name}"],
        BoundField part => [part.Receiver, string.Create(CultureInfo.InvariantCulture, $".{part.Field}")],
        BoundElement element => [element.Receiver, "[", element.Index, "]"],
        BoundMapElement element => [element.Receiver, "[", element.Key, "]"],
        BoundStringElement element => [element.Receiver, "[", element.Index, "]"],
        BoundEquality equality => ["(", equality.Left, equality.IsNegated ? " != " : " == ", equality.Right, ")"],
        BoundText text => [text.IsQuoted ? "quoted(" : "text(", text.Value, ")"],
        BoundReference reference => ["&", reference.Place],
        BoundClosureCall call => [call.Callee, "(", .. Separated(call.Arguments), ")"],
        BoundTraitCall call => [call.Receiver, $".{call.Method}(", .. Separated(call.Arguments), ")"],
        BoundFunctionValue value => [value.Function.Name],
        BoundLambda lambda => [$"(({string.Join(", ", lambda.Function.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Type}"))}) -> {lambda.Function.ReturnType} => ", lambda.Body, ")"],
        BoundBlockExpression { Value: null } block => ["{ ", .. SeparatedParts(block.Statements.Select(PartsOf)), " }"],
        BoundBlockExpression block => ["{ ", .. SeparatedParts([.. block.Statements.Select(PartsOf), [block.Value]]), " }"],
        BoundConditional conditional => ["(", conditional.Condition, " ? ", conditional.WhenTrue, " : ", conditional.WhenFalse, ")"],
        BoundMatch match => ["match ", match.Value, " { ", .. ArmsOf(match.Arms), " }"],
        _ => throw new UnreachableException($"expression {expression.GetType().Name}"),
    };

    /// <summary>A statement within a line, as in the body of a lambda.</summary>
    private static object[] PartsOf(BoundStatement statement) => statement switch
    {
        BoundBlock block => ["{ ", .. SeparatedParts(block.Statements.Select(PartsOf)), " }"],
        BoundAssignment { IsDeclaration: true, Target: BoundVariable { Variable: var variable } } assignment
            => [$"{(variable.IsConst ? "const" : "var")} {variable.Name}: {variable.Type} = ", assignment.Value],
        BoundAssignment assignment => [assignment.Target, " = ", assignment.Value],
        BoundCompoundAssignment assignment => [assignment.Target, $" {OperatorFacts.TextOf(assignment.Operator.Kind)}= ", assignment.Operand],
        BoundExpressionStatement evaluation => [evaluation.Expression],
        BoundSpawnStatement spawn => ["spawn detached ", spawn.Call],
        BoundDefer defer => ["defer ", defer.Action],
        BoundBreak => ["break"],
        BoundContinue => ["continue"],
        BoundReturn { Value: { } value } => ["return ", value],
        BoundReturn => ["return"],
        BoundIf conditional =>
        [
            .. conditional.Arms.SelectMany<IfArm, object>((arm, i) => [i == 0 ? "if " : " else if ", arm.Condition, " ", arm.Body]),
            .. conditional.Else is { } otherwise ? (object[])[" else ", otherwise] : [],
        ],
        BoundWhile loop => ["while ", loop.Condition, " ", loop.Body],
        BoundFor loop => [$"for {loop.Variable?.Name ?? "_"} in ", loop.Start, loop.Kind == RangeKind.Inclusive ? "..=" : "..", loop.End, " ", loop.Body],
        BoundForEach loop => [$"for {loop.Index?.Name ?? "_"}, {loop.Element?.Name ?? "_"} in ", loop.Array, " ", loop.Body],
        BoundForLoop loop => ["for ; ", loop.Condition, "; ", loop.Step, " ", loop.Body],
        BoundMatchStatement match => ["match ", match.Value, " { ", .. ArmsOf(match.Arms), " }"],
        _ => throw new UnreachableException($"statement {statement.GetType().Name}"),
    };

    private static object[] PartsOf(BoundPattern pattern) => pattern switch
    {
        BoundWildcardPattern => ["_"],
        BoundVariablePattern variable => [$"{variable.Variable.Name}: {variable.Type}"],
        BoundLiteralPattern literal => [TextOf(literal.Value)],
        BoundRangePattern range => [TextOf(range.Start), range.IsInclusive ? "..=" : "..", TextOf(range.End)],
        BoundVariantPattern { Payload.IsEmpty: true } variant => [variant.Variant.Name],
        BoundVariantPattern variant => [$"{variant.Variant.Name}(", .. SeparatedParts(variant.Payload.Select(PartsOf)), ")"],
        BoundFieldsPattern fields =>
        [
            "{ ",
            .. SeparatedParts(fields.Fields.Select(part => (object[])[string.Create(CultureInfo.InvariantCulture, $"{part.Field}: "), part.Pattern])),
            " }",
        ],
        BoundArrayPattern array => ["[", .. SeparatedParts(array.Elements.Select(PartsOf)), array.HasRest ? $" ...{array.Rest?.Name}]" : "]"],
        BoundOrPattern or => [.. or.Alternatives.SelectMany<BoundPattern, object>((alternative, i) => i == 0 ? [alternative] : [" | ", alternative])],
        _ => throw new UnreachableException($"pattern {pattern.GetType().Name}"),
    };

    private static object[] FieldOf(BoundStruct value, BoundFieldValue part) => [$"{((StructTypeSymbol)value.Type).Fields[part.Field].Name}: ", part.Value];

    private static string NameOf(BoundVariant variant) => ((EnumTypeSymbol)variant.Type).Variants[variant.Variant].Name;

    private static object[] HeadOf(BoundArm arm) => arm.Guard is null ? [arm.Pattern] : [arm.Pattern, " if ", arm.Guard];

    private static object[] ArmsOf(ImmutableArray<BoundArm> arms) => [.. SeparatedParts(arms.Select(arm => (object[])[.. HeadOf(arm), " => ", arm.Body]))];

    private static IEnumerable<object> SeparatedParts(IEnumerable<object[]> parts) => parts.SelectMany((part, i) => i == 0 ? part : ["; ", .. part]);

    private static object[] PartsOf(PrintArgument argument, int index) =>
    [
        index > 0 ? ", " : "",
        argument.Role switch
        {
            PrintRole.Value => "",
            PrintRole.Separator => "sep: ",
            PrintRole.End => "end: ",
            _ => throw new UnreachableException($"print role {argument.Role}"),
        },
        argument.Text,
    ];

    private static IEnumerable<object> Separated(IEnumerable<BoundExpression> expressions)
        => expressions.SelectMany<BoundExpression, object>((expression, i) => i == 0 ? [expression] : [", ", expression]);

    private static string TextOf(IrConstant constant) => constant switch
    {
        IntConstant value => value.Value.ToString(CultureInfo.InvariantCulture),
        FloatConstant value => TextOf(value.Value),
        BoolConstant value => value.Value ? "true" : "false",
        StrConstant value => Quote(value),
        _ => throw new UnreachableException($"constant {constant}"),
    };

    /// <summary>As a program would write it: never without a point or an exponent.</summary>
    private static string TextOf(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInteger(value) && !text.Contains('E', StringComparison.Ordinal) ? text + ".0" : text;
    }

    private static string Quote(StrConstant constant)
    {
        var text = new StringBuilder("\"");
        foreach (var c in Encoding.UTF8.GetString(constant.Bytes.AsSpan()))
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}"),
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }
}
