/* Programs that put the runtime under load in different ways, each with a result that is known beforehand. All randomness
 * comes from the seed. The native twin of tests/stress/Storms.cs, with strings and futures as values besides. */

static uint32_t mix(uint32_t seed, uint32_t i) {
    return ((seed + i + 1) * 2654435761u) ^ (seed >> 13);
}

/* ---- fork and join, a task for every other call */

static int64_t plain_fib(int64_t n) {
    return n < 2 ? n : plain_fib(n - 1) + plain_fib(n - 2);
}

static wyn_frame_t *fib(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    struct {
        wyn_cell_t *task;
        int64_t other, result;
    } *at = (void *)co->locals;
    int64_t n = (int64_t)co->arguments[1];
    BEGIN
    if (n < 2) {
        RETURN(n);
    }
    at->task = spawn(worker, fib, (uint64_t)n - 1, 0);
    CALL(at->other, fib, (uint64_t)n - 2, 0);
    TAKE(at->result, at->task);
    RETURN(at->result + at->other);
    END
}

static wyn_frame_t *storm_fib(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    int64_t *result = (int64_t *)co->locals;
    uint64_t n = 14 + co->arguments[1] % 6;
    BEGIN
    CALL(*result, fib, n, 0);
    expect("fib", *result, plain_fib((int64_t)n));
    END
}

/* ---- a random tree: each task spawns some, does something, awaits them in random order */

static uint32_t children_of(uint32_t seed, uint32_t depth) {
    return depth == 0 ? 0 : mix(seed, 77) % 6;
}

static int64_t count_tree(uint32_t seed, uint32_t depth) {
    int64_t sum = 1;
    for (uint32_t i = 0; i < children_of(seed, depth); i++) {
        sum += count_tree(mix(seed, i), depth - 1);
    }
    return sum;
}

static wyn_frame_t *grow(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    struct {
        int64_t i, sum, result;
        wyn_cell_t *tasks[6];
    } *at = (void *)co->locals;
    uint32_t seed = (uint32_t)co->arguments[1];
    uint32_t depth = (uint32_t)co->arguments[2];
    uint32_t children = children_of(seed, depth);
    BEGIN
    for (uint32_t i = 0; i < children; i++) {
        at->tasks[seed % 2 == 0 ? children - 1 - i : i] = spawn(worker, grow, mix(seed, i), depth - 1);
    }
    spin(seed % 50 * 20);
    at->sum = 1;
    for (; at->i < children; at->i++) {
        TAKE(at->result, at->tasks[at->i]);
        at->sum += at->result;
    }
    RETURN(at->sum);
    END
}

static wyn_frame_t *storm_tree(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    int64_t *result = (int64_t *)co->locals;
    uint32_t seed = (uint32_t)co->arguments[1];
    BEGIN
    CALL(*result, grow, seed, 6);
    expect("tree", *result, count_tree(seed, 6));
    END
}

/* ---- many tasks held at once, awaited forwards, backwards, or at random, some twice, some never */

static int64_t give_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    return (int64_t)arguments[1];
}
NEVER_WAITS(give)

static wyn_frame_t *storm_outstanding(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    struct {
        wyn_cell_t **tasks;
        int64_t sum, expected, i;
    } *at = (void *)co->locals;
    uint32_t seed = (uint32_t)co->arguments[1];
    uint32_t count = 1 + mix(seed, 1) % 5000;
    BEGIN
    at->tasks = malloc(count * sizeof *at->tasks);
    for (uint32_t i = 0; i < count; i++) {
        at->tasks[i] = spawn(worker, give, i, 0);
    }
    for (uint32_t i = 0; i < count && seed % 3 != 0; i++) {
        uint32_t j = seed % 3 == 1 ? i + mix(seed, i) % (count - i) : i < count / 2 ? count - 1 - i : i;
        wyn_cell_t *task = at->tasks[i];
        at->tasks[i] = at->tasks[j];
        at->tasks[j] = task;
    }
    at->expected = (int64_t)count * (count - 1) / 2;
    for (; at->i < count; at->i++) {
        AWAIT(at->tasks[at->i]);
        if (mix(seed, (uint32_t)at->i) % 5 == 0) {
            at->expected -= (int64_t)at->tasks[at->i]->payload[0];
        } else {
            at->sum += (int64_t)at->tasks[at->i]->payload[0];
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        wyn_future_drop(worker, at->tasks[i]);
        wyn_future_drop(worker, spawn(worker, give, i, 0)); /* never awaited */
    }
    free(at->tasks);
    expect("outstanding", at->sum, at->expected);
    END
}

/* ---- tasks that nobody awaits, which spawn more of them: the program ends after the last */

static int64_t detached_count;
static int64_t detached_expected;

static int64_t scatter_at_once(wyn_worker_t *worker, uint64_t *arguments);
NEVER_WAITS(scatter)

static int64_t scatter_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    __atomic_fetch_add(&detached_count, 1, __ATOMIC_RELAXED);
    for (uint64_t i = 0; i < arguments[1] && arguments[2] > 0; i++) {
        detach(worker, scatter, arguments[1], arguments[2] - 1);
    }
    return 0;
}

static int64_t storm_detached_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    uint64_t width = 1 + arguments[1] % 7;
    for (int i = 0; i < 200; i++) {
        detach(worker, scatter, width, 2);
    }
    detached_expected += (int64_t)(200 * (1 + width + width * width));
    return 0;
}
NEVER_WAITS(storm_detached)

/* ---- one slow task that many wait for, each on a frame of its own */

static int64_t slow_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    spin((uint32_t)arguments[1]);
    return 1;
}
NEVER_WAITS(slow)

static wyn_frame_t *wait_for(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    BEGIN
    TAKE(co->result, future_at(co->arguments[1]));
    END
}

static wyn_frame_t *storm_shared(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    enum { MOST = 500 };
    struct {
        wyn_cell_t **tasks;
        int64_t i, sum, result;
    } *at = (void *)co->locals;
    uint32_t waiters = 2 + (uint32_t)co->arguments[1] % (MOST - 2);
    BEGIN
    at->tasks = malloc(MOST * sizeof *at->tasks);
    wyn_cell_t *awaited = spawn(worker, slow, 100000, 0);
    for (uint32_t i = 0; i < waiters; i++) {
        at->tasks[i] = spawn(worker, wait_for, word_of(wyn_future_copy(worker, awaited)), 0);
    }
    wyn_future_drop(worker, awaited);
    for (; at->i < waiters; at->i++) {
        TAKE(at->result, at->tasks[at->i]);
        at->sum += at->result;
    }
    free(at->tasks);
    expect("shared", at->sum, waiters);
    END
}

/* ---- spawn and await at once, in several tasks at a time, with work of changing length between: thieves and naps */

static wyn_frame_t *lane(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    struct {
        wyn_cell_t *task;
        uint64_t i;
        int64_t sum, result;
    } *at = (void *)co->locals;
    BEGIN
    for (; at->i < co->arguments[2]; at->i++) {
        at->task = spawn(worker, give, 1, 0);
        spin(mix((uint32_t)co->arguments[1], (uint32_t)at->i) % 3000);
        TAKE(at->result, at->task);
        at->sum += at->result;
    }
    RETURN(at->sum);
    END
}

static wyn_frame_t *storm_pairs(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    enum { LANES = 4, STEPS = 300 };
    struct {
        wyn_cell_t *lanes[LANES];
        int64_t i, total, result;
    } *at = (void *)co->locals;
    BEGIN
    for (uint32_t i = 0; i < LANES; i++) {
        at->lanes[i] = spawn(worker, lane, co->arguments[1] + i, STEPS);
    }
    for (; at->i < LANES; at->i++) {
        TAKE(at->result, at->lanes[at->i]);
        at->total += at->result;
    }
    expect("pairs", at->total, LANES * STEPS);
    END
}

/* ---- each task spawns the next and awaits it */

static wyn_frame_t *chain(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    struct {
        wyn_cell_t *next;
        int64_t result;
    } *at = (void *)co->locals;
    BEGIN
    if (co->arguments[1] == 0) {
        RETURN(0);
    }
    at->next = spawn(worker, chain, co->arguments[1] - 1, 0);
    TAKE(at->result, at->next);
    RETURN(at->result + 1);
    END
}

static wyn_frame_t *storm_chain(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    int64_t *result = (int64_t *)co->locals;
    uint64_t length = 1 + co->arguments[1] % 3000;
    BEGIN
    CALL(*result, chain, length, 0);
    expect("chain", *result, (int64_t)length);
    END
}

/* ---- strings that cross between tasks as arguments and as results, read by several, dropped by whoever is last */

/* Owns its argument, and gives a string of its own. */
static int64_t exclaim_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    wyn_str_t *text = str_at(arguments[1]);
    wyn_str_t *longer = wyn_str_concat(2, (wyn_str_t *[]){text, text}, "test.wyn:9:2");
    wyn_str_drop(text);
    return (int64_t)word_of(longer);
}
NEVER_WAITS(exclaim)

/* Owns a future of a string: awaits it, makes itself an owner of the result, and gives the length. */
static wyn_frame_t *measure(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    BEGIN
    AWAIT(future_at(co->arguments[1]));
    wyn_str_t *text = wyn_str_copy(str_at(future_at(co->arguments[1])->payload[0]));
    wyn_future_drop(worker, future_at(co->arguments[1]));
    co->result = text->length;
    wyn_str_drop(text);
    END
}

static wyn_frame_t *storm_strings(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    enum { TEXTS = 40, READERS = 3 };
    struct {
        wyn_str_t *common;
        wyn_cell_t *future;
        int64_t i, sum, expected, result;
        wyn_cell_t **readers;
    } *at = (void *)co->locals;
    uint32_t seed = (uint32_t)co->arguments[1];
    BEGIN
    at->readers = malloc(TEXTS * READERS * sizeof *at->readers);
    at->common = str_of("shared by everybody");
    for (; at->i < TEXTS; at->i++) {
        uint32_t mixed = mix(seed, (uint32_t)at->i);
        wyn_str_t *text = at->i % 2 == 0 ? wyn_str_copy(at->common) : wyn_str_repeat(at->common, mixed % 90, "test.wyn:9:3");
        at->expected += READERS * 2 * text->length;
        wyn_str_share(text);
        at->future = spawn_at(worker, SITE_STR, exclaim, word_of(text), 0);
        if (mixed % 3 == 0) {
            AWAIT(at->future); /* shared when done; else at any moment */
        }
        for (uint32_t j = 0; j < READERS; j++) {
            at->readers[at->i * READERS + j] = spawn(worker, measure, word_of(wyn_future_copy(worker, at->future)), 0);
        }
        wyn_future_drop(worker, at->future);
    }
    wyn_str_drop(at->common);
    for (at->i = 0; at->i < TEXTS * READERS; at->i++) {
        TAKE(at->result, at->readers[at->i]);
        at->sum += at->result;
    }
    free(at->readers);
    expect("strings", at->sum, at->expected);
    END
}

/* ---- futures that are results of tasks, of several readers or none */

static int64_t promise_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    wyn_str_t *text = str_of("promised");
    return (int64_t)word_of(spawn_at(worker, SITE_STR, exclaim, word_of(text), arguments[1]));
}
NEVER_WAITS(promise)

/* Owns a future of a future of a string. */
static wyn_frame_t *measure_promise(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    BEGIN
    AWAIT(future_at(co->arguments[1]));
    wyn_cell_t *inner = wyn_future_copy(worker, future_at(future_at(co->arguments[1])->payload[0]));
    wyn_future_drop(worker, future_at(co->arguments[1]));
    CALL(co->result, measure, word_of(inner), 0);
    END
}

static wyn_frame_t *storm_promises(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    enum { PROMISES = 60 };
    struct {
        wyn_cell_t **readers;
        int64_t i, sum, expected, result;
    } *at = (void *)co->locals;
    uint32_t seed = (uint32_t)co->arguments[1];
    BEGIN
    at->readers = calloc(PROMISES * 2, sizeof *at->readers);
    for (uint32_t i = 0; i < PROMISES; i++) {
        wyn_cell_t *outer = spawn_at(worker, SITE_FUTURE, promise, 0, 0);
        spin(mix(seed, i) % 500);
        for (uint32_t j = 0; j < mix(seed, i) % 3; j++) {
            at->readers[i * 2 + j] = spawn(worker, measure_promise, word_of(wyn_future_copy(worker, outer)), 0);
            at->expected += 16;
        }
        wyn_future_drop(worker, outer);
    }
    for (; at->i < PROMISES * 2; at->i++) {
        at->result = 0;
        if (at->readers[at->i] != NULL) {
            TAKE(at->result, at->readers[at->i]);
        }
        at->sum += at->result;
    }
    free(at->readers);
    expect("promises", at->sum, at->expected);
    END
}

/* ---- a string and a future in globals that all tasks read and replace */

static wyn_str_t *global_text;
static wyn_cell_t *global_future;
static wyn_lock_t text_lock;
static wyn_lock_t future_lock;

static void set_text(wyn_str_t *text) {
    wyn_str_share(text);
    wyn_global_lock(&text_lock);
    wyn_str_t *before = global_text;
    global_text = text;
    wyn_global_unlock(&text_lock);
    if (before != NULL) {
        wyn_str_drop(before);
    }
}

static wyn_str_t *get_text(void) {
    wyn_global_lock(&text_lock);
    wyn_str_t *text = wyn_str_copy(global_text);
    wyn_str_share(text);
    wyn_global_unlock(&text_lock);
    return text;
}

static void set_future(wyn_worker_t *worker, wyn_cell_t *future) {
    wyn_global_lock(&future_lock);
    wyn_cell_t *before = global_future;
    global_future = future;
    wyn_global_unlock(&future_lock);
    if (before != NULL) {
        wyn_future_drop(worker, before);
    }
}

/* Null before the first one is set. */
static wyn_cell_t *get_future(wyn_worker_t *worker) {
    wyn_global_lock(&future_lock);
    wyn_cell_t *future = global_future == NULL ? NULL : wyn_future_copy(worker, global_future);
    wyn_global_unlock(&future_lock);
    return future;
}

static wyn_frame_t *exchange_globals(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    struct {
        uint64_t i;
        wyn_str_t *text;
        wyn_cell_t *future;
    } *at = (void *)co->locals;
    uint32_t seed = (uint32_t)co->arguments[1];
    BEGIN
    for (; at->i < 50; at->i++) {
        at->text = get_text();
        expect("globals: all bytes are one",
               (int64_t)strspn((const char *)at->text->bytes, (char[]){(char)at->text->bytes[0], 0}), at->text->length);
        if (mix(seed, (uint32_t)at->i) % 4 == 0) {
            wyn_str_t *x = str_of((char[]){(char)('a' + mix(seed, (uint32_t)at->i) % 26), 0});
            set_text(wyn_str_repeat(x, 1 + mix(seed, (uint32_t)at->i + 1) % 60, "test.wyn:9:5"));
            wyn_str_drop(x);
        }
        if (mix(seed, (uint32_t)at->i) % 5 == 0) {
            /* What is awaited was spawned before, and waits for nothing: no cycle. */
            set_future(worker, spawn_at(worker, SITE_STR, exclaim, word_of(get_text()), 0));
        } else if (mix(seed, (uint32_t)at->i) % 5 == 1) {
            at->future = get_future(worker);
            AWAIT(at->future);
            wyn_str_t *twice = wyn_str_copy(str_at(at->future->payload[0]));
            wyn_future_drop(worker, at->future);
            expect("globals: an even length", twice->length % 2, 0);
            wyn_str_drop(twice);
        }
        wyn_str_drop(at->text);
    }
    RETURN(1);
    END
}

static wyn_frame_t *storm_globals(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    enum { TASKS = 30 };
    struct {
        wyn_cell_t **tasks;
        int64_t i, sum, result;
    } *at = (void *)co->locals;
    BEGIN
    at->tasks = malloc(TASKS * sizeof *at->tasks);
    set_text(str_of("xxxx"));
    set_future(worker, spawn_at(worker, SITE_STR, exclaim, word_of(get_text()), 0));
    for (uint32_t i = 0; i < TASKS; i++) {
        at->tasks[i] = spawn(worker, exchange_globals, mix((uint32_t)co->arguments[1], i), 0);
    }
    for (; at->i < TASKS; at->i++) {
        TAKE(at->result, at->tasks[at->i]);
        at->sum += at->result;
    }
    free(at->tasks);
    expect("globals", at->sum, TASKS);
    END
}

/* At the end of the program: the globals go; and have all the tasks run that nobody awaited? */
static void end_storms(wyn_worker_t *worker) {
    set_future(worker, NULL);
    if (global_text != NULL) {
        wyn_str_drop(global_text);
    }
    expect("detached", __atomic_load_n(&detached_count, __ATOMIC_RELAXED), detached_expected);
}
