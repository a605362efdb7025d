// A field of a struct.
namespace Wyn.IR.Types;

/// <summary>A field of a struct.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
public sealed record IrField(string Name, IrType Type);
