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

enum { MAX_DEFAULT_WORKERS = 64, MAX_WORKERS = 1024 };

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

/* A note of a chunk of tasks, for reports. */
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
    struct chunk *chunks;  /* of a pool of tasks: all chunks, linked, the newest first */
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
    uint64_t waiters; /* the address of the newest wait, 0 for none; SHARE_CLOSED when the task is done */
} share_t;

#define SHARE_CLOSED UINT64_MAX

/* ---- waiting: frame.c, suspend.c, channel.c, select.c, timer.c ------------------------------------------------------- */

/* For what a task waits. */
typedef enum wait_kind { WAIT_TASK, WAIT_RECEIVE, WAIT_SEND, WAIT_SELECT, WAIT_TIME, WAIT_TURN } wait_kind_t;

/* The innermost frame of a task that waits. Belongs to the task until it is entered where what it waits for finds it; then to
 * whoever takes it out from there, who stores the result and makes the task ready; then to the task again. */
typedef struct wait {
    wyn_frame_t frame; /* the state is the kind */
    wyn_cell_t *task;  /* whose; set where the task suspends */
    const char *location;
    struct wait *next;  /* in the list that it stands in */
    struct wait **link; /* in the wheel: the place that holds its address; null outside of it */
    union {
        wyn_cell_t *awaited;
        wyn_channel_t *channel;
        int64_t due; /* the tick; under the wheel's gate */
    };
} wait_t;

typedef struct select_wait select_wait_t;

/* A wait at a channel, with the value that is sent, or room for the one that is received. */
typedef struct channel_wait {
    wait_t wait;
    wyn_received_t value;
} channel_wait_t;

/* A select's place at one of its channels. Under the channel's gate. */
typedef struct arm {
    select_wait_t *select;
    wyn_channel_t *channel;
    struct arm *next;  /* of the same channel */
    struct arm **link; /* null while it does not stand there */
} arm_t;

struct select_wait {
    wait_t wait;      /* in the wheel if there is a deadline */
    uint64_t claimed; /* who may wake the task; see select.c */
    int64_t result;
    select_wait_t *next_woken; /* in the list of whoever has claimed it */
    bool has_deadline;
    uint32_t count;
    arm_t arms[];
};

/* First in, first out. */
typedef struct wait_list {
    wait_t *first;
    wait_t *last;
} wait_list_t;

/* R10: a channel is a heap value that is marked from the beginning; the row of its type is an array's. Under its gate: values lie
 * in the ring only while nobody waits to receive, and somebody waits to send only while the ring is full. */
struct wyn_channel {
    wyn_object_t object;
    uint32_t closed;  /* 1: for ever */
    int64_t capacity; /* never changes */
    int64_t first;    /* the index of the oldest element */
    uint64_t count;   /* of elements */
    wait_list_t receivers;
    wait_list_t senders;
    arm_t *selects;
    uint8_t elements[];
};

/* The wheel of all waits for a time, in ticks of a millisecond; see timer.c. */
enum { TIMER_LEVELS = 7, TIMER_SLOT_BITS = 6, TIMER_SLOTS = 1 << TIMER_SLOT_BITS };

typedef struct timers {
    uint64_t
        next; /* when somebody must look, in microseconds, UINT64_MAX if nothing waits; written under the gate, read by all */
    wyn_lock_t gate;
    int64_t now; /* ticks up to here are over */
    uint64_t used[TIMER_LEVELS];
    wait_t *slots[TIMER_LEVELS][TIMER_SLOTS];
} timers_t;

/* What has a number that programs pass for it: handle.c. Under the gate. */
typedef struct handle {
    wyn_object_t *object; /* null: was taken out */
    const char *kind;
} handle_t;

typedef struct handles {
    wyn_lock_t gate;
    handle_t *entries; /* number n stands at n - 1 */
    size_t count;
    size_t room;
} handles_t;

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

/* ---- parking: park.c ------------------------------------------------------------------------------------------------ */

/* Who looks for work; see park.md. ROLE_PARKED without a searcher: the searcher is a worker still to be started, which the
 * next wake-up does. */
typedef enum role { ROLE_NONE, ROLE_SEARCHING, ROLE_NAPPING, ROLE_PARKED } role_t;

/* Under the gate, all of it; others guess at active. */
typedef struct parking {
    wyn_lock_t gate;
    role_t role;
    worker_t *searcher;
    worker_t *idle;    /* a list, linked by next_parked */
    uint64_t capacity; /* how many workers there can be: fewer if the system has no thread for more */
    uint64_t active;   /* how many there are */
    uint64_t idle_count;
    int64_t nap; /* the last one, in microseconds */
    bool has_napped;
    bool sleeps_lightly; /* never changes: the system has no fence on all threads, so sleepers look up now and then */
} parking_t;

/* How a program stands when no worker has anything to do. */
typedef enum verdict { VERDICT_NONE, VERDICT_FINISHED, VERDICT_DEADLOCK } verdict_t;

/* A worker: a thread that runs tasks, with what only this thread touches. It never moves to another thread: emitted code holds
 * it in stack frames, and the stack limits are the thread's. Begins with what emitted code sees. */
struct worker {
    wyn_worker_t base;
    uintptr_t in_place_limit; /* the lowest stack address at which a task is still run in place */
    wyn_cell_t *current;      /* the task whose code the thread executes; null outside of one */
    wait_t *wait;             /* made last: of the task that is about to suspend */
    int64_t suspended;        /* how many tasks have suspended here, less those that went on here */
    wyn_runtime_t *runtime;   /* never changes */
    free_list_t lists[POOL_COUNT];
    graves_t graves;
    candidates_t candidates;
    alignas(LINE) ring_t ring;
    alignas(LINE) uint32_t index; /* the place in the table; never changes */
    uint32_t tasks_taken;
    uint32_t polls; /* looks at what other tasks change */
    batch_t *spare_batch; /* empty; null for none */
    sighting_t *seen;     /* one for each worker there can be; null until the first theft */
    uintptr_t guard;      /* [guard, guard + guard_size) lies below the stack */
    uintptr_t guard_size;
    parker_t parker;
    /* Under the gate: */
    bool is_waiting;       /* the thread has a reason to stay parked */
    bool is_started;       /* the worker has a thread; set by who starts it */
    worker_t *next_parked; /* in the list of idle workers */
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

/* Values of wanted: the searcher naps, and a batch wakes it; it is parked, and any push wakes it. */
enum { WANTED_BY_NOBODY = 0, WANTED_BY_ALL = 1, WANTED_BY_BATCH = 2 };

/* One run of the program: everything that changes hangs off this. Lies at the beginning of its own range. The words that all
 * workers look at have cache lines of their own. */
struct wyn_runtime {
    alignas(LINE) uint64_t wanted;       /* whether a push must wake somebody; written under the gate */
    alignas(LINE) uint64_t worker_count; /* entries [0, worker_count) of workers are there; written under the gate */
    worker_t **workers;                  /* all that were ever made, in order */
    uint32_t worker_room;
    alignas(LINE) queue_t queue;
    alignas(LINE) timers_t timers;
    alignas(LINE) parking_t parking;
    alignas(LINE) range_t range;
    pool_t pools[POOL_COUNT];
    wyn_cell_t *main_task;
    handles_t handles;
    leak_check_t leaks;
    uint64_t endings;     /* 0 until somebody has ended the program: the first one decides */
    uint64_t stack_size;  /* of the last thread that could be started; a hint */
    int error_descriptor; /* standard error; never changes */
    output_t output;      /* last: most of it is buffer */
};

/* The few calls from lower layers to higher ones; each is explained where it is defined. */
static void suspend_wake(worker_t *worker, wyn_cell_t *task);
static wait_t *wait_new(worker_t *worker, wait_kind_t kind, size_t size, const char *location);
static inline wait_kind_t wait_kind(const wait_t *wait);
static void parking_wake(wyn_runtime_t *runtime);
static void parking_alarm(wyn_runtime_t *runtime);
static WYN_NORETURN void runtime_fail_memory(worker_t *worker, const char *location, int64_t size, const char *what);
static void cycle_finish(wyn_runtime_t *runtime);
static void cycle_collect(worker_t *worker);
static inline const wyn_type_t *value_type(const wyn_value_t *value);
static void channel_die(worker_t *worker, wyn_channel_t *channel);
static void future_marks(worker_t *worker, wyn_cell_t *task, void (*mark)(wyn_marking_t *marking, wyn_cell_t *task));

_Static_assert(sizeof(share_t) == sizeof(block_t), "a free share block is a block");
_Static_assert(sizeof(wyn_cell_t) == sizeof(uint64_t) && sizeof(block_t) == 16, "a cell with one slot is a block");
_Static_assert(2 * BATCH_SIZE <= RING_CAPACITY && (RING_CAPACITY & (RING_CAPACITY - 1)) == 0, "a batch is at most half a ring");

#endif
