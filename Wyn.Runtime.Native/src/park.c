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

static worker_t *parking_recruit(wyn_runtime_t *runtime);
static void parking_rouse(worker_t *worker);
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

/* Under the gate: how many workers are active, and blocked. Others guess at these two words. */
static inline uint64_t parking_active(const parking_t *parking) {
    return seam_load_own(&parking->active);
}

static inline uint64_t parking_blocked(const parking_t *parking) {
    return seam_load_own(&parking->blocked);
}

static void parking_set_active(wyn_runtime_t *runtime, uint64_t active) {
    seam_store_relaxed(&runtime->parking.active, active); /* relaxed: under the gate; others guess */
    seam_store(&runtime->attention, active > runtime->parking.capacity ? ATTENTION_SURPLUS : 0);
}

/* Says for the first time that a push should wake somebody; before the first worker starts. */
static void parking_open(wyn_runtime_t *runtime, uint32_t capacity) {
    runtime->parking.capacity = capacity;
    runtime->parking.active = 1;
    parking_set_role(runtime, capacity > 1 ? ROLE_PARKED : ROLE_NONE);
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

/* Under the gate: has somebody to wake if there is work for idle workers; says how it ends if nobody can go on. */
static verdict_t parking_judge(wyn_runtime_t *runtime, worker_t **woken) {
    parking_t *parking = &runtime->parking;
    *woken = NULL;
    if (parking->idle_count != parking_active(parking)) {
        return VERDICT_NONE;
    }
    /* Every active worker is idle, and idle workers have empty rings: what there is to do is in the queue. */
    if (!queue_is_empty(&runtime->queue)) {
        *woken = parking_call_searcher(runtime);
        return VERDICT_NONE;
    }
    return parking_blocked(parking) == 0 ? VERDICT_FINISHED : VERDICT_DEADLOCK;
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

/* Parks until somebody has taken the reason away. Permits may be left over: look again. */
static void parking_sleep(worker_t *worker) {
    wyn_runtime_t *runtime = worker->runtime;
    while (true) {
        seam_lock(&runtime->parking.gate);
        bool is_waiting = worker->is_waiting;
        seam_unlock(&runtime->parking.gate);
        if (!is_waiting) {
            return;
        }
        bool is_light = runtime->parking.sleeps_lightly;
        seam_park(&worker->parker, is_light ? LIGHT_SLEEP : -1); /* pairs with seam_unpark by whoever cleared is_waiting */
        if (is_light && steal_sees_anything(runtime)) {
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

/* Between two tasks, when attention is set: steps back if too many workers are active. */
static turn_t parking_heed(worker_t *worker) {
    wyn_runtime_t *runtime = worker->runtime;
    parking_t *parking = &runtime->parking;
    worker_give_away(worker); /* before the decision: a worker that has stepped back has an empty ring */
    seam_lock(&parking->gate);
    if (parking_active(parking) <= parking->capacity) {
        seam_unlock(&parking->gate);
        return TURN_WORK;
    }
    parking_set_active(runtime, parking_active(parking) - 1);
    worker->next_parked = parking->spare;
    parking->spare = worker;
    parking_wait_for_role(worker);
    return TURN_SEARCH;
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
    bool is_visible = steal_sees_anything(runtime);
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
        }
    }
}

/* The searcher looks for a task until it has claimed one, which passes the role on. */
static claim_t parking_search(worker_t *worker) {
    parking_t *parking = &worker->runtime->parking;
    while (true) {
        for (uint32_t round = 0; round < SEARCH_ROUNDS; round++) {
            claim_t claim = worker_take_from_queue(worker);
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
