// What can be said about patterns without a value.
using System.Linq;
using Wyn.Frontend.Binding;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Questions about patterns.</summary>
internal static class PatternFacts
{
    /// <summary>True if a pattern matches every value of its type.</summary>
    public static bool AlwaysMatches(BoundPattern pattern) => pattern switch
    {
        BoundWildcardPattern or BoundVariablePattern => true,
        BoundFieldsPattern fields => fields.Fields.All(field => AlwaysMatches(field.Pattern)),
        BoundArrayPattern array => array.HasRest && array.Elements.IsEmpty,
        BoundOrPattern alternatives => alternatives.Alternatives.Any(AlwaysMatches),
        _ => false,
    };
}
