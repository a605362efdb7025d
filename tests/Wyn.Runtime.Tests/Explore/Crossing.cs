// A moment at which several fibers could go on.
using System.Collections.Generic;

namespace Wyn.Runtime.Tests.Explore;

/// <summary>What a strategy knows when it picks.</summary>
/// <param name="Decision">The number of the decision in its schedule.</param>
/// <param name="Current">The fiber that has the turn.</param>
/// <param name="CanGoOn">True if the current fiber could go on.</param>
/// <param name="IsFree">True if a switch is no pre-emption: the current fiber waits, pauses or has ended.</param>
/// <param name="Ready">All fibers that could go on, in order of their numbers.</param>
/// <param name="Usual">The one that goes on where nothing is to be tried.</param>
internal readonly record struct Crossing(int Decision, Fiber Current, bool CanGoOn, bool IsFree, List<Fiber> Ready, Fiber Usual);
