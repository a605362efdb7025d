/* R1: who holds a future, and what becomes of the task's result and cell. An unshared future has one holder and no count:
 *
 *   dropped when DONE: the result goes, the cell is freed;     dropped before: DETACHED, and the runner frees when it completes
 *   copied: a share block counts holders from now on, and one more for the task until it has completed; who brings the count
 *   to 0 frees result, cell and block
 *
 * Awaiting takes nothing: who has seen DONE reads the result from the payload, and copies it if it is counted. One reader is
 * the only holder. Several may read at once, so their result must be marked before they can (40-memory): by who completes a
 * SHARED task, before DONE; by who makes a second holder of a DONE one, being the only one that can read it.
 * No twin: on .NET nobody counts (R3). */
#include "types.h"

static void future_share(worker_t *worker, wyn_cell_t *task, uint64_t holders);

static inline share_t *future_share_block(const wyn_runtime_t *runtime, uint64_t header) {
    return range_at(runtime, cell_link(header));
}

/* The result is about to be read by several tasks: marks it, and what can be reached from it. */
static void future_mark_result(worker_t *worker, wyn_cell_t *task, uint64_t header) {
    if ((header & CELL_COUNTED) != 0) {
        future_marks(worker, task, cell_site(header)->mark_result);
    }
}

/* A part of what is being marked: its only holder is a value that several tasks are about to read. */
static void future_mark(worker_t *worker, wyn_cell_t *task) {
    if ((seam_load(&task->word) & CELL_SHARED) == 0) { /* nobody else can set the flag */
        future_share(worker, task, 1);
    }
}

/* The task is DONE, or detached and about to be, and nobody holds it: everything goes. */
static inline void future_free(worker_t *worker, wyn_cell_t *task, uint64_t header) {
    if (UNLIKELY((header & CELL_COUNTED) != 0)) {
        cell_site(header)->drop_result(&worker->base, task);
    }
    cell_free(worker, task, header);
}

/* A holder less, or the task itself has completed. */
static void future_release_shared(worker_t *worker, wyn_cell_t *task, uint64_t header) {
    share_t *share = future_share_block(worker->runtime, header);
    if (seam_add(&share->holders, -(uint64_t)1) == 1) { /* release, and acquire for the last: pairs with itself */
        future_free(worker, task, header);
        pool_give(worker, POOL_SHARES, (block_t *)share);
    }
}

/* By the only holder: from now on a share block counts so many holders. */
COLD static void future_share(worker_t *worker, wyn_cell_t *task, uint64_t holders) {
    share_t *share = (share_t *)pool_take(worker, POOL_SHARES);
    uint64_t header = seam_load(&task->word); /* acquire: pairs with future_complete, the result may be marked behind it */
    while (true) {
        bool is_done = cell_state(header) == CELL_DONE;
        if (is_done) {
            future_mark_result(worker, task, header);
        }
        seam_store_relaxed(&share->holders, is_done ? holders : holders + 1); /* relaxed: nobody has the block yet */
        seam_store_relaxed(&share->waiters, is_done ? SHARE_CLOSED : 0);
        uint64_t shared = header | CELL_SHARED | (uint64_t)range_index(worker->runtime, share) << CELL_LINK_SHIFT;
        /* releases the block: pairs with every load that finds SHARED; the task may be claimed or completed meanwhile */
        uint64_t seen = seam_compare_exchange(&task->word, shared, header);
        if (seen == header) {
            return;
        }
        header = seen;
    }
}

/* The only holder leaves a task that is not done, or does not look so: the runner frees. */
COLD static void future_detach(worker_t *worker, wyn_cell_t *task, uint64_t header) {
    while (cell_state(header) != CELL_DONE) {
        uint64_t seen = seam_compare_exchange(&task->word, header | CELL_DETACHED, header); /* pairs with future_complete */
        if (seen == header) {
            return;
        }
        header = seen;
    }
    future_free(worker, task, header);
}

wyn_cell_t *wyn_future_copy(wyn_worker_t *base, wyn_cell_t *task) {
    worker_t *worker = (worker_t *)base;
    uint64_t header = seam_load(&task->word); /* acquire: pairs with future_share, the block is there */
    if ((header & CELL_SHARED) != 0) {
        seam_add(&future_share_block(worker->runtime, header)->holders, 1); /* the caller's own share keeps the block alive */
    } else {
        future_share(worker, task, 2);
    }
    return task;
}

/* Anything but the plain case. */
__attribute__((noinline)) static void future_drop_slowly(worker_t *worker, wyn_cell_t *task, uint64_t header) {
    if ((header & CELL_SHARED) != 0) {
        future_release_shared(worker, task, header);
    } else if (cell_state(header) == CELL_DONE) {
        future_free(worker, task, header);
    } else {
        future_detach(worker, task, header);
    }
}

void wyn_future_drop(wyn_worker_t *base, wyn_cell_t *task) {
    worker_t *worker = (worker_t *)base;
    uint64_t header = seam_load(&task->word); /* acquire: pairs with completion, the result is read behind it */
    if (LIKELY((header & (CELL_SHARED | CELL_COUNTED | CELL_STATE_MASK)) == CELL_DONE)) {
        cell_free(worker, task, header);
    } else {
        future_drop_slowly(worker, task, header);
    }
}

/* The task is done: lets everybody go on who waits for it. Each wait may be gone as soon as its task is awake. */
COLD static void future_wake_waiters(worker_t *worker, wait_t *first) {
    while (first != NULL) {
        wait_t *wait = first;
        first = wait->next;
        suspend_wake(worker, wait->task);
    }
}

/* A shared task: its result is marked, then DONE, then those who wait go on. The task's own part in the count keeps the
 * block alive until the last line. */
static void future_complete_shared(worker_t *worker, wyn_cell_t *task, uint64_t header) {
    future_mark_result(worker, task, header);
    /* Release: pairs with the load that sees DONE. A store, since nobody else changes the word of a shared task that runs, but to
     * set CANCELLED, which means nothing any more. */
    seam_store(&task->word, cell_done(header));
    share_t *share = future_share_block(worker->runtime, header);
    uint64_t waiters = seam_exchange(&share->waiters, SHARE_CLOSED); /* pairs with future_try_add_waiter: one of us comes first */
    if (waiters != 0) {
        future_wake_waiters(worker, (wait_t *)(uintptr_t)waiters);
    }
    future_release_shared(worker, task, header);
}

/* The compare-and-swap that completes a task has met a flag or a waiter, or the task has been suspended. */
COLD static void future_complete_flagged(worker_t *worker, wyn_cell_t *task, uint64_t header) {
    while ((header & (CELL_DETACHED | CELL_SHARED)) == 0) {
        uint32_t waiter = cell_link(header);
        uint64_t seen = seam_compare_exchange(&task->word, cell_done(header & UINT32_MAX), header); /* as in future_complete */
        if (seen == header) {
            if (waiter != 0) {
                suspend_wake(worker, range_at(worker->runtime, waiter));
            }
            return;
        }
        header = seen;
    }
    if ((header & CELL_DETACHED) != 0) {
        future_free(worker, task, header); /* nobody waits; a stale hint sees RUNNING or FREE, both not NEW */
    } else {
        future_complete_shared(worker, task, header);
    }
}

/* RUNNING to DONE, by the task's runner after it has stored the result, with the word that the claim gave, which may be old. A result crosses to
 * another task here, so it is prepared as any value that does. */
static inline void future_complete(worker_t *worker, wyn_cell_t *task, uint64_t header) {
    if ((header & CELL_COUNTED) != 0) {
        future_marks(worker, task, cell_site(header)->share_result);
    }
    /* A compare-and-swap because the holder may be entering itself as a waiter, leaving, or making others: one of us comes
     * first. Releases the result: pairs with the load that sees DONE. Not tried where the claim has met a flag or a waiter. */
    uint64_t seen = header;
    if (((header & CELL_DETACHED) | cell_link(header)) == 0) {
        seen = seam_compare_exchange(&task->word, cell_done(header), header);
        if (seen == header) {
            return;
        }
    }
    future_complete_flagged(worker, task, seen);
}

/* As future_complete, by who awaits the task and has run it in place. If it is unshared, the caller has the only holder's
 * handle: nobody can enter, leave or share, and a store is enough. Nor does anybody change the word of a shared one that
 * runs. */
static inline void future_complete_in_place(worker_t *worker, wyn_cell_t *task) {
    uint64_t header = seam_load_relaxed(&task->word); /* relaxed: as the claim left it; thieves may still try, and fail */
    if (LIKELY((header & (CELL_SHARED | CELL_COUNTED)) == 0)) {
        seam_store(&task->word, cell_done(header)); /* release: for whoever the handle goes to; costs nothing */
    } else {
        future_complete(worker, task, header);
    }
}

/* Enters a wait whose task is SUSPENDED already, at a task that is not done; false if that is done: nothing to wait for. The
 * waiting task has a holder's handle. Once entered, the wait may be over at any moment. */
static bool future_try_add_waiter(worker_t *worker, wyn_cell_t *task, wait_t *wait) {
    uint64_t name = range_index(worker->runtime, wait->task);
    uint64_t header = seam_load(&task->word);
    while (cell_state(header) != CELL_DONE && (header & CELL_SHARED) == 0) {
        uint64_t waiting = header | name << CELL_LINK_SHIFT;                 /* the only holder is the only waiter */
        uint64_t seen = seam_compare_exchange(&task->word, waiting, header); /* pairs with future_complete */
        if (seen == header) {
            return true;
        }
        header = seen;
    }
    if ((header & CELL_SHARED) == 0) {
        return false;
    }
    share_t *share = future_share_block(worker->runtime, header);
    uint64_t first = seam_load(&share->waiters);
    while (first != SHARE_CLOSED) { /* closed: the task is DONE, and by the acquire its result is there */
        wait->next = (wait_t *)(uintptr_t)first;
        uint64_t seen =
            seam_compare_exchange(&share->waiters, (uint64_t)(uintptr_t)wait, first); /* pairs with future_complete_shared */
        if (seen == first) {
            return true;
        }
        first = seen;
    }
    return false;
}

/* By a holder: the task is to see that nobody cares for its result any more. */
void wyn_task_cancel(wyn_cell_t *task) {
    uint64_t header = seam_load_relaxed(&task->word); /* relaxed: the flag orders nothing */
    while (cell_state(header) != CELL_DONE && (header & CELL_CANCELLED) == 0) {
        uint64_t seen = seam_compare_exchange(&task->word, header | CELL_CANCELLED, header);
        if (seen == header) {
            return;
        }
        header = seen;
    }
}

bool wyn_future_done(wyn_cell_t *task) {
    return cell_state(seam_load(&task->word)) == CELL_DONE; /* acquire: what the task did before is visible behind it */
}
