// Expressions. The first operands of nested operators, conversions, calls and parts form a chain as deep as it is long: it is
// walked down and up again in loops.
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Wyn.Frontend.Analysis;
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
    {
        if (Generate(expression) is { } value)
        {
            return value;
        }

        if (_builder.IsTerminated)
        {
            throw new ControlEndedException();
        }

        throw new UnreachableException($"{expression.GetType().Name} gives no value");
    }

    /// <summary>Generates an expression; null if it has no value, or control does not come to its end.</summary>
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
            if (value is null)
            {
                // Only the outermost call of a chain may be without a value.
                return _builder.IsTerminated ? null : throw new UnreachableException($"an operand of {next.GetType().Name} gives no value");
            }

            value = GenerateNode(next, value);
        }

        return value;
    }

    /// <summary>The operand that is evaluated first, where it may be the next of a long chain; null if there is none.</summary>
    private BoundExpression? FirstOperand(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundBinary { Operator.Lowering: not OperatorLowering.Concatenate } binary:
                return binary.Left;
            case BoundUnary unary:
                return unary.Operand;
            case BoundConversion conversion:
                return conversion.Operand;
            case BoundAwait wait:
                return wait.Future;
            case BoundCall { Arguments: [var first, ..] } call when (call.Order.IsDefault || call.Order[0] == 0) && !IsPlaceArgument(call, 0):
                return first;
            case BoundBuiltInCall { Function.Kind: not BuiltInKind.Panic } call:
                return call.Argument;
            case BoundClosureCall call:
                return call.Callee;
            case BoundTraitCall call when BoundWalk.RootOf(call.Receiver) is null || !_module.TraitMethods.IsWriting(call):
                return call.Receiver;
            case BoundEquality equality:
                return equality.Left;
            case BoundText text:
                return text.Value;
            case BoundTraitObject value:
                return value.Value;
            case BoundStringElement element:
                return element.Receiver;
            case BoundField or BoundElement or BoundMapElement:
                LinksOf(expression, out var root);
                return root is BoundVariable ? null : root;
            default:
                return null;
        }
    }

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
                return EmitConversion(conversion, first);
            case BoundAwait wait:
                Locate(wait.Location);
                return _builder.Await(first);
            case BoundCall call:
                return GenerateCall(call, first);
            case BoundBuiltInCall call:
                Locate(call.Location);
                return BuiltInLowering.Emit(_builder, call.Function.Kind, first);
            case BoundClosureCall call:
                IrValue[] arguments = [.. call.Arguments.Select(GenerateValue)];
                Locate(call.Location);
                return _builder.CallClosure(first, arguments);
            case BoundTraitCall call:
                return GenerateTraitCall(call, new Place(new ValueRoot(first), null, []));
            case BoundEquality equality:
                return GenerateEquality(equality, first);
            case BoundText text:
                Locate(text.Location);
                return _module.Text.Emit(_builder, text.Value.Type, first, text.IsQuoted);
            case BoundTraitObject value:
                return GenerateTraitObject(value, first);
            case BoundStringElement element:
                return GenerateStringElement(element, first);
            case BoundField or BoundElement or BoundMapElement:
                return GeneratePart(expression, first);
            default:
                throw new UnreachableException($"expression {expression.GetType().Name}");
        }
    }

    private IrValue EmitConversion(BoundConversion conversion, IrValue value) => conversion.Kind switch
    {
        ConversionKind.HandleToInt => HandleLowering.ToNumber(_builder, conversion.Operand.Type, value),
        ConversionKind.IntToHandle => HandleLowering.ToHandle(_builder, _module.Types, conversion.Type, value),
        _ => BuiltInLowering.Convert(_builder, conversion.Kind, value),
    };

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
                return RootOf(variable.Variable).Load();
            case BoundField or BoundElement or BoundMapElement:
                return GeneratePart(expression, null);
            case BoundLogical logical:
                return GenerateLogical(logical);
            case BoundBinary or BoundInterpolation:
                var pieces = GeneratePieces(expression);
                Locate(expression.Location);
                return pieces.ToValue(_builder);
            case BoundArray or BoundTuple or BoundStruct or BoundVariant or BoundZero:
                return GenerateComposite(expression);
            case BoundConditional conditional:
                return GenerateConditional(conditional);
            case BoundMatch match:
                return GenerateMatch(match);
            case BoundBlockExpression block:
                return GenerateBlock(block);
            case BoundLambda lambda:
                return GenerateClosure(lambda);
            case BoundFunctionValue value:
                return GenerateFunctionValue(value);
            default:
                return GenerateInvocation(expression);
        }
    }

    private IrValue? GenerateInvocation(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundCall call:
                return GenerateCall(call, null);
            case BoundTraitCall call:
                return GenerateTraitCall(call, GeneratePlace(call.Receiver));
            case BoundPrint print:
                GeneratePrint(print);
                return null;
            case BoundBuiltInCall { Argument: var message } panic:
                GeneratePanic(panic, message);
                return null;
            case BoundSpawn spawn:
                return GenerateSpawn(spawn);
            case BoundSelect select:
                IrValue[] channels = [.. select.Channels.Select(GenerateValue)];
                Locate(select.Location);
                return _builder.Select(_builder.Const(-1), channels);
            default:
                throw new UnreachableException($"expression {expression.GetType().Name}");
        }
    }

    private void GeneratePanic(BoundBuiltInCall panic, BoundExpression message)
    {
        var text = GeneratePieces(message);
        Locate(panic.Location);
        if (_frame.IsLibrary)
        {
            _builder.Panic(text.ToValue(_builder));
        }
        else
        {
            BuiltInLowering.Panic(_builder, text);
        }
    }

    /// <summary>Statements and then a value.</summary>
    private IrValue? GenerateBlock(BoundBlockExpression block)
    {
        foreach (var statement in block.Statements)
        {
            GenerateStatement(statement);
        }

        return _builder.IsTerminated || block.Value is null ? null : Generate(block.Value);
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
}
