// The unit in which task memory is made: cells of one spawn site, side by side. A cell is a header word and its payload
// slots; Words holds no references, so the collector never looks into it; References lies parallel to it where the site
// needs one. Cells of futures are never used again: the collector takes a chunk when no handle, frame or queue refers to
// it (R3). Cells of detached tasks come back through Returned, which any worker may push to and the owner empties.
using System;

namespace Wyn.Runtime;

/// <summary>Memory for a number of tasks of one site. Only the runtime looks inside.</summary>
public sealed class TaskChunk
{
    /// <summary>How far a chunk's number stands above the index in a tag.</summary>
    internal const int TagShift = 24;

    /// <summary>The part of a tag that is the index of a cell's header.</summary>
    internal const long IndexMask = (1L << TagShift) - 1;

    // Cells, and words: larger arrays would land on the large object heap, which is only collected with everything else.
    private const int MaxCells = 4096;
    private const int MaxWords = 8192;

    /// <summary>Makes a chunk of up to <paramref name="cells"/> cells.</summary>
    internal TaskChunk(SpawnSite site, int cells, long number)
    {
        Site = site;
        Stride = StrideOf(site);
        Tag = number << TagShift;
        End = Math.Min(cells, CapacityOf(site)) * Stride;
        Words = new long[End];
        References = site.HasReferences ? new object?[End] : null;
        Returned = [0];
    }

    /// <summary>The site of all tasks of the chunk.</summary>
    internal SpawnSite Site { get; }

    /// <summary>The words from one header to the next.</summary>
    internal int Stride { get; }

    /// <summary>Where the last cell ends.</summary>
    internal int End { get; }

    /// <summary>The chunk's number in the run, shifted; with a cell's index added it is the cell's tag, never the same for two.</summary>
    internal long Tag { get; }

    /// <summary>The cells: all FREE, which is 0, until they are published.</summary>
    internal long[] Words { get; }

    /// <summary>The reference slots, at the indices of the headers and what follows them; null if the site needs none.</summary>
    internal object?[]? References { get; }

    /// <summary>One shared word: 1 + index of the first returned cell, 0 for none. Returned cells link through their first slot.</summary>
    internal long[] Returned { get; }

    /// <summary>How many cells a full chunk of a site has.</summary>
    internal static int CapacityOf(SpawnSite site) => Math.Max(1, Math.Min(MaxCells, MaxWords / StrideOf(site)));

    // A cell has at least one slot: a returned cell links through it.
    private static int StrideOf(SpawnSite site) => 1 + Math.Max(1, site.Slots);
}
