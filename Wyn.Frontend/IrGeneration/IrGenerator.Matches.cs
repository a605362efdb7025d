// Match: the arms are tried in order. A pattern looks at a part of the value along a path, and takes a copy only of what it binds.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.IR.Build;
using Wyn.IR.Model;

namespace Wyn.Frontend.IrGeneration;

internal sealed partial class IrGenerator
{
    /// <summary>A match with a value, which the arms give to the block where they meet.</summary>
    private IrValue? GenerateMatch(BoundMatch match)
    {
        var value = GenerateValue(match.Value);
        var join = _builder.NewBlock("join");
        var result = match.Type.IsVoid ? null : IrBuilder.AddBlockParameter(join, _module.MapType(match.Type), null);
        GenerateArms(match.Arms, value, match.Value.Type, arm => GiveTo(join, (BoundExpression)arm.Body, result is not null));
        GenerateNoArm(match.Location);
        Continue(join);
        return _builder.IsTerminated ? null : result;
    }

    private void GenerateMatch(BoundMatchStatement match)
    {
        var value = GenerateValue(match.Value);
        var join = _builder.NewBlock("join");
        GenerateArms(match.Arms, value, match.Value.Type, arm => GenerateArm((BoundStatement)arm.Body, join));
        if (match.IsExhaustive)
        {
            GenerateNoArm(match.Location);
        }
        else
        {
            GoOnTo(join, match);
        }

        Continue(join);
    }

    private void GenerateArm(BoundStatement body, IrBlock join)
    {
        GenerateStatement(body);
        GoOnTo(join, body);
    }

    /// <summary>Generates what is the value of the block where branches meet.</summary>
    private void GiveTo(IrBlock join, BoundExpression expression, bool hasValue)
    {
        Attempt(() =>
        {
            var value = hasValue ? Generate(expression) : GenerateNothing(expression);
            if (!_builder.IsTerminated)
            {
                Locate(expression.Location);
                Branch(join, hasValue ? [value ?? throw new UnreachableException($"{expression.GetType().Name} gives no value")] : []);
            }
        });
    }

    private IrValue? GenerateNothing(BoundExpression expression)
    {
        Generate(expression);
        return null;
    }

    /// <summary>Generates something that control may not come to the end of: then the current block is terminated.</summary>
    private static void Attempt(Action generate)
    {
        try
        {
            generate();
        }
        catch (ControlEndedException)
        {
            // There is nothing to generate until the next block that can be reached.
        }
    }

    /// <summary>Generates arms; behind them, the current block is the one where no arm matches, or terminated if one always does.</summary>
    private void GenerateArms(ImmutableArray<BoundArm> arms, IrValue value, TypeSymbol type, Action<BoundArm> body)
    {
        var subject = new Subject(value, type, [], []);
        var known = type is EnumTypeSymbol declared ? new KnownVariants(declared) : null;
        foreach (var arm in arms)
        {
            var next = _builder.NewBlock("arm");
            Test(arm.Pattern, subject, next, known);
            Attempt(() => GenerateGuarded(arm, next, body));
            if (arm.Guard is null)
            {
                known?.Remove(arm.Pattern);
            }

            if (!_ssa.HasEdges(next))
            {
                return;
            }

            Place(next);
        }
    }

    private void GenerateGuarded(BoundArm arm, IrBlock next, Action<BoundArm> body)
    {
        if (arm.Guard is { } guard)
        {
            var then = _builder.NewBlock("then");
            GenerateCondition(guard, then, next);
            Continue(then);
        }

        if (!_builder.IsTerminated)
        {
            body(arm);
        }
    }

    /// <summary>The arms of an exhaustive match leave nothing over; this is never run.</summary>
    private void GenerateNoArm(Text.TextLocation location)
    {
        if (!_builder.IsTerminated)
        {
            Locate(location);
            _builder.Panic(_builder.Const([.. "no arm of the match fits the value"u8]));
        }
    }

    /// <summary>What a pattern is matched against: a part of a value.</summary>
    private readonly record struct Subject(IrValue Root, TypeSymbol Type, ImmutableArray<PathStep> Steps, ImmutableArray<IrValue> Indices)
    {
        public IrValue Load(IrBuilder builder) => Steps.IsEmpty ? Root : builder.Get(Root, new IrPath(Steps), [.. Indices]);

        public Subject Part(PathStep step, TypeSymbol type) => this with { Type = type.Resolved, Steps = Steps.Add(step) };

        public Subject Element(IrValue index, TypeSymbol type)
            => new(Root, type.Resolved, Steps.Add(PathStep.UncheckedElement), Indices.Add(index));
    }

    /// <summary>Which variants of the matched value the arms so far have left over: the last one needs no test.</summary>
    private sealed class KnownVariants(EnumTypeSymbol type)
    {
        private readonly HashSet<int> _left = [.. Enumerable.Range(0, type.Variants.Length)];

        /// <summary>The index of the variant, once it has been read.</summary>
        public IrValue? Tag { get; set; }

        public bool IsOnlyOneLeft(int variant) => _left.Count == 1 && _left.Contains(variant);

        /// <summary>Takes out the variants that a pattern matches whatever their payload is.</summary>
        public void Remove(BoundPattern pattern)
        {
            switch (pattern)
            {
                case BoundVariantPattern variant when variant.Payload.All(PatternFacts.AlwaysMatches):
                    _left.Remove(variant.Variant.Index);
                    break;
                case BoundOrPattern alternatives:
                    foreach (var alternative in alternatives.Alternatives)
                    {
                        Remove(alternative);
                    }

                    break;
            }
        }
    }
}
