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
        worker_start(worker, handle, header);
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

AT_ONCE(wait_until_open, counter_add(&begun); counter_wait(&opened, 1); RETURN(argument))

/* Runs a task as a thief would, and is busy afterwards; somebody else has the handle. */
static void run_as_thief(wyn_worker_t *base, wyn_cell_t *task) {
    worker_t *worker = (worker_t *)base;
    claim_t claim = {task, cell_try_claim(task)};
    ring_forget(&worker->ring, task);
    worker_run(worker, claim);
    counter_wait(&ended, 2);
}

static wyn_cell_t *handles[2];

AT_ONCE(run_it, handle = spawn(worker, wait_until_open, argument); wyn_future_copy(worker, handle);
        wyn_future_copy(worker, handle); wyn_cell_t *task = handle; wyn_future_drop(worker, task); run_as_thief(worker, task);
        RETURN(0))

BODY(await_it) {
    BEGIN
    counter_add(&begun);
    counter_wait(&opened, 1);
    TAKE(co->result, handle);
    arrive((uint64_t)co->result);
    END
}

BODY(completion) {
    BEGIN
    counters_clear();
    detach(worker, run_it, 20);
    counter_wait(&begun, 1);
    detach(worker, await_it, 0);
    counter_wait(&begun, 2);
    open_decisions();
    TAKE(co->result, handle);
    arrive((uint64_t)co->result);
    RETURN(tasks.result - 40);
    END
}

/* ---- leave: the only holder awaits one task and leaves another, while two threads run them (R1) --------------------- */

AT_ONCE(run_one_of, handles[argument] = spawn(worker, wait_until_open, argument); run_as_thief(worker, handles[argument]);
        RETURN(0))

BODY(leave) {
    BEGIN
    counters_clear();
    detach(worker, run_one_of, 0);
    counter_wait(&begun, 1);
    detach(worker, run_one_of, 1);
    counter_wait(&begun, 2);
    open_decisions();
    wyn_future_drop(worker, handles[0]);
    TAKE(co->result, handles[1]);
    explorer.is_open = false;
    counter_add(&ended);
    counter_add(&ended);
    RETURN(co->result - 1);
    END
}

/* ---- share: the only holder makes another one while the task completes (R1) ----------------------------------------- */

BODY(await_given) {
    BEGIN
    counter_add(&begun);
    counter_wait(&given, 1);
    TAKE(co->result, handle);
    arrive((uint64_t)co->result);
    END
}

BODY(share) {
    BEGIN
    counters_clear();
    detach(worker, run_one_of, 1);
    counter_wait(&begun, 1);
    detach(worker, await_given, 0);
    counter_wait(&begun, 2);
    open_decisions();
    handle = wyn_future_copy(worker, handles[1]);
    counter_add(&given);
    TAKE(co->result, handles[1]);
    arrive((uint64_t)co->result);
    RETURN(tasks.result - 2);
    END
}

/* ---- park: main pushes tasks and goes on without an end until others have run them (R6, R7) ------------------------- */

BODY(park) {
    BEGIN
    counters_clear();
    detach(worker, end, 0);
    detach(worker, end, 0);
    counter_wait(&ended, 2);
    explorer.is_open = false;
    END
}

/* ---- end: three threads run out of work, in any order, and the last one sees that the program has ended (R7, R9) ---- */

BODY(ending) {
    BEGIN
    counters_clear();
    for (int i = 1; i <= 2; i++) {
        detach(worker, wait_until_open, 0);
        counter_wait(&begun, i);
    }
    open_decisions();
    END
}

/* ---- deadlock: two tasks wait for each other, and whoever finds it ends the program with a report (R9) -------------- */

BODY(await_other) {
    BEGIN
    counter_wait(&given, 1);
    TAKE(co->result, handles[co->arguments[1]]);
    END
}

BODY(deadlock) {
    BEGIN
    counters_clear();
    handles[0] = spawn(worker, await_other, 1);
    handles[1] = spawn(worker, await_other, 0);
    counter_add(&given);
    END
}

static const char *check_deadlock(void) {
    return explorer.exit_code == EXIT_PANIC ? NULL : "a deadlock is not reported";
}

/* ---- channel: two send to a channel for one value, and one receives (R10) -------------------------------------------- */

BODY(send_when_open) {
    BEGIN
    counter_add(&begun);
    counter_wait(&opened, 1);
    SEND(channels[0], co->arguments[1]);
    END
}

BODY(channel) {
    received_t *got = (received_t *)&co->locals[0];
    BEGIN
    counters_clear();
    channels_open(1);
    detach(worker, send_when_open, 1);
    counter_wait(&begun, 1);
    detach(worker, send_when_open, 2);
    counter_wait(&begun, 2);
    open_decisions();
    RECEIVE(channels[0], got);
    co->result = (int64_t)got->value;
    RECEIVE(channels[0], got);
    explorer.is_open = false;
    channels_drop();
    RETURN((uint64_t)co->result + got->value - 3);
    END
}

/* ---- select: two wait for a value of one of two channels, which a third sends, and then closes them (R10) ------------- */

BODY(select_when_open) {
    int64_t *selected = (int64_t *)&co->locals[0];
    received_t got;
    BEGIN
    counter_add(&begun);
    counter_wait(&opened, 1);
    SELECT(selected, -1);
    if (*selected == 1) {
        wyn_channel_try_receive(worker, channels[1], (wyn_received_t *)&got);
        tasks.result += got.has_value ? got.value : 0;
    }
    END
}

BODY(select_one) {
    BEGIN
    counters_clear();
    channels_open(1);
    detach(worker, select_when_open, 0);
    counter_wait(&begun, 1);
    open_decisions();
    SEND(channels[1], 7);
    SEND(channels[1], 8);
    explorer.is_open = false;
    received_t got;
    wyn_channel_try_receive(worker, channels[1], (wyn_received_t *)&got);
    channels_drop();
    END
}

static const char *check_select(void) {
    return tasks.result != 7 ? "a value is lost" : check_end();
}

/* ---- timer: a task sleeps, and its thread is busy until another one has woken it (R7) --------------------------------- */

BODY(sleep_and_end) {
    BEGIN
    WAIT(wyn_sleep(worker, 1, waits_at), wyn_frame_free(worker, child));
    counter_add(&ended);
    END
}

BODY(timer) {
    BEGIN
    counters_clear();
    handle = spawn(worker, sleep_and_end, 0);
    uint64_t header = cell_try_start_seen(handle, seam_load_relaxed(&handle->word));
    if (header != 0) {
        worker_start((worker_t *)worker, handle, header); /* here: nobody else knows of it when its time comes */
    }
    wyn_future_drop(worker, handle);
    counter_wait(&ended, 1);
    explorer.is_open = false;
    END
}

/* ---- the tables ----------------------------------------------------------------------------------------------------- */

static const program_t programs[] = {
    {"claim", 1, 2, claim_begin, NULL, check_bodies},
    {"batch", 1, 2, batch_begin, NULL, check_bodies},
    {"string", 1, 2, string_begin, NULL, check_string},
    {"completion", 3, 2, begin_prepared, completion, check_end},
    {"leave", 3, 2, begin_prepared, leave, check_end},
    {"share", 3, 2, begin_prepared, share, check_end},
    {"park", 3, 2, begin_open, park, check_end},
    {"end", 3, 2, begin_prepared, ending, check_end},
    {"deadlock", 3, 1, begin_open, deadlock, check_deadlock},
    {"channel", 3, 1, begin_prepared, channel, check_end},
    {"select", 2, 2, begin_prepared, select_one, check_select},
    {"timer", 2, 2, begin_open, timer, check_end},
    {"fork and join", 0, -1, begin_open, fork_and_join, check_end},
    {"many outstanding", 0, -1, begin_open, many_outstanding, check_end},
    {"detached", 0, -1, begin_open, detached, check_end},
    {"several await a running one", 0, -1, begin_open, several_await_one, check_end},
    {"leaving", 0, -1, begin_open, leaving, check_end},
    {"the maker is busy", 0, -1, begin_open, maker_is_busy, check_end},
    {"one task is busy", 0, -1, begin_open, one_task_is_busy, check_end},
    {"hints are stale", 0, -1, begin_open, hints_are_stale, check_end},
    {"a chain", 0, -1, begin_open, chain, check_end},
    {"messages", 0, -1, begin_open, messages, check_end},
    {"closing", 0, -1, begin_open, closing, check_end},
    {"selects", 0, -1, begin_open, selects, check_end},
    {"sleepers", 0, -1, begin_open, sleepers, check_end},
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
    {MUTATION_SuspendAfterEntering, "completion", MEMORY_TSO},
    {MUTATION_MissedIsForgotten, "select", MEMORY_TSO},
};

enum { KILLER_COUNT = sizeof killers / sizeof killers[0] };
