/* The address space of a run: reserved once, made usable piece by piece, never given back before the run ends. Blocks keep
 * their addresses, and reading a block that was freed is always allowed: stale hints do (R5). No twin: .NET has a heap. */
#include "types.h"

enum {
    SMALLEST_RANGE_SHIFT = 26,
    LARGEST_RANGE_SHIFT = 36,
    SMALLEST_COMMIT = 1 << 18,
    LARGEST_COMMIT = 1 << 26,
    COMMITS_PER_SIZE = 4,
    LARGE_PAGES_FROM = 1 << 22,
};

/* The index of a block, and the block of an index. */
static inline uint32_t range_index(const wyn_runtime_t *runtime, const void *block) {
    return (uint32_t)((uintptr_t)((const uint8_t *)block - runtime->range.base) >> GRANULE_SHIFT);
}

static inline void *range_at(const wyn_runtime_t *runtime, uint32_t index) {
    return runtime->range.base + ((size_t)index << GRANULE_SHIFT);
}

/* Reserves as much as the system allows: 64 GB, half as much where that is refused, and so on. */
static bool range_open(range_t *range) {
    *range = (range_t){0};
    for (int shift = LARGEST_RANGE_SHIFT; shift >= SMALLEST_RANGE_SHIFT; shift--) {
        range->base = prim_reserve((size_t)1 << shift);
        if (range->base != NULL) {
            range->size = (size_t)1 << shift;
            return true;
        }
    }
    return false;
}

/* Under the gate, or alone: makes [0, used) usable. Commits ahead, in proportion to what is in use: a call costs far more
 * than a page. A program that has used some megabytes is about to use more, and is better served with large pages: the first
 * touch of memory is what most tasks cost that are held at once. */
static bool range_commit(range_t *range, size_t used) {
    size_t step = used / COMMITS_PER_SIZE;
    step = step < SMALLEST_COMMIT ? SMALLEST_COMMIT : step > LARGEST_COMMIT ? LARGEST_COMMIT : step;
    size_t end = (used + step) & ~(size_t)(SMALLEST_COMMIT - 1);
    end = end < used || end > range->size ? range->size : end;
    if (used > range->size || !prim_commit(range->base + range->committed, end - range->committed)) {
        return false;
    }
    if (range->committed >= LARGE_PAGES_FROM) {
        prim_prefer_large_pages(range->base + range->committed, end - range->committed);
    }
    range->committed = end;
    return true;
}

/* Memory, all zero, on lines of its own; null if there is none. */
static void *range_take(range_t *range, size_t size) {
    seam_lock(&range->gate);
    void *taken = NULL;
    size_t used = range->used + ((size + LINE - 1) & ~(size_t)(LINE - 1));
    if (used <= range->committed || range_commit(range, used)) {
        taken = range->base + range->used;
        range->used = used;
    }
    seam_unlock(&range->gate);
    return taken;
}
