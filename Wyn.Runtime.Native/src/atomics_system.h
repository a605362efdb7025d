/* The seam in production: the processor's and the operating system's own steps. */
#ifndef WYN_ATOMICS_SYSTEM_H
#define WYN_ATOMICS_SYSTEM_H

#include "prim/prim.h"

SEAM uint64_t seam_load_relaxed(const uint64_t *word) {
    return __atomic_load_n(word, __ATOMIC_RELAXED);
}

/* Others read the word at most, or fail to swap it, which is no more; ThreadSanitizer takes that for a write. */
SEAM uint64_t seam_load_own(const uint64_t *word) {
    return PRIM_SANITIZES_THREADS ? __atomic_load_n(word, __ATOMIC_RELAXED) : *word;
}

SEAM uint64_t seam_load(const uint64_t *word) {
    return __atomic_load_n(word, __ATOMIC_ACQUIRE);
}

SEAM void seam_store_relaxed(uint64_t *word, uint64_t value) {
    __atomic_store_n(word, value, __ATOMIC_RELAXED);
}

SEAM void seam_store(uint64_t *word, uint64_t value) {
    __atomic_store_n(word, value, __ATOMIC_RELEASE);
}

SEAM uint64_t seam_compare_exchange(uint64_t *word, uint64_t value, uint64_t expected) {
    __atomic_compare_exchange_n(word, &expected, value, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
    return expected;
}

SEAM uint64_t seam_exchange(uint64_t *word, uint64_t value) {
    return __atomic_exchange_n(word, value, __ATOMIC_ACQ_REL);
}

SEAM uint64_t seam_add(uint64_t *word, uint64_t change) {
    return __atomic_fetch_add(word, change, __ATOMIC_ACQ_REL);
}

SEAM int32_t seam_load_count(const int32_t *count) {
    return __atomic_load_n(count, __ATOMIC_RELAXED);
}

SEAM int32_t seam_acquire_count(const int32_t *count) {
    return __atomic_load_n(count, __ATOMIC_ACQUIRE);
}

SEAM void seam_store_count(int32_t *count, int32_t value) {
    __atomic_store_n(count, value, __ATOMIC_RELAXED);
}

SEAM int32_t seam_add_count(int32_t *count, int32_t change) {
    return __atomic_fetch_add(count, change, __ATOMIC_ACQ_REL);
}

SEAM bool seam_fence_all_threads(void) {
    return prim_fence_all_threads();
}

/* One processor's worth of waiting, which lets a neighbour on the same core run. */
static inline void seam_relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("isb" ::: "memory"); /* `yield` does nothing on most processors; this waits about as long as `pause` */
#endif
}

SEAM void seam_pause(uint32_t round) {
    enum { SPINS_PER_ROUND = 20 };
    for (uint32_t i = 0; i < SPINS_PER_ROUND * (round + 1); i++) {
        seam_relax();
    }
}

/* A lock: open, held, or held with somebody asleep on it. */
enum { LOCK_OPEN = 0, LOCK_HELD = 1, LOCK_AWAITED = 2 };

/* Out of line: somebody holds the lock. Spins a moment, since locks are held for moments, then sleeps. */
__attribute__((cold, noinline)) static void seam_lock_slowly(wyn_lock_t *gate) {
    enum { SPINS = 100 };
    for (int i = 0; i < SPINS; i++) {
        uint32_t open = LOCK_OPEN;
        if (__atomic_load_n(gate, __ATOMIC_RELAXED) == LOCK_OPEN &&
            __atomic_compare_exchange_n(gate, &open, LOCK_HELD, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
            return;
        }
        seam_relax();
    }
    /* Whoever slept here takes the lock as awaited: others may still sleep. */
    while (__atomic_exchange_n(gate, LOCK_AWAITED, __ATOMIC_ACQUIRE) != LOCK_OPEN) {
        prim_wait(gate, LOCK_AWAITED, -1);
    }
}

SEAM void seam_lock(wyn_lock_t *gate) {
    uint32_t open = LOCK_OPEN;
    if (!__atomic_compare_exchange_n(gate, &open, LOCK_HELD, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
        seam_lock_slowly(gate); /* acquire, there too: pairs with the release of seam_unlock */
    }
}

SEAM void seam_unlock(wyn_lock_t *gate) {
    if (__atomic_exchange_n(gate, LOCK_OPEN, __ATOMIC_RELEASE) == LOCK_AWAITED) {
        prim_wake(gate);
    }
}

/* A permit: none, given, or none and its thread asleep. */
enum { PERMIT_NONE = 0, PERMIT_GIVEN = 1, PERMIT_AWAITED = 2 };

SEAM void seam_park(parker_t *parker, int64_t microseconds) {
    /* Acquire, in both exchanges: pairs with the release of seam_unpark. */
    uint32_t none = PERMIT_NONE;
    if (__atomic_compare_exchange_n(&parker->permit, &none, PERMIT_AWAITED, false, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE)) {
        do {
            prim_wait(&parker->permit, PERMIT_AWAITED, microseconds);
        } while (microseconds < 0 && __atomic_load_n(&parker->permit, __ATOMIC_RELAXED) != PERMIT_GIVEN);
    }
    __atomic_exchange_n(&parker->permit, PERMIT_NONE, __ATOMIC_ACQUIRE);
}

SEAM void seam_unpark(parker_t *parker) {
    if (__atomic_exchange_n(&parker->permit, PERMIT_GIVEN, __ATOMIC_RELEASE) == PERMIT_AWAITED) {
        prim_wake(&parker->permit);
    }
}

SEAM int64_t seam_now(void) {
    return prim_now();
}

/* The one thread-local variable of the runtime: heap values and panics have no worker at hand. In a program, so at a known
 * place. */
static _Thread_local worker_t *this_threads_worker __attribute__((tls_model("initial-exec")));

SEAM worker_t *seam_current_worker(void) {
    return this_threads_worker;
}

/* seam_start_thread and seam_end_process are in thread.c, which knows workers and runs. */

SEAM void seam_stop_thread(void) {
    prim_sleep();
}

#endif
