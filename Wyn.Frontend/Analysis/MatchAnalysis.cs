// Which values the arms of a match leave out, and which patterns can never match because those before them match all that
// they do. Both walk the same table: a row for each pattern, a column for each part of the value that is still to be looked
// at. The first column is split into cases that every pattern in it either covers or not, and each case is looked at alone.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Analysis;

/// <summary>Finds what is missing and what is superfluous among the arms of a match.</summary>
internal static class MatchAnalysis
{
    /// <summary>Texts of values that no arm without a guard matches, found one by one; several may be the same.</summary>
    public static IEnumerable<string> FindMissing(IEnumerable<BoundArm> arms, TypeSymbol type)
    {
        List<ImmutableArray<BoundPattern?>> rows = [.. arms.Where(arm => arm.Guard is null).Select(arm => ImmutableArray.Create(Normalise(arm.Pattern)))];
        return Missing(rows, [type]).Select(row => row[0]);
    }

    /// <summary>Patterns, or alternatives of patterns, that match nothing that those before them leave.</summary>
    public static IEnumerable<BoundPattern> FindUnreachable(IEnumerable<BoundArm> arms, TypeSymbol type)
    {
        var rows = new List<ImmutableArray<BoundPattern?>>();
        foreach (var arm in arms)
        {
            foreach (var alternative in AlternativesOf(arm.Pattern))
            {
                var row = ImmutableArray.Create(Normalise(alternative));
                if (!IsUseful(rows, row, [type]))
                {
                    yield return alternative;
                }

                if (arm.Guard is null)
                {
                    rows.Add(row);
                }
            }
        }
    }

    private static IEnumerable<BoundPattern> AlternativesOf(BoundPattern pattern)
        => pattern is BoundOrPattern or ? or.Alternatives.SelectMany(AlternativesOf) : [pattern];

    /// <summary>A pattern, or null if it matches everything.</summary>
    private static BoundPattern? Normalise(BoundPattern pattern) => pattern switch
    {
        BoundWildcardPattern or BoundVariablePattern => null,
        BoundFieldsPattern fields when fields.Fields.All(part => Normalise(part.Pattern) is null) => null,
        BoundArrayPattern { HasRest: true, Elements.IsEmpty: true } => null,
        BoundOrPattern alternatives when alternatives.Alternatives.Any(alternative => Normalise(alternative) is null) => null,
        _ => pattern,
    };

    /// <summary>True if the row matches a value that none of the rows does.</summary>
    private static bool IsUseful(List<ImmutableArray<BoundPattern?>> rows, ImmutableArray<BoundPattern?> row, ImmutableArray<TypeSymbol> types)
    {
        if (row.IsEmpty)
        {
            return rows.Count == 0;
        }

        if (row[0] is BoundOrPattern alternatives)
        {
            return alternatives.Alternatives.Any(alternative => IsUseful(rows, row.SetItem(0, Normalise(alternative)), types));
        }

        rows = ExpandAlternatives(rows);
        foreach (var matchCase in PatternCase.Split(types[0], [.. rows.Select(other => other[0]).Append(row[0])], row[0]))
        {
            if (Specialise(row, matchCase) is { } inner && IsUseful(Specialise(rows, matchCase), inner, [.. matchCase.Parts, .. types[1..]]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The values that no row matches, as texts by column.</summary>
    private static IEnumerable<ImmutableArray<string>> Missing(List<ImmutableArray<BoundPattern?>> rows, ImmutableArray<TypeSymbol> types)
    {
        if (rows.Exists(row => row.All(pattern => pattern is null)))
        {
            yield break;
        }

        if (types.IsEmpty)
        {
            yield return [];
            yield break;
        }

        rows = ExpandAlternatives(rows);
        foreach (var matchCase in PatternCase.Split(types[0], [.. rows.Select(row => row[0])], null))
        {
            foreach (var texts in Missing(Specialise(rows, matchCase), [.. matchCase.Parts, .. types[1..]]))
            {
                yield return [matchCase.Describe(texts[..matchCase.Parts.Length]), .. texts[matchCase.Parts.Length..]];
            }
        }
    }

    private static List<ImmutableArray<BoundPattern?>> ExpandAlternatives(List<ImmutableArray<BoundPattern?>> rows)
        => rows.Exists(row => row[0] is BoundOrPattern)
            ? [.. rows.SelectMany(row => row[0] is { } head ? AlternativesOf(head).Select(alternative => row.SetItem(0, Normalise(alternative))) : [row])]
            : rows;

    private static List<ImmutableArray<BoundPattern?>> Specialise(List<ImmutableArray<BoundPattern?>> rows, PatternCase matchCase)
        => [.. rows.Select(row => Specialise(row, matchCase)).OfType<ImmutableArray<BoundPattern?>>()];

    /// <summary>The row for a value of the case: the patterns for its parts in place of the first one; null if that does not cover the case.</summary>
    private static ImmutableArray<BoundPattern?>? Specialise(ImmutableArray<BoundPattern?> row, PatternCase matchCase)
    {
        if (row[0] is not { } head)
        {
            return [.. new BoundPattern?[matchCase.Parts.Length], .. row[1..]];
        }

        return matchCase.PartsOf(head) is { } parts
            ? [.. parts.Select(part => part is null ? null : Normalise(part)), .. row[1..]]
            : null;
    }
}
