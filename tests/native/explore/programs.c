/* What explored programs have instead of emitted code, and the larger ones of them, for schedules by chance and by priorities.
 * Arguments and results go through the seam here, as words that may reach memory late, so that a missing release shows. */
#include "explore.h"

/* Site 0 is the main task; the others have a body, an argument and a number. */
enum { SITE_MAIN, SITE_TASK, SITE_COUNT, BODY_MARK = 0xB0D, BODY_SHIFT = 8, MAX_BODIES = 16, TASK_SLOTS = 3 };
enum { TYPE_STRING, TYPE_WAITING, TYPE_FRAME, TYPE_CHANNEL };

/* Of the current run: every task but the main one, and how often it has run. */
static struct {
    int task_count;
    wyn_cell_t *cells[MAX_TASKS];
    int runs[MAX_TASKS];
    int body_count;
    body_t *bodies[MAX_BODIES];
    uint64_t result;
} tasks;

/* ---- spawn and await ------------------------------------------------------------------------------------------------ */

static uint64_t body_name(body_t *body) {
    int i = 0;
    while (i < tasks.body_count && tasks.bodies[i] != body) {
        i++;
    }
    if (i == tasks.body_count) {
        tasks.bodies[tasks.body_count++] = body;
    }
    return (uint64_t)BODY_MARK << BODY_SHIFT | (uint64_t)i;
}

static void fill(wyn_cell_t *task, body_t *body, uint64_t argument, int number) {
    seam_store_relaxed(&task->payload[0], body_name(body));
    seam_store_relaxed(&task->payload[1], argument);
    seam_store_relaxed(&task->payload[2], (uint64_t)number + 1); /* 0 is none */
}

static wyn_cell_t *publish(wyn_worker_t *worker, wyn_cell_t *task, body_t *body, uint64_t argument) {
    int number = tasks.task_count++;
    if (number == MAX_TASKS) {
        explorer_fail("too many tasks");
    }
    tasks.cells[number] = task;
    if (explorer.mutation == MUTATION_PublishBeforeArguments) {
        wyn_task_publish(worker, task);
        explorer_step();
        fill(task, body, argument, number);
    } else {
        fill(task, body, argument, number);
        wyn_task_publish(worker, task);
    }
    return task;
}

static wyn_cell_t *spawn(wyn_worker_t *worker, body_t *body, uint64_t argument) {
    return publish(worker, wyn_task_new(worker, SITE_TASK), body, argument);
}

static void detach(wyn_worker_t *worker, body_t *body, uint64_t argument) {
    publish(worker, wyn_task_new_detached(worker, SITE_TASK), body, argument);
}

/* A frame, which nobody else looks at before it is released with its task: no steps. */
static co_t *co_new(wyn_worker_t *worker, body_t *body, uint64_t a, uint64_t b) {
    co_t *co = (co_t *)wyn_frame_new(worker, sizeof(co_t), TYPE_FRAME, "explored.wyn:1:1");
    memset(&co->frame.resume, 0, sizeof(co_t) - offsetof(co_t, frame.resume));
    co->frame.resume = co_resume;
    co->body = body;
    co->arguments[1] = a;
    co->arguments[2] = b;
    return co;
}

static void finish_task(wyn_worker_t *worker, wyn_cell_t *task, wyn_frame_t *frame) {
    uint64_t result = (uint64_t)((co_t *)frame)->result;
    wyn_frame_free(worker, frame);
    store_result(task, result);
}

static wyn_frame_t *enter_task(wyn_worker_t *worker, wyn_cell_t *task) {
    uint64_t name = seam_load_relaxed(&task->payload[0]);
    uint64_t argument = seam_load_relaxed(&task->payload[1]);
    uint64_t number = seam_load_relaxed(&task->payload[2]) - 1;
    uint64_t body = name & ((1 << BODY_SHIFT) - 1);
    if (name >> BODY_SHIFT != BODY_MARK || body >= (uint64_t)tasks.body_count || number >= (uint64_t)tasks.task_count) {
        explorer_fail("a task without its arguments");
    }
    if (tasks.runs[number]++ != 0) {
        explorer_fail("a task runs twice");
    }
    co_t *co = co_new(worker, tasks.bodies[body], argument, 0);
    wyn_frame_t *frame = co->body(worker, co, NULL);
    if (frame == NULL) {
        finish_task(worker, task, &co->frame);
    }
    return frame;
}

static void finish_main(wyn_worker_t *worker, wyn_cell_t *task, wyn_frame_t *frame) {
    task->payload[0] = (uint64_t)((co_t *)frame)->result;
    wyn_frame_free(worker, frame);
}

static wyn_frame_t *enter_main(wyn_worker_t *worker, wyn_cell_t *task) {
    co_t *co = co_new(worker, explorer.program->main, 0, 0);
    wyn_frame_t *frame = co->body(worker, co, NULL);
    if (frame == NULL) {
        finish_main(worker, task, &co->frame);
    }
    return frame;
}

static void drop_globals(wyn_worker_t *worker) {
    (void)worker;
}

static const wyn_type_t types[] = {
    [TYPE_STRING] = {.name = "string", .element_size = -1},
    [TYPE_WAITING] = {.name = "wait", .element_size = -1},
    [TYPE_FRAME] = {.name = "frame", .element_size = -1},
    [TYPE_CHANNEL] = {.name = "chan<int>", .element_size = sizeof(int64_t), .is_channel = true},
};

static const wyn_site_t sites[SITE_COUNT] = {
    [SITE_MAIN] = {enter_main, finish_main, NULL, NULL, NULL, 1, "$start", "explored.wyn:0:0"},
    [SITE_TASK] = {enter_task, finish_task, NULL, NULL, NULL, TASK_SLOTS, "body", "explored.wyn:1:1"},
};

const wyn_program_t wyn_program = {WYN_ABI_VERSION, SITE_COUNT, sites, types, drop_globals};

/* ---- how programs begin and end ------------------------------------------------------------------------------------- */

static void tasks_clear(void) {
    memset(&tasks, 0, sizeof tasks);
}

/* A whole scheduler, with decisions from the first step on, or from where the program opens them. */
static void begin_prepared(int workers) {
    (void)workers;
    tasks_clear();
    fiber_add(enter_worker, explorer.runtime->workers[0], explorer.runtime->workers[0]);
}

static void begin_open(int workers) {
    begin_prepared(workers);
    explorer.is_open = true;
}

/* Each task has run once, and everybody has let go of it. */
static const char *check_tasks(void) {
    for (int i = 0; i < tasks.task_count; i++) {
        if (tasks.runs[i] != 1) {
            return "a task has not run";
        }
        if (cell_state(tasks.cells[i]->word) != CELL_FREE) {
            return "a task is never freed";
        }
    }
    return NULL;
}

/* As well as the end of a whole program, whose main task gives 0. */
static const char *check_end(void) {
    return explorer.exit_code != 0 ? "the program ends with an exit code" : check_tasks();
}

/* ---- programs ------------------------------------------------------------------------------------------------------- */

/* The head of a function that may wait. */
#define BODY(name) static wyn_frame_t *name(wyn_worker_t *worker, co_t *co, wyn_frame_t *child)

/* A function that never waits, with its argument. */
#define AT_ONCE(name, statements)                                                                                                \
    BODY(name) {                                                                                                                 \
        uint64_t argument = co->arguments[1];                                                                                    \
        (void)worker;                                                                                                            \
        (void)child;                                                                                                             \
        (void)argument;                                                                                                          \
        statements;                                                                                                              \
    }

#define TASK_AT(number) ((wyn_cell_t *)(uintptr_t)co->locals[number])

BODY(fib) {
    BEGIN
    if (co->arguments[1] < 2) {
        RETURN(co->arguments[1]);
    }
    co->locals[0] = (uint64_t)(uintptr_t)spawn(worker, fib, co->arguments[1] - 1);
    CALL(co->locals[1], fib, co->arguments[1] - 2, 0);
    TAKE(co->locals[2], TASK_AT(0));
    RETURN(co->locals[1] + co->locals[2]);
    END
}

BODY(fork_and_join) {
    BEGIN
    CALL(co->result, fib, 5, 0);
    RETURN(co->result - 5);
    END
}

AT_ONCE(itself, RETURN(argument))

/* More than a ring and a batch hold. */
BODY(many_outstanding) {
    enum { MANY = 10 };
    uint64_t *i = &co->locals[MANY];
    BEGIN
    for (uint64_t j = 0; j < MANY; j++) {
        co->locals[j] = (uint64_t)(uintptr_t)spawn(worker, itself, j);
    }
    for (; *i < MANY; ++*i) {
        TAKE(co->locals[MANY + 1], TASK_AT(*i));
        co->locals[MANY + 2] += co->locals[MANY + 1];
    }
    RETURN(co->locals[MANY + 2] - 45);
    END
}

AT_ONCE(detach_another, detach(worker, itself, argument); RETURN(0))

/* Main returns first, or nearly so; the end of the program alone waits for the tasks. */
BODY(detached) {
    BEGIN
    for (uint64_t i = 0; i < 3; i++) {
        detach(worker, detach_another, i);
    }
    END
}

AT_ONCE(slow, seam_pause(0); seam_pause(0); RETURN(argument))

BODY(take_it) {
    BEGIN
    TAKE(co->result, (wyn_cell_t *)(uintptr_t)co->arguments[1]);
    END
}

static uint64_t share_of(wyn_worker_t *worker, wyn_cell_t *task) {
    return (uint64_t)(uintptr_t)wyn_future_copy(worker, task);
}

BODY(several_await_one) {
    BEGIN
    co->locals[0] = (uint64_t)(uintptr_t)spawn(worker, slow, 3);
    co->locals[1] = (uint64_t)(uintptr_t)spawn(worker, take_it, share_of(worker, TASK_AT(0)));
    co->locals[2] = (uint64_t)(uintptr_t)spawn(worker, take_it, share_of(worker, TASK_AT(0)));
    seam_pause(0);
    AWAIT(TASK_AT(0));
    TAKE(co->locals[3], TASK_AT(2));
    TAKE(co->locals[4], TASK_AT(1));
    TAKE(co->locals[5], TASK_AT(0));
    RETURN(co->locals[3] + co->locals[4] + co->locals[5] - 9);
    END
}

/* Holders leave before, while and after the task runs. */
BODY(leaving) {
    BEGIN
    wyn_cell_t *one = spawn(worker, slow, 3);
    wyn_cell_t *two = spawn(worker, slow, 4);
    co->locals[0] = (uint64_t)(uintptr_t)spawn(worker, take_it, share_of(worker, two));
    wyn_future_drop(worker, one);
    seam_pause(0);
    wyn_future_drop(worker, two);
    TAKE(co->result, TASK_AT(0));
    RETURN(co->result - 4);
    END
}

BODY(link_of) {
    BEGIN
    if (co->arguments[1] == 0) {
        RETURN(0);
    }
    co->locals[0] = (uint64_t)(uintptr_t)spawn(worker, link_of, co->arguments[1] - 1);
    TAKE(co->result, TASK_AT(0));
    RETURN(co->result + 1);
    END
}

BODY(chain) {
    BEGIN
    CALL(co->result, link_of, 6, 0);
    RETURN(co->result - 6);
    END
}

static counter_t ended;

AT_ONCE(end, counter_add(&ended); RETURN(argument))

/* With one worker there is nobody to wait for. */
static void await_ended(int count) {
    if (explorer.runtime->parking.capacity > 1) {
        counter_wait(&ended, count);
    }
}

/* Somebody else must run what main has pushed, while main goes on without waiting. */
BODY(maker_is_busy) {
    BEGIN
    ended.value = 0;
    for (int i = 1; i <= 2; i++) {
        detach(worker, end, 0);
        await_ended(i);
    }
    END
}

/* As before, with hints in the ring to tasks that have been awaited already. */
BODY(hints_are_stale) {
    BEGIN
    ended.value = 0;
    co->locals[0] = (uint64_t)(uintptr_t)spawn(worker, itself, 1);
    detach(worker, end, 0);
    TAKE(co->locals[1], TASK_AT(0));
    detach(worker, end, 0);
    await_ended(2);
    END
}

enum { BUSY_TASKS = 7 };

static counter_t begun;

BODY(be_busy) {
    BEGIN
    counter_add(&begun);
    if (begun.value == BUSY_TASKS - 1) {
        await_ended(BUSY_TASKS - 1);
    }
    counter_add(&ended);
    END
}

/* The last task but one goes on until all others have ended: wherever the last one's hint is, somebody else must find it. */
BODY(one_task_is_busy) {
    BEGIN
    ended.value = 0;
    begun.value = 0;
    for (int i = 0; i < BUSY_TASKS; i++) {
        detach(worker, be_busy, 0);
    }
    END
}

/* ---- what tasks wait for besides each other ------------------------------------------------------------------------- */

static wyn_channel_t *channels[2];

static void channels_open(int64_t capacity) {
    for (int i = 0; i < 2; i++) {
        channels[i] = wyn_channel_new(capacity, TYPE_CHANNEL, "explored.wyn:2:2");
    }
}

static void channels_drop(void) {
    for (int i = 0; i < 2; i++) {
        wyn_value_drop(channels[i]);
    }
}

typedef struct received {
    int64_t has_value;
    uint64_t value;
} received_t;

static void receive_from(wyn_worker_t *worker, wyn_frame_t *wait, received_t *place) {
    memcpy(place, wyn_frame_received(wait), sizeof *place);
    wyn_frame_free(worker, wait);
}

#define RECEIVE(channel, place)                                                                                                  \
    WAIT(wyn_channel_receive(worker, channel, (wyn_received_t *)(place), waits_at), receive_from(worker, child, place))

#define SEND(channel, value) WAIT(wyn_channel_send(worker, channel, &(uint64_t){value}, waits_at), wyn_frame_free(worker, child))

#define SELECT(into, deadline)                                                                                                   \
    WAIT(wyn_select(worker, deadline, 2, channels, into, waits_at), *(into) = wyn_frame_selected(worker, child))

/* Sends 1, 2, ... to the first channel. */
BODY(send_some) {
    uint64_t *i = &co->locals[0];
    BEGIN
    for (*i = 1; *i <= co->arguments[1]; ++*i) {
        SEND(channels[0], *i);
    }
    END
}

BODY(sum_some) {
    received_t *got = (received_t *)&co->locals[1];
    BEGIN
    for (; co->locals[0] < co->arguments[1]; co->locals[0]++) {
        RECEIVE(channels[0], got);
        co->result += got->has_value ? (int64_t)got->value : 100;
    }
    END
}

/* Two senders and two receivers at a channel for one value. */
BODY(messages) {
    BEGIN
    channels_open(1);
    co->locals[0] = (uint64_t)(uintptr_t)spawn(worker, sum_some, 2);
    co->locals[1] = (uint64_t)(uintptr_t)spawn(worker, send_some, 3);
    co->locals[2] = (uint64_t)(uintptr_t)spawn(worker, send_some, 2);
    CALL(co->locals[4], sum_some, 3, 0);
    TAKE(co->locals[5], TASK_AT(0));
    TAKE(co->locals[6], TASK_AT(1));
    TAKE(co->locals[6], TASK_AT(2));
    channels_drop();
    RETURN(co->locals[4] + co->locals[5] - 9);
    END
}

/* A receiver of a channel that somebody closes. */
BODY(closing) {
    BEGIN
    channels_open(1);
    co->locals[0] = (uint64_t)(uintptr_t)spawn(worker, sum_some, 2);
    SEND(channels[0], 1);
    wyn_channel_close(worker, channels[0]);
    TAKE(co->locals[1], TASK_AT(0));
    SEND(channels[0], 1);
    channels_drop();
    RETURN(co->locals[1] - 101);
    END
}

BODY(send_to_both) {
    BEGIN
    SEND(channels[0], 1);
    SEND(channels[1], 2);
    END
}

/* Receives what a select says is there, until it has all; another select does the same. */
BODY(select_some) {
    int64_t *selected = (int64_t *)&co->locals[0];
    received_t got;
    BEGIN
    while (true) {
        SELECT(selected, co->arguments[1] == 0 ? -1 : 1);
        if (*selected == SELECT_CLOSED) {
            break;
        }
        if (*selected >= 0) {
            wyn_channel_try_receive(worker, channels[*selected], (wyn_received_t *)&got);
            co->result += got.has_value ? (int64_t)got.value : 0;
        }
    }
    END
}

BODY(selects) {
    BEGIN
    channels_open(1);
    co->locals[0] = (uint64_t)(uintptr_t)spawn(worker, send_to_both, 0);
    co->locals[1] = (uint64_t)(uintptr_t)spawn(worker, select_some, 0);
    co->locals[2] = (uint64_t)(uintptr_t)spawn(worker, select_some, 1);
    TAKE(co->locals[3], TASK_AT(0));
    wyn_channel_close(worker, channels[0]);
    wyn_channel_close(worker, channels[1]);
    TAKE(co->locals[4], TASK_AT(1));
    TAKE(co->locals[5], TASK_AT(2));
    channels_drop();
    RETURN(co->locals[4] + co->locals[5] - 3);
    END
}

BODY(sleep_some) {
    BEGIN
    WAIT(wyn_sleep(worker, (int64_t)co->arguments[1], waits_at), wyn_frame_free(worker, child));
    counter_add(&ended);
    END
}

/* Sleepers that others than their maker must wake, and turns taken meanwhile. */
BODY(sleepers) {
    BEGIN
    ended.value = 0;
    for (uint64_t i = 0; i < 3; i++) {
        detach(worker, sleep_some, 1 + i % 2);
    }
    WAIT(wyn_yield(worker, waits_at), wyn_frame_free(worker, child));
    WAIT(wyn_yield(worker, waits_at), wyn_frame_free(worker, child));
    await_ended(3);
    END
}
