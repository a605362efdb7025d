// A number that an explored program counts up and waits for. Its steps are the explorer's, so that a fiber that waits takes no
// turn, and the explorer knows what the program itself shares.
namespace Wyn.Runtime.Tests.Explore;

internal sealed class Counter
{
    public int Value { get; set; }
}
