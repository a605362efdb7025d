/* A worker: the thread that runs tasks, with its ring, its pools, the task it is in. Its loop: a task of its own, else a
 * batch of the queue, else what park.c says. Twin: Worker.cs. */
#include "types.h"

/* R8: how often a worker looks past its newest task, so that an old one is not passed over for ever. */
enum { FAIRNESS_INTERVAL = 64 };

/* R8: how often tasks may look at what other tasks change before one of them lets others run. */
enum { POLL_INTERVAL = 256 };

/* How often it looks whether something waits for a time that has come. */
enum { TIMER_INTERVAL = 8 };

static bool suspend_task(worker_t *worker, wyn_cell_t *task);
static bool suspend_resume(worker_t *worker, wyn_cell_t *task);
static inline bool timer_look(worker_t *worker);
static void parking_become_idle(worker_t *worker);
static claim_t parking_search(worker_t *worker);

/* True if enough stack is left to run a task on top of the current one. */
static inline bool worker_has_stack(const worker_t *worker) {
    return prim_stack_pointer() > worker->in_place_limit;
}

/* Says where the thread's stack ends, before the worker's first task. */
static inline void worker_set_stack(worker_t *worker, uintptr_t limit, uintptr_t in_place_limit) {
    worker->base.stack_limit = limit;
    worker->in_place_limit = in_place_limit;
}

/* Runs the code of a task that this worker has claimed and nobody had started; the caller completes it. False if it waits. */
static inline bool worker_start(worker_t *worker, wyn_cell_t *task, uint64_t header) {
    wyn_cell_t *below = worker->current;
    worker->current = task;
    bool has_ended = LIKELY(cell_site(header)->entry(&worker->base, task) == NULL) || suspend_task(worker, task);
    worker->current = below;
    return has_ended;
}

/* The same for a task that has waited. */
COLD static bool worker_resume(worker_t *worker, wyn_cell_t *task) {
    wyn_cell_t *below = worker->current;
    worker->current = task;
    bool has_ended = suspend_resume(worker, task);
    worker->current = below;
    return has_ended;
}

/* Runs a task that this worker has claimed, and wakes who waits for it if it ends. */
static void worker_run(worker_t *worker, claim_t claim) {
    bool is_new = cell_state(claim.header) == CELL_RUNNING;
    if (is_new ? worker_start(worker, claim.task, claim.header) : worker_resume(worker, claim.task)) {
        future_complete(worker, claim.task, claim.header);
    }
}

static void worker_move_to_queue(worker_t *worker, uint32_t count) {
    batch_t *batch = worker->spare_batch != NULL ? worker->spare_batch : batch_new(worker);
    worker->spare_batch = NULL;
    ring_move_oldest(worker->runtime, &worker->ring, batch, count);
    if (batch->count == 0) {
        worker->spare_batch = batch; /* all were stale */
        return;
    }
    queue_add(worker, batch);
    parking_wake(worker->runtime); /* looks at wanted as a push does, also for a napping searcher */
}

/* R4, R7: the ring is full, or somebody wants work. */
COLD static void worker_offer(worker_t *worker) {
    wyn_runtime_t *runtime = worker->runtime;
    uint32_t count = ring_count(&worker->ring);
    if (count == RING_CAPACITY) {
        worker_move_to_queue(worker, BATCH_SIZE);
    } else if (count > 1 && queue_is_empty(&runtime->queue)) {
        /* The newer half stays: its owner is about to need it, and a single task is soonest awaited where it was made. */
        worker_move_to_queue(worker, count / 2 < BATCH_SIZE ? count / 2 : BATCH_SIZE);
    }
    if (seam_load(&runtime->wanted) == WANTED_BY_ALL) {
        parking_wake(runtime); /* nothing was moved: too few hints, or stale ones */
    }
}

/* Leaves a hint to a task that waits for a worker. */
static inline void worker_push(worker_t *worker, wyn_cell_t *task) {
    bool is_full = ring_push(&worker->ring, task);
    /* pairs with the fence of who sets wanted, in park.c: either we see it, or it sees the task in the ring */
    if (UNLIKELY(is_full) || UNLIKELY(seam_load(&worker->runtime->wanted) == WANTED_BY_ALL)) {
        worker_offer(worker);
    }
}

/* The same where all others are to come first. */
static void worker_push_last(worker_t *worker, wyn_cell_t *task) {
    if (!ring_push_last(&worker->ring, task)) {
        worker_move_to_queue(worker, BATCH_SIZE);
        ring_push_last(&worker->ring, task);
    }
    if (seam_load(&worker->runtime->wanted) == WANTED_BY_ALL) { /* as in worker_push */
        worker_offer(worker);
    }
}

/* Publishes a task, whose arguments are stored. */
static inline void worker_publish(worker_t *worker, wyn_cell_t *task) {
    cell_publish(task);
    worker_push(worker, task);
}

/* Claims a task from a batch of the queue, having put the batch into the ring; none if the queue is empty. */
static claim_t worker_take_from_queue(worker_t *worker) {
    batch_t *batch;
    while ((batch = queue_take(worker)) != NULL) {
        for (uint32_t i = batch->start; i < batch->count; i++) {
            ring_push(&worker->ring, range_at(worker->runtime, batch->tasks[i]));
        }
        batch_free(worker, batch);
        claim_t claim = ring_pop(&worker->ring);
        if (claim.task != NULL) {
            /* As a push does: who armed wanted may have looked at the queue after, at this ring before the hints moved. */
            if (seam_load(&worker->runtime->wanted) == WANTED_BY_ALL && ring_count(&worker->ring) != 0) {
                parking_wake(worker->runtime);
            }
            return claim;
        }
    }
    return (claim_t){0};
}

/* R8: a batch of the queue, in exchange for the oldest of the ring; else the oldest of the ring. */
static claim_t worker_take_old_task(worker_t *worker) {
    if (queue_is_empty(&worker->runtime->queue)) {
        return ring_pop_oldest(&worker->ring);
    }
    if (ring_count(&worker->ring) != 0) {
        worker_move_to_queue(worker, BATCH_SIZE);
    }
    return worker_take_from_queue(worker);
}

static claim_t worker_take_own_task(worker_t *worker) {
    claim_t claim = {0};
    worker->tasks_taken++;
    if (worker->tasks_taken % TIMER_INTERVAL == 0) {
        timer_look(worker);
    }
    if (worker->tasks_taken % FAIRNESS_INTERVAL == 0) {
        claim = worker_take_old_task(worker);
    }
    if (claim.task == NULL) {
        claim = ring_pop(&worker->ring);
    }
    return claim.task != NULL ? claim : worker_take_from_queue(worker);
}

/* Between two tasks: the next one, claimed. */
static claim_t worker_take_task(worker_t *worker) {
    claim_t claim = worker_take_own_task(worker);
    if (claim.task == NULL && timer_look(worker)) {
        claim = worker_take_own_task(worker);
    }
    if (claim.task != NULL) {
        return claim;
    }
    parking_become_idle(worker);
    return parking_search(worker);
}

/* Runs tasks until the process ends; begins with a search if there is no task. */
static WYN_NORETURN void worker_loop(worker_t *worker, claim_t claim) {
    if (claim.task == NULL) {
        claim = parking_search(worker);
    }
    while (true) {
        worker_run(worker, claim);
        claim = worker_take_task(worker);
    }
}
