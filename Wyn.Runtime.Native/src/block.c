/* Until calls can be suspended, a task that waits for one that is running elsewhere blocks its thread. The blocked worker no
 * longer counts as active, so there is room for another: a spare one, or a new thread. When it is woken it counts again; if
 * that is one too many, some worker steps back between two tasks and becomes spare. At most MAX_BLOCKED threads may be
 * blocked, so there are at most so many more threads than workers. Twin: Parking.Blocking.cs. */
#include "types.h"

static worker_t *runtime_add_worker(wyn_runtime_t *runtime);
static WYN_NORETURN void runtime_fail_blocked(worker_t *worker);

/* Returns when the task is done. The worker's ring is empty. */
static void parking_block(worker_t *worker, wyn_cell_t *task) {
    wyn_runtime_t *runtime = worker->runtime;
    parking_t *parking = &runtime->parking;
    output_flush(&runtime->output);
    seam_lock(&parking->gate);
    if (parking_blocked(parking) == MAX_BLOCKED) {
        seam_unlock(&parking->gate);
        runtime_fail_blocked(worker);
    }
    /* From here on whoever completes the task comes to parking_wake_waiters, and waits there for the gate. */
    if (!future_try_add_waiter(worker, task)) {
        seam_unlock(&parking->gate);
        return;
    }
    worker->awaited = task;
    worker->is_waiting = true;
    seam_store_relaxed(&parking->blocked, parking_blocked(parking) + 1); /* relaxed: under the gate; others guess */
    parking_set_active(runtime, parking_active(parking) - 1);
    verdict_t verdict = VERDICT_NONE;
    worker_t *woken;
    if (parking->role == ROLE_NONE) {
        parking_set_role(runtime, ROLE_SEARCHING);
        woken = parking_recruit(runtime);
    } else {
        verdict = parking_judge(runtime, &woken);
    }
    seam_unlock(&parking->gate);
    parking_rouse(woken);
    runtime_conclude(worker, verdict);
    parking_sleep(worker);
}

/* A task is done: lets everybody go on who waits for it. The list hangs off the word it was taken from. */
COLD static void parking_wake_waiters(wyn_runtime_t *runtime, uint64_t first_waiter) {
    parking_t *parking = &runtime->parking;
    seam_lock(&parking->gate);
    while (first_waiter != 0) {
        worker_t *waiter = runtime->workers[first_waiter - 1];
        first_waiter = waiter->next_waiter;
        waiter->awaited = NULL;
        waiter->is_waiting = false;
        seam_store_relaxed(&parking->blocked, parking_blocked(parking) - 1);
        parking_set_active(runtime, parking_active(parking) + 1);
        seam_unpark(&waiter->parker); /* under the gate: the waiter may not reuse its link before we have followed it */
    }
    seam_unlock(&parking->gate);
}

/* Under the gate: one more active worker, which is the searcher from now on. Whoever called must rouse it. */
static worker_t *parking_recruit(wyn_runtime_t *runtime) {
    parking_t *parking = &runtime->parking;
    worker_t *recruit = parking->spare;
    if (recruit != NULL) {
        parking->spare = recruit->next_parked;
        recruit->next_parked = NULL;
        recruit->is_waiting = false;
    } else {
        recruit = runtime_add_worker(runtime);
    }
    parking->searcher = recruit;
    parking_set_active(runtime, parking_active(parking) + 1);
    return recruit;
}

/* The system has no thread for a worker that was to be the searcher: the program goes on with fewer, unless nobody is left
 * to go on. The worker becomes spare, to be tried again when one is needed. Gives an idle worker to rouse instead. */
COLD static worker_t *parking_do_without(worker_t *worker) {
    wyn_runtime_t *runtime = worker->runtime;
    parking_t *parking = &runtime->parking;
    seam_lock(&parking->gate);
    worker->is_started = false;
    worker->is_waiting = true;
    worker->next_parked = parking->spare;
    parking->spare = worker;
    parking->capacity = parking_active(parking) > 2 ? parking_active(parking) - 1 : 1;
    parking_set_active(runtime, parking_active(parking) - 1);
    worker_t *substitute = parking->idle;
    parking->searcher = substitute;
    bool is_stuck = parking_active(parking) == 0;
    if (substitute != NULL) {
        parking->idle = substitute->next_parked;
        substitute->next_parked = NULL;
        substitute->is_waiting = false;
        parking->idle_count--;
    } else {
        parking_set_role(runtime, ROLE_NONE);
    }
    seam_unlock(&parking->gate);
    runtime_conclude(worker, is_stuck ? VERDICT_NO_THREAD : VERDICT_NONE);
    return substitute;
}

/* Outside of the gate: wakes a worker that has been called, or starts its thread if it has none yet. */
static void parking_rouse(worker_t *worker) {
    while (worker != NULL) {
        if (worker->is_started) {
            seam_unpark(&worker->parker);
            return;
        }
        worker->is_started = true;
        worker = seam_start_thread(worker) ? NULL : parking_do_without(worker);
    }
}
