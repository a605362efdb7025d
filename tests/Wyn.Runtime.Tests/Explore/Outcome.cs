// How one schedule went.
namespace Wyn.Runtime.Tests.Explore;

/// <summary>What a run gives.</summary>
/// <param name="Failure">What went wrong; null if nothing.</param>
/// <param name="Schedule">The schedule, for <see cref="Replay"/>.</param>
/// <param name="Steps">How many steps it had.</param>
internal readonly record struct Outcome(string? Failure, string Schedule, int Steps);
