/* R4: a worker's own ring of tasks that are due: its owner pushes and pops at the new end, last in first out, without lock or fence.
 * R6: thieves read the slots, and the owner's indices as hints where to look, and claim the task itself; the owner pays
 * nothing. Slots are not emptied: what is not between head and tail nobody looks at. Twin: Ring.cs. */
#include "types.h"

/* The parts of a slot and of a tail; see ring_t. */
enum { SLOT_NUMBER_BITS = 16, TAIL_NUMBER_SHIFT = 64 - SLOT_NUMBER_BITS };

#define TAIL_PUSH (((uint64_t)1 << TAIL_NUMBER_SHIFT) + 1)

static inline wyn_cell_t *slot_task(uint64_t slot) {
    return (wyn_cell_t *)(slot >> SLOT_NUMBER_BITS);
}

static inline uint64_t *ring_slot(ring_t *ring, uint64_t position) {
    return &ring->slots[position & (RING_CAPACITY - 1)];
}

/* Owner: where an end of the ring is. */
static inline uint64_t ring_get(const uint64_t *end) {
    return seam_load_own(end);
}

/* Owner: moves an end. Relaxed: others read it as a hint. */
static inline void ring_set(uint64_t *end, uint64_t position) {
    seam_store_relaxed(end, position);
}

/* Owner: how many hints the ring holds. */
static inline uint32_t ring_count(const ring_t *ring) {
    return (uint32_t)ring_get(&ring->tail) - (uint32_t)ring_get(&ring->head);
}

/* Owner: the task of the hint at a position in use. */
static inline wyn_cell_t *ring_task(ring_t *ring, uint64_t position) {
    return slot_task(seam_load_own(ring_slot(ring, position)));
}

/* Owner: adds a hint to a task; the ring is not full. True if it is full now. */
static inline bool ring_push(ring_t *ring, wyn_cell_t *task) {
    uint64_t tail = ring_get(&ring->tail);
    /* relaxed, both: a thief acts on the task's word alone, and the fence before parking covers all three (park.md) */
    seam_store_relaxed(ring_slot(ring, tail), (uint64_t)(uintptr_t)task << SLOT_NUMBER_BITS | tail >> TAIL_NUMBER_SHIFT);
    ring_set(&ring->tail, tail + TAIL_PUSH);
    return (uint32_t)tail == (uint32_t)ring_get(&ring->head) + RING_CAPACITY - 1;
}

/* Owner: adds a hint behind all others, where the owner itself comes last; false if the ring is full. A look from head to tail that
 * began before may miss it, as it may miss any new one; those that were there all the time keep their positions. */
static inline bool ring_push_last(ring_t *ring, wyn_cell_t *task) {
    uint64_t position = (uint32_t)ring_get(&ring->head) - 1u;
    if (ring_count(ring) == RING_CAPACITY) {
        return false;
    }
    uint64_t number = ring_get(&ring->tail) >> TAIL_NUMBER_SHIFT;
    seam_store_relaxed(ring_slot(ring, position), (uint64_t)(uintptr_t)task << SLOT_NUMBER_BITS | number); /* as in ring_push */
    ring_set(&ring->head, position);
    return true;
}

/* Owner: removes the newest hint if it is to this task, which its caller has claimed. */
static inline void ring_forget(ring_t *ring, wyn_cell_t *task) {
    uint64_t newest = ring_get(&ring->tail) - 1;
    if (ring_count(ring) != 0 && ring_task(ring, newest) == task) {
        ring_set(&ring->tail, newest);
    }
}

/* A task that was claimed, and its word from then on; null for none. */
typedef struct claim {
    wyn_cell_t *task;
    uint64_t header;
} claim_t;

/* Owner: takes hints off the new end until one is to a task that it can claim. */
static claim_t ring_pop(ring_t *ring) {
    while (ring_count(ring) != 0) {
        uint64_t newest = ring_get(&ring->tail) - 1;
        ring_set(&ring->tail, newest);
        wyn_cell_t *task = ring_task(ring, newest);
        uint64_t header = cell_try_claim(task);
        if (header != 0) {
            return (claim_t){task, header};
        }
    }
    return (claim_t){0};
}

/* Owner: takes the oldest hint; the ring is not empty. */
static wyn_cell_t *ring_take_oldest(ring_t *ring) {
    uint64_t oldest = ring_get(&ring->head);
    ring_set(&ring->head, oldest + 1);
    return ring_task(ring, oldest);
}

/* Owner: as ring_pop, from the old end. */
static claim_t ring_pop_oldest(ring_t *ring) {
    while (ring_count(ring) != 0) {
        wyn_cell_t *task = ring_take_oldest(ring);
        uint64_t header = cell_try_claim(task);
        if (header != 0) {
            return (claim_t){task, header};
        }
    }
    return (claim_t){0};
}

/* Owner: moves the oldest hints, up to a number, to a batch, leaving out those that have gone stale. */
static void ring_move_oldest(wyn_runtime_t *runtime, ring_t *ring, batch_t *batch, uint32_t count) {
    for (uint32_t i = 0; i < count && ring_count(ring) != 0; i++) {
        wyn_cell_t *task = ring_take_oldest(ring);
        if (cell_is_due(task)) {
            batch->tasks[batch->count++] = range_index(runtime, task);
        }
    }
}

/* Anybody: the slot of a task that waits for a worker, the oldest first as far as can be told; 0 for none. Misses none whose
 * hint was there all the time: its position is at least any head and below any tail that there was meanwhile. */
static uint64_t ring_peek(ring_t *ring) {
    uint32_t head = (uint32_t)seam_load_relaxed(&ring->head);
    uint32_t count = (uint32_t)seam_load_relaxed(&ring->tail) - head;
    count = (int32_t)count < 0 ? 0 : count > RING_CAPACITY ? RING_CAPACITY : count; /* the owner may be moving both */
    for (uint32_t i = 0; i < count; i++) {
        uint64_t slot = seam_load_relaxed(ring_slot(ring, head + i));
        if (slot != 0 && cell_is_due(slot_task(slot))) {
            return slot;
        }
    }
    return 0;
}
