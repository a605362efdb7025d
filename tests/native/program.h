/* What the tests have instead of emitted code: the table of sites, and spawn and await as the backend would emit them. The
 * runtime comes with it, as one unit; its main starts the test that WYN_TEST names. */
#ifndef WYN_TEST_PROGRAM_H
#define WYN_TEST_PROGRAM_H

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../../Wyn.Runtime.Native/src/all.c"

enum { ARGUMENTS = 3, LOCALS = 24 };

/* A function that may wait, as emitted code would be in its resume form alone: what is alive where it waits lies in its frame all the time.
 * Called with no child the first time, and then with what has ended of what it waited for. */
typedef struct co co_t;
typedef wyn_frame_t *body_t(wyn_worker_t *worker, co_t *co, wyn_frame_t *child);

struct co {
    wyn_frame_t frame;
    body_t *body;
    int line; /* where it goes on */
    int64_t result;
    co_t *callee;
    uint64_t arguments[ARGUMENTS]; /* from 1 on */
    uint64_t locals[LOCALS];
};

static const char *const waits_at = "test.wyn:5:5";

static wyn_frame_t *co_resume(wyn_worker_t *worker, wyn_frame_t *frame, wyn_frame_t *child) {
    return ((co_t *)frame)->body(worker, (co_t *)frame, child);
}

static co_t *co_new(wyn_worker_t *worker, body_t *body, uint64_t a, uint64_t b);

/* The statements of such a function stand between BEGIN and END. */
#define BEGIN                                                                                                                   \
    (void)worker;                                                                                                               \
    (void)child;                                                                                                                \
    switch (co->line) {                                                                                                         \
    case 0:
#define END                                                                                                                     \
    }                                                                                                                           \
    return NULL;

#define RETURN(value)                                                                                                           \
    do {                                                                                                                        \
        co->result = (int64_t)(value);                                                                                          \
        return NULL;                                                                                                            \
    } while (0)

/* Where a step gives a frame: waits, and then does what there is to do with the frame. */
#define WAIT(step, afterwards)                                                                                                  \
    do {                                                                                                                        \
        wyn_frame_t *waiting = (step);                                                                                          \
        if (waiting != NULL) {                                                                                                  \
            waiting->parent = &co->frame;                                                                                       \
            co->line = __LINE__;                                                                                                \
            return &co->frame;                                                                                                  \
        case __LINE__:                                                                                                          \
            afterwards;                                                                                                         \
        }                                                                                                                       \
    } while (0)

/* Awaits and goes on owning. */
#define AWAIT(task) WAIT(wyn_task_await(worker, task, waits_at), wyn_frame_awaited(worker, child))

/* Awaits for the last time. */
#define TAKE(into, task)                                                                                                        \
    do {                                                                                                                        \
        AWAIT(task);                                                                                                            \
        into = (int64_t)(task)->payload[0];                                                                                     \
        wyn_future_drop(worker, task);                                                                                          \
    } while (0)

#define CALL(into, callee_body, a, b)                                                                                           \
    do {                                                                                                                        \
        co->callee = co_new(worker, callee_body, a, b);                                                                         \
        WAIT(callee_body(worker, co->callee, NULL), (void)0);                                                                   \
        into = co->callee->result;                                                                                              \
        wyn_frame_free(worker, &co->callee->frame);                                                                             \
    } while (0)

/* Makes of a function that never waits one that might. */
#define NEVER_WAITS(name)                                                                                                       \
    static wyn_frame_t *name(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {                                              \
        (void)child;                                                                                                            \
        co->result = name##_at_once(worker, co->arguments);                                                                     \
        return NULL;                                                                                                            \
    }

/* All tasks but the main one have up to three arguments, the first of which is the body. A site says what kind of result. */
enum { SITE_MAIN, SITE_INT, SITE_DETACHED, SITE_STR, SITE_FUTURE, SITE_INNER, SITE_WIDE, SITE_COUNT };

enum { WIDE = 20 };

static wyn_cell_t *fill(wyn_cell_t *task, body_t *body, uint64_t a, uint64_t b) {
    task->payload[0] = (uint64_t)(uintptr_t)body;
    task->payload[1] = a;
    task->payload[2] = b;
    return task;
}

static wyn_cell_t *spawn_at(wyn_worker_t *worker, uint32_t site, body_t *body, uint64_t a, uint64_t b) {
    wyn_cell_t *task = fill(wyn_task_new(worker, site), body, a, b);
    wyn_task_publish(worker, task);
    return task;
}

static wyn_cell_t *spawn(wyn_worker_t *worker, body_t *body, uint64_t a, uint64_t b) {
    return spawn_at(worker, SITE_INT, body, a, b);
}

static void detach(wyn_worker_t *worker, body_t *body, uint64_t a, uint64_t b) {
    wyn_task_publish(worker, fill(wyn_task_new_detached(worker, SITE_DETACHED), body, a, b));
}

static uint64_t word_of(const void *value) {
    return (uint64_t)(uintptr_t)value;
}

static wyn_str_t *str_at(uint64_t word) {
    return (wyn_str_t *)(uintptr_t)word;
}

static wyn_cell_t *future_at(uint64_t word) {
    return (wyn_cell_t *)(uintptr_t)word;
}

static wyn_str_t *str_of(const char *text) {
    return str_of_bytes(text, (int64_t)strlen(text), "test.wyn:9:1");
}

/* Ends the test as failed. */
static void fail(const char *what, int64_t actual, int64_t expected) {
    fprintf(stderr, "%s: %lld instead of %lld\n", what, (long long)actual, (long long)expected);
    _Exit(99);
}

static void expect(const char *what, int64_t actual, int64_t expected) {
    if (actual != expected) {
        fail(what, actual, expected);
    }
}

static int64_t option(const char *name, int64_t otherwise) {
    const char *text = getenv(name);
    return text == NULL ? otherwise : atoll(text);
}

/* Takes some time, which no compiler leaves out. */
static void spin(uint32_t turns) {
    for (uint32_t i = 0; i < turns; i++) {
        __asm__ volatile("" ::: "memory");
    }
}

typedef struct test {
    const char *name;
    body_t *body;
} test_t;

#endif
