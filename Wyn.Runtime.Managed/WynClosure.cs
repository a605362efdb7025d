// A function with the values that it captured: immutable. Emitted classes add, for each function type, a method to call it,
// and for each function that becomes a closure a field for each captured value.
namespace Wyn.Runtime;

/// <summary>A closure.</summary>
public abstract class WynClosure : IBoxHolder
{
    /// <summary>Shows the captured values that may hold a box; a closure without such has nothing to show.</summary>
    public virtual void FindBoxes(BoxSearch search)
    {
    }
}
