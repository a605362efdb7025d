// A place of a generated program: a variable or a part of one.
using System.Collections.Generic;

namespace Wyn.Fuzz;

/// <summary>A path from a variable to one of its parts.</summary>
/// <param name="Root">The variable.</param>
/// <param name="Text">The path as it is written.</param>
/// <param name="Type">The type of the part.</param>
/// <param name="Guards">What must hold, in this order, for the part to be there.</param>
internal sealed record Place(Variable Root, string Text, GeneratedType Type, IReadOnlyList<string> Guards);
