/* R2: where blocks come from. Each worker has a list of free blocks for each pool, which it alone touches; chunks are carved
 * bit by bit, as blocks are needed; a list of two chunks' worth gives one back to what all workers share, as one linked list
 * under one lock, and takes one when it is empty: a lock per thousands of blocks, no compare-and-swap per block, no ABA.
 * Twin: CellPool.cs, CellPools.cs, TaskChunk.cs, which leave to the collector what is done by counting here. */
#include "types.h"

/* So much of a chunk is made into free blocks at a time: enough to be cheap, little enough to be in the cache when it is
 * used. */
enum { CARVED_BYTES = 1024 };

/* The classes of heap values: up to 256 bytes in steps of a granule, then by doubling. */
enum { LAST_FINE_VALUE = 256, LARGEST_POOLED_VALUE = 1024 };

static void pool_open(pool_t *pool, uint32_t block_size, uint32_t chunk_blocks) {
    pool->block_size = (block_size + 15u) & ~15u;
    pool->chunk_blocks = chunk_blocks < 1 ? 1 : chunk_blocks;
}

/* Says what each pool has. The pools are all zero before. */
static void pools_open(pool_t *pools) {
    enum { LARGEST_FULL_CLASS = 128, VALUE_CHUNK = 1 << 16 };
    for (uint32_t i = 0; i < TASK_CLASSES; i++) {
        uint32_t size = 16u << i;
        pool_open(&pools[POOL_TASKS + i], size, size <= LARGEST_FULL_CLASS ? TASK_CHUNK : TASK_CHUNK * LARGEST_FULL_CLASS / size);
    }
    pool_open(&pools[POOL_SHARES], sizeof(share_t), SHARE_CHUNK);
    pool_open(&pools[POOL_BATCHES], sizeof(batch_t), SHARE_CHUNK / 8);
    uint32_t size = 1u << GRANULE_SHIFT;
    for (uint32_t i = 0; i < VALUE_CLASSES; i++) {
        pool_open(&pools[POOL_VALUES + i], size, VALUE_CHUNK / size);
        size += size < LAST_FINE_VALUE ? 1u << GRANULE_SHIFT : size;
    }
}

static void pools_open_lists(worker_t *worker) {
    for (uint32_t i = 0; i < POOL_COUNT; i++) {
        worker->lists[i].chunk_blocks = worker->runtime->pools[i].chunk_blocks;
    }
}

/* Takes a whole list from what all workers share; null if there is none. */
static block_t *pool_take_shared(wyn_runtime_t *runtime, pool_t *pool) {
    seam_lock(&pool->gate);
    block_t *first = NULL;
    if (pool->first_batch != 0) {
        first = range_at(runtime, pool->first_batch);
        pool->first_batch = (uint32_t)(seam_load_relaxed(&first->word) >> 32); /* relaxed: under the gate */
    }
    seam_unlock(&pool->gate);
    return first;
}

/* Gives a list of a chunk's worth to all workers. */
static void pool_give_shared(wyn_runtime_t *runtime, pool_t *pool, block_t *first) {
    seam_lock(&pool->gate);
    seam_store_relaxed(&first->word, (uint64_t)pool->first_batch << 32); /* still FREE, for who has a stale hint */
    pool->first_batch = range_index(runtime, first);
    seam_unlock(&pool->gate);
}

/* Notes a chunk of tasks for reports; false if there is no memory for the note. */
static bool pool_note_chunk(range_t *range, pool_t *pool, uint8_t *start) {
    chunk_t *chunk = range_take(range, sizeof(chunk_t));
    if (chunk == NULL) {
        return false;
    }
    chunk->start = start;
    seam_lock(&pool->gate);
    chunk->next = pool->chunks;
    pool->chunks = chunk;
    seam_unlock(&pool->gate);
    return true;
}

static void pool_take_chunk(worker_t *worker, uint32_t which) {
    wyn_runtime_t *runtime = worker->runtime;
    pool_t *pool = &runtime->pools[which];
    size_t size = (size_t)pool->block_size * pool->chunk_blocks;
    uint8_t *chunk = range_take(&runtime->range, size);
    if (chunk == NULL || (which < POOL_TASKS + TASK_CLASSES && !pool_note_chunk(&runtime->range, pool, chunk))) {
        runtime_fail_memory(worker, "", -1, NULL);
    }
    worker->lists[which].next = chunk;
    worker->lists[which].end = chunk + size;
}

/* Makes the next few blocks of the chunk into the list, which is empty, in the order of their addresses. */
static void pool_carve(free_list_t *list, uint32_t block_size) {
    uint8_t *start = list->next;
    size_t size = CARVED_BYTES / block_size * block_size;
    size = size == 0 ? block_size : size;
    uint8_t *end = (size_t)(list->end - start) < size ? list->end : start + size;
    list->first = (block_t *)start;
    list->count = (uint32_t)((size_t)(end - start) / block_size);
    list->next = end;
    for (uint8_t *block = start; block < end; block += block_size) {
        ((block_t *)block)->link = block + block_size < end ? (block_t *)(block + block_size) : NULL;
    }
}

/* The list is empty. */
COLD static block_t *pool_take_slowly(worker_t *worker, uint32_t which) {
    free_list_t *list = &worker->lists[which];
    list->first = list->full != NULL ? list->full : pool_take_shared(worker->runtime, &worker->runtime->pools[which]);
    list->full = NULL;
    list->count = list->chunk_blocks;
    if (list->first == NULL) {
        if (list->next == list->end) {
            pool_take_chunk(worker, which);
        }
        pool_carve(list, worker->runtime->pools[which].block_size);
    }
    block_t *block = list->first;
    list->first = block->link;
    list->count--;
    return block;
}

/* A free block: a cell is FREE, whatever else is in it. */
static inline block_t *pool_take(worker_t *worker, uint32_t which) {
    free_list_t *list = &worker->lists[which];
    block_t *block = list->first;
    if (UNLIKELY(block == NULL)) {
        return pool_take_slowly(worker, which);
    }
    list->first = block->link;
    list->count--;
    return block;
}

/* The list is a chunk long: it becomes the full one, and the one that was goes to all workers. */
COLD static void pool_shed(worker_t *worker, uint32_t which) {
    free_list_t *list = &worker->lists[which];
    if (list->full != NULL) {
        pool_give_shared(worker->runtime, &worker->runtime->pools[which], list->full);
    }
    list->full = list->first;
    list->first = NULL;
    list->count = 0;
}

/* Takes back a block. A cell is FREE already. */
static inline void pool_give(worker_t *worker, uint32_t which, block_t *block) {
    free_list_t *list = &worker->lists[which];
    if (UNLIKELY(list->count == list->chunk_blocks)) {
        pool_shed(worker, which);
    }
    block->link = list->first;
    list->first = block;
    list->count++;
}

/* The pool of a heap value of so many bytes, from 1 to LARGEST_POOLED_VALUE. */
static inline uint32_t pool_of_value(size_t size) {
    if (size <= LAST_FINE_VALUE) {
        return POOL_VALUES + (uint32_t)((size - 1) >> GRANULE_SHIFT);
    }
    return size <= 2 * LAST_FINE_VALUE ? POOL_COUNT - 2 : POOL_COUNT - 1;
}

/* The size of the blocks of that pool, by the number of its class. */
static inline size_t pool_value_size(uint32_t which) {
    return which < VALUE_CLASSES - 2 ? (which + 1) << GRANULE_SHIFT : (size_t)LAST_FINE_VALUE << (which - VALUE_CLASSES + 3);
}
