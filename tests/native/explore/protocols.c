/* The protocols, each as a program of three threads that is small enough for all its schedules to be visited; and the table of
 * all programs. Preparation brings each thread to its place; then the strategy decides. */
#include "explore.h"

/* ---- bodies on workers of their own, without the loop that parks them ----------------------------------------------- */

static counter_t published;
static wyn_cell_t *handle;

static worker_t *worker_at(int index) {
    return explorer.runtime->workers[index];
}

static void begin_bodies(void (*first)(void *), void (*second)(void *), void (*third)(void *)) {
    tasks_clear();
    published.value = 0;
    runtime_add_worker(explorer.runtime);
    runtime_add_worker(explorer.runtime);
    fiber_add(first, worker_at(0), worker_at(0));
    fiber_add(second, worker_at(1), worker_at(1));
    fiber_add(third, worker_at(2), worker_at(2));
    explorer.is_open = true;
}

static const char *check_bodies(void) {
    return explorer.runtime->queue.count != 0 ? "the queue says that it holds batches" : check_tasks();
}

/* ---- claim: who publishes a task, who peeks into the ring, and who has the handle all try to run it (R1, R5, R6) ---- */

static void claim_owner(void *argument) {
    worker_t *worker = argument;
    claim_t claim;
    explorer_wait(); /* anybody may begin */
    handle = spawn(&worker->base, itself, 1);
    counter_add(&published);
    detach(&worker->base, itself, 2);
    while ((claim = ring_pop(&worker->ring)).task != NULL) {
        worker_run(worker, claim);
    }
}

static void claim_thief(void *argument) {
    uint64_t slot = ring_peek(&worker_at(0)->ring);
    uint64_t header = slot == 0 ? 0 : cell_try_claim(slot_task(slot));
    if (header != 0) {
        worker_run(argument, (claim_t){slot_task(slot), header});
    }
}

static void claim_holder(void *argument) {
    worker_t *worker = argument;
    counter_wait(&published, 1);
    uint64_t header = cell_try_claim(handle);
    if (header != 0) {
        worker_enter(worker, handle, header);
        future_complete_in_place(worker, handle);
    }
    wyn_future_drop(&worker->base, handle);
}

static void claim_begin(int workers) {
    (void)workers;
    begin_bodies(claim_owner, claim_thief, claim_holder);
}

/* ---- batch: a ring fills up and its oldest tasks go to the queue, from which two others take them (R4) -------------- */

static void take_all(void *argument) {
    worker_t *worker = argument;
    while (true) {
        claim_t claim = ring_pop(&worker->ring);
        claim = claim.task != NULL ? claim : worker_take_from_queue(worker);
        if (claim.task == NULL) {
            return;
        }
        worker_run(worker, claim);
    }
}

static void batch_owner(void *argument) {
    worker_t *worker = argument;
    explorer_wait(); /* anybody may begin */
    for (uint64_t i = 0; i < RING_CAPACITY + BATCH_SIZE; i++) {
        detach(&worker->base, itself, i);
    }
    take_all(worker);
}

static void batch_begin(int workers) {
    (void)workers;
    begin_bodies(batch_owner, take_all, take_all);
}

/* ---- string: three owners of a string that is counted atomically make others and leave; the last one frees it -------- */

static wyn_str_t *text;

static void string_leave(void) {
    wyn_str_drop(wyn_str_copy(text));
    wyn_str_drop(text);
}

static void string_maker(void *argument) {
    (void)argument;
    explorer_wait(); /* anybody may begin */
    text = str_of_bytes("text", 4, "explored.wyn:2:2");
    wyn_str_copy(text);
    wyn_str_copy(text);
    wyn_str_share(text);
    counter_add(&published);
    string_leave();
}

static void string_owner(void *argument) {
    (void)argument;
    counter_wait(&published, 1);
    string_leave();
}

static void string_begin(int workers) {
    (void)workers;
    begin_bodies(string_maker, string_owner, string_owner);
}

static int count_in_list(const block_t *first, const void *block) {
    int count = 0;
    int length = 0;
    for (; first != NULL && length < 2 * CARVED_BYTES; first = first->link) {
        count += first == block;
        length++;
    }
    return count;
}

static const char *check_string(void) {
    uint32_t pool = POOL_VALUES + value_class(&text->header) - CLASS_POOLED;
    int count = 0;
    for (int i = 0; i < 3; i++) {
        count += count_in_list(worker_at(i)->lists[pool].first, text);
    }
    return count == 0 ? "a string is never freed" : count > 1 ? "a string is freed twice" : NULL;
}

/* ---- completion: two wait for a shared task while its runner completes it (R1, R7) ---------------------------------- */

static counter_t opened;
static counter_t given;

static void counters_clear(void) {
    begun.value = 0;
    opened.value = 0;
    given.value = 0;
    ended.value = 0;
    tasks.result = 0;
}

/* Preparation ends: everybody else goes on until all wait or sleep; then the strategy decides. */
static void open_decisions(void) {
    enum { ENOUGH = 50 };
    for (int i = 0; i < ENOUGH; i++) {
        explorer_wait();
    }
    explorer.is_open = true;
    counter_add(&opened);
}

/* The last of two to come here ends what is of interest. */
static void arrive(uint64_t result) {
    tasks.result += result;
    counter_add(&ended);
    if (ended.value == 2) {
        explorer.is_open = false;
    }
    counter_wait(&ended, 2);
}

static uint64_t wait_until_open(wyn_worker_t *worker, uint64_t n) {
    (void)worker;
    counter_add(&begun);
    counter_wait(&opened, 1);
    return n;
}

static uint64_t run_it(wyn_worker_t *worker, uint64_t n) {
    handle = spawn(worker, wait_until_open, n);
    wyn_future_copy(worker, handle);
    wyn_future_copy(worker, handle);
    take(worker, handle); /* in place */
    counter_wait(&ended, 2);
    return 0;
}

static uint64_t await_it(wyn_worker_t *worker, uint64_t n) {
    counter_add(&begun);
    counter_wait(&opened, 1);
    arrive(take(worker, handle));
    return n;
}

static int64_t completion(wyn_worker_t *worker) {
    counters_clear();
    detach(worker, run_it, 20);
    counter_wait(&begun, 1);
    detach(worker, await_it, 0);
    counter_wait(&begun, 2);
    open_decisions();
    arrive(take(worker, handle));
    return (int64_t)tasks.result - 40;
}

/* ---- leave: the only holder awaits one task and leaves another, while two threads run them (R1) --------------------- */

static wyn_cell_t *handles[2];

/* Runs a task as a thief would, and does nothing afterwards; somebody else has the handle. */
static uint64_t run_as_thief(wyn_worker_t *base, uint64_t number) {
    worker_t *worker = (worker_t *)base;
    wyn_cell_t *task = spawn(base, wait_until_open, number);
    handles[number] = task;
    claim_t claim = {task, cell_try_claim(task)};
    ring_forget(&worker->ring, task);
    worker_run(worker, claim);
    counter_wait(&ended, 2);
    return 0;
}

static int64_t leave(wyn_worker_t *worker) {
    counters_clear();
    detach(worker, run_as_thief, 0);
    counter_wait(&begun, 1);
    detach(worker, run_as_thief, 1);
    counter_wait(&begun, 2);
    open_decisions();
    wyn_future_drop(worker, handles[0]);
    uint64_t result = take(worker, handles[1]);
    explorer.is_open = false;
    counter_add(&ended);
    counter_add(&ended);
    return (int64_t)result - 1;
}

/* ---- share: the only holder makes another one while the task completes (R1) ----------------------------------------- */

static uint64_t await_given(wyn_worker_t *worker, uint64_t n) {
    counter_add(&begun);
    counter_wait(&given, 1);
    arrive(take(worker, handle));
    return n;
}

static int64_t share(wyn_worker_t *worker) {
    counters_clear();
    detach(worker, run_as_thief, 1);
    counter_wait(&begun, 1);
    detach(worker, await_given, 0);
    counter_wait(&begun, 2);
    open_decisions();
    handle = wyn_future_copy(worker, handles[1]);
    counter_add(&given);
    arrive(take(worker, handles[1]));
    return (int64_t)tasks.result - 2;
}

/* ---- park: main pushes tasks and goes on without an end until others have run them (R6, R7) ------------------------- */

static int64_t park(wyn_worker_t *worker) {
    counters_clear();
    detach(worker, end, 0);
    detach(worker, end, 0);
    counter_wait(&ended, 2);
    explorer.is_open = false;
    return 0;
}

/* ---- end: three threads run out of work, in any order, and the last one sees that the program has ended (R7, R9) ---- */

static int64_t ending(wyn_worker_t *worker) {
    counters_clear();
    for (int i = 1; i <= 2; i++) {
        detach(worker, wait_until_open, 0);
        counter_wait(&begun, i);
    }
    open_decisions();
    return 0;
}

/* ---- deadlock: two tasks wait for each other, and whoever finds it ends the program with a report (R9) -------------- */

static uint64_t await_other(wyn_worker_t *worker, uint64_t other) {
    counter_wait(&given, 1);
    return take(worker, handles[other]);
}

static int64_t deadlock(wyn_worker_t *worker) {
    counters_clear();
    handles[0] = spawn(worker, await_other, 1);
    handles[1] = spawn(worker, await_other, 0);
    counter_add(&given);
    return 0;
}

static const char *check_deadlock(void) {
    return explorer.exit_code == EXIT_PANIC ? NULL : "a deadlock is not reported";
}

/* ---- the tables ----------------------------------------------------------------------------------------------------- */

/* Where four workers are asked for, the fourth has nothing to do: who waits need not make room for another. */
static const program_t programs[] = {
    {"claim", 1, 2, claim_begin, NULL, check_bodies},
    {"batch", 1, 2, batch_begin, NULL, check_bodies},
    {"string", 1, 2, string_begin, NULL, check_string},
    {"completion", 4, 2, begin_prepared, completion, check_end},
    {"leave", 4, 2, begin_prepared, leave, check_end},
    {"share", 4, 2, begin_prepared, share, check_end},
    {"park", 3, 2, begin_open, park, check_end},
    {"end", 3, 2, begin_prepared, ending, check_end},
    {"deadlock", 3, 2, begin_open, deadlock, check_deadlock},
    {"fork and join", 0, -1, begin_open, fork_and_join, check_end},
    {"many outstanding", 0, -1, begin_open, many_outstanding, check_end},
    {"detached", 0, -1, begin_open, detached, check_end},
    {"several await a running one", 0, -1, begin_open, several_await_one, check_end},
    {"leaving", 0, -1, begin_open, leaving, check_end},
    {"the maker is busy", 0, -1, begin_open, maker_is_busy, check_end},
    {"one task is busy", 0, -1, begin_open, one_task_is_busy, check_end},
    {"hints are stale", 0, -1, begin_open, hints_are_stale, check_end},
    {"a chain", 0, -1, begin_open, chain, check_end},
};

enum { PROGRAM_COUNT = sizeof programs / sizeof programs[0] };

/* Which protocol finds which planted bug, depth first. */
static const struct {
    mutation_t mutation;
    const char *protocol;
    memory_t memory;
} killers[] = {
    {MUTATION_NoFence, "park", MEMORY_TSO},
    {MUTATION_NoLastLook, "park", MEMORY_TSO},
    {MUTATION_TornCompareExchange, "claim", MEMORY_TSO},
    {MUTATION_CompletionIgnoresWaiter, "completion", MEMORY_TSO},
    {MUTATION_PermitIsLost, "completion", MEMORY_TSO},
    {MUTATION_NoMutualExclusion, "batch", MEMORY_TSO},
    {MUTATION_PushWakesNobody, "park", MEMORY_TSO},
    {MUTATION_PublishBeforeArguments, "claim", MEMORY_TSO},
    {MUTATION_ResultAfterDone, "completion", MEMORY_TSO},
    {MUTATION_ClaimByStore, "claim", MEMORY_TSO},
    {MUTATION_ArmAfterLook, "park", MEMORY_TSO},
    {MUTATION_ForgetDecrement, "batch", MEMORY_TSO},
    {MUTATION_TornAdd, "share", MEMORY_TSO},
    {MUTATION_HolderIsForgotten, "share", MEMORY_TSO},
    {MUTATION_PublishWithoutRelease, "claim", MEMORY_WEAK},
};

enum { KILLER_COUNT = sizeof killers / sizeof killers[0] };
