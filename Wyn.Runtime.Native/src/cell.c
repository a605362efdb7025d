/* R1: the header word of a cell, and its transitions. A cell is task and future in one; its word alone says what may happen:
 *
 *   FREE --publish--> NEW --claim--> RUNNING --complete--> DONE --the last holder drops it--> FREE
 *                                      |  \--nobody holds it any more--> FREE
 *                                      v suspend
 *      RESUMED <--claim-- READY <--wake-- SUSPENDED         RESUMED is RUNNING, on the way back from a wait
 *
 *   bits 0-3    state; what may be claimed has 01 in the lower two bits, what runs 10
 *   bits 4-7    flags: DETACHED, set by the last holder or at the beginning; SHARED, set by the only holder when it makes a
 *               second one; COUNTED, from the beginning: the result owns something; CANCELLED, set by any holder
 *   bits 8-11   size class, and
 *   bits 12-31  spawn site: from task.new on
 *   bits 32-63  unless SHARED: until DONE the cell of the task that waits, 0 for none; SHARED: the share block
 *
 * An unshared future has one holder, so at most one waiter, and only that holder sets flags; a waiting holder does neither.
 * Hence in the upper half a waiter and a share block never meet, and the word of a task that its only holder is running in
 * place changes no more. Once DETACHED or SHARED, only the state changes, by who claims, suspends, wakes and completes, and
 * CANCELLED, which nobody misses who is about to be done.
 *
 * Payload: the maker writes the arguments before NEW (release); who claims (compare-and-swap) reads them before user code
 * runs; it writes the result before DONE (release); who has seen DONE (acquire) reads the result. While SUSPENDED or READY, slot
 * 0 holds the address of the task's wait. Freed cells link through slot 0. Twin: Cell.cs. */
#include "types.h"

enum {
    CELL_FREE = 0,
    CELL_NEW = 1,
    CELL_RUNNING = 2,
    CELL_DONE = 3,
    CELL_SUSPENDED = 4,
    CELL_READY = 5,
    CELL_RESUMED = 6,
    CELL_STATE_MASK = 0xF,
    CELL_TURN_MASK = 3, /* of a state: NEW and READY are 1 here, RUNNING and RESUMED 2 */
};
enum { CELL_DETACHED = 1 << 4, CELL_SHARED = 1 << 5, CELL_COUNTED = 1 << 6, CELL_CANCELLED = 1 << 7 };
enum { CELL_CLASS_SHIFT = 8, CELL_CLASS_MASK = 0xF, CELL_SITE_SHIFT = 12, CELL_LINK_SHIFT = 32 };

#define CELL_SITE_LIMIT (1u << (CELL_LINK_SHIFT - CELL_SITE_SHIFT))

static inline uint64_t cell_state(uint64_t header) {
    return header & CELL_STATE_MASK;
}

static inline uint32_t cell_class(uint64_t header) {
    return (uint32_t)(header >> CELL_CLASS_SHIFT) & CELL_CLASS_MASK;
}

static inline const wyn_site_t *cell_site(uint64_t header) {
    return &wyn_program.sites[(uint32_t)header >> CELL_SITE_SHIFT];
}

static inline uint32_t cell_link(uint64_t header) {
    return (uint32_t)(header >> CELL_LINK_SHIFT);
}

/* The size class of so many slots: the smallest with 1, 3, 7, 15, ... slots. */
static inline uint32_t cell_class_of(uint32_t slots) {
    return 31u - (uint32_t)__builtin_clz(slots | 1);
}

/* The word of a FREE cell for a task of the site; a constant where the site is one. */
static inline uint64_t cell_header(uint32_t site) {
    const wyn_site_t *made = &wyn_program.sites[site];
    return CELL_FREE | (made->drop_result == NULL ? 0 : CELL_COUNTED) |
           (uint64_t)cell_class_of(made->payload_slots) << CELL_CLASS_SHIFT | (uint64_t)site << CELL_SITE_SHIFT;
}

/* A cell for a task, not published yet. A stale hint may still lead here; it sees FREE. */
static inline wyn_cell_t *cell_new(worker_t *worker, uint32_t site, uint64_t flags) {
    uint64_t header = cell_header(site) | flags;
    wyn_cell_t *task = (wyn_cell_t *)pool_take(worker, POOL_TASKS + cell_class(header));
    seam_store_relaxed(&task->word, header); /* relaxed: nobody acts on FREE */
    return task;
}

/* Gives the memory of a cell back. Nobody holds it; hints to it are stale. FREE comes first, before the payload is a link. */
static inline void cell_free(worker_t *worker, wyn_cell_t *task, uint64_t header) {
    seam_store_relaxed(&task->word, CELL_FREE); /* relaxed: it was not NEW before either */
    pool_give(worker, POOL_TASKS + cell_class(header), (block_t *)task);
}

/* FREE to NEW, by the maker, with the arguments stored. */
static inline void cell_publish(wyn_cell_t *task) {
    uint64_t header = seam_load_own(&task->word);
    seam_store(&task->word, header + CELL_NEW); /* release: pairs with the claim, which reads the arguments */
}

/* True if somebody may claim a task whose word this is. */
static inline bool cell_waits_for_worker(uint64_t header) {
    return (header & CELL_TURN_MASK) == CELL_NEW;
}

/* The word with the state DONE. */
static inline uint64_t cell_done(uint64_t header) {
    return (header & ~(uint64_t)CELL_STATE_MASK) | CELL_DONE;
}

/* True if the task looks as if it waited for a worker: not started, or ready to go on. */
static inline bool cell_is_due(const wyn_cell_t *task) {
    return cell_waits_for_worker(seam_load_relaxed(&task->word)); /* relaxed: a look; the claim decides */
}

/* R5: NEW to RUNNING, READY to RESUMED; gives the word from then on, 0 if somebody else has claimed the task. Whoever succeeds
 * runs it; everybody else's hints have gone stale. Always a compare-and-swap, after a plain look (seen): several hints to one
 * task may be tried at once. Tried again where only a flag has changed: the last holder may be leaving, or making another one, and
 * the hint in our hands may be the only one. */
static inline uint64_t cell_try_claim_seen(wyn_cell_t *task, uint64_t header) {
    while (cell_waits_for_worker(header)) {
        uint64_t claimed = header + (CELL_RUNNING - CELL_NEW);
        /* pairs with cell_publish and suspend_wake (acquires arguments or frames) and with other claims (one wins) */
        uint64_t seen = seam_compare_exchange(&task->word, claimed, header);
        if (seen == header) {
            return claimed;
        }
        header = seen;
    }
    return 0;
}

static inline uint64_t cell_try_claim(wyn_cell_t *task) {
    return cell_try_claim_seen(task, seam_load_relaxed(&task->word)); /* relaxed: a look */
}

/* The same for a task that nobody has started. */
static inline uint64_t cell_try_start_seen(wyn_cell_t *task, uint64_t header) {
    while (cell_state(header) == CELL_NEW) {
        uint64_t claimed = header + (CELL_RUNNING - CELL_NEW);
        uint64_t seen = seam_compare_exchange(&task->word, claimed, header); /* as above */
        if (seen == header) {
            return claimed;
        }
        header = seen;
    }
    return 0;
}

/* The state of a task that this thread runs, or is about to wake: from one to another. Nobody else changes the state meanwhile, others
 * may set flags or enter themselves. Release and acquire: what a task has when it suspends goes with it to who wakes it, and on
 * to who claims it. */
static inline void cell_change_state(wyn_cell_t *task, uint64_t from, uint64_t to) {
    seam_add(&task->word, to - from);
}
