// Strings that are put together: chains of additions and interpolations become one concatenation, and so does what a print writes.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using Wyn.Frontend.Binding;
using Wyn.IR.Backends;
using Wyn.IR.Model;

namespace Wyn.Frontend.IrGeneration;

internal sealed partial class IrGenerator
{
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
