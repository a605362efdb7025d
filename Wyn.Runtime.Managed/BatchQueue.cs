// R4: the global queue: batches of hints, first in first out, under one lock that is taken once per batch. Its length is
// also a shared word, for looks without the lock. Batches whose tasks have all been started elsewhere are dropped from the
// old end as new ones come in, so that a program that awaits faster than workers dequeue keeps no memory.
namespace Wyn.Runtime;

/// <summary>The queue between the workers of a run.</summary>
internal sealed class BatchQueue(long[] words)
{
    // Two looks per new batch: the queue shrinks while its old end is stale.
    private const int LooksPerAdd = 2;

    private readonly object _gate = new();
    private Batch? _first;
    private Batch? _last;

    /// <summary>True if there was no batch a moment ago.</summary>
    public bool IsEmpty<THooks>()
        where THooks : struct, ISchedulerHooks
        => THooks.Load(words, SharedWords.QueuedBatches) == 0; // a look; TryTake decides under the lock

    /// <summary>Adds a batch, which the caller gives up.</summary>
    public void Add<THooks>(Batch batch)
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(_gate);
        for (var looks = 0; looks < LooksPerAdd && _first is { } oldest && !oldest.HasClaimable<THooks>(); looks++)
        {
            RemoveFirst<THooks>(oldest);
        }

        if (_last is null)
        {
            _first = batch;
        }
        else
        {
            _last.Next = batch;
        }

        _last = batch;
        ChangeCount<THooks>(1);
        THooks.Exit(_gate);
    }

    /// <summary>Takes the oldest batch that is not stale; null if there is none.</summary>
    public Batch? TryTake<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        if (IsEmpty<THooks>())
        {
            return null;
        }

        THooks.Enter(_gate);
        var batch = _first;
        while (batch is not null)
        {
            RemoveFirst<THooks>(batch);
            if (batch.HasClaimable<THooks>())
            {
                break;
            }

            batch = _first;
        }

        THooks.Exit(_gate);
        return batch;
    }

    private void RemoveFirst<THooks>(Batch first)
        where THooks : struct, ISchedulerHooks
    {
        _first = first.Next;
        first.Next = null;
        if (_first is null)
        {
            _last = null;
        }

        ChangeCount<THooks>(-1);
    }

    // Under the lock, so a load and a store are enough; pairs with IsEmpty.
    private void ChangeCount<THooks>(int change)
        where THooks : struct, ISchedulerHooks
        => THooks.Store(words, SharedWords.QueuedBatches, THooks.Load(words, SharedWords.QueuedBatches) + change);
}
