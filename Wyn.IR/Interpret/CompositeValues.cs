// What the interpreter puts in Value.Reference for types with parts. All but the box are never changed once they are made, so
// that a copy of a value is the same reference; a struct or tuple is a plain Value[], an array an ImmutableList<Value>.
namespace Wyn.IR.Interpret;

/// <summary>A value of an enum.</summary>
/// <param name="Tag">The index of the variant.</param>
/// <param name="Payload">What it carries.</param>
internal sealed record EnumValue(int Tag, Value[] Payload);

/// <summary>A closure.</summary>
/// <param name="Function">What it calls.</param>
/// <param name="Captures">The values of the first parameters.</param>
internal sealed record ClosureValue(DecodedFunction Function, Value[] Captures);

/// <summary>The cell of a captured variable.</summary>
/// <param name="name">The name of the variable.</param>
internal sealed class BoxValue(string name)
{
    /// <summary>The name of the variable.</summary>
    public string Name { get; } = name;

    /// <summary>What the cell holds.</summary>
    public Value Content { get; set; }
}

/// <summary>What stands in a place that something was moved out of; to read it is a mistake of the compiler.</summary>
internal sealed class Hole
{
    /// <summary>The hole.</summary>
    public static readonly Value Value = new() { Reference = new Hole() };

    private Hole()
    {
    }
}
