/* The parts one by one, on the thread of a worker; pools, cells and rings with a run of their own beside the real one. */

static const char *const here = "test.wyn:9:4";

static void expect_str(const char *what, wyn_str_t *actual, const char *expected) {
    if (actual->length != (int64_t)strlen(expected) || memcmp(actual->bytes, expected, strlen(expected) + 1) != 0) {
        fprintf(stderr, "%s: '%s' instead of '%s'\n", what, (const char *)actual->bytes, expected);
        _Exit(99);
    }
    wyn_str_drop(actual);
}

static int64_t unit_ints_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    expect_str("0", wyn_str_from_int(0, here), "0");
    expect_str("-1", wyn_str_from_int(-1, here), "-1");
    expect_str("max", wyn_str_from_int(INT64_MAX, here), "9223372036854775807");
    expect_str("min", wyn_str_from_int(INT64_MIN, here), "-9223372036854775808");
    expect_str("true", wyn_str_from_bool(true, here), "true");
    expect_str("false", wyn_str_from_bool(false, here), "false");
    return 0;
}
NEVER_WAITS(unit_ints)

/* The table that the other backends are held to: the bits of a double, and its text. */
static int64_t unit_floats_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    FILE *table = fopen(getenv("FLOAT_TEXTS"), "r");
    char line[256];
    int64_t count = 0;
    while (table != NULL && fgets(line, sizeof line, table) != NULL) {
        uint64_t bits;
        char text[64];
        if (line[0] != '#' && sscanf(line, "%lx %63s", &bits, text) == 2) {
            double value;
            memcpy(&value, &bits, sizeof value);
            expect_str(line, wyn_str_from_float(value, here), text);
            count++;
        }
    }
    expect("the table has rows", count > 400, true);
    fclose(table);
    return 0;
}
NEVER_WAITS(unit_floats)

static void expect_order(const char *a, const char *b, int64_t order) {
    wyn_str_t *left = str_of(a);
    wyn_str_t *right = str_of(b);
    expect(a, wyn_str_compare(left, right), order);
    expect(b, wyn_str_compare(right, left), -order);
    expect("equal", wyn_str_equal(left, right), order == 0);
    wyn_str_drop(left);
    wyn_str_drop(right);
}

static int64_t unit_strings_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    expect_order("", "", 0);
    expect_order("", "a", -1);
    expect_order("a", "ab", -1);
    expect_order("ab", "ab", 0);
    expect_order("a\x80", "az", 1);
    wyn_str_t *a = str_of("ab");
    wyn_str_t *none = str_of("");
    expect_str("concat", wyn_str_concat(3, (wyn_str_t *[]){a, none, a}, here), "abab");
    expect_str("concat of none", wyn_str_concat(0, NULL, here), "");
    expect_str("concat of empty ones", wyn_str_concat(2, (wyn_str_t *[]){none, none}, here), "");
    wyn_str_t *same = wyn_str_concat(2, (wyn_str_t *[]){none, a}, here);
    expect("concat with an empty one is the other", same == a, true);
    wyn_str_drop(same);
    expect_str("repeat", wyn_str_repeat(a, 3, here), "ababab");
    expect_str("repeat 0", wyn_str_repeat(a, 0, here), "");
    expect_str("repeat -1", wyn_str_repeat(a, INT64_MIN, here), "");
    expect_str("repeat nothing", wyn_str_repeat(none, INT64_MAX, here), "");
    wyn_str_drop(a);
    wyn_str_drop(none);
    /* every size class, and sizes on both sides of each limit */
    for (int64_t length = 0; length < 3000; length++) {
        wyn_str_t *x = str_of("x");
        wyn_str_t *many = wyn_str_repeat(x, length, here);
        expect("length", many->length, length);
        expect("the NUL behind", many->bytes[length], 0);
        expect("all the same", (int64_t)strspn((const char *)many->bytes, "x"), length);
        wyn_str_drop(many);
        wyn_str_drop(x);
    }
    return 0;
}
NEVER_WAITS(unit_strings)

static int64_t unit_counts_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_str_t *text = str_of("counted");
    expect("made", text->header.count, 1);
    wyn_str_share(text);
    expect("moved to another task", text->header.count, 1);
    wyn_str_copy(text);
    expect("copied", text->header.count, 2);
    wyn_str_share(text);
    expect("shared", text->header.count, -2);
    wyn_str_copy(text);
    expect("copied, atomically", text->header.count, -3);
    wyn_str_drop(text);
    wyn_str_drop(text);
    expect("dropped, atomically", text->header.count, -1);
    wyn_str_drop(text);
    text = str_of("read by many");
    wyn_value_store_marked(text, here);
    expect("marked", text->header.count, -1);
    wyn_str_drop(text);
    text = wyn_str_from_bool(true, here);
    wyn_str_copy(text);
    wyn_str_share(text);
    wyn_str_drop(text);
    wyn_str_drop(text);
    expect("a literal", text->header.count, 0);
    return 0;
}
NEVER_WAITS(unit_counts)

/* A run without threads, whose workers the test plays itself. */
static wyn_runtime_t *new_run(uint32_t workers) {
    wyn_runtime_t *runtime = runtime_new(workers);
    while (runtime_worker_count(runtime) < workers) {
        runtime_add_worker(runtime);
    }
    return runtime;
}

static int64_t unit_pools_at_once(wyn_worker_t *base, uint64_t *arguments) {
    (void)base;
    (void)arguments;
    enum { MANY = 5 * TASK_CHUNK };
    wyn_runtime_t *runtime = new_run(2);
    worker_t *one = runtime->workers[0];
    worker_t *two = runtime->workers[1];
    for (uint32_t which = 0; which < POOL_COUNT; which++) {
        uint32_t size = runtime->pools[which].block_size;
        int64_t chunk = runtime->pools[which].chunk_blocks;
        int64_t count = size > 1024 ? 3 * chunk : 5 * chunk;
        block_t **blocks = malloc((size_t)count * sizeof *blocks);
        for (int64_t i = 0; i < count; i++) {
            blocks[i] = pool_take(one, which);
            expect("a block is free", blocks[i]->word, 0);
            memset(blocks[i], 0, size);
            blocks[i]->word = 1;
            expect("an index finds the block", range_at(runtime, range_index(runtime, blocks[i])) == blocks[i], true);
        }
        size_t used = runtime->range.used;
        for (int64_t i = 0; i < count; i++) {
            blocks[i]->word = 0;
            pool_give(two, which, blocks[i]);
        }
        /* the giver keeps up to two chunks' worth; the others are there for everybody */
        expect("kept", two->lists[which].count + (two->lists[which].full == NULL ? 0 : chunk) <= 2 * chunk, true);
        for (int64_t i = 0; i < count - 2 * chunk; i++) {
            blocks[i] = pool_take(one, which);
        }
        expect("no new chunk", runtime->range.used == used, true);
        free(blocks);
    }
    runtime_free(runtime);
    return 0;
}
NEVER_WAITS(unit_pools)

static int64_t unit_cells_at_once(wyn_worker_t *base, uint64_t *arguments) {
    (void)base;
    (void)arguments;
    expect("1 slot", cell_class_of(1), 0);
    expect("no slot", cell_class_of(0), 0);
    expect("2 slots", cell_class_of(2), 1);
    expect("3 slots", cell_class_of(3), 1);
    expect("4 slots", cell_class_of(4), 2);
    expect("7 slots", cell_class_of(7), 2);
    expect("15 slots", cell_class_of(15), 3);
    expect("16 slots", cell_class_of(16), 4);
    wyn_runtime_t *runtime = new_run(2);
    worker_t *worker = runtime->workers[0];
    wyn_cell_t *task = cell_new(worker, SITE_INT, 0);
    expect("not claimed before it is published", cell_try_claim(task) == 0, true);
    cell_publish(task);
    expect("new", cell_is_due(task), true);
    uint64_t header = cell_try_claim(task);
    expect("claimed", header != 0, true);
    expect("claimed once", cell_try_claim(task) == 0, true);
    expect("its site", cell_site(header) == &wyn_program.sites[SITE_INT], true);
    future_complete(worker, task, header);
    expect("done", await_is_done(task), true);
    expect("nothing to wait for", future_try_add_waiter(worker, task, &(wait_t){.task = task}), false);
    wyn_future_drop(&worker->base, task);
    expect("the cell is free", (int64_t)task->word, CELL_FREE);
    expect("and used again", cell_new(worker, SITE_INT, 0) == task, true);
    /* dropped before it is done: freed by completion */
    cell_publish(task);
    header = cell_try_claim(task);
    wyn_future_drop(&worker->base, task);
    expect("detached", (int64_t)task->word & CELL_DETACHED, CELL_DETACHED);
    future_complete(worker, task, header);
    expect("freed by who completed it", (int64_t)task->word, CELL_FREE);
    /* dropped before it was claimed */
    task = cell_new(worker, SITE_INT, 0);
    cell_publish(task);
    wyn_future_drop(&worker->base, task);
    header = cell_try_claim(task);
    expect("claimed though detached", header != 0, true);
    future_complete(worker, task, header);
    expect("freed", (int64_t)task->word, CELL_FREE);
    runtime_free(runtime);
    return 0;
}
NEVER_WAITS(unit_cells)

static int64_t unit_shares_at_once(wyn_worker_t *base, uint64_t *arguments) {
    (void)base;
    (void)arguments;
    wyn_runtime_t *runtime = new_run(2);
    worker_t *worker = runtime->workers[0];
    wyn_cell_t *task = cell_new(worker, SITE_INT, 0);
    cell_publish(task);
    wyn_future_copy(&worker->base, task);
    share_t *share = future_share_block(runtime, task->word);
    expect("two holders and the task", (int64_t)share->holders, 3);
    uint64_t header = cell_try_claim(task);
    wyn_future_copy(&worker->base, task);
    expect("three holders and the task", (int64_t)share->holders, 4);
    wyn_future_drop(&worker->base, task);
    future_complete(worker, task, header);
    expect("two holders", (int64_t)share->holders, 2);
    expect("closed", share->waiters == SHARE_CLOSED, true);
    expect("nothing to wait for", future_try_add_waiter(worker, task, &(wait_t){.task = task}), false);
    wyn_future_drop(&worker->base, task);
    wyn_future_drop(&worker->base, task);
    expect("freed", (int64_t)task->word, CELL_FREE);
    expect("the block, too", pool_take(worker, POOL_SHARES) == (block_t *)share, true);
    /* shared when done */
    task = cell_new(worker, SITE_INT, 0);
    cell_publish(task);
    future_complete(worker, task, cell_try_claim(task));
    wyn_future_copy(&worker->base, task);
    expect("two holders of a done one", (int64_t)future_share_block(runtime, task->word)->holders, 2);
    wyn_future_drop(&worker->base, task);
    wyn_future_drop(&worker->base, task);
    expect("freed", (int64_t)task->word, CELL_FREE);
    /* all holders leave before it runs */
    task = cell_new(worker, SITE_INT, 0);
    cell_publish(task);
    wyn_future_copy(&worker->base, task);
    wyn_future_drop(&worker->base, task);
    wyn_future_drop(&worker->base, task);
    header = cell_try_claim(task);
    expect("still to be run", header != 0, true);
    future_complete(worker, task, header);
    expect("freed by who completed it", (int64_t)task->word, CELL_FREE);
    /* two waiters of a shared one, linked */
    task = cell_new(worker, SITE_INT, 0);
    cell_publish(task);
    wyn_future_copy(&worker->base, task);
    wait_t first = {.task = task};
    wait_t second = {.task = task};
    expect("the first waits", future_try_add_waiter(worker, task, &first), true);
    expect("the second waits", future_try_add_waiter(runtime->workers[1], task, &second), true);
    expect("newest first", future_share_block(runtime, task->word)->waiters == word_of(&second), true);
    expect("then the other", second.next == &first, true);
    runtime_free(runtime);
    return 0;
}
NEVER_WAITS(unit_shares)

static int64_t unit_rings_at_once(wyn_worker_t *base, uint64_t *arguments) {
    (void)base;
    (void)arguments;
    wyn_runtime_t *runtime = new_run(2);
    worker_t *worker = runtime->workers[0];
    ring_t *ring = &worker->ring;
    wyn_cell_t *tasks[RING_CAPACITY];
    ring->head = UINT32_MAX - 5; /* positions overflow on the way */
    ring->tail = UINT32_MAX - 5;
    expect("empty", ring_peek(ring) == 0, true);
    for (uint32_t i = 0; i < RING_CAPACITY; i++) {
        tasks[i] = cell_new(worker, SITE_INT, 0);
        cell_publish(tasks[i]);
        expect("full at the end", ring_push(ring, tasks[i]), i + 1 == RING_CAPACITY);
        expect("count", ring_count(ring), i + 1);
    }
    expect("the oldest is seen first", slot_task(ring_peek(ring)) == tasks[0], true);
    expect("the newest is popped", ring_pop(ring).task == tasks[RING_CAPACITY - 1], true);
    expect("the oldest is popped", ring_pop_oldest(ring).task == tasks[0], true);
    cell_try_claim(tasks[1]);
    expect("a stale one is not seen", slot_task(ring_peek(ring)) == tasks[2], true);
    ring_forget(ring, tasks[3]);
    expect("not the newest: nothing to forget", ring_count(ring), RING_CAPACITY - 2);
    ring_forget(ring, tasks[RING_CAPACITY - 2]);
    expect("forgotten", ring_count(ring), RING_CAPACITY - 3);
    batch_t *batch = batch_new(worker);
    ring_move_oldest(runtime, ring, batch, BATCH_SIZE);
    expect("moved, without the stale one", batch->count, BATCH_SIZE - 1);
    expect("what is first there", range_at(runtime, batch->tasks[0]) == tasks[2], true);
    queue_add(worker, batch);
    expect("in the queue", queue_is_empty(&runtime->queue), false);
    expect("taken", queue_take(worker) == batch, true);
    expect("out of the queue", queue_is_empty(&runtime->queue), true);
    for (uint32_t i = 0; i < batch->count; i++) {
        cell_try_claim(range_at(runtime, batch->tasks[i]));
    }
    queue_add(worker, batch);
    expect("a stale batch is dropped", queue_take(worker) == NULL, true);
    expect("and goes back to its pool", batch_new(worker) == batch, true);
    uint64_t first = ring_peek(ring);
    wyn_cell_t *again = slot_task(first);
    ring->head = ring->tail;
    ring_push(ring, again);
    expect("the same cell, another push", ring_peek(ring) != first && slot_task(ring_peek(ring)) == again, true);
    runtime_free(runtime);
    return 0;
}
NEVER_WAITS(unit_rings)

static int64_t wide_body_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    return (int64_t)(arguments[1] + arguments[2]);
}
NEVER_WAITS(wide_body)

/* A task with more arguments than most. */
static wyn_frame_t *unit_wide(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    struct {
        wyn_cell_t **tasks;
        uint64_t i;
        int64_t result;
    } *at = (void *)co->locals;
    BEGIN
    at->tasks = malloc(100 * sizeof *at->tasks);
    for (uint64_t i = 0; i < 100; i++) {
        at->tasks[i] = fill(wyn_task_new(worker, SITE_WIDE), wide_body, i, 0);
        for (uint64_t j = ARGUMENTS; j < WIDE; j++) {
            at->tasks[i]->payload[j] = j;
        }
        wyn_task_publish(worker, at->tasks[i]);
    }
    for (; at->i < 100; at->i++) {
        TAKE(at->result, at->tasks[at->i]);
        expect("wide", at->result, (int64_t)at->i);
    }
    free(at->tasks);
    END
}

/* Everything in a wheel comes out in its tick, whatever the order; and what is taken out does not. */
static int64_t unit_timers_at_once(wyn_worker_t *base, uint64_t *arguments) {
    (void)base;
    (void)arguments;
    enum { WAITS = 3000, FIRST = 12345 };
    timers_t *timers = calloc(1, sizeof *timers);
    wait_t *waits = calloc(WAITS, sizeof *waits);
    timers->next = TIMER_NEVER;
    timers->now = FIRST;
    for (uint32_t i = 0; i < WAITS; i++) {
        waits[i].frame.header.count = WAIT_TIME;
        waits[i].due = FIRST + 1 + mix(i, 5) % (1u << mix(i, 6) % 20);
        timer_put(timers, &waits[i]);
    }
    for (uint32_t i = 0; i < WAITS; i += 3) {
        timer_take(timers, &waits[i]);
    }
    uint32_t count = 0;
    uint32_t place;
    for (int64_t tick; (tick = timer_event(timers, &place)) != INT64_MAX;) {
        for (wait_t *wait = timer_take_due(timers, tick); wait != NULL; wait = wait->next, count++) {
            expect("in time", wait->due, tick);
            expect("not one that was taken out", (wait - waits) % 3 != 0, true);
        }
    }
    expect("all", count, WAITS - WAITS / 3);
    free(waits);
    free(timers);
    return 0;
}
NEVER_WAITS(unit_timers)

/* Numbers are given once, find what they were given for, and are nothing afterwards. */
static int64_t unit_handles_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_object_t *channel = (wyn_object_t *)wyn_channel_new(1, TYPE_INT_CHANNEL, here);
    cell_t *cell = (cell_t *)wyn_cell_new(sizeof(cell_t), TYPE_CELL, here);
    cell->content = (wyn_value_t *)str_of("x");
    int64_t first = wyn_handle_int(channel, "Channel<int>");
    int64_t second = wyn_handle_int(&cell->object, "StringBuilder");
    expect("the first number", first > 0, true);
    expect("another number", second > 0 && second != first, true);
    expect("the same again", wyn_handle_int(channel, "Channel<int>"), first);
    expect("found", wyn_handle_of(first, "Channel<int>", TYPE_INT_CHANNEL, here) == channel, true);
    wyn_value_drop(channel);
    wyn_value_drop(channel);
    expect("the table owns it", wyn_handle_of(first, "Channel<int>", TYPE_INT_CHANNEL, here) == channel, true);
    wyn_handle_free(channel);
    wyn_handle_free(channel);
    expect("a number again", wyn_handle_int(channel, "Channel<int>") > second, true);
    wyn_handle_free(channel);
    wyn_value_drop(channel);
    wyn_value_drop(cell); /* the table owns the other one until the end */
    return 0;
}
NEVER_WAITS(unit_handles)

#include "unit_values.c"

static const test_t units[] = {
    {"ints", unit_ints},     {"floats", unit_floats},   {"strings", unit_strings}, {"counts", unit_counts},
    {"pools", unit_pools},   {"cells", unit_cells},     {"shares", unit_shares},   {"rings", unit_rings},
    {"wide", unit_wide},     {"arrays", unit_arrays},   {"nested", unit_nested},   {"lists", unit_lists},
    {"marks", unit_marks},   {"appends", unit_appends}, {"texts", unit_texts},     {"cycles", unit_cycles},
    {"timers", unit_timers}, {"handles", unit_handles},
};
