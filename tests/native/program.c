/* The test program: WYN_TEST names what its main task does, as `unit/NAME`, `end/NAME` or `storm/NAME`. */
#include "program.h"
#include "storms.c"
#include "values.c"
#include "ends.c"
#include "unit.c"

static void enter_body(wyn_worker_t *worker, wyn_cell_t *task) {
    uint64_t arguments[ARGUMENTS];
    memcpy(arguments, task->payload, sizeof arguments);
    task->payload[0] = (uint64_t)((body_t *)(uintptr_t)arguments[0])(worker, arguments);
}

static int64_t run_named(wyn_worker_t *worker, const test_t *tests, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(tests[i].name, name) == 0) {
            return tests[i].body(worker, (uint64_t[ARGUMENTS]){0});
        }
    }
    fail(name, 0, 1);
    return 0;
}

static void enter_main(wyn_worker_t *worker, wyn_cell_t *task) {
    const char *name = getenv("WYN_TEST");
    const char *rest = name == NULL ? NULL : strchr(name, '/');
    if (rest == NULL) {
        fail("WYN_TEST", 0, 1);
    } else if (strncmp(name, "unit/", 5) == 0) {
        task->payload[0] = (uint64_t)run_named(worker, units, sizeof units / sizeof units[0], rest + 1);
    } else if (strncmp(name, "end/", 4) == 0) {
        task->payload[0] = (uint64_t)run_named(worker, ends, sizeof ends / sizeof ends[0], rest + 1);
    } else {
        task->payload[0] = (uint64_t)run_storms(worker, rest + 1);
    }
}

static void drop_globals(wyn_worker_t *worker) {
    end_storms(worker);
}

/* What becomes of results: of strings and other heap values, and of futures. */
static void share_value_result(wyn_marking_t *marking, wyn_cell_t *task) {
    wyn_marking_share(marking, (void *)(uintptr_t)task->payload[0]);
}

static void mark_value_result(wyn_marking_t *marking, wyn_cell_t *task) {
    wyn_marking_mark(marking, (void *)(uintptr_t)task->payload[0]);
}

static void drop_value_result(wyn_worker_t *worker, wyn_cell_t *task) {
    (void)worker;
    wyn_value_drop((void *)(uintptr_t)task->payload[0]);
}

static void mark_future_result(wyn_marking_t *marking, wyn_cell_t *task) {
    wyn_marking_mark_future(marking, future_at(task->payload[0]));
}

static void drop_future_result(wyn_worker_t *worker, wyn_cell_t *task) {
    wyn_future_drop(worker, future_at(task->payload[0]));
}

#define PLAIN NULL, NULL, NULL
#define OF_VALUES share_value_result, mark_value_result, drop_value_result
#define OF_FUTURES NULL, mark_future_result, drop_future_result

static const wyn_site_t sites[SITE_COUNT] = {
    [SITE_MAIN] = {enter_main, PLAIN, 1, "$start", "test.wyn:0:0"},
    [SITE_INT] = {enter_body, PLAIN, ARGUMENTS, "body", "test.wyn:1:1"},
    [SITE_DETACHED] = {enter_body, PLAIN, ARGUMENTS, "body", "test.wyn:2:2"},
    [SITE_STR] = {enter_body, OF_VALUES, ARGUMENTS, "body", "test.wyn:3:3"},
    [SITE_FUTURE] = {enter_body, OF_FUTURES, ARGUMENTS, "body", "test.wyn:4:4"},
    [SITE_INNER] = {enter_body, PLAIN, ARGUMENTS, "body", "test.wyn:6:13"},
    [SITE_WIDE] = {enter_body, PLAIN, WIDE, "body", "test.wyn:7:7"},
};

const wyn_program_t wyn_program = {WYN_ABI_VERSION, SITE_COUNT, sites, types, drop_globals};
