// One line of a deadlock's explanation.
namespace Wyn.Runtime;

/// <summary>A task that waits for another.</summary>
/// <param name="Awaiter">Who waits.</param>
/// <param name="Awaited">For whom.</param>
internal readonly record struct Wait(Future Awaiter, Future Awaited);
