// A variant of an enum.
using System.Collections.Immutable;

namespace Wyn.IR.Types;

/// <summary>A variant of an enum.</summary>
/// <param name="Name">The name.</param>
/// <param name="Payload">The types of what the variant carries; none for a plain one.</param>
public sealed record IrVariant(string Name, ImmutableArray<IrType> Payload);
