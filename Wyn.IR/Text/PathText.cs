// A path as the text form writes it: `.x` or `.0` a field, `[%i]` an element, `[%i!]` an element whose index is not checked,
// `?Node.0` an element of a variant's payload.
using System.Collections.Generic;
using System.Text;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Text;

internal static class PathText
{
    /// <summary>The text of a path from a root of a type; a step that the type does not have is written with numbers.</summary>
    public static string Write(IrPath path, IrType root, IReadOnlyList<string> indices)
    {
        StringBuilder text = new();
        IrType? type = root;
        var index = 0;
        foreach (var step in path.Steps)
        {
            text.Append(step.Kind switch
            {
                PathStepKind.Field => $".{FieldName(type, step.Index)}",
                PathStepKind.Payload => $"?{VariantName(type, step.Variant)}.{step.Index}",
                PathStepKind.Element => $"[{indices[index++]}]",
                _ => $"[{indices[index++]}!]",
            });
            type = type is null ? null : step.PartOf(type);
        }

        return text.ToString();
    }

    private static string FieldName(IrType? type, int index)
        => type is StructType record && index < record.Fields.Length ? record.Fields[index].Name : $"{index}";

    private static string VariantName(IrType? type, int index)
        => type is EnumType sum && index < sum.Variants.Length ? sum.Variants[index].Name : $"{index}";
}
