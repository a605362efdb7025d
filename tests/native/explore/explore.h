/* An explorer of schedules for the native runtime: one thread of the system runs all workers, as fibers, and a strategy decides
 * at each step that another worker can see who goes on, and at each look at a word that another fiber has stored to whether
 * that store has reached memory yet. The same decisions give the same run. README.md says what the bounds mean.
 * This is one unit with the runtime, whose seam (atomics.h) it implements: seam.c; turns.c: who goes on; strategies.c: who
 * decides; programs.c, protocols.c: what runs; explore.c: the parts together, and the command line.
 * Twin: tests/Wyn.Runtime.Tests/Explore. */
#ifndef WYN_EXPLORER_H
#define WYN_EXPLORER_H

#define _GNU_SOURCE
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

#define WYN_EXPLORE
#include "../../../Wyn.Runtime.Native/src/all.c"
#include "../co.h"

enum {
    MAX_FIBERS = 24,
    MAX_STORES = 64,
    MAX_STEPS = 20000,
    MAX_PATH = 1 << 16,
    MAX_TASKS = 64,
    FIBER_STACK = 1 << 18,
    MICROSECONDS_PER_LOOK = 20,
};

/* What stores may do on their way to memory: on x86-64 they stay in order; elsewhere only a release keeps those before it in
 * front. */
typedef enum memory { MEMORY_TSO, MEMORY_WEAK, MEMORY_COUNT } memory_t;

/* Planted bugs: a protocol with one of its steps left out or in the wrong place. The same names as in Mutation.cs. */
#define MUTATIONS(X)                                                                                                            \
    X(None)                                                                                                                     \
    X(NoFence)                 /* no fence between arming wanted and the last look */                                           \
    X(NoLastLook)              /* no last look between arming wanted and parking */                                             \
    X(TornCompareExchange)     /* compare-and-swap as a load and a store with a gap between */                                  \
    X(CompletionIgnoresWaiter) /* completion stores DONE over a waiter that has just entered itself */                          \
    X(PermitIsLost)            /* waking a thread that is not parked yet does nothing */                                        \
    X(NoMutualExclusion)       /* locks let everybody in */                                                                     \
    X(PushWakesNobody)         /* a push does not look whether somebody wants work */                                           \
    X(PublishBeforeArguments)  /* NEW is stored before the arguments */                                                         \
    X(ResultAfterDone)         /* DONE is stored before the result */                                                           \
    X(ClaimByStore)            /* a task is claimed by a store, after the look that found it NEW */                             \
    X(ArmAfterLook)            /* wanted is armed after the last look, not before it */                                         \
    X(ForgetDecrement)         /* the number of queued batches only grows */                                                    \
    X(TornAdd)                 /* an atomic addition as a load and a store with a gap between; native only */                   \
    X(HolderIsForgotten)       /* who leaves a shared future is not taken off the count; native only */                         \
    X(PublishWithoutRelease)   /* NEW may reach memory before what was stored earlier; native, weak memory */                   \
    X(SuspendAfterEntering)    /* a task is SUSPENDED only after its wait can be found; native only */                          \
    X(MissedIsForgotten)       /* what comes while a select enters itself is not noted; native only */                          \
    X(PermitsAreLeftOver)      /* no bug: every wake-up leaves a permit behind, as if it came twice */

#define MUTATION_NAME(name) MUTATION_##name,
typedef enum mutation { MUTATIONS(MUTATION_NAME) MUTATION_COUNT } mutation_t;

/* A number that an explored program counts up and waits for. */
typedef struct counter {
    int value;
} counter_t;

/* A store that other fibers may not see yet: memory has the new value already, which is what its own fiber sees. */
typedef struct store {
    void *place;
    uint64_t old;
    bool is_count; /* 32 bits */
    bool is_release;
} store_t;

/* A permit left over, for the mutation of that name. */
enum { PERMIT_NOT = 0, PERMIT_YES = 1, PERMIT_SPARE = 2 };

/* A worker's thread under the explorer, or a body of a program without a loop. It runs only while it has the turn. */
typedef struct fiber {
    int index;
    jmp_buf place;
    ucontext_t start;
    uint8_t *stack;
    void (*body)(void *argument);
    void *argument;
    worker_t *worker;
    bool is_started;
    bool is_finished;
    wyn_lock_t *wanted_gate; /* what it waits for; null while it does not */
    parker_t *parked_on;
    bool is_park_timed;
    counter_t *wanted_counter;
    int wanted_count;
    int64_t clock; /* its own time: goes on only when it looks at it */
    int store_count;
    store_t stores[MAX_STORES];
    /* For mutations: looks that still see nothing; a store and a result that are held back. */
    int blind_looks;
    uint64_t *held_word;
    uint64_t held_value;
    bool is_held_due;
    wyn_cell_t *held_task;
    uint64_t held_result;
    uint64_t *held_change_of;
    uint64_t held_change;
} fiber_t;

/* A moment at which several fibers could go on. */
typedef struct crossing {
    int decision;
    int current;
    bool can_go_on;  /* the current fiber could go on */
    bool is_free;    /* a switch is no pre-emption: the current fiber waits, pauses or has ended */
    int ready_count; /* all that could go on, in order */
    int ready[MAX_FIBERS];
    int usual; /* who goes on where nothing is to be tried */
} crossing_t;

/* Who decides. */
typedef struct strategy {
    void (*begin)(void);
    int (*pick_fiber)(const crossing_t *crossing);
    int (*pick_unseen)(int decision, int most); /* how many stores to the place a look does not see yet */
} strategy_t;

/* A program to explore. Begin adds the first fibers; check says at the end what is wrong, or null. */
typedef struct program {
    const char *name;
    int workers; /* of a protocol; 0: any */
    int bound;   /* within which a protocol is small enough to be exhausted in the usual time; -1: too large for any */
    void (*begin)(int workers);
    body_t *main; /* of a whole scheduler; null for bodies on workers without a loop */
    const char *(*check)(void);
} program_t;

/* What is run. */
typedef struct subject {
    const program_t *program;
    int workers;
    mutation_t mutation;
    memory_t memory;
} subject_t;

/* What a run gives. */
typedef struct outcome {
    const char *failure; /* null if none */
    int64_t steps;
} outcome_t;

/* The state of the run. One for the process: the seam has no other way to it. */
typedef struct explorer {
    const program_t *program;
    const strategy_t *strategy;
    mutation_t mutation;
    memory_t memory;
    wyn_runtime_t *runtime;
    fiber_t fibers[MAX_FIBERS];
    int fiber_count;
    fiber_t *current; /* null outside of a run */
    bool is_open;     /* the strategy decides */
    int decisions;
    int64_t steps;
    const char *failure;
    int exit_code; /* of a program that has ended; -1 for one that has not */
    jmp_buf over;
    int choice_count; /* what differs from the usual, to print */
    int choices[MAX_PATH][2];
} explorer_t;

static explorer_t explorer;

/* turns.c */
static void fiber_add(void (*body)(void *argument), void *argument, worker_t *worker);
static WYN_NORETURN void explorer_fail(const char *failure);
static WYN_NORETURN void explorer_end(void);
static void explorer_step(void);
static void explorer_wait(void);
static int explorer_pick_unseen(int most);
static outcome_t explorer_run(const subject_t *subject, const strategy_t *strategy);

/* seam.c, for programs */
static void counter_add(counter_t *counter);
static void counter_wait(counter_t *counter, int count);
static void store_result(wyn_cell_t *task, uint64_t result);
static void drain_all(fiber_t *fiber);

#endif
