/* Waits for a time, in a wheel: seven levels of 64 slots, a tick of a millisecond on the lowest, 64 times as much on each one above. A
 * wait stands on the level of the highest six bits in which its tick differs from now, in the slot of those bits, so that entering
 * and leaving take no time; when now comes to a slot above the lowest level, what stands there moves down. Which slots are used is
 * one word a level.
 *
 * No thread of its own: workers look between tasks (worker.c) when the next time has come, and the searcher, when it parks, parks for
 * so long (park.c). Who enters the earliest wait tells the parked searcher. Twin: TimerWheel.cs. */
#include "types.h"

/* Microseconds; and the longest wait, in ticks: with seven levels the wheel has room for it from any moment of the next 70 years. */
enum { TICK = 1000 };

#define TIMER_LONGEST ((int64_t)1 << 40)

#define TIMER_NEVER UINT64_MAX

/* When somebody must look at the wheel next: now or earlier than what stands there is due. */
static inline uint64_t timer_next(const wyn_runtime_t *runtime) {
    return seam_load(&runtime->timers.next); /* pairs with timer_set_next */
}

static inline bool timer_is_set(const wyn_runtime_t *runtime) {
    return timer_next(runtime) != TIMER_NEVER;
}

/* Microseconds until somebody must look, -1 if nothing waits for a time. */
static int64_t timer_time_left(const wyn_runtime_t *runtime) {
    uint64_t next = timer_next(runtime);
    if (next == TIMER_NEVER) {
        return -1;
    }
    int64_t left = (int64_t)next - seam_now();
    return left < 0 ? 0 : left;
}

/* The first tick that is at least so many milliseconds away. */
static int64_t timer_due(int64_t milliseconds) {
    return (seam_now() + TICK - 1) / TICK + (milliseconds > TIMER_LONGEST ? TIMER_LONGEST : milliseconds);
}

/* The level and slot, as one number, of a tick later than now. */
static inline uint32_t timer_place(const timers_t *timers, int64_t due) {
    uint64_t difference = (uint64_t)due ^ (uint64_t)timers->now;
    uint32_t level = (63u - (uint32_t)__builtin_clzll(difference)) / TIMER_SLOT_BITS;
    return level * TIMER_SLOTS + (uint32_t)(due >> level * TIMER_SLOT_BITS & (TIMER_SLOTS - 1));
}

/* The next tick at which something is to be done, INT64_MAX for never; and where it stands. */
static int64_t timer_event(const timers_t *timers, uint32_t *place) {
    for (uint32_t level = 0; level < TIMER_LEVELS; level++) {
        if (timers->used[level] != 0) {
            uint32_t shift = level * TIMER_SLOT_BITS;
            uint32_t slot = (uint32_t)__builtin_ctzll(timers->used[level]);
            *place = level * TIMER_SLOTS + slot;
            int64_t block = timers->now >> shift >> TIMER_SLOT_BITS << TIMER_SLOT_BITS;
            return (block + slot) << shift;
        }
    }
    return INT64_MAX;
}

/* Under the gate. */
static void timer_set_next(timers_t *timers) {
    uint32_t place;
    int64_t event = timer_event(timers, &place);
    seam_store(&timers->next, event == INT64_MAX ? TIMER_NEVER : (uint64_t)event * TICK); /* pairs with timer_next */
}

/* Under the gate. */
static void timer_put(timers_t *timers, wait_t *wait) {
    uint32_t place = timer_place(timers, wait->due);
    wait_t **slot = &timers->slots[0][0] + place;
    wait->next = *slot;
    wait->link = slot;
    if (wait->next != NULL) {
        wait->next->link = &wait->next;
    }
    *slot = wait;
    timers->used[place / TIMER_SLOTS] |= (uint64_t)1 << place % TIMER_SLOTS;
}

/* Under the gate: a wait that stands in the wheel leaves it. */
static void timer_take(timers_t *timers, wait_t *wait) {
    *wait->link = wait->next;
    if (wait->next != NULL) {
        wait->next->link = wait->link;
    } else if (wait->link >= &timers->slots[0][0] && wait->link < &timers->slots[0][0] + TIMER_LEVELS * TIMER_SLOTS) {
        size_t place = (size_t)(wait->link - &timers->slots[0][0]);
        timers->used[place / TIMER_SLOTS] &= ~((uint64_t)1 << place % TIMER_SLOTS);
    }
    wait->link = NULL;
}

/* Under the gate: enters a wait for a tick; true if somebody must look earlier than before. */
static bool timer_add(timers_t *timers, wait_t *wait) {
    uint64_t next = seam_load_relaxed(&timers->next); /* relaxed: under the gate */
    if (next == TIMER_NEVER) {
        timers->now = seam_now() / TICK; /* the wheel stands still while it is empty */
    }
    wait->due = wait->due > timers->now ? wait->due : timers->now + 1;
    timer_put(timers, wait);
    timer_set_next(timers);
    return seam_load_relaxed(&timers->next) < next;
}

/* A task that is SUSPENDED waits for its tick. */
static void timer_wait(worker_t *worker, wait_t *wait) {
    wyn_runtime_t *runtime = worker->runtime;
    seam_lock(&runtime->timers.gate);
    bool is_earliest = timer_add(&runtime->timers, wait);
    seam_unlock(&runtime->timers.gate);
    if (is_earliest) {
        parking_alarm(runtime);
    }
}

static bool select_is_over(wait_t *wait);

/* Under the gate: takes all out that is due, and gives those that are to go on, linked. */
static wait_t *timer_take_due(timers_t *timers, int64_t tick) {
    wait_t *due = NULL;
    uint32_t place = 0;
    int64_t event;
    while ((event = timer_event(timers, &place)) <= tick) {
        timers->now = event;
        wait_t *first = (&timers->slots[0][0])[place];
        (&timers->slots[0][0])[place] = NULL;
        timers->used[place / TIMER_SLOTS] &= ~((uint64_t)1 << place % TIMER_SLOTS);
        while (first != NULL) {
            wait_t *wait = first;
            first = wait->next;
            wait->link = NULL;
            if (wait->due > timers->now) {
                timer_put(timers, wait);
            } else if (wait_kind(wait) == WAIT_TIME || select_is_over(wait)) {
                wait->next = due;
                due = wait;
            }
        }
    }
    timers->now = tick > timers->now ? tick : timers->now;
    timer_set_next(timers);
    return due;
}

/* Wakes every task whose time has come; true if there was one. */
COLD static bool timer_expire(worker_t *worker) {
    timers_t *timers = &worker->runtime->timers;
    seam_lock(&timers->gate);
    wait_t *due = timer_take_due(timers, seam_now() / TICK);
    seam_unlock(&timers->gate);
    bool is_any = due != NULL;
    while (due != NULL) {
        wait_t *wait = due;
        due = wait->next;
        suspend_wake(worker, wait->task);
    }
    return is_any;
}

/* Between tasks, and before a search: a look at the clock, if anything waits for a time at all. */
static inline bool timer_look(worker_t *worker) {
    uint64_t next = timer_next(worker->runtime);
    return UNLIKELY(next != TIMER_NEVER) && (uint64_t)seam_now() >= next && timer_expire(worker);
}

wyn_frame_t *wyn_yield(wyn_worker_t *base, const char *location) {
    return &wait_new((worker_t *)base, WAIT_TURN, sizeof(wait_t), location)->frame;
}

wyn_frame_t *wyn_sleep(wyn_worker_t *base, int64_t milliseconds, const char *location) {
    if (milliseconds <= 0) {
        return wyn_yield(base, location);
    }
    wait_t *wait = wait_new((worker_t *)base, WAIT_TIME, sizeof(wait_t), location);
    wait->due = timer_due(milliseconds);
    return &wait->frame;
}
