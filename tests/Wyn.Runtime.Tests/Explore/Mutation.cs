// Planted bugs: the protocol with one of its steps left out. The explorer must find a failing schedule for each.
namespace Wyn.Runtime.Tests.Explore;

internal enum Mutation
{
    None,

    /// <summary>No fence between arming Wanted and the last look.</summary>
    NoFence,

    /// <summary>No last look between arming Wanted and parking.</summary>
    NoLastLook,

    /// <summary>Compare-and-swap as a load and a store with a gap between.</summary>
    TornCompareExchange,

    /// <summary>Completion stores DONE over a waiter that has just entered itself.</summary>
    CompletionIgnoresWaiter,

    /// <summary>Waking a thread that is not parked yet does nothing.</summary>
    PermitIsLost,

    /// <summary>The gate and the queue's lock let everybody in.</summary>
    NoMutualExclusion,

    /// <summary>A push does not look whether somebody wants work.</summary>
    PushWakesNobody,

    /// <summary>NEW is stored before the arguments.</summary>
    PublishBeforeArguments,

    /// <summary>DONE is stored before the result.</summary>
    ResultAfterDone,

    /// <summary>A task is claimed by a store, after the look that found it NEW.</summary>
    ClaimByStore,

    /// <summary>Wanted is armed after the last look, not before it.</summary>
    ArmAfterLook,

    /// <summary>The number of queued batches only grows.</summary>
    ForgetDecrement,

    /// <summary>A task counts as suspended only when it has told what it waits for.</summary>
    SuspendAfterRegister,

    /// <summary>The list of waiters of a task that is done can still be added to.</summary>
    WaitersStayOpen,

    /// <summary>A select goes to sleep although it was called while it looked.</summary>
    SelectIgnoresCall,

    /// <summary>Who parks for a timer sleeps until it is called.</summary>
    TimeOutIsLost,

    /// <summary>No bug: every wake-up leaves a permit behind, as if it came twice. Who parks must look at its condition again.</summary>
    PermitsAreLeftOver,
}
