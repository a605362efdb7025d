// Patterns: syntax and the type of the value -> bound patterns, which test the value and bind variables of the current scope. A
// name alone is a variant where the value's type has one of that name, else a variable. What is in error matches everything.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.IR.Model;
using Wyn.IR.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    /// <summary>The variables of a pattern, or of one alternative of it.</summary>
    /// <param name="shared">The variables of the alternatives before it: the same name is the same variable.</param>
    private sealed class PatternNames(ImmutableDictionary<string, LocalSymbol> shared)
    {
        public ImmutableDictionary<string, LocalSymbol> Shared { get; } = shared;

        /// <summary>What has been bound so far, in the order of the source.</summary>
        public Dictionary<string, LocalSymbol> Bound { get; } = [];
    }

    private BoundPattern BindPattern(PatternSyntax syntax, TypeSymbol type)
        => BindPattern(syntax, type, new PatternNames(ImmutableDictionary<string, LocalSymbol>.Empty));

    private BoundPattern BindPattern(PatternSyntax syntax, TypeSymbol type, PatternNames names) => syntax switch
    {
        WildcardPatternSyntax or ErrorPatternSyntax => new BoundWildcardPattern(type, At(syntax)),
        ParenthesizedPatternSyntax parenthesized => BindPattern(parenthesized.Pattern, type, names),
        LiteralPatternSyntax literal => BindLiteralPattern(literal, type),
        RangePatternSyntax range => BindRangePattern(range, type),
        NamePatternSyntax name => BindNamePattern(name, type, names),
        ConstructorPatternSyntax constructor => BindVariantPattern(constructor.Name, [.. constructor.Arguments.Items], type, names, At(syntax)),
        StructPatternSyntax structure => BindStructPattern(structure, type, names),
        TuplePatternSyntax tuple => BindTuplePattern(tuple, type, names),
        ArrayPatternSyntax array => BindArrayPattern(array, type, names),
        OrPatternSyntax alternatives => BindOrPattern(alternatives, type, names),
        _ => throw new UnreachableException($"pattern {syntax.Kind}"),
    };

    /// <summary>A pattern that is in error, or for a value that is: its names are variables all the same, so that no use of them is reported.</summary>
    private BoundWildcardPattern BindInError(SyntaxNode syntax, IEnumerable<PatternSyntax> parts, PatternNames names)
    {
        foreach (var part in parts)
        {
            BindPattern(part, TypeSymbol.Error, names);
        }

        return new BoundWildcardPattern(TypeSymbol.Error, At(syntax));
    }

    private BoundWildcardPattern ReportPatternType(PatternSyntax syntax, TypeSymbol pattern, TypeSymbol value, IEnumerable<PatternSyntax> parts, PatternNames names)
    {
        if (!value.IsError)
        {
            Report(TypeDiagnostics.PatternType, At(syntax), pattern, value);
        }

        return BindInError(syntax, parts, names);
    }

    // ---- Constants ----------------------------------------------------------------------------------------------------------

    private BoundPattern BindLiteralPattern(LiteralPatternSyntax syntax, TypeSymbol type)
        => ConstantOf(syntax, type) is { } value
            ? new BoundLiteralPattern(value, type, At(syntax))
            : new BoundWildcardPattern(TypeSymbol.Error, At(syntax));

    private BoundPattern BindRangePattern(RangePatternSyntax syntax, TypeSymbol type)
    {
        var start = ConstantOf(syntax.Start, type);
        var end = syntax.End is LiteralPatternSyntax literal ? ConstantOf(literal, start is null ? TypeSymbol.Error : type) : null;
        if (start is null || end is null)
        {
            return new BoundWildcardPattern(TypeSymbol.Error, At(syntax));
        }

        if (!TypeTraits.HasOrder(type))
        {
            Report(TypeDiagnostics.PatternRange, At(syntax), type);
            return new BoundWildcardPattern(TypeSymbol.Error, At(syntax));
        }

        return new BoundRangePattern(start, end, syntax.Operator.Kind == SyntaxKind.DotDotEqualsToken, type, At(syntax));
    }

    /// <summary>A constant of the value's type; null if it is none, which has been reported.</summary>
    private IrConstant? ConstantOf(LiteralPatternSyntax syntax, TypeSymbol type)
    {
        var bound = syntax.Literal is LiteralExpressionSyntax literal ? BindLiteral(literal.Token, syntax.Minus is not null) : BindExpression(syntax.Literal);
        if (bound.IsError || type.IsError)
        {
            return null;
        }

        if (bound is not BoundLiteral constant)
        {
            Report(new Diagnostic(BindingDiagnostics.PatternNotConstant, At(syntax), []) { Help = "bind the value to a name and compare it in a guard: 's if s == ...'" });
            return null;
        }

        if (type.IsOpen)
        {
            TypeVariable.TryUnify(type, constant.Type);
        }

        if (constant.Type.IsSameAs(type))
        {
            return constant.Value;
        }

        if (constant.Value is IntConstant number && type.Resolved.Kind == TypeKind.Float)
        {
            return new FloatConstant(number.Value);
        }

        Report(TypeDiagnostics.PatternType, At(syntax), constant.Type, type);
        return null;
    }

    // ---- Names --------------------------------------------------------------------------------------------------------------

    private BoundPattern BindNamePattern(NamePatternSyntax syntax, TypeSymbol type, PatternNames names)
    {
        if (syntax.Type is not null || FindPatternVariant(syntax, type, hasPayload: false) is not null)
        {
            return BindVariantPattern(syntax, default, type, names, At(syntax));
        }

        return syntax.Name.IsMissing ? new BoundWildcardPattern(type, At(syntax)) : BindVariablePattern(syntax.Name, type, names);
    }

    private BoundVariablePattern BindVariablePattern(SyntaxToken name, TypeSymbol type, PatternNames names)
    {
        if (names.Bound.ContainsKey(name.Text))
        {
            Report(BindingDiagnostics.DuplicatePatternName, At(name), name.Text);
        }

        if (!names.Shared.TryGetValue(name.Text, out var variable))
        {
            variable = DeclareLocal(name, type, isConst: false);
        }
        else if (!TypeVariable.TryUnify(variable.Type, type) && !type.IsError && !variable.Type.IsError)
        {
            Report(new Diagnostic(TypeDiagnostics.AlternativeTypes, At(name), [name.Text, variable.Type, type])
            {
                Labels = [new DiagnosticLabel(variable.Location, $"this is {variable.Type}")],
            });
        }

        names.Bound.TryAdd(name.Text, variable);
        return new BoundVariablePattern(variable, At(name));
    }

    /// <summary>The variant that a pattern names; null if there is none of that name, so that the name alone is a variable.</summary>
    private VariantReference? FindPatternVariant(NamePatternSyntax syntax, TypeSymbol type, bool hasPayload)
    {
        var isNone = syntax.Name.Text is "None" or "none";
        var text = isNone ? "None" : syntax.Name.Text;
        if (syntax.Type is { } qualifier)
        {
            return FindType(qualifier.Text) is EnumDefinition named && HasVariant(named, text) ? new VariantReference(named, text) : null;
        }

        if (type.Resolved is EnumTypeSymbol { Definition: var declared })
        {
            return HasVariant(declared, text) ? new VariantReference(declared, text) : null;
        }

        return hasPayload || isNone || type.IsOpen || type.IsError ? FindBareVariant(syntax.Name, type) : null;
    }

    private static bool HasVariant(EnumDefinition definition, string name) => definition.VariantSyntaxes.Any(variant => variant.Name.Text == name);

    // ---- Values made of parts -----------------------------------------------------------------------------------------------

    /// <summary>A variant; without written parts it stands for the variant whatever its payload is.</summary>
    private BoundPattern BindVariantPattern(
        NamePatternSyntax syntax, ImmutableArray<PatternSyntax> parts, TypeSymbol type, PatternNames names, Text.TextLocation location)
    {
        var written = parts.IsDefault ? [] : parts;
        if (FindPatternVariant(syntax, type, hasPayload: !parts.IsDefault) is not { } reference)
        {
            ReportUnknownVariant(syntax, type);
            return BindInError(syntax, written, names);
        }

        var declared = (EnumTypeSymbol)reference.Enum.Instantiate([.. reference.Enum.TypeParameters.Select(_ => (TypeSymbol)new TypeVariable())]);
        if (type.IsError || !TypeVariable.TryUnify(declared, type))
        {
            return ReportPatternType(syntax, declared, type, written, names);
        }

        // The reference was made from a variant of the enum.
        var variant = declared.Find(reference.Name)!;
        if (parts.IsDefault)
        {
            return new BoundVariantPattern(variant, [.. variant.Payload.Select(part => new BoundWildcardPattern(part.Type, location))], declared, location);
        }

        if (parts.Length != variant.Payload.Length)
        {
            ReportParts(syntax, $"'{variant.Name}'", variant.Payload.Length, parts.Length);
            return BindInError(syntax, parts, names);
        }

        return new BoundVariantPattern(variant, [.. parts.Select((part, i) => BindPattern(part, variant.Payload[i].Type, names))], declared, location);
    }

    private void ReportUnknownVariant(NamePatternSyntax syntax, TypeSymbol type)
    {
        var declared = syntax.Type is { } qualifier ? FindType(qualifier.Text) as EnumDefinition : (type.Resolved as EnumTypeSymbol)?.Definition;
        if (syntax.Name.IsMissing || (type.IsError && syntax.Type is null))
        {
            return;
        }

        if (declared is null && syntax.Type is { } unknown)
        {
            Report(BindingDiagnostics.UndefinedType, At(unknown), unknown.Text);
            return;
        }

        var near = declared is null ? null : NearestName.Find(syntax.Name.Text, VariantNames(declared));
        Report(new Diagnostic(BindingDiagnostics.UndefinedVariant, At(syntax.Name), [syntax.Name.Text, declared is null ? "" : $" in enum '{declared.Name}'"])
        {
            Help = near is null ? null : $"Did you mean '{near}'?",
        });
    }

    private void ReportParts(SyntaxNode syntax, string what, int expected, int found)
    {
        var parts = expected switch
        {
            0 => "no parts",
            1 => "1 part",
            _ => string.Create(CultureInfo.InvariantCulture, $"{expected} parts"),
        };
        Report(TypeDiagnostics.PatternParts, At(syntax), what, parts, found);
    }

    private BoundPattern BindStructPattern(StructPatternSyntax syntax, TypeSymbol type, PatternNames names)
    {
        var parts = syntax.Fields.Items.Select(field => field.Pattern ?? new NamePatternSyntax(null, null, field.Name));
        if (FindType(syntax.Name.Name.Text) is not StructDefinition definition)
        {
            Report(BindingDiagnostics.UndefinedType, At(syntax.Name), syntax.Name.Name.Text);
            return BindInError(syntax, parts, names);
        }

        var declared = (StructTypeSymbol)definition.Instantiate([.. definition.TypeParameters.Select(_ => (TypeSymbol)new TypeVariable())]);
        if (type.IsError || !TypeVariable.TryUnify(declared, type))
        {
            return ReportPatternType(syntax, declared, type, parts, names);
        }

        var fields = ImmutableArray.CreateBuilder<BoundFieldPattern>();
        foreach (var field in syntax.Fields.Items)
        {
            var index = declared.IndexOf(field.Name.Text);
            var fieldType = index < 0 ? TypeSymbol.Error : declared.Fields[index].Type;
            if (index < 0 && !field.Name.IsMissing)
            {
                var near = NearestName.Find(field.Name.Text, declared.Fields.Select(candidate => candidate.Name));
                Report(new Diagnostic(BindingDiagnostics.UnknownField, At(field.Name), [definition.Name, field.Name.Text])
                {
                    Help = near is null ? null : $"Did you mean '{near}'?",
                });
            }

            var pattern = field.Pattern is { } inner ? BindPattern(inner, fieldType, names) : BindVariablePattern(field.Name, fieldType, names);
            if (fields.Any(other => other.Field == index))
            {
                Report(BindingDiagnostics.DuplicateField, At(field.Name), field.Name.Text);
            }
            else if (index >= 0)
            {
                fields.Add(new BoundFieldPattern(index, pattern));
            }
        }

        return new BoundFieldsPattern(fields.DrainToImmutable(), declared, At(syntax));
    }

    private BoundPattern BindTuplePattern(TuplePatternSyntax syntax, TypeSymbol type, PatternNames names)
    {
        var parts = syntax.Elements.Items;
        var declared = new TupleTypeSymbol([.. parts.Select(_ => (TypeSymbol)new TypeVariable())]);
        if (type.Resolved is TupleTypeSymbol tuple && tuple.Elements.Length != parts.Length)
        {
            ReportParts(syntax, tuple.ToString(), tuple.Elements.Length, parts.Length);
            return BindInError(syntax, parts, names);
        }

        if (type.IsError || !TypeVariable.TryUnify(declared, type))
        {
            return ReportPatternType(syntax, declared, type, parts, names);
        }

        return new BoundFieldsPattern(
            [.. parts.Select((part, i) => new BoundFieldPattern(i, BindPattern(part, declared.Elements[i], names)))], declared, At(syntax));
    }

    private BoundPattern BindArrayPattern(ArrayPatternSyntax syntax, TypeSymbol type, PatternNames names)
    {
        var parts = syntax.Elements.Items.Where(part => part is not RestPatternSyntax).ToList();
        var rest = syntax.Elements.Items.OfType<RestPatternSyntax>().FirstOrDefault();
        var declared = new ArrayTypeSymbol(new TypeVariable());
        if (type.IsError || !TypeVariable.TryUnify(declared, type))
        {
            BindRest(rest, TypeSymbol.Error, names);
            return ReportPatternType(syntax, declared, type, parts, names);
        }

        ImmutableArray<BoundPattern> elements = [.. parts.Select(part => BindPattern(part, declared.Element, names))];
        return new BoundArrayPattern(elements, rest is not null, BindRest(rest, declared, names), declared, At(syntax));
    }

    private LocalSymbol? BindRest(RestPatternSyntax? rest, TypeSymbol type, PatternNames names)
        => rest is { Name: { Kind: SyntaxKind.IdentifierToken } name } ? BindVariablePattern(name, type, names).Variable : null;

    // ---- Alternatives -------------------------------------------------------------------------------------------------------

    private BoundOrPattern BindOrPattern(OrPatternSyntax syntax, TypeSymbol type, PatternNames names)
    {
        var first = new PatternNames(names.Shared);
        var alternatives = ImmutableArray.CreateBuilder<BoundPattern>();
        foreach (var alternative in syntax.Alternatives.Items)
        {
            var own = alternatives.Count == 0 ? first : new PatternNames(names.Shared.SetItems(first.Bound));
            alternatives.Add(BindPattern(alternative, type, own));
            foreach (var name in own.Bound.Keys.Except(first.Bound.Keys).Concat(first.Bound.Keys.Except(own.Bound.Keys)))
            {
                Report(new Diagnostic(BindingDiagnostics.AlternativeNames, At(alternative), [name])
                {
                    Help = "use '_' for what the arm does not need, or write two arms",
                });
            }
        }

        foreach (var (name, variable) in first.Bound)
        {
            if (!names.Bound.TryAdd(name, variable))
            {
                Report(BindingDiagnostics.DuplicatePatternName, At(syntax), name);
            }
        }

        return new BoundOrPattern(alternatives.DrainToImmutable(), type, At(syntax));
    }
}
