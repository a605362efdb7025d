/* The seam of the runtime under the explorer, and the memory that its steps see. Outside of a run, while one is prepared, steps
 * just happen. */
#include "explore.h"

static bool is_wanted(const void *place) {
    return place == &explorer.runtime->wanted;
}

static bool is_queue_count(const void *place) {
    return place == &explorer.runtime->queue.count;
}

static uint64_t memory_read(const void *place, bool is_count) {
    return is_count ? (uint32_t)*(const int32_t *)place : *(const uint64_t *)place;
}

static void memory_write(void *place, bool is_count, uint64_t value) {
    if (is_count) {
        *(int32_t *)place = (int32_t)value;
    } else {
        *(uint64_t *)place = value;
    }
}

/* ---- buffers -------------------------------------------------------------------------------------------------------- */

static void drain_all(fiber_t *fiber) {
    fiber->store_count = 0;
}

static int buffered(const fiber_t *fiber, const void *place) {
    int count = 0;
    for (int i = 0; i < fiber->store_count; i++) {
        count += fiber->stores[i].place == place;
    }
    return count;
}

static void drain_one(fiber_t *fiber, int index) {
    fiber->store_count--;
    memmove(&fiber->stores[index], &fiber->stores[index + 1], (size_t)(fiber->store_count - index) * sizeof(store_t));
}

/* The oldest stores to the place reach memory, so many of them; with those that may not come later. */
static void drain_to(fiber_t *fiber, const void *place, int count) {
    while (count > 0) {
        int index = 0;
        while (fiber->stores[index].place != place) {
            index++;
        }
        bool takes_all = explorer.memory == MEMORY_TSO || fiber->stores[index].is_release;
        for (int i = index; i >= 0; i--) {
            if (i == index || takes_all) {
                drain_one(fiber, i);
            }
        }
        count--;
    }
}

/* The value at a place as the current fiber sees it: each store that another one has buffered to it may have reached memory, or
 * not. */
static uint64_t look(const void *place, bool is_count) {
    for (int i = 0; i < explorer.fiber_count; i++) {
        fiber_t *fiber = &explorer.fibers[i];
        int count = fiber == explorer.current || fiber->store_count == 0 ? 0 : buffered(fiber, place);
        if (count > 0) {
            int unseen = explorer_pick_unseen(count);
            drain_to(fiber, place, count - unseen);
            for (int j = 0; unseen > 0; j++) {
                if (fiber->stores[j].place == place) {
                    return fiber->stores[j].old;
                }
            }
        }
    }
    return memory_read(place, is_count);
}

/* Two fibers' stores to one place never wait at the same time, or this would have to choose between their orders: each word has
 * one writer at a time, by its protocol. */
static void buffer_store(void *place, bool is_count, uint64_t value, bool is_release) {
    fiber_t *current = explorer.current;
    for (int i = 0; i < explorer.fiber_count; i++) {
        fiber_t *fiber = &explorer.fibers[i];
        if (fiber != current) {
            drain_to(fiber, place, buffered(fiber, place));
        }
    }
    if (current->store_count == MAX_STORES) {
        drain_one(current, 0);
    }
    bool is_loose = explorer.mutation == MUTATION_PublishWithoutRelease && cell_state(value) == CELL_NEW;
    bool is_ordered = is_release && !is_loose;
    current->stores[current->store_count++] = (store_t){place, memory_read(place, is_count), is_count, is_ordered};
    memory_write(place, is_count, value);
}

static void store_held(void) {
    fiber_t *fiber = explorer.current;
    if (fiber->held_word != NULL && fiber->is_held_due) {
        uint64_t *word = fiber->held_word;
        fiber->held_word = NULL;
        fiber->is_held_due = false;
        buffer_store(word, false, fiber->held_value, true);
    }
}

/* A step that empties the buffer. */
static void serialising_step(void) {
    store_held();
    explorer_step();
    drain_all(explorer.current);
}

/* A step with an acquire alone, as taking a lock is: elsewhere than on x86-64 earlier stores may come later. */
static void acquiring_step(void) {
    store_held();
    explorer_step();
    if (explorer.memory == MEMORY_TSO) {
        drain_all(explorer.current);
    }
}

/* ---- loads and stores ----------------------------------------------------------------------------------------------- */

/* For NoLastLook: what follows a fence in the code is the look at the queue and at the two ends of every ring. */
static bool is_blind(const uint64_t *word, uint64_t *seen) {
    fiber_t *fiber = explorer.current;
    if (fiber->blind_looks == 0) {
        return false;
    }
    uint32_t workers = (uint32_t)explorer.runtime->worker_count;
    bool is_end = is_queue_count(word);
    *seen = 0;
    for (uint32_t i = 0; i < workers && !is_end; i++) {
        ring_t *ring = &explorer.runtime->workers[i]->ring;
        is_end = word == &ring->tail;
        *seen = ring->head;
    }
    fiber->blind_looks -= is_end;
    return is_end;
}

static uint64_t load(const uint64_t *word) {
    uint64_t seen;
    if (explorer.current == NULL) {
        return *word;
    }
    if (explorer.mutation == MUTATION_PushWakesNobody && is_wanted(word)) {
        return WANTED_BY_NOBODY;
    }
    explorer_step();
    return is_blind(word, &seen) ? seen : look(word, false);
}

uint64_t seam_load_relaxed(const uint64_t *word) {
    return load(word);
}

uint64_t seam_load_own(const uint64_t *word) {
    return *word;
}

uint64_t seam_load(const uint64_t *word) {
    return load(word);
}

/* For ResultAfterDone: a step, then the result. */
static void store_held_result(const uint64_t *word, uint64_t value) {
    fiber_t *fiber = explorer.current;
    if (fiber->held_task != NULL && word == &fiber->held_task->word && cell_state(value) == CELL_DONE) {
        wyn_cell_t *task = fiber->held_task;
        fiber->held_task = NULL;
        explorer_step();
        task->payload[0] = fiber->held_result;
    }
}

static void store(uint64_t *word, uint64_t value, bool is_release) {
    if (explorer.current == NULL) {
        *word = value;
        return;
    }
    if (explorer.mutation == MUTATION_ArmAfterLook && is_wanted(word)) {
        bool is_armed = value == WANTED_BY_ALL;
        explorer.current->held_word = is_armed ? word : NULL;
        explorer.current->held_value = value;
        explorer.current->is_held_due = false;
        if (is_armed) {
            return;
        }
    }
    if (explorer.mutation == MUTATION_ForgetDecrement && is_queue_count(word) && value < *word) {
        return;
    }
    store_held();
    explorer_step();
    buffer_store(word, false, value, is_release);
    store_held_result(word, value);
}

void seam_store_relaxed(uint64_t *word, uint64_t value) {
    store(word, value, false);
}

void seam_store(uint64_t *word, uint64_t value) {
    store(word, value, true);
}

int32_t seam_load_count(const int32_t *count) {
    if (explorer.current == NULL) {
        return *count;
    }
    explorer_step();
    return (int32_t)look(count, true);
}

int32_t seam_acquire_count(const int32_t *count) {
    return seam_load_count(count);
}

void seam_store_count(int32_t *count, int32_t value) {
    if (explorer.current == NULL) {
        *count = value;
    } else {
        explorer_step();
        buffer_store(count, true, (uint64_t)value, false);
    }
}

/* ---- read and write in one ------------------------------------------------------------------------------------------ */

/* Stores of others to the place that were not seen: a read-modify-write that succeeds would be lost under them. */
static void refuse_race(const void *place) {
    for (int i = 0; i < explorer.fiber_count; i++) {
        if (&explorer.fibers[i] != explorer.current && buffered(&explorer.fibers[i], place) > 0) {
            explorer_fail("a store races with a read-modify-write");
        }
    }
}

/* What the word has; for the torn mutations what it had a step before. */
static uint64_t look_to_modify(const void *place, bool is_count, mutation_t torn) {
    serialising_step();
    uint64_t seen = look(place, is_count);
    if (explorer.mutation == torn) {
        serialising_step();
    }
    return seen;
}

static bool is_task_header(uint64_t header) {
    return (uint32_t)header >> CELL_SITE_SHIFT != 0;
}

static bool is_done_of(uint64_t value, uint64_t expected) {
    return is_task_header(expected) && (expected & CELL_TURN_MASK) == CELL_RUNNING && cell_state(value) == CELL_DONE;
}

static bool is_claim_of(uint64_t value, uint64_t expected) {
    return is_task_header(expected) && cell_state(expected) == CELL_NEW && value == expected - CELL_NEW + CELL_RUNNING;
}

/* For SuspendAfterEntering: a step behind the one that entered the wait. */
static void make_held_change(void) {
    fiber_t *fiber = explorer.current;
    if (fiber->held_change_of != NULL) {
        uint64_t *word = fiber->held_change_of;
        fiber->held_change_of = NULL;
        serialising_step();
        *word += fiber->held_change;
    }
}

uint64_t seam_compare_exchange(uint64_t *word, uint64_t value, uint64_t expected) {
    if (explorer.current == NULL) {
        uint64_t seen = *word;
        *word = seen == expected ? value : seen;
        return seen;
    }
    uint64_t seen = look_to_modify(word, false, MUTATION_TornCompareExchange);
    if ((explorer.mutation == MUTATION_CompletionIgnoresWaiter && is_done_of(value, expected)) ||
        (explorer.mutation == MUTATION_ClaimByStore && is_claim_of(value, expected))) {
        *word = value;
        return expected;
    }
    if (explorer.mutation == MUTATION_MissedIsForgotten && expected == CLAIM_ENTERING && value == CLAIM_MISSED) {
        return seen;
    }
    if (seen == expected) {
        refuse_race(word);
        *word = value;
        store_held_result(word, value);
        make_held_change();
    }
    return seen;
}

uint64_t seam_exchange(uint64_t *word, uint64_t value) {
    if (explorer.current == NULL) {
        uint64_t seen = *word;
        *word = value;
        return seen;
    }
    serialising_step();
    uint64_t seen = look(word, false);
    refuse_race(word);
    *word = value;
    return explorer.mutation == MUTATION_CompletionIgnoresWaiter && value == SHARE_CLOSED ? 0 : seen;
}

uint64_t seam_add(uint64_t *word, uint64_t change) {
    if (explorer.current == NULL) {
        uint64_t seen = *word;
        *word += change;
        return seen;
    }
    uint64_t seen = look_to_modify(word, false, MUTATION_TornAdd);
    if (explorer.mutation == MUTATION_HolderIsForgotten && (int64_t)change < 0 && seen > 1) {
        return seen;
    }
    if (explorer.mutation == MUTATION_SuspendAfterEntering && is_task_header(seen) && change == CELL_SUSPENDED - CELL_RUNNING) {
        explorer.current->held_change_of = word;
        explorer.current->held_change = change;
        return seen;
    }
    refuse_race(word);
    *word = seen + change;
    return seen;
}

int32_t seam_add_count(int32_t *count, int32_t change) {
    if (explorer.current == NULL) {
        int32_t seen = *count;
        *count += change;
        return seen;
    }
    int32_t seen = (int32_t)look_to_modify(count, true, MUTATION_TornAdd);
    refuse_race(count);
    *count = seen + change;
    return seen;
}

/* ---- fences, locks, permits, time ----------------------------------------------------------------------------------- */

bool seam_fence_all_threads(void) {
    explorer_step();
    for (int i = 0; i < explorer.fiber_count && explorer.mutation != MUTATION_NoFence; i++) {
        drain_all(&explorer.fibers[i]);
    }
    explorer.current->is_held_due = true;
    explorer.current->blind_looks = explorer.mutation == MUTATION_NoLastLook ? 1 + (int)explorer.runtime->worker_count : 0;
    return true;
}

void seam_lock(wyn_lock_t *gate) {
    fiber_t *fiber = explorer.current;
    if (fiber == NULL) {
        return;
    }
    fiber->blind_looks = 0;
    acquiring_step();
    if (explorer.mutation == MUTATION_NoMutualExclusion) {
        return;
    }
    fiber->wanted_gate = gate;
    while (*gate != 0) {
        explorer_wait();
    }
    fiber->wanted_gate = NULL;
    *gate = 1;
}

void seam_unlock(wyn_lock_t *gate) {
    if (explorer.current != NULL) {
        serialising_step();
        *gate = 0;
    }
}

void seam_park(parker_t *parker, int64_t microseconds) {
    fiber_t *fiber = explorer.current;
    acquiring_step(); /* the gap between deciding to park and parking is where wake-ups get lost */
    fiber->parked_on = parker;
    fiber->is_park_timed = microseconds >= 0;
    while (parker->permit == PERMIT_NOT) {
        explorer_wait();
        if (fiber->is_park_timed) {
            break; /* the permit, or the time is over */
        }
    }
    bool is_left_over = explorer.mutation == MUTATION_PermitsAreLeftOver && parker->permit == PERMIT_YES;
    if (fiber->is_park_timed && parker->permit == PERMIT_NOT) {
        fiber->clock += microseconds;
    }
    parker->permit = is_left_over ? PERMIT_SPARE : PERMIT_NOT;
    fiber->parked_on = NULL;
}

void seam_unpark(parker_t *parker) {
    bool is_parked = false;
    serialising_step();
    for (int i = 0; i < explorer.fiber_count; i++) {
        is_parked |= explorer.fibers[i].parked_on == parker;
    }
    parker->permit = explorer.mutation != MUTATION_PermitIsLost || is_parked ? PERMIT_YES : PERMIT_NOT;
}

int64_t seam_now(void) {
    return explorer.current->clock += MICROSECONDS_PER_LOOK;
}

void seam_pause(uint32_t round) {
    (void)round;
    explorer_wait(); /* others may go on for nothing */
}

/* ---- threads -------------------------------------------------------------------------------------------------------- */

static void enter_worker(void *argument) {
    worker_work(argument);
}

bool seam_start_thread(worker_t *worker) {
    fiber_add(enter_worker, worker, worker);
    return true;
}

worker_t *seam_current_worker(void) {
    return explorer.current->worker;
}

void seam_end_process(wyn_runtime_t *runtime, int exit_code) {
    (void)runtime;
    explorer.exit_code = exit_code;
    explorer_end();
}

void seam_stop_thread(void) {
    explorer.current->is_finished = true;
    explorer_wait();
    __builtin_unreachable();
}

/* ---- what programs count, and their results ------------------------------------------------------------------------- */

static void counter_add(counter_t *counter) {
    serialising_step();
    counter->value++;
}

static void counter_wait(counter_t *counter, int count) {
    fiber_t *fiber = explorer.current;
    explorer_step();
    fiber->wanted_counter = counter;
    fiber->wanted_count = count;
    while (counter->value < count) {
        explorer_wait();
    }
    fiber->wanted_counter = NULL;
}

static void store_result(wyn_cell_t *task, uint64_t result) {
    if (explorer.mutation == MUTATION_ResultAfterDone) {
        explorer.current->held_task = task;
        explorer.current->held_result = result;
    } else {
        seam_store_relaxed(&task->payload[0], result);
    }
}
