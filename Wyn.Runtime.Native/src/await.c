/* Waiting for a task. Done: nothing to do. Not started: claimed and run in place, on the awaiting stack, which is the
 * fork-join fast path. Running elsewhere, suspended, or no stack left: the awaiter gets a frame to suspend with, and nothing is
 * entered anywhere before its whole chain of frames is saved (suspend.c). An unrelated task is never run on top of the
 * awaiter: it could wait for the awaiter, for ever. Twin: Awaiting.cs. */
#include "types.h"

static inline bool await_is_done(const wyn_cell_t *task) {
    return cell_state(seam_load(&task->word)) == CELL_DONE; /* acquire: pairs with completion, the result is read behind it */
}

/* The task runs elsewhere, or must. */
COLD static wyn_frame_t *await_elsewhere(worker_t *worker, wyn_cell_t *task, const char *location) {
    if (await_is_done(task)) {
        return NULL;
    }
    wait_t *wait = wait_new(worker, WAIT_TASK, sizeof(wait_t), location);
    wait->awaited = task;
    return &wait->frame;
}

__attribute__((noinline)) static wyn_frame_t *await_unfinished(worker_t *worker, wyn_cell_t *task, uint64_t seen,
                                                               const char *location) {
    uint64_t header = worker_has_stack(worker) ? cell_try_start_seen(task, seen) : 0;
    if (UNLIKELY(header == 0)) {
        return await_elsewhere(worker, task, location);
    }
    ring_forget(&worker->ring, task);
    if (UNLIKELY(!worker_start(worker, task, header))) {
        return await_elsewhere(worker, task, location); /* it waits, or waited and is done */
    }
    future_complete_in_place(worker, task);
    return NULL;
}

/* Null if the task is done. */
static inline wyn_frame_t *await_task(worker_t *worker, wyn_cell_t *task, const char *location) {
    uint64_t header = seam_load(&task->word); /* acquire: pairs with completion, the result is read behind it */
    return LIKELY(cell_state(header) == CELL_DONE) ? NULL : await_unfinished(worker, task, header, location);
}
