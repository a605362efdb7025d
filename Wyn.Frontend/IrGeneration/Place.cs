// A place that an assignment or an in-out argument goes to: a root, and the steps from there. Whatever it takes to find it has
// been evaluated; keys of maps are looked up only when the place is opened, so that nothing can come in between.
using System.Collections.Immutable;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;
using Wyn.IR.Model;

namespace Wyn.Frontend.IrGeneration;

/// <summary>A step from a value to a part of it.</summary>
/// <param name="Step">The step; not used for an element of a map.</param>
/// <param name="Operand">The index or key, evaluated; null for a field.</param>
/// <param name="MapElement">The element of a map; null for any other step.</param>
internal readonly record struct PlaceStep(PathStep Step, IrValue? Operand, BoundMapElement? MapElement);

/// <summary>A place.</summary>
/// <param name="Root">Where it begins.</param>
/// <param name="Variable">The variable at the root; null for a value without a name.</param>
/// <param name="Steps">The steps from there, perhaps none.</param>
/// <param name="Bracket">The bracket of the last index among them; null if there is none.</param>
internal sealed record Place(PlaceRoot Root, VariableSymbol? Variable, ImmutableArray<PlaceStep> Steps, TextLocation? Bracket)
{
    public bool IsWhole => Steps.IsEmpty;
}

/// <summary>A path from a root with its indices, ready to be used.</summary>
internal readonly record struct OpenPath(IrPath Path, IrValue[] Indices);
