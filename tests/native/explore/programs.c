/* What explored programs have instead of emitted code, and the larger ones of them, for schedules by chance and by priorities.
 * Arguments and results go through the seam here, as words that may reach memory late, so that a missing release shows. */
#include "explore.h"

typedef uint64_t body_t(wyn_worker_t *worker, uint64_t argument);

/* Site 0 is the main task; the others have a body, an argument and a number. */
enum { SITE_MAIN, SITE_TASK, SITE_COUNT, BODY_MARK = 0xB0D, BODY_SHIFT = 8, MAX_BODIES = 16, TASK_SLOTS = 3 };

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

/* Awaits, and goes on owning. */
static uint64_t await(wyn_worker_t *worker, wyn_cell_t *task) {
    wyn_task_await(worker, task);
    return seam_load_relaxed(&task->payload[0]);
}

/* Awaits for the last time. */
static uint64_t take(wyn_worker_t *worker, wyn_cell_t *task) {
    uint64_t result = await(worker, task);
    wyn_future_drop(worker, task);
    return result;
}

static void enter_task(wyn_worker_t *worker, wyn_cell_t *task) {
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
    store_result(task, tasks.bodies[body](worker, argument));
}

static void enter_main(wyn_worker_t *worker, wyn_cell_t *task) {
    task->payload[0] = (uint64_t)explorer.program->main(worker);
}

static void drop_globals(wyn_worker_t *worker) {
    (void)worker;
}

static const wyn_type_t types[] = {{.name = "string", .element_size = -1}};

static const wyn_site_t sites[SITE_COUNT] = {
    [SITE_MAIN] = {enter_main, NULL, NULL, NULL, 1, "$start", "explored.wyn:0:0"},
    [SITE_TASK] = {enter_task, NULL, NULL, NULL, TASK_SLOTS, "body", "explored.wyn:1:1"},
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

static uint64_t fib(wyn_worker_t *worker, uint64_t n) {
    if (n < 2) {
        return n;
    }
    wyn_cell_t *f = spawn(worker, fib, n - 1);
    uint64_t g = fib(worker, n - 2);
    return take(worker, f) + g;
}

static int64_t fork_and_join(wyn_worker_t *worker) {
    return (int64_t)fib(worker, 5) - 5;
}

static uint64_t itself(wyn_worker_t *worker, uint64_t n) {
    (void)worker;
    return n;
}

/* More than a ring and a batch hold. */
static int64_t many_outstanding(wyn_worker_t *worker) {
    enum { MANY = 10 };
    wyn_cell_t *many[MANY];
    uint64_t sum = 0;
    for (uint64_t i = 0; i < MANY; i++) {
        many[i] = spawn(worker, itself, i);
    }
    for (int i = 0; i < MANY; i++) {
        sum += take(worker, many[i]);
    }
    return (int64_t)sum - 45;
}

static uint64_t detach_another(wyn_worker_t *worker, uint64_t n) {
    detach(worker, itself, n);
    return 0;
}

/* Main returns first, or nearly so; the end of the program alone waits for the tasks. */
static int64_t detached(wyn_worker_t *worker) {
    for (uint64_t i = 0; i < 3; i++) {
        detach(worker, detach_another, i);
    }
    return 0;
}

static uint64_t slow(wyn_worker_t *worker, uint64_t n) {
    (void)worker;
    seam_pause(0);
    seam_pause(0);
    return n;
}

static uint64_t take_it(wyn_worker_t *worker, uint64_t task) {
    return take(worker, (wyn_cell_t *)(uintptr_t)task);
}

static uint64_t share_of(wyn_worker_t *worker, wyn_cell_t *task) {
    return (uint64_t)(uintptr_t)wyn_future_copy(worker, task);
}

static int64_t several_await_one(wyn_worker_t *worker) {
    wyn_cell_t *one = spawn(worker, slow, 3);
    wyn_cell_t *first = spawn(worker, take_it, share_of(worker, one));
    wyn_cell_t *second = spawn(worker, take_it, share_of(worker, one));
    seam_pause(0);
    uint64_t sum = await(worker, one);
    sum += take(worker, second);
    sum += take(worker, first);
    return (int64_t)(sum + take(worker, one)) - 12;
}

/* Holders leave before, while and after the task runs. */
static int64_t leaving(wyn_worker_t *worker) {
    wyn_cell_t *one = spawn(worker, slow, 3);
    wyn_cell_t *two = spawn(worker, slow, 4);
    wyn_cell_t *three = spawn(worker, take_it, share_of(worker, two));
    wyn_future_drop(worker, one);
    seam_pause(0);
    wyn_future_drop(worker, two);
    return (int64_t)take(worker, three) - 4;
}

static uint64_t link_of(wyn_worker_t *worker, uint64_t length) {
    return length == 0 ? 0 : 1 + take(worker, spawn(worker, link_of, length - 1));
}

static int64_t chain(wyn_worker_t *worker) {
    return (int64_t)link_of(worker, 6) - 6;
}

static counter_t ended;

static uint64_t end(wyn_worker_t *worker, uint64_t n) {
    (void)worker;
    counter_add(&ended);
    return n;
}

/* With one worker there is nobody to wait for. */
static void await_ended(int count) {
    if (explorer.runtime->parking.capacity > 1) {
        counter_wait(&ended, count);
    }
}

/* Somebody else must run what main has pushed, while main goes on without waiting. */
static int64_t maker_is_busy(wyn_worker_t *worker) {
    ended.value = 0;
    for (int i = 1; i <= 2; i++) {
        detach(worker, end, 0);
        await_ended(i);
    }
    return 0;
}

/* As before, with hints in the ring to tasks that have been awaited already. */
static int64_t hints_are_stale(wyn_worker_t *worker) {
    ended.value = 0;
    wyn_cell_t *first = spawn(worker, itself, 1);
    detach(worker, end, 0);
    take(worker, first);
    detach(worker, end, 0);
    await_ended(2);
    return 0;
}

enum { BUSY_TASKS = 7 };

static counter_t begun;

static uint64_t be_busy(wyn_worker_t *worker, uint64_t n) {
    counter_add(&begun);
    if (begun.value == BUSY_TASKS - 1) {
        await_ended(BUSY_TASKS - 1);
    }
    return end(worker, n);
}

/* The last task but one goes on until all others have ended: wherever the last one's hint is, somebody else must find it. */
static int64_t one_task_is_busy(wyn_worker_t *worker) {
    ended.value = 0;
    begun.value = 0;
    for (int i = 0; i < BUSY_TASKS; i++) {
        detach(worker, be_busy, 0);
    }
    return 0;
}
