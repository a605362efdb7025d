// The heap frame of a suspended call: its live owned values and where it goes on.
namespace Wyn.Runtime;

/// <summary>
/// The frame of a suspended call. A function that may suspend returns one, or null when it has completed; lowered code
/// derives from it.
/// </summary>
public abstract class Frame;
