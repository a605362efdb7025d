/* How a task gives its thread back and goes on later. A function that has to wait returns a frame with what was alive in it, each
 * caller does the same, up to the boundary of the task, which is here; nobody knows yet that the task waits. Then, in this order:
 *
 *   1. the task is SUSPENDED, its wait in the payload;
 *   2. what it waits for is looked at once more, and only if that still is not there, the wait is entered, in one step with the look;
 *   3. if it is there, the task goes on at once.
 *
 * From 2 on somebody may take the wait out at any moment; that one stores the result in it, makes the task READY and pushes a hint to
 * it, as a spawn does (R5). Who claims it resumes the innermost function, then its caller, and so on, in a loop, never by
 * recursion. A function that waits again gives its frame instead of null, and all begins anew. Twin: Suspension.cs. */
#include "types.h"

static bool channel_try_wait(worker_t *worker, channel_wait_t *wait);
static bool select_try_wait(worker_t *worker, select_wait_t *wait);
static bool select_settle(worker_t *worker, select_wait_t *wait);
static void timer_wait(worker_t *worker, wait_t *wait);

/* What a task was suspended for has come: the result stands in its wait. The caller has taken the wait out, and alone has it. */
static void suspend_wake(worker_t *worker, wyn_cell_t *task) {
    cell_change_state(task, CELL_SUSPENDED, CELL_READY); /* releases the result: pairs with the claim */
    worker_push(worker, task);
}

/* Enters a wait, whose task is SUSPENDED; false if there is nothing to wait for. */
static bool suspend_try_wait(worker_t *worker, wait_t *wait) {
    wyn_cell_t *task = wait->task;
    switch (wait_kind(wait)) {
    case WAIT_TASK:
        return future_try_add_waiter(worker, wait->awaited, wait);
    case WAIT_RECEIVE:
    case WAIT_SEND:
        return channel_try_wait(worker, (channel_wait_t *)wait);
    case WAIT_SELECT:
        return select_try_wait(worker, (select_wait_t *)wait);
    case WAIT_TIME:
        timer_wait(worker, wait);
        return true;
    case WAIT_TURN:
        cell_change_state(task, CELL_SUSPENDED, CELL_READY); /* an old hint may lead to it now, so the wait may be gone */
        worker_push_last(worker, task);
        return true;
    }
    __builtin_unreachable();
}

/* The frames of the task are saved, the worker's newest wait is the innermost: true if it need not wait and goes on, false if it
 * is not this thread's any more. */
static bool suspend_leave(worker_t *worker, wyn_cell_t *task) {
    wait_t *wait = worker->wait;
    wait->task = task;
    if (worker->candidates.count > 0) {
        cycle_collect(worker); /* what may be part of a cycle goes with the task; this thread must not look at it any more */
    }
    seam_store_relaxed(&task->payload[0], (uint64_t)(uintptr_t)wait); /* relaxed: SUSPENDED releases it */
    worker->suspended++;
    cell_change_state(task, cell_state(seam_load_relaxed(&task->word)), CELL_SUSPENDED); /* relaxed: the state is ours */
    if (suspend_try_wait(worker, wait)) {
        return false;
    }
    worker->suspended--;
    cell_change_state(task, CELL_SUSPENDED, CELL_RESUMED);
    return true;
}

/* Goes on from the innermost function outwards; true if the task has ended and its result is stored, false if it waits again. */
static bool suspend_climb(worker_t *worker, wyn_cell_t *task, wyn_frame_t *frame) {
    while (frame->parent != NULL) {
        wyn_frame_t *parent = frame->parent;
        if (parent->resume(&worker->base, parent, frame) != NULL) {
            return false;
        }
        frame = parent;
    }
    cell_site(seam_load_relaxed(&task->word))->finish(&worker->base, task, frame); /* relaxed: the site never changes */
    return true;
}

/* The code of a task has given a frame; true if the task has ended all the same. */
COLD static bool suspend_task(worker_t *worker, wyn_cell_t *task) {
    while (suspend_leave(worker, task)) {
        if (suspend_climb(worker, task, &worker->wait->frame)) {
            return true;
        }
    }
    return false;
}

/* A task that was READY and is claimed goes on; true if it has ended. */
COLD static bool suspend_resume(worker_t *worker, wyn_cell_t *task) {
    wait_t *wait = (wait_t *)(uintptr_t)seam_load_relaxed(&task->payload[0]); /* relaxed: the claim has acquired it */
    worker->suspended--;
    if (wait_kind(wait) == WAIT_SELECT && !select_settle(worker, (select_wait_t *)wait)) {
        worker->wait = wait; /* somebody else was faster */
        return suspend_task(worker, task);
    }
    return suspend_climb(worker, task, &wait->frame) || suspend_task(worker, task);
}
