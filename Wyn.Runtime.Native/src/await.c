/* Waiting for a task. Done: nothing to do. Not started: claimed and run in place, on the awaiting stack, which is the
 * fork-join fast path. Running elsewhere, or no stack left: after a short spin the thread blocks, and block.c lets another
 * one run in its place. An unrelated task is never run on top of the awaiter: it could wait for the awaiter, for ever.
 * Twin: Awaiting.cs. */
#include "types.h"

static void parking_block(worker_t *worker, wyn_cell_t *task);

static inline bool await_is_done(const wyn_cell_t *task) {
    return cell_state(seam_load(&task->word)) == CELL_DONE; /* acquire: pairs with completion, the result is read behind it */
}

/* The task runs elsewhere, or must. */
COLD static void await_elsewhere(worker_t *worker, wyn_cell_t *task) {
    /* Whoever runs it is often about to end; blocking costs thousands of times as much as a short task. */
    for (uint32_t round = 0; round < SPIN_ROUNDS && worker_has_stack(worker); round++) {
        if (await_is_done(task)) {
            return;
        }
        seam_pause(round);
    }
    worker_give_away(worker);
    parking_block(worker, task);
}

__attribute__((noinline)) static void await_unfinished(worker_t *worker, wyn_cell_t *task, uint64_t seen) {
    uint64_t header = worker_has_stack(worker) ? cell_try_claim_seen(task, seen) : 0;
    if (UNLIKELY(header == 0)) {
        await_elsewhere(worker, task);
        return;
    }
    ring_forget(&worker->ring, task);
    worker_enter(worker, task, header);
    future_complete_in_place(worker, task);
}

/* Returns when the task is done. */
static inline void await_task(worker_t *worker, wyn_cell_t *task) {
    uint64_t header = seam_load(&task->word); /* acquire: pairs with completion, the result is read behind it */
    if (cell_state(header) != CELL_DONE) {
        await_unfinished(worker, task, header);
    }
}
