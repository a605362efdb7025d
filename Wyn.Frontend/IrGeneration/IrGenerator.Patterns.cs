// Patterns: tests that go on where they hold and to another block where they do not; variables get their values on the way.
using System.Diagnostics;
using Wyn.Frontend.Binding;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

internal sealed partial class IrGenerator
{
    /// <summary>Goes on where a pattern matches and to a block where it does not.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="subject">What it is matched against.</param>
    /// <param name="otherwise">Where to go if it does not match.</param>
    /// <param name="known">What is known of the variants of the whole value; null for a part of it.</param>
    private void Test(BoundPattern pattern, Subject subject, IrBlock otherwise, KnownVariants? known)
    {
        Locate(pattern.Location);
        switch (pattern)
        {
            case BoundWildcardPattern:
                break;
            case BoundVariablePattern variable:
                Declare(variable.Variable, subject.Load(_builder));
                break;
            case BoundLiteralPattern literal:
                Require(EmitEqual(subject.Load(_builder), _builder.Const(literal.Value)), otherwise);
                break;
            case BoundRangePattern range:
                TestRange(range, subject.Load(_builder), otherwise);
                break;
            case BoundVariantPattern variant:
                TestVariant(variant, subject, otherwise, known);
                break;
            case BoundFieldsPattern fields:
                foreach (var (field, part) in fields.Fields)
                {
                    Test(part, subject.Part(PathStep.Field(field), part.Type), otherwise, null);
                }

                break;
            case BoundArrayPattern array:
                TestArray(array, subject, otherwise);
                break;
            case BoundOrPattern alternatives:
                TestAlternatives(alternatives, subject, otherwise, known);
                break;
            default:
                throw new UnreachableException($"pattern {pattern.GetType().Name}");
        }
    }

    private void Require(IrValue condition, IrBlock otherwise)
    {
        var matches = _builder.NewBlock("matches");
        BranchIf(condition, matches, [], otherwise, []);
        Place(matches);
    }

    private void TestVariant(BoundVariantPattern pattern, Subject subject, IrBlock otherwise, KnownVariants? known)
    {
        var variant = pattern.Variant.Index;
        if (known is null || !known.IsOnlyOneLeft(variant))
        {
            var tag = known?.Tag ?? _builder.EnumTag(subject.Load(_builder));
            if (known is not null)
            {
                known.Tag = tag;
            }

            Require(_builder.Emit(Opcode.EqInt, tag, _builder.Const(variant)), otherwise);
        }

        for (var i = 0; i < pattern.Payload.Length; i++)
        {
            Test(pattern.Payload[i], subject.Part(PathStep.Payload(variant, i), pattern.Payload[i].Type), otherwise, null);
        }
    }

    private void TestRange(BoundRangePattern range, IrValue value, IrBlock otherwise)
    {
        Require(EmitOrder(Opcode.GeInt, Opcode.GeFloat, value, _builder.Const(range.Start)), otherwise);
        var end = _builder.Const(range.End);
        Require(range.IsInclusive ? EmitOrder(Opcode.LeInt, Opcode.LeFloat, value, end) : EmitOrder(Opcode.LtInt, Opcode.LtFloat, value, end), otherwise);
    }

    private void TestArray(BoundArrayPattern pattern, Subject subject, IrBlock otherwise)
    {
        var array = subject.Load(_builder);
        var length = _builder.ArrayLen(array);
        var count = _builder.Const(pattern.Elements.Length);
        Require(_builder.Emit(pattern.HasRest ? Opcode.GeInt : Opcode.EqInt, length, count), otherwise);
        for (var i = 0; i < pattern.Elements.Length; i++)
        {
            Locate(pattern.Elements[i].Location);
            Test(pattern.Elements[i], subject.Element(_builder.Const(i), pattern.Elements[i].Type), otherwise, null);
        }

        if (pattern.Rest is { } rest)
        {
            Locate(pattern.Location);
            Declare(rest, _builder.ArraySlice(array, count, length));
        }
    }

    /// <summary>All alternatives bind the same variables, so that it does not matter behind them which one has matched.</summary>
    private void TestAlternatives(BoundOrPattern pattern, Subject subject, IrBlock otherwise, KnownVariants? known)
    {
        var matches = _builder.NewBlock("matches");
        for (var i = 0; i < pattern.Alternatives.Length; i++)
        {
            var isLast = i == pattern.Alternatives.Length - 1;
            var next = isLast ? otherwise : _builder.NewBlock("or");
            Test(pattern.Alternatives[i], subject, next, known);
            Branch(matches);
            if (!isLast)
            {
                if (!_ssa.HasEdges(next))
                {
                    break;
                }

                Place(next);
            }
        }

        Place(matches);
    }

    private IrValue EmitEqual(IrValue value, IrValue constant) => value.Type.Kind switch
    {
        IrTypeKind.Int => _builder.Emit(Opcode.EqInt, value, constant),
        IrTypeKind.Float => _builder.Emit(Opcode.EqFloat, value, constant),
        IrTypeKind.Bool => _builder.Emit(Opcode.EqBool, value, constant),
        _ => CallRuntime(RuntimeAbi.StrEqual, value, constant),
    };

    /// <summary>A comparison of numbers, or of strings byte by byte.</summary>
    private IrValue EmitOrder(Opcode ofInts, Opcode ofFloats, IrValue value, IrValue constant) => value.Type.Kind switch
    {
        IrTypeKind.Int => _builder.Emit(ofInts, value, constant),
        IrTypeKind.Float => _builder.Emit(ofFloats, value, constant),
        _ => _builder.Emit(ofInts, CallRuntime(RuntimeAbi.StrCompare, value, constant), _builder.Const(0)),
    };
}
