/* A program as the backend would emit it, written by hand, that measures itself: compiled as one unit with the runtime.
 *   fib        fib(35) with a spawn in every call, beside the same without
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

static int64_t take(wyn_worker_t *worker, wyn_cell_t *task) {
    wyn_task_await(worker, task);
    int64_t result = (int64_t)task->payload[0];
    wyn_future_drop(worker, task);
    return result;
}

static int64_t fib(wyn_worker_t *worker, int64_t n) {
    if (UNLIKELY(prim_stack_pointer() < worker->stack_limit)) {
        wyn_panic_stack(worker, "bench.wyn:1:1");
    }
    if (n < 2) {
        return n;
    }
    wyn_cell_t *task = wyn_task_new(worker, SITE_FIB);
    task->payload[0] = (uint64_t)(n - 1);
    wyn_task_publish(worker, task);
    int64_t other = fib(worker, n - 2);
    return take(worker, task) + other;
}

static void enter_fib(wyn_worker_t *worker, wyn_cell_t *task) {
    task->payload[0] = (uint64_t)fib(worker, (int64_t)task->payload[0]);
}

static void enter_one(wyn_worker_t *worker, wyn_cell_t *task) {
    (void)worker;
    task->payload[0] += 1;
}

static void enter_nothing(wyn_worker_t *worker, wyn_cell_t *task) {
    (void)worker;
    task->payload[0] = 0;
}

static int64_t run_plain(wyn_worker_t *worker) {
    (void)worker;
    return plain_fib(35);
}

static int64_t run_fib(wyn_worker_t *worker) {
    return fib(worker, 35);
}

static wyn_cell_t *spawn_one(wyn_worker_t *worker, int64_t value) {
    wyn_cell_t *task = wyn_task_new(worker, SITE_ONE);
    task->payload[0] = (uint64_t)value;
    wyn_task_publish(worker, task);
    return task;
}

static int64_t run_each(wyn_worker_t *worker) {
    int64_t sum = 0;
    for (int64_t i = 0; i < MILLION; i++) {
        sum += take(worker, spawn_one(worker, i));
    }
    return sum;
}

static int64_t run_all(wyn_worker_t *worker) {
    wyn_cell_t **tasks = malloc(MILLION * sizeof *tasks);
    int64_t sum = 0;
    for (int64_t i = 0; i < MILLION; i++) {
        tasks[i] = spawn_one(worker, i);
    }
    for (int64_t i = 0; i < MILLION; i++) {
        sum += take(worker, tasks[i]);
    }
    free(tasks);
    return sum;
}

static int64_t run_detached(wyn_worker_t *worker) {
    for (int64_t i = 0; i < MILLION; i++) {
        wyn_cell_t *task = wyn_task_new_detached(worker, SITE_NOTHING);
        task->payload[0] = (uint64_t)i;
        wyn_task_publish(worker, task);
    }
    return MILLION;
}

static void measure(wyn_worker_t *worker, const char *name, int64_t (*run)(wyn_worker_t *worker)) {
    int64_t best = INT64_MAX;
    int64_t result = 0;
    for (int i = 0; i < ROUNDS; i++) {
        int64_t start = prim_now();
        result = run(worker);
        int64_t time = prim_now() - start;
        best = time < best ? time : best;
    }
    char line[128];
    int length = snprintf(line, sizeof line, "%-10s %8.2f ms   %lld\n", name, (double)best / 1000, (long long)result);
    wyn_str_t *text = str_of_bytes(line, length, "bench.wyn:1:1");
    wyn_print(worker, text);
    wyn_str_drop(text);
}

static void enter_main(wyn_worker_t *worker, wyn_cell_t *task) {
    static const struct {
        const char *name;
        int64_t (*run)(wyn_worker_t *worker);
    } all[] = {{"plain", run_plain}, {"fib", run_fib}, {"each", run_each}, {"all", run_all}, {"detached", run_detached}};
    chosen = getenv("BENCH");
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (chosen == NULL || strcmp(chosen, all[i].name) == 0) {
            measure(worker, all[i].name, all[i].run);
        }
    }
    task->payload[0] = 0;
}

static void drop_globals(wyn_worker_t *worker) {
    (void)worker;
}

static const wyn_type_t types[] = {{.name = "string", .element_size = -1}};

static const wyn_site_t sites[] = {
    [SITE_MAIN] = {enter_main, NULL, NULL, NULL, 1, "$start", "bench.wyn:0:0"},
    [SITE_FIB] = {enter_fib, NULL, NULL, NULL, 1, "fib", "bench.wyn:1:1"},
    [SITE_ONE] = {enter_one, NULL, NULL, NULL, 1, "one", "bench.wyn:2:1"},
    [SITE_NOTHING] = {enter_nothing, NULL, NULL, NULL, 1, "nothing", "bench.wyn:3:1"},
};

const wyn_program_t wyn_program = {WYN_ABI_VERSION, sizeof sites / sizeof sites[0], sites, types, drop_globals};
