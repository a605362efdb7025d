/* The seam: every step of the runtime that another thread can see, and every step that can block, goes through here. In
 * production these are inline functions of one instruction or so. With WYN_EXPLORE they are extern functions, behind which
 * a test puts an explorer of schedules: one thread of the system runs all workers, as fibers. So nothing else in the runtime
 * may block, use the atomics of the language, or keep anything in a thread-local variable.
 * Twin: SchedulerHooks.cs, SystemHooks.cs. Words are 64 bits, apart from a heap value's count, locks and permits. */
#ifndef WYN_ATOMICS_H
#define WYN_ATOMICS_H

#include "../include/wyn_runtime.h"

typedef struct wyn_runtime wyn_runtime_t; /* types.h: everything about one run */
typedef struct worker worker_t;           /* types.h: begins with the wyn_worker_t that emitted code sees */

/* What a thread waits on: a permit that is there or not. Unparking before parking is not lost; a permit left over from a
 * timed wait makes a later wait return early, so whoever parks looks at its condition again. All zero: no permit. */
typedef struct parker {
    uint32_t permit;
} parker_t;

#ifdef WYN_EXPLORE
#define SEAM extern
/* One look before napping: what more of them could see, that one sees in another schedule. */
enum { SEARCH_ROUNDS = 1 };
#else
#define SEAM static inline
/* How often the searcher looks before it naps or parks, each time a little later than the last: some 20 microseconds in all. */
enum { SEARCH_ROUNDS = 12 };
#endif

#if defined(WYN_EXPLORE) || defined(WYN_SMALL)
/* Small ones, so that short programs fill them. */
enum { RING_CAPACITY = 4, BATCH_SIZE = 2, TASK_CHUNK = 8, SHARE_CHUNK = 4 };
#else
/* How many hints a ring holds, a power of two; a batch, at most half a ring; how many cells and share blocks a chunk has. */
enum { RING_CAPACITY = 256, BATCH_SIZE = 128, TASK_CHUNK = 4096, SHARE_CHUNK = 1024 };
#endif

/* Reads a word, in no order with other accesses: a guess, or a word read under a lock. */
SEAM uint64_t seam_load_relaxed(const uint64_t *word);

/* Reads a word that only this thread writes at present: in production no more than that, so that compilers know what is
 * there. */
SEAM uint64_t seam_load_own(const uint64_t *word);

/* Reads a word; later accesses of this thread stay behind it (acquire). */
SEAM uint64_t seam_load(const uint64_t *word);

/* Writes a word, in no order with other accesses. */
SEAM void seam_store_relaxed(uint64_t *word, uint64_t value);

/* Writes a word; earlier accesses of this thread stay before it (release). */
SEAM void seam_store(uint64_t *word, uint64_t value);

/* Replaces a word if it has the expected value, and gives the value it had; acquire and release. */
SEAM uint64_t seam_compare_exchange(uint64_t *word, uint64_t value, uint64_t expected);

/* Replaces a word, and gives the value it had; acquire and release. */
SEAM uint64_t seam_exchange(uint64_t *word, uint64_t value);

/* Adds to a word, modulo 2^64, and gives the value it had; acquire and release. */
SEAM uint64_t seam_add(uint64_t *word, uint64_t change);

/* The same for the count of a heap value: read (relaxed, acquire), write (relaxed), add (acquire and release; gives the value
 * it had). */
SEAM int32_t seam_load_count(const int32_t *count);
SEAM int32_t seam_acquire_count(const int32_t *count);
SEAM void seam_store_count(int32_t *count, int32_t value);
SEAM int32_t seam_add_count(int32_t *count, int32_t change);

/* A full fence on every thread of the process: each other thread's stores before some point of its program are visible to
 * this thread, and its loads after that point see this thread's stores. Dear; lets the other side do without a fence.
 * False if the system cannot, which never changes: then nobody may sleep for ever on the strength of it. */
SEAM bool seam_fence_all_threads(void);

/* Enters and leaves a lock; 0 is open. Never held across a call into the program, a wait, or the end of the process. */
SEAM void seam_lock(wyn_lock_t *gate);
SEAM void seam_unlock(wyn_lock_t *gate);

/* Waits for the parker's permit and takes it; gives up after the time, if it is not negative. */
SEAM void seam_park(parker_t *parker, int64_t microseconds);

/* Gives the parker its permit, once, and wakes its thread. */
SEAM void seam_unpark(parker_t *parker);

/* Microseconds since some moment of the past. */
SEAM int64_t seam_now(void);

/* Lets a moment pass, longer in later rounds. */
SEAM void seam_pause(uint32_t round);

/* Starts the thread of a worker: it makes the worker its current one, tells it its stack (worker_set_stack) and calls
 * worker_work, which does not return. False if the system has no more threads. */
SEAM bool seam_start_thread(worker_t *worker);

/* The worker whose thread this is. */
SEAM worker_t *seam_current_worker(void);

/* The end of the program, decided and reported: gives the exit code to the system. Other threads may still be running. */
SEAM WYN_NORETURN void seam_end_process(wyn_runtime_t *runtime, int exit_code);

/* Another thread is ending the program: this one does nothing any more. */
SEAM WYN_NORETURN void seam_stop_thread(void);

#ifndef WYN_EXPLORE
#include "atomics_system.h"
#endif

#endif
