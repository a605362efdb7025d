/* Programs that end in every way there is; tests/native/run knows what each must print and give. */

static bool has_started;

static int64_t run_for_ever(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    __atomic_store_n(&has_started, true, __ATOMIC_RELAXED);
    for (volatile bool goes_on = true; goes_on;) {
        spin(1000);
    }
    return (int64_t)arguments[0];
}

static int64_t fail_body(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic("test.wyn:9:9", str_of("Panic: inside"));
}

static int64_t end_panic(wyn_worker_t *worker, uint64_t *arguments) {
    wyn_print(worker, str_of("before\n"));
    return fail_body(worker, arguments);
}

static int64_t end_panic_in_task(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    return take(worker, spawn_at(worker, SITE_INNER, fail_body, 0, 0));
}

static int64_t end_many_panics(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    for (int i = 0; i < 100; i++) {
        wyn_future_drop(worker, spawn_at(worker, SITE_INNER, fail_body, 0, 0));
    }
    return 0;
}

static int64_t end_long_panic(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic("test.wyn:9:9", wyn_str_repeat(str_of("x"), 5000, "test.wyn:1:1"));
}

static int64_t end_division(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic_division("test.wyn:1:2");
}

static int64_t end_modulo(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic_modulo("test.wyn:1:2");
}

static int64_t end_index(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic_index("test.wyn:1:2", -4, 3);
}

static int64_t end_pop(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic_pop("test.wyn:1:2");
}

/* A box in what goes to another task. */
static int64_t end_box(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_value_share(new_node(1, new_node(2, new_box(str_of("x")))), "test.wyn:1:2");
    return 0;
}

static int64_t end_leaks(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    new_node(1, new_box(new_ints(3)));
    return 0;
}

static int64_t end_large_array(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_array_new(INT64_C(1) << 60, TYPE_INTS, "test.wyn:1:2");
    return 0;
}

static int64_t end_eprint(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    wyn_print(worker, str_of("out"));
    wyn_eprint(worker, str_of("error"));
    return 0;
}

static int64_t end_unset(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic_unset("test.wyn:1:2", str_of("g"));
}

static int64_t end_repeat(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_str_repeat(str_of("abc"), INT64_C(4000000000), "test.wyn:1:2");
    return 0;
}

static int64_t end_code(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    return option("CODE", 0);
}

static int64_t exit_body(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    wyn_exit(worker, option("CODE", 0));
}

static int64_t end_exit(wyn_worker_t *worker, uint64_t *arguments) {
    wyn_print(worker, str_of("out"));
    return exit_body(worker, arguments);
}

static int64_t end_exit_in_task(wyn_worker_t *worker, uint64_t *arguments) {
    detach(worker, exit_body, 0, 0);
    return run_for_ever(worker, arguments); /* another worker finds the task */
}

/* Waits until there is one: main sets it a moment after it has spawned. */
static wyn_cell_t *await_set(wyn_worker_t *worker) {
    wyn_cell_t *future = NULL;
    while (future == NULL) {
        future = get_future(worker);
    }
    return future;
}

static int64_t await_global(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    return take(worker, await_set(worker));
}

static int64_t end_self(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    wyn_cell_t *task = spawn_at(worker, SITE_INNER, await_global, 0, 0);
    set_future(worker, wyn_future_copy(worker, task));
    return take(worker, task);
}

/* Two tasks wait for each other; main has returned. */
static int64_t end_cycle(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    wyn_cell_t *first = spawn_at(worker, SITE_INNER, await_global, 0, 0);
    wyn_cell_t *second = spawn_at(worker, SITE_WIDE, wait_for, word_of(first), 0);
    set_future(worker, second);
    return 0;
}

static int64_t end_blocked(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    wyn_cell_t *awaited = spawn(worker, run_for_ever, 0, 0);
    while (!__atomic_load_n(&has_started, __ATOMIC_RELAXED)) {
        spin(100);
    }
    for (int i = 0; i < 300; i++) {
        wyn_future_drop(worker, spawn_at(worker, SITE_INNER, wait_for, word_of(wyn_future_copy(worker, awaited)), 0));
    }
    return take(worker, awaited);
}

__attribute__((noinline)) static int64_t recurse(wyn_worker_t *worker, int64_t n) {
    if (prim_stack_pointer() < worker->stack_limit) {
        wyn_panic_stack(worker, "test.wyn:3:3");
    }
    return n == 0 ? 0 : 1 + recurse(worker, n - 1) * 2;
}

static int64_t recurse_body(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    return recurse(worker, INT64_MAX);
}

static int64_t end_recursion(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    return take(worker, spawn_at(worker, SITE_INNER, recurse_body, 0, 0));
}

/* What the check at the entry of recursive functions does not see. */
__attribute__((noinline)) static int64_t recurse_unchecked(int64_t n) {
    volatile char frame[256];
    frame[n & 255] = 1;
    return n == 0 ? 0 : frame[0] + recurse_unchecked(n - 1) * 2;
}

static int64_t end_guard(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    return recurse_unchecked(INT64_MAX);
}

static int64_t print_lines(wyn_worker_t *worker, uint64_t *arguments) {
    for (uint64_t i = 0; i < arguments[1]; i++) {
        wyn_str_t *line = str_of("one line that nothing may interrupt\n");
        wyn_print(worker, line);
        wyn_str_drop(line);
    }
    return 0;
}

static int64_t end_lines(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    for (int i = 0; i < 50; i++) {
        wyn_future_drop(worker, spawn(worker, print_lines, 100, 0));
    }
    return 0;
}

static int64_t end_endless_output(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    return print_lines(worker, (uint64_t[]){0, UINT64_MAX});
}

static int64_t end_large_output(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    wyn_str_t *text = str_of("0123456789");
    wyn_str_t *large = wyn_str_repeat(text, 100000, "test.wyn:1:1");
    wyn_print(worker, text);
    wyn_print(worker, large);
    wyn_print(worker, text);
    wyn_str_drop(large);
    wyn_str_drop(text);
    return 0;
}

/* R6: tasks in the ring of a worker that is busy for long are reached by others. */
static int64_t end_busy(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    for (int i = 0; i < 100; i++) {
        detach(worker, scatter, 0, 0);
    }
    while (__atomic_load_n(&detached_count, __ATOMIC_RELAXED) < 100) {
        spin(100);
    }
    detached_expected = 100;
    return 0;
}

/* Each task awaits the next, more of them than half a stack holds: threads stand in for those whose stacks are full. */
static int64_t end_deep(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    enum { DEPTH = 1500000 };
    expect("deep", chain(worker, (uint64_t[]){0, DEPTH}), DEPTH);
    return 0;
}

static int64_t end_leak(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    str_of("lost");
    await(worker, spawn_at(worker, SITE_INNER, give, 1, 0));
    return 5;
}

static const test_t ends[] = {
    {"panic", end_panic},
    {"panic-in-task", end_panic_in_task},
    {"many-panics", end_many_panics},
    {"long-panic", end_long_panic},
    {"division", end_division},
    {"modulo", end_modulo},
    {"unset", end_unset},
    {"index", end_index},
    {"pop", end_pop},
    {"box", end_box},
    {"leaks", end_leaks},
    {"large-array", end_large_array},
    {"eprint", end_eprint},
    {"repeat", end_repeat},
    {"code", end_code},
    {"exit", end_exit},
    {"exit-in-task", end_exit_in_task},
    {"self", end_self},
    {"cycle", end_cycle},
    {"blocked", end_blocked},
    {"recursion", end_recursion},
    {"guard", end_guard},
    {"lines", end_lines},
    {"endless-output", end_endless_output},
    {"large-output", end_large_output},
    {"leak", end_leak},
    {"busy", end_busy},
    {"deep", end_deep},
};
