// What a program may name by a number: see HandleTable.
namespace Wyn.Runtime;

/// <summary>A channel or a cell.</summary>
public abstract class WynHandled
{
    /// <summary>Handles, under the table's lock: the number of the object, 0 while it has none.</summary>
    internal long Handle { get; set; }
}
