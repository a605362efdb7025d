/* Programs that put the runtime under load in different ways, each with a result that is known beforehand. All randomness
 * comes from the seed. The native twin of tests/stress/Storms.cs, with strings and futures as values besides. */

static uint32_t mix(uint32_t seed, uint32_t i) {
    return ((seed + i + 1) * 2654435761u) ^ (seed >> 13);
}

/* ---- fork and join, a task for every other call */

static int64_t plain_fib(int64_t n) {
    return n < 2 ? n : plain_fib(n - 1) + plain_fib(n - 2);
}

static int64_t fib(wyn_worker_t *worker, uint64_t *arguments) {
    int64_t n = (int64_t)arguments[1];
    if (n < 2) {
        return n;
    }
    wyn_cell_t *task = spawn(worker, fib, (uint64_t)n - 1, 0);
    int64_t other = fib(worker, (uint64_t[]){0, (uint64_t)n - 2});
    return take(worker, task) + other;
}

static int64_t storm_fib(wyn_worker_t *worker, uint64_t *arguments) {
    int64_t n = 14 + (int64_t)arguments[1] % 6;
    expect("fib", fib(worker, (uint64_t[]){0, (uint64_t)n}), plain_fib(n));
    return 0;
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

static int64_t grow(wyn_worker_t *worker, uint64_t *arguments) {
    uint32_t seed = (uint32_t)arguments[1];
    uint32_t depth = (uint32_t)arguments[2];
    uint32_t children = children_of(seed, depth);
    wyn_cell_t *tasks[6];
    for (uint32_t i = 0; i < children; i++) {
        tasks[i] = spawn(worker, grow, mix(seed, i), depth - 1);
    }
    spin(seed % 50 * 20);
    int64_t sum = 1;
    for (uint32_t i = 0; i < children; i++) {
        sum += take(worker, tasks[seed % 2 == 0 ? children - 1 - i : i]);
    }
    return sum;
}

static int64_t storm_tree(wyn_worker_t *worker, uint64_t *arguments) {
    uint32_t seed = (uint32_t)arguments[1];
    expect("tree", grow(worker, (uint64_t[]){0, seed, 6}), count_tree(seed, 6));
    return 0;
}

/* ---- many tasks held at once, awaited forwards, backwards, or at random, some twice, some never */

static int64_t give(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    return (int64_t)arguments[1];
}

static int64_t storm_outstanding(wyn_worker_t *worker, uint64_t *arguments) {
    uint32_t seed = (uint32_t)arguments[1];
    uint32_t count = 1 + mix(seed, 1) % 5000;
    wyn_cell_t **tasks = malloc(count * sizeof *tasks);
    for (uint32_t i = 0; i < count; i++) {
        tasks[i] = spawn(worker, give, i, 0);
    }
    for (uint32_t i = 0; i < count && seed % 3 != 0; i++) {
        uint32_t j = seed % 3 == 1 ? i + mix(seed, i) % (count - i) : i < count / 2 ? count - 1 - i : i;
        wyn_cell_t *task = tasks[i];
        tasks[i] = tasks[j];
        tasks[j] = task;
    }
    int64_t sum = 0;
    int64_t expected = (int64_t)count * (count - 1) / 2;
    for (uint32_t i = 0; i < count; i++) {
        if (mix(seed, i) % 5 == 0) {
            expected -= await(worker, tasks[i]);
        } else {
            sum += await(worker, tasks[i]);
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        wyn_future_drop(worker, tasks[i]);
        wyn_future_drop(worker, spawn(worker, give, i, 0)); /* never awaited */
    }
    free(tasks);
    expect("outstanding", sum, expected);
    return 0;
}

/* ---- tasks that nobody awaits, which spawn more of them: the program ends after the last */

static int64_t detached_count;
static int64_t detached_expected;

static int64_t scatter(wyn_worker_t *worker, uint64_t *arguments) {
    __atomic_fetch_add(&detached_count, 1, __ATOMIC_RELAXED);
    for (uint64_t i = 0; i < arguments[1] && arguments[2] > 0; i++) {
        detach(worker, scatter, arguments[1], arguments[2] - 1);
    }
    return 0;
}

static int64_t storm_detached(wyn_worker_t *worker, uint64_t *arguments) {
    uint64_t width = 1 + arguments[1] % 7;
    for (int i = 0; i < 200; i++) {
        detach(worker, scatter, width, 2);
    }
    detached_expected += (int64_t)(200 * (1 + width + width * width));
    return 0;
}

/* ---- one slow task that many wait for, so that threads block and others stand in */

static int64_t slow(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    spin((uint32_t)arguments[1]);
    return 1;
}

static int64_t wait_for(wyn_worker_t *worker, uint64_t *arguments) {
    return take(worker, future_at(arguments[1]));
}

static int64_t storm_shared(wyn_worker_t *worker, uint64_t *arguments) {
    enum { MOST = 42 };
    uint32_t seed = (uint32_t)arguments[1];
    uint32_t waiters = 2 + seed % (MOST - 2);
    wyn_cell_t *awaited = spawn(worker, slow, 100000, 0);
    wyn_cell_t *tasks[MOST];
    for (uint32_t i = 0; i < waiters; i++) {
        tasks[i] = spawn(worker, wait_for, word_of(wyn_future_copy(worker, awaited)), 0);
    }
    wyn_future_drop(worker, awaited);
    int64_t sum = 0;
    for (uint32_t i = 0; i < waiters; i++) {
        sum += take(worker, tasks[i]);
    }
    expect("shared", sum, waiters);
    return 0;
}

/* ---- spawn and await at once, in several tasks at a time, with work of changing length between: thieves and naps */

static int64_t lane(wyn_worker_t *worker, uint64_t *arguments) {
    int64_t sum = 0;
    for (uint32_t i = 0; i < arguments[2]; i++) {
        wyn_cell_t *task = spawn(worker, give, 1, 0);
        spin(mix((uint32_t)arguments[1], i) % 3000);
        sum += take(worker, task);
    }
    return sum;
}

static int64_t storm_pairs(wyn_worker_t *worker, uint64_t *arguments) {
    enum { LANES = 4, STEPS = 300 };
    wyn_cell_t *lanes[LANES];
    for (uint32_t i = 0; i < LANES; i++) {
        lanes[i] = spawn(worker, lane, arguments[1] + i, STEPS);
    }
    int64_t total = 0;
    for (uint32_t i = 0; i < LANES; i++) {
        total += take(worker, lanes[i]);
    }
    expect("pairs", total, LANES * STEPS);
    return 0;
}

/* ---- each task spawns the next and awaits it */

static int64_t chain(wyn_worker_t *worker, uint64_t *arguments) {
    return arguments[1] == 0 ? 0 : 1 + take(worker, spawn(worker, chain, arguments[1] - 1, 0));
}

static int64_t storm_chain(wyn_worker_t *worker, uint64_t *arguments) {
    uint64_t length = 1 + arguments[1] % 3000;
    expect("chain", chain(worker, (uint64_t[]){0, length}), (int64_t)length);
    return 0;
}

/* ---- strings that cross between tasks as arguments and as results, read by several, dropped by whoever is last */

/* Owns its argument, and gives a string of its own. */
static int64_t exclaim(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    wyn_str_t *text = str_at(arguments[1]);
    wyn_str_t *longer = wyn_str_concat(2, (wyn_str_t *[]){text, text}, "test.wyn:9:2");
    wyn_str_drop(text);
    return (int64_t)word_of(longer);
}

/* Owns a future of a string: awaits it, makes itself an owner of the result, and gives the length. */
static int64_t measure(wyn_worker_t *worker, uint64_t *arguments) {
    wyn_cell_t *future = future_at(arguments[1]);
    wyn_str_t *text = wyn_str_copy(str_at((uint64_t)await(worker, future)));
    wyn_future_drop(worker, future);
    int64_t length = text->length;
    wyn_str_drop(text);
    return length;
}

static int64_t storm_strings(wyn_worker_t *worker, uint64_t *arguments) {
    enum { TEXTS = 40, READERS = 3 };
    uint32_t seed = (uint32_t)arguments[1];
    int64_t sum = 0;
    int64_t expected = 0;
    wyn_cell_t *readers[TEXTS][READERS];
    wyn_str_t *common = str_of("shared by everybody");
    for (uint32_t i = 0; i < TEXTS; i++) {
        wyn_str_t *text = i % 2 == 0 ? wyn_str_copy(common) : wyn_str_repeat(common, mix(seed, i) % 90, "test.wyn:9:3");
        expected += READERS * 2 * text->length;
        wyn_str_share(text);
        wyn_cell_t *future = spawn_at(worker, SITE_STR, exclaim, word_of(text), 0);
        if (mix(seed, i) % 3 == 0) {
            await(worker, future); /* shared when done; else at any moment */
        }
        for (uint32_t j = 0; j < READERS; j++) {
            readers[i][j] = spawn(worker, measure, word_of(wyn_future_copy(worker, future)), 0);
        }
        wyn_future_drop(worker, future);
    }
    wyn_str_drop(common);
    for (uint32_t i = 0; i < TEXTS; i++) {
        for (uint32_t j = 0; j < READERS; j++) {
            sum += take(worker, readers[i][j]);
        }
    }
    expect("strings", sum, expected);
    return 0;
}

/* ---- futures that are results of tasks, of several readers or none */

static int64_t promise(wyn_worker_t *worker, uint64_t *arguments) {
    wyn_str_t *text = str_of("promised");
    return (int64_t)word_of(spawn_at(worker, SITE_STR, exclaim, word_of(text), arguments[1]));
}

/* Owns a future of a future of a string. */
static int64_t measure_promise(wyn_worker_t *worker, uint64_t *arguments) {
    wyn_cell_t *outer = future_at(arguments[1]);
    wyn_cell_t *inner = wyn_future_copy(worker, future_at((uint64_t)await(worker, outer)));
    wyn_future_drop(worker, outer);
    return measure(worker, (uint64_t[]){0, word_of(inner)});
}

static int64_t storm_promises(wyn_worker_t *worker, uint64_t *arguments) {
    enum { PROMISES = 60 };
    uint32_t seed = (uint32_t)arguments[1];
    wyn_cell_t *readers[PROMISES][2];
    int64_t sum = 0;
    int64_t expected = 0;
    for (uint32_t i = 0; i < PROMISES; i++) {
        uint32_t count = mix(seed, i) % 3;
        wyn_cell_t *outer = spawn_at(worker, SITE_FUTURE, promise, 0, 0);
        readers[i][0] = readers[i][1] = NULL;
        spin(mix(seed, i) % 500);
        for (uint32_t j = 0; j < count; j++) {
            readers[i][j] = spawn(worker, measure_promise, word_of(wyn_future_copy(worker, outer)), 0);
            expected += 16;
        }
        wyn_future_drop(worker, outer);
    }
    for (uint32_t i = 0; i < PROMISES * 2; i++) {
        wyn_cell_t *reader = readers[i / 2][i % 2];
        sum += reader == NULL ? 0 : take(worker, reader);
    }
    expect("promises", sum, expected);
    return 0;
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

static int64_t exchange_globals(wyn_worker_t *worker, uint64_t *arguments) {
    uint32_t seed = (uint32_t)arguments[1];
    for (uint32_t i = 0; i < 50; i++) {
        wyn_str_t *text = get_text();
        expect("globals: all bytes are one", (int64_t)strspn((const char *)text->bytes, (char[]){(char)text->bytes[0], 0}),
               text->length);
        if (mix(seed, i) % 4 == 0) {
            wyn_str_t *x = str_of((char[]){(char)('a' + mix(seed, i) % 26), 0});
            set_text(wyn_str_repeat(x, 1 + mix(seed, i + 1) % 60, "test.wyn:9:5"));
            wyn_str_drop(x);
        }
        if (mix(seed, i) % 5 == 0) {
            /* What is awaited was spawned before, and waits for nothing: no cycle. */
            set_future(worker, spawn_at(worker, SITE_STR, exclaim, word_of(get_text()), 0));
        } else if (mix(seed, i) % 5 == 1) {
            wyn_cell_t *future = get_future(worker);
            wyn_str_t *twice = wyn_str_copy(str_at((uint64_t)await(worker, future)));
            wyn_future_drop(worker, future);
            expect("globals: an even length", twice->length % 2, 0);
            wyn_str_drop(twice);
        }
        wyn_str_drop(text);
    }
    return 1;
}

static int64_t storm_globals(wyn_worker_t *worker, uint64_t *arguments) {
    enum { TASKS = 30 };
    wyn_cell_t *tasks[TASKS];
    int64_t sum = 0;
    set_text(str_of("xxxx"));
    set_future(worker, spawn_at(worker, SITE_STR, exclaim, word_of(get_text()), 0));
    for (uint32_t i = 0; i < TASKS; i++) {
        tasks[i] = spawn(worker, exchange_globals, mix((uint32_t)arguments[1], i), 0);
    }
    for (uint32_t i = 0; i < TASKS; i++) {
        sum += take(worker, tasks[i]);
    }
    expect("globals", sum, TASKS);
    return 0;
}

static const test_t storms[] = {
    {"fib", storm_fib},           {"tree", storm_tree},       {"outstanding", storm_outstanding},
    {"detached", storm_detached}, {"shared", storm_shared},   {"pairs", storm_pairs},
    {"chain", storm_chain},       {"strings", storm_strings}, {"promises", storm_promises},
    {"globals", storm_globals},
};

/* The named storm, or all of them one after the other, with ROUNDS seeds from SEED on. */
static int64_t run_storms(wyn_worker_t *worker, const char *name) {
    int64_t seed = option("SEED", 1);
    for (int64_t round = 0; round < option("ROUNDS", 1); round++, seed++) {
        for (size_t i = 0; i < sizeof storms / sizeof storms[0]; i++) {
            if (strcmp(name, "all") == 0 || strcmp(name, storms[i].name) == 0) {
                storms[i].body(worker, (uint64_t[]){0, (uint64_t)seed});
            }
        }
    }
    return 0;
}

/* At the end of the program: the globals go; and have all the tasks run that nobody awaited? */
static void end_storms(wyn_worker_t *worker) {
    set_future(worker, NULL);
    if (global_text != NULL) {
        wyn_str_drop(global_text);
    }
    expect("detached", __atomic_load_n(&detached_count, __ATOMIC_RELAXED), detached_expected);
}
