// R3: where a worker gets the cells of one site from. Cells come one after the other from the current chunk; a full chunk is
// forgotten (its handles keep it alive). Cells of detached tasks come back: to the list here if the runner owns the chunk,
// else to the chunk's own list. Touched by one worker only, apart from
// TaskChunk.Shared.
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <summary>The cells of one site that one worker hands out.</summary>
internal sealed class CellPool(SpawnSite site, TaskChunk chunk)
{
    private const int Growth = 8;

    private readonly int _stride = chunk.Stride;
    private TaskChunk _chunk = chunk;
    private int _next;
    private int _end = chunk.End;

    // 1 + index of the first cell that came back, 0 for none; they link through their first slot.
    private int _returned;

    /// <summary>How many cells the first chunk of a site has; each further one has more, up to a full chunk.</summary>
    public const int FirstCells = 64;

    /// <summary>The site.</summary>
    public SpawnSite Site { get; } = site;

    /// <summary>A FREE cell that was never handed out before; false if the chunk is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(out Future cell)
    {
        var next = _next;
        cell = new Future(_chunk, next);
        if (next == _end)
        {
            return false;
        }

        _next = next + _stride;
        return true;
    }

    /// <summary>A FREE cell of a detached task that has ended; false if none has come back.</summary>
    public bool TryReuse<THooks>(out Future cell)
        where THooks : struct, ISchedulerHooks
    {
        if (_returned == 0 && _next == _end)
        {
            _returned = TakeReturned<THooks>();
        }

        if (_returned == 0)
        {
            cell = default;
            return false;
        }

        cell = new Future(_chunk, _returned - 1);
        _returned = (int)cell.Word(0);
        return true;
    }

    /// <summary>Takes back a cell of a detached task that has ended; false if it is not of the current chunk.</summary>
    public bool TryReturn(Future cell)
    {
        if (cell.Chunk != _chunk)
        {
            return false;
        }

        cell.Word(0) = _returned;
        _returned = cell.Index + 1;
        return true;
    }

    /// <summary>Gives back a cell of a detached task to whichever worker owns its chunk; if none does any more, to the collector.</summary>
    public static void ReturnToOwner<THooks>(Future cell)
        where THooks : struct, ISchedulerHooks
    {
        var shared = cell.Chunk!.Shared; // a task has a chunk
        var first = THooks.Load(shared, TaskChunk.Returned);
        while (true)
        {
            cell.Word(0) = first;

            // pairs with TakeReturned, which takes the whole list: no cell leaves it singly, so the link cannot be stale
            var seen = THooks.CompareExchange(shared, TaskChunk.Returned, cell.Index + 1, first);
            if (seen == first)
            {
                return;
            }

            first = seen;
        }
    }

    /// <summary>Goes on with a new chunk.</summary>
    public void Refill<THooks>(Scheduler scheduler)
        where THooks : struct, ISchedulerHooks
    {
        var cells = _end / _stride;
        _chunk = new TaskChunk(Site, cells * Growth, scheduler.NextChunkNumber<THooks>());
        _next = 0;
        _end = _chunk.End;
        _returned = 0;
    }

    private int TakeReturned<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        var shared = _chunk.Shared;
        var first = THooks.Load(shared, TaskChunk.Returned);
        while (first != 0)
        {
            var seen = THooks.CompareExchange(shared, TaskChunk.Returned, 0, first); // pairs with ReturnToOwner: acquires the links
            if (seen == first)
            {
                break;
            }

            first = seen;
        }

        return (int)first;
    }
}
