/* Every structure of the runtime, with who may touch which field when, and the invariants that hold between them.
 *
 * Words that several threads touch at once are read and written through the seam (atomics.h) alone. "Owner" is the thread of
 * the worker that the structure belongs to; a field of the owner is read plainly by it and, where others guess at it, written
 * through the seam. "Gate" is parking.gate. Pointers in ring slots and indices in batches are hints (R5): the memory
 * they lead to was a task once, stays a task's for ever, and its header word says what it is now. */
#ifndef WYN_TYPES_H
#define WYN_TYPES_H

#include <stdalign.h>
#include <stddef.h>
#include "atomics.h"

#define COLD __attribute__((cold, noinline))
#define LIKELY(condition) __builtin_expect(!!(condition), 1)
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)

/* Two cache lines: processors fetch neighbours in pairs. */
enum { LINE = 128 };

/* Exit codes of the runtime's own: a panic or a deadlock; an environment variable without meaning; the system refused what the
 * program needs; something leaked; as if the signal SIGPIPE, 13, had ended the program. */
enum { EXIT_PANIC = 1, EXIT_USAGE = 2, EXIT_ENVIRONMENT = 3, EXIT_LEAKS = 71, EXIT_BROKEN_PIPE = 128 + 13 };

enum { MAX_DEFAULT_WORKERS = 64, MAX_WORKERS = 1024, MAX_BLOCKED = 256 };

/* ---- memory: range.c, pool.c ---------------------------------------------------------------------------------------- */

/* The one piece of address space that all pools carve their chunks from, so that 32 bits name any block: the index of a
 * block is its distance from the base in granules. Index 0 is nothing. */
enum { GRANULE_SHIFT = 4 };

typedef struct range {
    uint8_t *base;    /* never changes */
    size_t size;      /* never changes */
    wyn_lock_t gate;  /* of what follows */
    size_t committed; /* [base, base + committed) can be used */
    size_t used;      /* [base, base + used) has been given out */
} range_t;

/* A free block of a pool. The word of a free cell is its header word and says FREE; what other free blocks have there is
 * nobody's business. The link belongs to whoever has the list. */
typedef struct block {
    uint64_t word;
    struct block *link;
} block_t;

/* The pools: tasks of 16, 32, ... bytes, share blocks, batches, heap values. A chunk belongs to one pool for ever, so that a stale
 * hint leads to a task's header word whatever happens (R5). */
enum {
    TASK_CLASSES = 13, /* 16 << 12 is 64 KB: 8,191 arguments */
    POOL_TASKS = 0,
    POOL_SHARES = POOL_TASKS + TASK_CLASSES,
    POOL_BATCHES,
    POOL_VALUES,
    VALUE_CLASSES = 18, /* 16, 32, ... 256, 512, 1024 bytes */
    POOL_COUNT = POOL_VALUES + VALUE_CLASSES,
};

/* A note of a chunk, for the leak check. */
typedef struct chunk {
    struct chunk *next;
    uint8_t *start;
} chunk_t;

/* R2: what all workers share of a pool. */
typedef struct pool {
    uint32_t block_size;   /* never changes */
    uint32_t chunk_blocks; /* never changes: the unit in which blocks move and memory is made */
    wyn_lock_t gate;       /* of what follows */
    uint32_t first_batch;  /* lists of chunk_blocks blocks each; the index of the next stands in the upper half of the word of a
                            * list's first block, 0 at the end */
    struct chunk *chunks;  /* while leaks are checked: all chunks, linked */
} pool_t;

/* R2: a worker's own part of a pool. Owner's. Invariants: count is the length of the list at first and at most a chunk's;
 * full is a list of exactly a chunk's blocks, or null. */
typedef struct free_list {
    block_t *first;
    uint32_t count;
    uint32_t chunk_blocks; /* the pool's */
    block_t *full;
    uint8_t *next; /* [next, end) of the worker's newest chunk was never handed out */
    uint8_t *end;
} free_list_t;

/* What stands before a heap value that is a block of the system's own. In the list while leaks are checked; the link of a dead
 * one otherwise (value.c). */
typedef struct large {
    struct large *next;
    struct large *previous;
    const char *location;
    size_t size; /* of the value */
} large_t;

/* Values of one worker that nobody owns any more and whose parts are still to be dropped. The pooled ones are linked by their
 * indices, which stand in place of their counts. */
typedef struct graves {
    uint32_t pooled; /* the index of the first; 0 for none */
    large_t *large;
    bool is_emptied; /* somebody further down the stack is at it */
} graves_t;

/* Values of one worker that have lost an owner, which the list is instead, and may be part of a cycle (cycle.c). */
typedef struct candidates {
    wyn_value_t **values;
    size_t count;
    size_t room;
    size_t limit; /* so many are collected; 0 before the first time */
} candidates_t;

/* ---- tasks: cell.c, future.c ---------------------------------------------------------------------------------------- */

/* What several holders of one future share (R1). Found by the cell's word while SHARED is set there. */
typedef struct share {
    uint64_t holders; /* and one for the task itself until it has completed; who brings this to 0 frees everything */
    uint64_t waiters; /* 1 + index of the worker waiting first, 0 for none; SHARE_CLOSED when the task is done */
} share_t;

#define SHARE_CLOSED UINT64_MAX

/* A task on a thread's stack, in place on top of another or at the bottom. Lives in the frame of worker_run; only its own
 * thread follows the links, and who reports a deadlock while that thread is blocked. */
typedef struct running {
    wyn_cell_t *task;
    struct running *below; /* the task that awaits this one; null at the bottom */
} running_t;

/* ---- the ways between workers: ring.c, queue.c ---------------------------------------------------------------------- */

/* R4: a worker's own ring of hints to tasks. A slot is the address of a cell, in the upper 48 bits, and a number of the
 * push, which tells two tasks apart that had the same cell one after the other. Slots [head, tail) are in use, modulo 2^32.
 * All words are the owner's; others read them as hints. */
typedef struct ring {
    uint64_t head; /* the lower half counts; the upper half is not used */
    uint64_t tail; /* the lower half is the position, the upper 16 bits count pushes, the others are not used */
    uint64_t slots[RING_CAPACITY];
} ring_t;

/* The unit in which tasks move between workers: up to BATCH_SIZE hints, oldest first. Belongs to one worker, or to the queue,
 * never to two. */
typedef struct batch {
    struct batch *next; /* of the queue */
    uint32_t count;
    uint32_t start; /* hints before this one are stale */
    uint32_t tasks[BATCH_SIZE];
} batch_t;

/* R4: the global queue: batches, first in first out. */
typedef struct queue {
    uint64_t count; /* of batches; written under the gate, read by anybody */
    wyn_lock_t gate;
    batch_t *first;
    batch_t *last;
} queue_t;

/* What a thief remembers of another worker's ring: the slot that stood first, 0 for none, and since when, in microseconds. */
typedef struct sighting {
    uint64_t slot;
    int64_t since;
} sighting_t;

/* ---- parking: park.c, block.c --------------------------------------------------------------------------------------- */

/* Who looks for work; see park.md. ROLE_PARKED without a searcher: the searcher is a worker still to be started, which the
 * next wake-up does. */
typedef enum role { ROLE_NONE, ROLE_SEARCHING, ROLE_NAPPING, ROLE_PARKED } role_t;

/* Under the gate, all of it; others guess at active and blocked. */
typedef struct parking {
    wyn_lock_t gate;
    role_t role;
    worker_t *searcher;
    worker_t *idle; /* lists, linked by next_parked */
    worker_t *spare;
    uint64_t capacity; /* how many workers should be active: running, searching or idle, that is, neither blocked nor spare */
    uint64_t active;
    uint64_t idle_count;
    uint64_t blocked;
    int64_t nap; /* the last one, in microseconds */
    bool has_napped;
    bool sleeps_lightly; /* never changes: the system has no fence on all threads, so sleepers look up now and then */
} parking_t;

/* What a worker does next: go on with the tasks at hand, or look for work elsewhere, being the searcher now. */
typedef enum turn { TURN_WORK, TURN_SEARCH } turn_t;

/* How a program stands when no worker has anything to do. */
typedef enum verdict { VERDICT_NONE, VERDICT_FINISHED, VERDICT_DEADLOCK, VERDICT_NO_THREAD } verdict_t;

/* A worker: a thread that runs tasks, with what only this thread touches. It never moves to another thread: emitted code holds
 * it in stack frames, and the stack limits are the thread's. Begins with what emitted code sees. */
struct worker {
    wyn_worker_t base;
    uintptr_t in_place_limit; /* the lowest stack address at which a task is still run in place */
    running_t *current;       /* the task whose code the thread executes; null outside of one */
    wyn_runtime_t *runtime;   /* never changes */
    free_list_t lists[POOL_COUNT];
    graves_t graves;
    candidates_t candidates;
    alignas(LINE) ring_t ring;
    alignas(LINE) uint32_t index; /* the place in the table, and the name under which the worker waits; never changes */
    uint32_t tasks_taken;
    batch_t *spare_batch; /* empty; null for none */
    sighting_t *seen;     /* one for each worker there can be; null until the first theft */
    uintptr_t guard;      /* [guard, guard + guard_size) lies below the stack */
    uintptr_t guard_size;
    parker_t parker;
    /* Under the gate: */
    bool is_waiting;       /* the thread has a reason to stay parked */
    bool is_started;       /* the worker has a thread; set by who starts it */
    worker_t *next_parked; /* in the list of idle or spare workers */
    wyn_cell_t *awaited;   /* for what the thread is blocked; null if it is not */
    uint64_t next_waiter;  /* 1 + index of the worker that waits for the same task and came before; 0 for none */
};

/* ---- the run: runtime.c, output.c, leaks.c -------------------------------------------------------------------------- */

enum { OUTPUT_SIZE = 1 << 16 };

/* Standard output: one buffer under one lock, so that a print is never interrupted by another. */
typedef struct output {
    wyn_lock_t gate;
    int descriptor; /* never changes, like the next */
    bool flushes_lines;
    bool is_closed;
    bool has_failed;
    int error;      /* the system's, if has_failed */
    uint64_t count; /* of bytes in the buffer; looked at by flushers without the lock */
    uint8_t buffer[OUTPUT_SIZE];
} output_t;

typedef struct leak_check {
    bool is_on; /* never changes */
    wyn_lock_t gate;
    large_t values; /* the list's anchor */
} leak_check_t;

/* In attention: more workers run than should; the next one between two tasks steps back. */
enum { ATTENTION_SURPLUS = 1 };

/* Values of wanted: the searcher naps, and a batch wakes it; it is parked, and any push wakes it. */
enum { WANTED_BY_NOBODY = 0, WANTED_BY_ALL = 1, WANTED_BY_BATCH = 2 };

/* One run of the program: everything that changes hangs off this. Lies at the beginning of its own range. The words that all
 * workers look at have cache lines of their own. */
struct wyn_runtime {
    alignas(LINE) uint64_t wanted;       /* whether a push must wake somebody; written under the gate */
    alignas(LINE) uint64_t attention;    /* why workers should look up between two tasks; written under the gate */
    alignas(LINE) uint64_t worker_count; /* entries [0, worker_count) of workers are there; written under the gate */
    worker_t **workers;                  /* all that were ever made, in order */
    uint32_t worker_room;
    alignas(LINE) queue_t queue;
    alignas(LINE) parking_t parking;
    alignas(LINE) range_t range;
    pool_t pools[POOL_COUNT];
    wyn_cell_t *main_task;
    leak_check_t leaks;
    uint64_t endings;     /* 0 until somebody has ended the program: the first one decides */
    uint64_t stack_size;  /* of the last thread that could be started; a hint */
    int error_descriptor; /* standard error; never changes */
    output_t output;      /* last: most of it is buffer */
};

/* The few calls from lower layers to higher ones; each is explained where it is defined. */
static void parking_wake_waiters(wyn_runtime_t *runtime, uint64_t first_waiter);
static void parking_wake(wyn_runtime_t *runtime);
static WYN_NORETURN void runtime_fail_memory(worker_t *worker, const char *location, int64_t size, const char *what);
static void cycle_finish(wyn_runtime_t *runtime);
static inline const wyn_type_t *value_type(const wyn_value_t *value);
static void future_marks(worker_t *worker, wyn_cell_t *task, void (*mark)(wyn_marking_t *marking, wyn_cell_t *task));

_Static_assert(sizeof(share_t) == sizeof(block_t), "a free share block is a block");
_Static_assert(sizeof(wyn_cell_t) == sizeof(uint64_t) && sizeof(block_t) == 16, "a cell with one slot is a block");
_Static_assert(2 * BATCH_SIZE <= RING_CAPACITY && (RING_CAPACITY & (RING_CAPACITY - 1)) == 0, "a batch is at most half a ring");

#endif
