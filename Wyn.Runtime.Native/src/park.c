/* R7, R9: who sleeps, who searches, who is woken, and when the program has ended. park.md has the protocol and why it loses no
 * wake-up. In short: of the workers without work at most one is the searcher; it looks, naps, and at last arms the word
 * wanted and parks; the others park at once. A push that sees wanted wakes the searcher; a searcher that finds work passes
 * the role on. Everything here happens under the gate, except looks, parking itself, and wake-ups. Twin: Parking.cs. */
#include "types.h"

enum {
    /* A searcher that found nothing lets the pushes be for so long, in microseconds, doubling, so that a program that awaits
     * each task at once is not slowed by wake-ups: at most one per nap. */
    SHORTEST_NAP = 50,
    LONGEST_NAP = 1000,
    /* Without a fence on all threads a sleeper looks up as often as this, in microseconds. */
    LIGHT_SLEEP = 10000,
};

static worker_t *runtime_add_worker(wyn_runtime_t *runtime);
static void runtime_conclude(worker_t *worker, verdict_t verdict);
static void output_flush(output_t *output);

static void parking_set_role(wyn_runtime_t *runtime, role_t role) {
    parking_t *parking = &runtime->parking;
    parking->role = role;
    if (role == ROLE_NONE) {
        parking->searcher = NULL;
    }
    uint64_t wanted = role == ROLE_PARKED ? WANTED_BY_ALL : role == ROLE_NAPPING ? WANTED_BY_BATCH : WANTED_BY_NOBODY;
    seam_store(&runtime->wanted, wanted); /* pairs with worker_publish, by way of the fence */
}

/* Under the gate: how many workers there are. Others guess at this word. */
static inline uint64_t parking_active(const parking_t *parking) {
    return seam_load_own(&parking->active);
}

static void parking_set_active(wyn_runtime_t *runtime, uint64_t active) {
    seam_store_relaxed(&runtime->parking.active, active); /* relaxed: under the gate; others guess */
}

/* Says for the first time that a push should wake somebody; before the first worker starts. */
static void parking_open(wyn_runtime_t *runtime, uint32_t capacity) {
    runtime->parking.capacity = capacity;
    parking_set_active(runtime, 1);
    parking_set_role(runtime, capacity > 1 ? ROLE_PARKED : ROLE_NONE);
}

/* Under the gate: one more worker, which is the searcher from now on. Whoever called must rouse it. */
static worker_t *parking_recruit(wyn_runtime_t *runtime) {
    parking_t *parking = &runtime->parking;
    worker_t *recruit = runtime_add_worker(runtime);
    parking->searcher = recruit;
    parking_set_active(runtime, parking_active(parking) + 1);
    return recruit;
}

/* The system has no thread for a worker that was to be the searcher: the program goes on with those that there are. Gives an idle
 * one to rouse instead. */
COLD static worker_t *parking_do_without(worker_t *worker) {
    wyn_runtime_t *runtime = worker->runtime;
    parking_t *parking = &runtime->parking;
    seam_lock(&parking->gate);
    parking_set_active(runtime, parking_active(parking) - 1);
    parking->capacity = parking_active(parking);
    worker_t *substitute = parking->idle;
    parking->searcher = substitute;
    if (substitute != NULL) {
        parking->idle = substitute->next_parked;
        substitute->next_parked = NULL;
        substitute->is_waiting = false;
        parking->idle_count--;
    } else {
        parking_set_role(runtime, ROLE_NONE);
    }
    seam_unlock(&parking->gate);
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

/* Under the gate: makes the parked or napping searcher search; gives the worker to rouse, if any. */
static worker_t *parking_call_searcher(wyn_runtime_t *runtime) {
    parking_t *parking = &runtime->parking;
    if (parking->role != ROLE_PARKED && parking->role != ROLE_NAPPING) {
        return NULL;
    }
    parking_set_role(runtime, ROLE_SEARCHING);
    if (parking->searcher == NULL) {
        return parking_recruit(runtime);
    }
    if (!parking->searcher->is_waiting) {
        return NULL; /* still on its way to park: it will see that it has been called */
    }
    parking->searcher->is_waiting = false;
    parking->idle_count--;
    return parking->searcher;
}

/* Under the gate, with every worker idle: true if some task waits for what never comes. */
static bool parking_sees_suspended(const wyn_runtime_t *runtime) {
    int64_t suspended = 0;
    uint32_t count = runtime_worker_count(runtime);
    for (uint32_t i = 0; i < count; i++) {
        suspended += runtime->workers[i]->suspended; /* each has taken the gate since it last changed this */
    }
    return suspended != 0;
}

/* Under the gate: has somebody to wake if there is work for idle workers; says how it ends if nobody can go on. */
static verdict_t parking_judge(wyn_runtime_t *runtime, worker_t **woken) {
    parking_t *parking = &runtime->parking;
    *woken = NULL;
    if (parking->idle_count != parking_active(parking)) {
        return VERDICT_NONE;
    }
    /* Every worker is idle, and idle workers have empty rings: what there is to do is in the queue, or comes with time. */
    if (!queue_is_empty(&runtime->queue)) {
        *woken = parking_call_searcher(runtime);
        return VERDICT_NONE;
    }
    if (timer_is_set(runtime)) {
        return VERDICT_NONE; /* the parked searcher looks up in time */
    }
    return parking_sees_suspended(runtime) ? VERDICT_DEADLOCK : VERDICT_FINISHED;
}

/* Wakes the searcher, if it is parked or naps. */
static void parking_wake(wyn_runtime_t *runtime) {
    if (seam_load(&runtime->wanted) == WANTED_BY_NOBODY) {
        return;
    }
    seam_lock(&runtime->parking.gate);
    worker_t *woken = parking_call_searcher(runtime);
    seam_unlock(&runtime->parking.gate);
    parking_rouse(woken);
}

/* A wait for a time has been entered, and is the earliest: the parked searcher must not sleep longer. Without one, somebody is at
 * work and looks, or is about to park and looks before. */
COLD static void parking_alarm(wyn_runtime_t *runtime) {
    parking_t *parking = &runtime->parking;
    if (seam_load(&runtime->wanted) == WANTED_BY_NOBODY) { /* pairs with the fence, as in worker_push */
        return;
    }
    worker_t *woken = NULL;
    seam_lock(&parking->gate);
    if (parking->role == ROLE_PARKED) {
        woken = parking->searcher == NULL ? parking_call_searcher(runtime) : parking->searcher;
    }
    seam_unlock(&parking->gate);
    parking_rouse(woken);
}

/* How long a worker may sleep: the parked searcher, until the next wait for a time is over. */
static int64_t parking_sleep_time(const worker_t *worker, bool is_searcher) {
    int64_t time = is_searcher ? timer_time_left(worker->runtime) : -1;
    bool is_light = worker->runtime->parking.sleeps_lightly;
    return is_light && (time < 0 || time > LIGHT_SLEEP) ? LIGHT_SLEEP : time;
}

/* Parks until somebody has taken the reason away. Permits may be left over: look again. */
static void parking_sleep(worker_t *worker) {
    wyn_runtime_t *runtime = worker->runtime;
    while (true) {
        seam_lock(&runtime->parking.gate);
        bool is_waiting = worker->is_waiting;
        bool is_searcher = runtime->parking.searcher == worker;
        seam_unlock(&runtime->parking.gate);
        if (!is_waiting) {
            return;
        }
        int64_t time = parking_sleep_time(worker, is_searcher);
        if (time != 0) {
            seam_park(&worker->parker, time); /* pairs with seam_unpark by whoever cleared is_waiting, or set an alarm */
        }
        bool is_light = runtime->parking.sleeps_lightly;
        if ((is_searcher && timer_time_left(runtime) == 0) || (is_light && steal_sees_anything(runtime))) {
            parking_wake(runtime);
        }
    }
}

/* Under the gate, which it leaves: parks a worker that stands in a list or is the parked searcher, until it is to search. */
static void parking_wait_for_role(worker_t *worker) {
    worker_t *woken;
    worker->is_waiting = true;
    verdict_t verdict = parking_judge(worker->runtime, &woken);
    seam_unlock(&worker->runtime->parking.gate);
    parking_rouse(woken);
    runtime_conclude(worker, verdict);
    parking_sleep(worker);
}

/* A worker has nothing left to do: it becomes the searcher, or parks until it is made the searcher. */
static void parking_become_idle(worker_t *worker) {
    wyn_runtime_t *runtime = worker->runtime;
    parking_t *parking = &runtime->parking;
    output_flush(&runtime->output);
    seam_lock(&parking->gate);
    if (parking->role == ROLE_NONE || (parking->role == ROLE_PARKED && parking->searcher == NULL)) {
        parking->searcher = worker; /* rather this thread than one still to be started */
        parking_set_role(runtime, ROLE_SEARCHING);
        seam_unlock(&parking->gate);
        return;
    }
    worker->next_parked = parking->idle;
    parking->idle = worker;
    parking->idle_count++;
    parking_wait_for_role(worker);
}

/* Under the gate, which it leaves. */
static void parking_nap(worker_t *worker) {
    wyn_runtime_t *runtime = worker->runtime;
    parking_t *parking = &runtime->parking;
    worker_t *woken;
    parking->has_napped = true;
    int64_t nap = parking->nap * 2;
    nap = nap < SHORTEST_NAP ? SHORTEST_NAP : nap > LONGEST_NAP ? LONGEST_NAP : nap;
    parking->nap = nap;
    parking->idle_count++;
    parking_set_role(runtime, ROLE_NAPPING);
    worker->is_waiting = true;
    verdict_t verdict = parking_judge(runtime, &woken);
    seam_unlock(&parking->gate);
    parking_rouse(woken);
    runtime_conclude(worker, verdict);
    seam_park(&worker->parker, nap);
    seam_lock(&parking->gate);
    if (worker->is_waiting) {
        worker->is_waiting = false; /* nobody called: the time is over */
        parking->idle_count--;
        parking_set_role(runtime, ROLE_SEARCHING);
    }
    seam_unlock(&parking->gate);
}

/* Found nothing: naps, or arms and parks. Then it is time to look again. */
static void parking_rest(worker_t *worker) {
    wyn_runtime_t *runtime = worker->runtime;
    parking_t *parking = &runtime->parking;
    seam_lock(&parking->gate);
    if (!parking->has_napped && parking_active(parking) > 1) {
        parking_nap(worker);
        return;
    }
    parking->has_napped = false;
    parking_set_role(runtime, ROLE_PARKED);
    seam_unlock(&parking->gate);
    /* Pairs with worker_publish, which stores a hint and then loads wanted without a fence between: with this fence on both
     * sides' behalf either that load sees wanted, or the look below sees the hint. */
    seam_fence_all_threads();
    bool is_visible = steal_sees_anything(runtime) || timer_time_left(runtime) == 0;
    seam_lock(&parking->gate);
    if (parking->role != ROLE_PARKED || parking->searcher != worker) {
        seam_unlock(&parking->gate); /* called in between */
        return;
    }
    if (is_visible) {
        parking_set_role(runtime, ROLE_SEARCHING);
        seam_unlock(&parking->gate);
        return;
    }
    parking->idle_count++;
    parking_wait_for_role(worker);
}

/* The searcher has work now. Another worker that is idle, or could be started, becomes the parked searcher on the spot; the
 * look behind the fence covers what was pushed before wanted was set, as in parking_rest. */
static void parking_pass_role_on(wyn_runtime_t *runtime) {
    parking_t *parking = &runtime->parking;
    seam_lock(&parking->gate);
    parking->nap /= 4;
    parking->has_napped = false;
    worker_t *searcher = parking->idle;
    parking->searcher = searcher;
    if (searcher != NULL) {
        parking->idle = searcher->next_parked;
        searcher->next_parked = NULL;
    }
    bool is_role = searcher != NULL || parking_active(parking) < parking->capacity;
    parking_set_role(runtime, is_role ? ROLE_PARKED : ROLE_NONE);
    seam_unlock(&parking->gate);
    if (is_role) {
        seam_fence_all_threads(); /* pairs with worker_publish */
        if (steal_sees_anything(runtime)) {
            parking_wake(runtime);
        } else if (timer_is_set(runtime)) {
            parking_alarm(runtime); /* it sleeps as idle workers do, without an end */
        }
    }
}

/* The searcher looks for a task until it has claimed one, which passes the role on. */
static claim_t parking_search(worker_t *worker) {
    parking_t *parking = &worker->runtime->parking;
    while (true) {
        for (uint32_t round = 0; round < SEARCH_ROUNDS; round++) {
            claim_t claim = timer_look(worker) ? ring_pop(&worker->ring) : worker_take_from_queue(worker);
            claim = claim.task != NULL ? claim : steal_task(worker);
            if (claim.task != NULL) {
                parking_pass_role_on(worker->runtime);
                return claim;
            }
            if (seam_load_relaxed(&parking->active) == 1) { /* relaxed: a guess */
                break;                                      /* nobody else runs: nothing can appear */
            }
            seam_pause(round);
        }
        parking_rest(worker);
    }
}
