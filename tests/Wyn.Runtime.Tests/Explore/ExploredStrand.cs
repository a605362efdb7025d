// A task under the explorer whose body may wait.
using Wyn.Stress;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class ExploredStrand(Worker worker) : Strand<ExplorerHooks>(worker);
