/* A program as the backend would emit it, written by hand, that measures itself: compiled as one unit with the runtime.
 *   fib        fib(35) with a spawn in every call, beside the same without (plain)
 *   each       1 M times spawn and await at once
 *   all        spawn 1 M, hold the futures, await them in order
 *   detached   1 M tasks that nobody awaits
 * Prints milliseconds, the best of five rounds. Usage: bench NAME. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../../Wyn.Runtime.Native/src/all.c"

enum { SITE_MAIN, SITE_FIB, SITE_ONE, SITE_NOTHING, ROUNDS = 5, MILLION = 1000000 };

static const char *chosen;

__attribute__((noinline)) static int64_t plain_fib(int64_t n) {
    return n < 2 ? n : plain_fib(n - 1) + plain_fib(n - 2);
}

/* What a function gives that may wait: a result, or a frame. */
typedef struct given {
    int64_t value;
    wyn_frame_t *frame;
} given_t;

/* A frame of fib: it waits for the call, or for the task. */
typedef struct fib_frame {
    wyn_frame_t frame;
    int64_t result; /* in the end; before, what the call has given */
    wyn_cell_t *task;
} fib_frame_t;

enum { STATE_CALL, STATE_AWAIT };

static int64_t result_of(wyn_worker_t *worker, wyn_cell_t *task) {
    int64_t result = (int64_t)task->payload[0];
    wyn_future_drop(worker, task);
    return result;
}

static given_t await(wyn_worker_t *worker, wyn_cell_t *task) {
    wyn_frame_t *frame = wyn_task_await(worker, task, "bench.wyn:1:2");
    return (given_t){frame == NULL ? result_of(worker, task) : 0, frame};
}

/* Frees a frame, and gives its result. */
static int64_t finish(wyn_worker_t *worker, wyn_frame_t *frame) {
    int64_t result = ((fib_frame_t *)frame)->result;
    wyn_frame_free(worker, frame);
    return result;
}

static wyn_frame_t *resume_fib(wyn_worker_t *worker, wyn_frame_t *frame, wyn_frame_t *child) {
    fib_frame_t *fib = (fib_frame_t *)frame;
    given_t awaited = {0};
    if (frame->header.count == STATE_CALL) {
        fib->result = finish(worker, child);
        awaited = await(worker, fib->task);
        if (awaited.frame != NULL) {
            frame->header.count = STATE_AWAIT;
            awaited.frame->parent = frame;
            return frame;
        }
    } else {
        awaited.value = result_of(worker, wyn_frame_awaited(worker, child));
    }
    fib->result += awaited.value;
    return NULL;
}

__attribute__((noinline, cold)) static given_t suspend_fib(wyn_worker_t *worker, wyn_frame_t *child, int state, int64_t other,
                                                           wyn_cell_t *task) {
    fib_frame_t *fib = (fib_frame_t *)wyn_frame_new(worker, sizeof *fib, 2, "bench.wyn:1:1");
    fib->frame.header.count = state;
    fib->frame.resume = resume_fib;
    fib->result = other;
    fib->task = task;
    child->parent = &fib->frame;
    return (given_t){0, &fib->frame};
}

static given_t fib(wyn_worker_t *worker, int64_t n) {
    if (UNLIKELY(prim_stack_pointer() < worker->stack_limit)) {
        wyn_panic_stack(worker, "bench.wyn:1:1");
    }
    if (n < 2) {
        return (given_t){n, NULL};
    }
    wyn_cell_t *task = wyn_task_new(worker, SITE_FIB);
    task->payload[0] = (uint64_t)(n - 1);
    wyn_task_publish(worker, task);
    given_t other = fib(worker, n - 2);
    if (UNLIKELY(other.frame != NULL)) {
        return suspend_fib(worker, other.frame, STATE_CALL, 0, task);
    }
    given_t awaited = await(worker, task);
    if (UNLIKELY(awaited.frame != NULL)) {
        return suspend_fib(worker, awaited.frame, STATE_AWAIT, other.value, task);
    }
    return (given_t){awaited.value + other.value, NULL};
}

static wyn_frame_t *enter_fib(wyn_worker_t *worker, wyn_cell_t *task) {
    given_t given = fib(worker, (int64_t)task->payload[0]);
    task->payload[0] = (uint64_t)given.value;
    return given.frame;
}

static void finish_fib(wyn_worker_t *worker, wyn_cell_t *task, wyn_frame_t *frame) {
    task->payload[0] = (uint64_t)finish(worker, frame);
}

static wyn_frame_t *enter_one(wyn_worker_t *worker, wyn_cell_t *task) {
    (void)worker;
    task->payload[0] += 1;
    return NULL;
}

static wyn_frame_t *enter_nothing(wyn_worker_t *worker, wyn_cell_t *task) {
    (void)worker;
    task->payload[0] = 0;
    return NULL;
}

/* The main task is a machine of its own, since it may wait anywhere: what it measures, how often, how far it has come. */
typedef struct main_frame {
    wyn_frame_t frame;
    size_t measured;
    int round;
    int64_t start, best, result, i;
    wyn_cell_t **tasks;
} main_frame_t;

static wyn_cell_t *spawn_one(wyn_worker_t *worker, int64_t value) {
    wyn_cell_t *task = wyn_task_new(worker, SITE_ONE);
    task->payload[0] = (uint64_t)value;
    wyn_task_publish(worker, task);
    return task;
}

static wyn_frame_t *run_plain(wyn_worker_t *worker, main_frame_t *at, wyn_frame_t *child) {
    (void)worker;
    (void)child;
    at->result = plain_fib(35);
    return NULL;
}

static wyn_frame_t *run_fib(wyn_worker_t *worker, main_frame_t *at, wyn_frame_t *child) {
    given_t given = child == NULL ? fib(worker, 35) : (given_t){finish(worker, child), NULL};
    at->result = given.value;
    return given.frame;
}

static wyn_frame_t *run_each(wyn_worker_t *worker, main_frame_t *at, wyn_frame_t *child) {
    if (child != NULL) {
        at->result += result_of(worker, wyn_frame_awaited(worker, child));
        at->i++;
    }
    for (; at->i < MILLION; at->i++) {
        given_t given = await(worker, spawn_one(worker, at->i));
        if (given.frame != NULL) {
            return given.frame;
        }
        at->result += given.value;
    }
    return NULL;
}

static wyn_frame_t *run_all(wyn_worker_t *worker, main_frame_t *at, wyn_frame_t *child) {
    if (child != NULL) {
        at->result += result_of(worker, wyn_frame_awaited(worker, child));
        at->i++;
    } else {
        at->tasks = malloc(MILLION * sizeof *at->tasks);
        for (int64_t i = 0; i < MILLION; i++) {
            at->tasks[i] = spawn_one(worker, i);
        }
    }
    for (; at->i < MILLION; at->i++) {
        given_t given = await(worker, at->tasks[at->i]);
        if (given.frame != NULL) {
            return given.frame;
        }
        at->result += given.value;
    }
    free(at->tasks);
    return NULL;
}

static wyn_frame_t *run_detached(wyn_worker_t *worker, main_frame_t *at, wyn_frame_t *child) {
    (void)child;
    for (int64_t i = 0; i < MILLION; i++) {
        wyn_cell_t *task = wyn_task_new_detached(worker, SITE_NOTHING);
        task->payload[0] = (uint64_t)i;
        wyn_task_publish(worker, task);
    }
    at->result = MILLION;
    return NULL;
}

static const struct {
    const char *name;
    wyn_frame_t *(*run)(wyn_worker_t *worker, main_frame_t *at, wyn_frame_t *child);
} all[] = {{"plain", run_plain}, {"fib", run_fib}, {"each", run_each}, {"all", run_all}, {"detached", run_detached}};

static void print_best(wyn_worker_t *worker, const main_frame_t *at) {
    char line[128];
    int length = snprintf(line, sizeof line, "%-10s %8.2f ms   %lld\n", all[at->measured].name, (double)at->best / 1000,
                          (long long)at->result);
    wyn_str_t *text = str_of_bytes(line, length, "bench.wyn:1:1");
    wyn_print(worker, text);
    wyn_str_drop(text);
}

static void begin_round(main_frame_t *at) {
    at->result = 0;
    at->i = 0;
    at->start = prim_now();
}

static void end_round(wyn_worker_t *worker, main_frame_t *at) {
    int64_t time = prim_now() - at->start;
    at->best = at->round == 0 || time < at->best ? time : at->best;
    if (++at->round == ROUNDS) {
        print_best(worker, at);
        at->round = 0;
        at->measured++;
    }
}

static wyn_frame_t *resume_main(wyn_worker_t *worker, wyn_frame_t *frame, wyn_frame_t *child) {
    main_frame_t *at = (main_frame_t *)frame;
    while (at->measured < sizeof all / sizeof all[0]) {
        if (child == NULL) {
            begin_round(at);
        }
        bool is_chosen = chosen == NULL || strcmp(chosen, all[at->measured].name) == 0;
        wyn_frame_t *waiting = is_chosen ? all[at->measured].run(worker, at, child) : NULL;
        if (waiting != NULL) {
            waiting->parent = frame;
            return frame;
        }
        child = NULL;
        if (is_chosen) {
            end_round(worker, at);
        } else {
            at->measured++;
        }
    }
    return NULL;
}

static void finish_main(wyn_worker_t *worker, wyn_cell_t *task, wyn_frame_t *frame) {
    task->payload[0] = 0;
    wyn_frame_free(worker, frame);
}

static wyn_frame_t *enter_main(wyn_worker_t *worker, wyn_cell_t *task) {
    chosen = getenv("BENCH");
    main_frame_t *at = (main_frame_t *)wyn_frame_new(worker, sizeof *at, 2, "bench.wyn:1:1");
    at->frame.resume = resume_main;
    at->measured = 0;
    at->round = 0;
    wyn_frame_t *frame = resume_main(worker, &at->frame, NULL);
    if (frame == NULL) {
        finish_main(worker, task, &at->frame);
    }
    return frame;
}

static void drop_globals(wyn_worker_t *worker) {
    (void)worker;
}

static const wyn_type_t types[] = {
    {.name = "string", .element_size = -1}, {.name = "wait", .element_size = -1}, {.name = "frame", .element_size = -1}};

static const wyn_site_t sites[] = {
    [SITE_MAIN] = {enter_main, finish_main, NULL, NULL, NULL, 1, "$start", "bench.wyn:0:0"},
    [SITE_FIB] = {enter_fib, finish_fib, NULL, NULL, NULL, 1, "fib", "bench.wyn:1:1"},
    [SITE_ONE] = {enter_one, NULL, NULL, NULL, NULL, 1, "one", "bench.wyn:2:1"},
    [SITE_NOTHING] = {enter_nothing, NULL, NULL, NULL, NULL, 1, "nothing", "bench.wyn:3:1"},
};

const wyn_program_t wyn_program = {WYN_ABI_VERSION, sizeof sites / sizeof sites[0], sites, types, drop_globals};
