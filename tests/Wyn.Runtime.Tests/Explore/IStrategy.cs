// Who decides. A strategy serves schedule after schedule; the same choices give the same schedule.
namespace Wyn.Runtime.Tests.Explore;

internal interface IStrategy
{
    /// <summary>A schedule begins.</summary>
    void Begin();

    /// <summary>Picks who goes on, of several. See <see cref="Crossing"/>.</summary>
    Fiber PickFiber(in Crossing crossing);

    /// <summary>A fiber looks at a place to which another one has buffered stores: how many of them it does not see yet.</summary>
    int PickUnseen(int decision, int most);
}
