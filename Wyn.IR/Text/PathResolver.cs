// The steps of a path as text -> the steps in the type of the root. Reports the first one that the type does not have.
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Text;

internal sealed class PathResolver(IrTextErrors errors)
{
    /// <summary>The path; null if a step leads nowhere.</summary>
    public IrPath? Resolve(ImmutableArray<PathStepSyntax> syntax, IrType root)
    {
        var steps = ImmutableArray.CreateBuilder<PathStep>(syntax.Length);
        var type = root;
        foreach (var stepSyntax in syntax)
        {
            if (Resolve(stepSyntax, type) is not { } step)
            {
                return null;
            }

            if (step.PartOf(type) is not { } part)
            {
                errors.Add(stepSyntax.Name.Position, Describe(stepSyntax, type));
                return null;
            }

            steps.Add(step);
            type = part;
        }

        return new IrPath(steps.DrainToImmutable());
    }

    private PathStep? Resolve(PathStepSyntax syntax, IrType type) => syntax.Kind switch
    {
        PathStepKind.Element => PathStep.Element,
        PathStepKind.UncheckedElement => PathStep.UncheckedElement,
        PathStepKind.Field => FindField(syntax.Name, type) is { } field ? PathStep.Field(field) : null,
        PathStepKind.Payload => FindPayload(syntax, type),
        _ => throw new UnreachableException($"path step {syntax.Kind} has no text"),
    };

    private int? FindField(NameSyntax name, IrType type)
    {
        if (type is StructType record)
        {
            for (var i = 0; i < record.Fields.Length; i++)
            {
                if (record.Fields[i].Name == name.Text)
                {
                    return i;
                }
            }

            errors.AddUnknown(name.Position, $"field of {type}", "", name.Text, record.Fields.Select(field => field.Name));
            return null;
        }

        if (type is TupleType && TryNumber(name, out var index))
        {
            return index;
        }

        errors.Add(name.Position, $"{type} has no field '{name.Text}'");
        return null;
    }

    private PathStep? FindPayload(PathStepSyntax syntax, IrType type)
    {
        if (type is not EnumType sum)
        {
            errors.Add(syntax.Variant.Position, $"{type} is no enum");
            return null;
        }

        var variant = sum.IndexOf(syntax.Variant.Text);
        if (variant < 0)
        {
            errors.AddUnknown(syntax.Variant.Position, $"variant of {type}", "", syntax.Variant.Text, sum.Variants.Select(candidate => candidate.Name));
            return null;
        }

        if (TryNumber(syntax.Name, out var index))
        {
            return PathStep.Payload(variant, index);
        }

        errors.Add(syntax.Name.Position, Describe(syntax, type));
        return null;
    }

    private static bool TryNumber(NameSyntax name, out int number)
        => int.TryParse(name.Text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Describe(PathStepSyntax syntax, IrType type) => syntax.Kind switch
    {
        PathStepKind.Field => $"{type} has no field '{syntax.Name.Text}'",
        PathStepKind.Payload => $"variant {syntax.Variant.Text} of {type} has no element '{syntax.Name.Text}'",
        _ => $"{type} is no array",
    };
}
