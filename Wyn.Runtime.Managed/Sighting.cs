// What a thief remembers of another worker's ring.
namespace Wyn.Runtime;

/// <summary>The task that stood first in a ring when it was last looked at.</summary>
/// <param name="Tag">The task's tag, 0 for none.</param>
/// <param name="Since">When it was first seen there, in microseconds.</param>
internal readonly record struct Sighting(long Tag, long Since);
