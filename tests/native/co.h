/* Functions that may wait, for tests that have no compiler: macros that make machines of them, whose states are lines. The runtime
 * comes before this; the program has a type of frames, and defines co_new. */
#ifndef WYN_TEST_CO_H
#define WYN_TEST_CO_H

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
    case 0:;
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

#endif
