// Expressions. The first operands of nested operators, conversions and calls form a chain as deep as it is long: it is
// walked down and up again in loops. Chains of string additions and interpolations become one concatenation.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Frontend.IrGeneration;

internal sealed partial class IrGenerator
{
    /// <summary>Generates an expression that has a value.</summary>
    private IrValue GenerateValue(BoundExpression expression)
        => Generate(expression) ?? throw new UnreachableException($"{expression.GetType().Name} gives no value");

    /// <summary>Generates an expression; null if it has no value.</summary>
    private IrValue? Generate(BoundExpression expression)
    {
        if (FirstOperand(expression) is null)
        {
            return GenerateLeaf(expression);
        }

        var chain = new Stack<BoundExpression>();
        var leaf = expression;
        while (FirstOperand(leaf) is { } operand)
        {
            chain.Push(leaf);
            leaf = operand;
        }

        var value = GenerateLeaf(leaf);
        while (chain.TryPop(out var next))
        {
            // Only the outermost call of a chain may be without a value.
            value = GenerateNode(next, value!);
        }

        return value;
    }

    /// <summary>The operand that is evaluated first, where it may be the next of a long chain; null if there is none.</summary>
    private static BoundExpression? FirstOperand(BoundExpression expression) => expression switch
    {
        BoundBinary { Operator.Lowering: not OperatorLowering.Concatenate } binary => binary.Left,
        BoundUnary unary => unary.Operand,
        BoundConversion conversion => conversion.Operand,
        BoundAwait wait => wait.Future,
        BoundCall { Arguments: [var first, ..] } => first,
        BoundBuiltInCall { Function.Kind: not BuiltInKind.Panic } call => call.Argument,
        _ => null,
    };

    /// <summary>Generates an expression whose first operand has been generated.</summary>
    private IrValue? GenerateNode(BoundExpression expression, IrValue first)
    {
        switch (expression)
        {
            case BoundBinary binary:
                var right = GenerateValue(binary.Right);
                Locate(binary.Location);
                return EmitBinary(binary.Operator, first, right);
            case BoundUnary unary:
                Locate(unary.Location);
                return _builder.Emit(unary.Operator.Opcode, first);
            case BoundConversion conversion:
                Locate(conversion.Location);
                return BuiltInLowering.Convert(_builder, conversion.Kind, first);
            case BoundAwait wait:
                Locate(wait.Location);
                return _builder.Await(first);
            case BoundCall call:
                return EmitCall(call, GenerateArguments(call, first));
            case BoundBuiltInCall call:
                Locate(call.Location);
                return BuiltInLowering.Emit(_builder, call.Function.Kind, first);
            default:
                throw new UnreachableException($"expression {expression.GetType().Name}");
        }
    }

    /// <summary>Generates an expression that is no link of a chain.</summary>
    private IrValue? GenerateLeaf(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundLiteral literal:
                Locate(literal.Location);
                return _builder.Const(literal.Value);
            case BoundVariable variable:
                Locate(variable.Location);
                return GeneratePlace(variable).Load();
            case BoundLogical logical:
                return GenerateLogical(logical);
            case BoundBinary or BoundInterpolation:
                var pieces = GeneratePieces(expression);
                Locate(expression.Location);
                return pieces.ToValue(_builder);
            case BoundCall call:
                return EmitCall(call, []);
            case BoundPrint print:
                GeneratePrint(print);
                return null;
            case BoundBuiltInCall { Argument: var message } panic:
                var text = GeneratePieces(message);
                Locate(panic.Location);
                BuiltInLowering.Panic(_builder, text);
                return null;
            case BoundSpawn spawn:
                return GenerateSpawn(spawn);
            default:
                throw new UnreachableException($"expression {expression.GetType().Name}");
        }
    }

    private IrValue[] GenerateArguments(BoundCall call, IrValue first)
    {
        var arguments = new IrValue[call.Arguments.Length];
        arguments[0] = first;
        for (var i = 1; i < arguments.Length; i++)
        {
            arguments[i] = GenerateValue(call.Arguments[i]);
        }

        return arguments;
    }

    private IrValue? EmitCall(BoundCall call, IrValue[] arguments)
    {
        Locate(call.Location);
        return _builder.Call(_module.Function(call.Function), arguments) is [var result] ? result : null;
    }

    /// <summary>Emits a binary operator on operands that have the types its row works on.</summary>
    private IrValue EmitBinary(BinaryOperator op, IrValue left, IrValue right)
    {
        switch (op.Lowering)
        {
            case OperatorLowering.Opcode:
                return _builder.Emit(OpcodeOf(op), left, right);
            case OperatorLowering.Concatenate:
                return CallRuntime(RuntimeAbi.StrConcat, left, right);
            case OperatorLowering.Repeat:
                return CallRuntime(RuntimeAbi.StrRepeat, left, right);
            case OperatorLowering.StringEqual:
                return CallRuntime(RuntimeAbi.StrEqual, left, right);
            case OperatorLowering.StringNotEqual:
                return _builder.Emit(Opcode.NotBool, CallRuntime(RuntimeAbi.StrEqual, left, right));
            case OperatorLowering.StringOrder:
                var order = CallRuntime(RuntimeAbi.StrCompare, left, right);
                return _builder.Emit(OpcodeOf(op), order, _builder.Const(0));
            default:
                throw new UnreachableException($"lowering {op.Lowering}");
        }
    }

    private static Opcode OpcodeOf(BinaryOperator op) => op.Opcode ?? throw new UnreachableException($"{op} has no opcode");

    private IrValue CallRuntime(RuntimeEntry entry, IrValue left, IrValue right)
        => _builder.CallRuntime(entry, left, right) ?? throw new UnreachableException($"{entry.Name} gives no value");

    /// <summary>Evaluates a string as pieces, so that what surrounds it can be put together with it in one step.</summary>
    private TextPieces GeneratePieces(BoundExpression text)
    {
        var pieces = new TextPieces();
        AddPieces(pieces, text);
        return pieces;
    }

    private void AddPieces(TextPieces pieces, BoundExpression text)
    {
        var chain = new Stack<BoundExpression>();
        var first = text;
        while (first is BoundBinary { Operator.Lowering: OperatorLowering.Concatenate } sum)
        {
            chain.Push(sum.Right);
            first = sum.Left;
        }

        AddPiece(pieces, first);
        while (chain.TryPop(out var next))
        {
            AddPieces(pieces, next);
            Locate(text.Location);
            pieces.Reduce(_builder);
        }
    }

    private void AddPiece(TextPieces pieces, BoundExpression text)
    {
        switch (text)
        {
            case BoundLiteral { Value: StrConstant constant }:
                pieces.Add(constant.Bytes);
                break;
            case BoundInterpolation interpolation:
                foreach (var part in interpolation.Parts)
                {
                    AddPieces(pieces, part);
                }

                break;
            default:
                pieces.Add(GenerateValue(text));
                break;
        }
    }

    private void GeneratePrint(BoundPrint print)
    {
        var text = GeneratePrintedText(print);
        Locate(print.Location);
        _builder.CallRuntime(RuntimeAbi.Print, text.ToValue(_builder));
    }

    /// <summary>All that one print writes: evaluated in the order of the source, put together as it is written.</summary>
    private TextPieces GeneratePrintedText(BoundPrint print)
    {
        var values = new List<TextPieces>();
        TextPieces? separator = null;
        TextPieces? end = null;
        foreach (var argument in print.Arguments)
        {
            var pieces = GeneratePieces(argument.Text);
            switch (argument.Role)
            {
                case PrintRole.Value:
                    values.Add(pieces);
                    break;
                case PrintRole.Separator:
                    separator = pieces;
                    break;
                case PrintRole.End:
                    end = pieces;
                    break;
                default:
                    throw new UnreachableException($"print role {argument.Role}");
            }
        }

        Locate(print.Location);
        return JoinPrinted(values, separator ?? Constant(" "u8), end ?? Constant("\n"u8));
    }

    private static TextPieces JoinPrinted(List<TextPieces> values, TextPieces separator, TextPieces end)
    {
        var whole = new TextPieces();
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
            {
                whole.Add(separator);
            }

            whole.Add(values[i]);
        }

        whole.Add(end);
        return whole;
    }

    private static TextPieces Constant(ReadOnlySpan<byte> bytes)
    {
        var pieces = new TextPieces();
        pieces.Add(ImmutableArray.Create(bytes));
        return pieces;
    }
}
