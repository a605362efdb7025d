/* The test program: WYN_TEST names what its main task does, as `unit/NAME`, `end/NAME` or `storm/NAME`. */
#include "program.h"
#include "values.c"
#include "storms.c"
#include "waits.c"
#include "ends.c"
#include "unit.c"

static co_t *co_new(wyn_worker_t *worker, body_t *body, uint64_t a, uint64_t b) {
    co_t *co = (co_t *)wyn_frame_new(worker, sizeof(co_t), TYPE_FRAME, "test.wyn:8:9");
    memset(&co->frame.resume, 0, sizeof(co_t) - offsetof(co_t, frame.resume));
    co->frame.resume = co_resume;
    co->body = body;
    co->arguments[1] = a;
    co->arguments[2] = b;
    return co;
}

static void finish_body(wyn_worker_t *worker, wyn_cell_t *task, wyn_frame_t *frame) {
    task->payload[0] = (uint64_t)((co_t *)frame)->result;
    wyn_frame_free(worker, frame);
}

/* Runs a task's function for the first time. */
static wyn_frame_t *begin_body(wyn_worker_t *worker, wyn_cell_t *task, co_t *co) {
    wyn_frame_t *frame = co->body(worker, co, NULL);
    if (frame == NULL) {
        finish_body(worker, task, &co->frame);
    }
    return frame;
}

static wyn_frame_t *enter_body(wyn_worker_t *worker, wyn_cell_t *task) {
    body_t *body = (body_t *)(uintptr_t)task->payload[0];
    return begin_body(worker, task, co_new(worker, body, task->payload[1], task->payload[2]));
}

static const test_t *find_test(const test_t *tests, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(tests[i].name, name) == 0) {
            return &tests[i];
        }
    }
    fail(name, 0, 1);
    return NULL;
}

static wyn_frame_t *enter_main(wyn_worker_t *worker, wyn_cell_t *task) {
    const char *name = getenv("WYN_TEST");
    const char *rest = name == NULL ? NULL : strchr(name, '/');
    body_t *body = run_storms;
    if (rest == NULL) {
        fail("WYN_TEST", 0, 1);
    } else if (strncmp(name, "unit/", 5) == 0) {
        body = find_test(units, sizeof units / sizeof units[0], rest + 1)->body;
    } else if (strncmp(name, "end/", 4) == 0) {
        body = find_test(ends, sizeof ends / sizeof ends[0], rest + 1)->body;
    }
    return begin_body(worker, task, co_new(worker, body, word_of(rest + 1), 0));
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
    [SITE_MAIN] = {enter_main, finish_body, PLAIN, 1, "$start", "test.wyn:0:0"},
    [SITE_INT] = {enter_body, finish_body, PLAIN, ARGUMENTS, "body", "test.wyn:1:1"},
    [SITE_DETACHED] = {enter_body, finish_body, PLAIN, ARGUMENTS, "body", "test.wyn:2:2"},
    [SITE_STR] = {enter_body, finish_body, OF_VALUES, ARGUMENTS, "body", "test.wyn:3:3"},
    [SITE_FUTURE] = {enter_body, finish_body, OF_FUTURES, ARGUMENTS, "body", "test.wyn:4:4"},
    [SITE_INNER] = {enter_body, finish_body, PLAIN, ARGUMENTS, "body", "test.wyn:6:13"},
    [SITE_WIDE] = {enter_body, finish_body, PLAIN, WIDE, "body", "test.wyn:7:7"},
};

const wyn_program_t wyn_program = {WYN_ABI_VERSION, SITE_COUNT, sites, types, drop_globals};
