// A worker's pools, one per site, behind a small table that finds the right one with one look in nearly all cases.
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wyn.Runtime;

/// <summary>All pools of one worker. A mutable struct: lives in a field of its worker.</summary>
internal struct CellPools
{
    private const int FirstTableSize = 16;
    private const int TableEntriesPerPool = 4;

    private readonly Dictionary<SpawnSite, CellPool> _pools;

    // Indexed by the site's hash: the pool that was last used of those whose sites meet there. A power of two long.
    private CellPool?[] _recent;

    public CellPools()
    {
        _pools = [];
        _recent = new CellPool?[FirstTableSize];
    }

    /// <summary>A FREE cell for a task of the site, never handed out before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Future Take<THooks>(Scheduler scheduler, SpawnSite site)
        where THooks : struct, ISchedulerHooks
    {
        // unchecked: the mask keeps the index inside
        var pool = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_recent), site.Hash & (_recent.Length - 1));
        return pool is not null && pool.Site == site && pool.TryTake(out var cell) ? cell : TakeSlowly<THooks>(scheduler, site);
    }

    /// <summary>A FREE cell for a detached task of the site, used before if one has come back.</summary>
    public Future TakeDetached<THooks>(Scheduler scheduler, SpawnSite site)
        where THooks : struct, ISchedulerHooks
        => Find<THooks>(scheduler, site).TryReuse<THooks>(out var cell) ? cell : Take<THooks>(scheduler, site);

    /// <summary>Takes back the cell of a detached task that has ended.</summary>
    public readonly void Return<THooks>(Future cell)
        where THooks : struct, ISchedulerHooks
    {
        var site = cell.Chunk!.Site; // a task has a chunk
        var pool = _recent[site.Hash & (_recent.Length - 1)];
        if (pool is null || !pool.TryReturn(cell))
        {
            CellPool.ReturnToOwner<THooks>(cell);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Future TakeSlowly<THooks>(Scheduler scheduler, SpawnSite site)
        where THooks : struct, ISchedulerHooks
    {
        var pool = Find<THooks>(scheduler, site);
        if (!pool.TryTake(out var cell))
        {
            pool.Refill<THooks>(scheduler);
            pool.TryTake(out cell);
        }

        return cell;
    }

    private CellPool Find<THooks>(Scheduler scheduler, SpawnSite site)
        where THooks : struct, ISchedulerHooks
    {
        ref var recent = ref _recent[site.Hash & (_recent.Length - 1)];
        if (recent is null || recent.Site != site)
        {
            if (!_pools.TryGetValue(site, out var pool))
            {
                pool = new CellPool(site, new TaskChunk(site, CellPool.FirstCells, scheduler.NextChunkNumber<THooks>()));
                _pools.Add(site, pool);
            }

            recent = pool;
            if (_pools.Count * TableEntriesPerPool > _recent.Length)
            {
                _recent = new CellPool?[_recent.Length * 2];
            }

            return pool;
        }

        return recent;
    }
}
