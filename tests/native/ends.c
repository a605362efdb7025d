/* Programs that end in every way there is; tests/native/run knows what each must print and give. */

static int64_t run_for_ever(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    for (volatile bool goes_on = true; goes_on;) {
        spin(1000);
    }
    return (int64_t)arguments[0];
}

static int64_t fail_body_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic("test.wyn:9:9", str_of("Panic: inside"));
}
NEVER_WAITS(fail_body)

static int64_t end_panic_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    wyn_print(worker, str_of("before\n"));
    return fail_body_at_once(worker, arguments);
}
NEVER_WAITS(end_panic)

static wyn_frame_t *end_panic_in_task(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    wyn_cell_t **task = (wyn_cell_t **)co->locals;
    BEGIN
    *task = spawn_at(worker, SITE_INNER, fail_body, 0, 0);
    TAKE(co->result, *task);
    END
}

static int64_t end_many_panics_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    for (int i = 0; i < 100; i++) {
        wyn_future_drop(worker, spawn_at(worker, SITE_INNER, fail_body, 0, 0));
    }
    return 0;
}
NEVER_WAITS(end_many_panics)

static int64_t end_long_panic_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic("test.wyn:9:9", wyn_str_repeat(str_of("x"), 5000, "test.wyn:1:1"));
}
NEVER_WAITS(end_long_panic)

static int64_t end_division_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic_division("test.wyn:1:2");
}
NEVER_WAITS(end_division)

static int64_t end_modulo_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic_modulo("test.wyn:1:2");
}
NEVER_WAITS(end_modulo)

static int64_t end_index_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic_index("test.wyn:1:2", -4, 3);
}
NEVER_WAITS(end_index)

static int64_t end_pop_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic_pop("test.wyn:1:2");
}
NEVER_WAITS(end_pop)

/* A box in what goes to another task. */
static int64_t end_box_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_value_share(new_node(1, new_node(2, new_box(str_of("x")))), "test.wyn:1:2");
    return 0;
}
NEVER_WAITS(end_box)

static int64_t end_leaks_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    new_node(1, new_box(new_ints(3)));
    return 0;
}
NEVER_WAITS(end_leaks)

static int64_t end_large_array_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_array_new(INT64_C(1) << 60, TYPE_INTS, "test.wyn:1:2");
    return 0;
}
NEVER_WAITS(end_large_array)

static int64_t end_eprint_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    wyn_print(worker, str_of("out"));
    wyn_eprint(worker, str_of("error"));
    return 0;
}
NEVER_WAITS(end_eprint)

static int64_t end_unset_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_panic_unset("test.wyn:1:2", str_of("g"));
}
NEVER_WAITS(end_unset)

static int64_t end_repeat_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_str_repeat(str_of("abc"), INT64_C(4000000000), "test.wyn:1:2");
    return 0;
}
NEVER_WAITS(end_repeat)

static int64_t end_code_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    return option("CODE", 0);
}
NEVER_WAITS(end_code)

static int64_t exit_body_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    wyn_exit(worker, option("CODE", 0));
}
NEVER_WAITS(exit_body)

static int64_t end_exit_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    wyn_print(worker, str_of("out"));
    return exit_body_at_once(worker, arguments);
}
NEVER_WAITS(end_exit)

static int64_t end_exit_in_task_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    detach(worker, exit_body, 0, 0);
    return run_for_ever(worker, arguments); /* another worker finds the task */
}
NEVER_WAITS(end_exit_in_task)

/* Waits until there is one: main sets it a moment after it has spawned. */
static wyn_cell_t *await_set(wyn_worker_t *worker) {
    wyn_cell_t *future = NULL;
    while (future == NULL) {
        future = get_future(worker);
    }
    return future;
}

static wyn_frame_t *await_global(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    wyn_cell_t **task = (wyn_cell_t **)co->locals;
    BEGIN
    *task = await_set(worker);
    TAKE(co->result, *task);
    END
}

static wyn_frame_t *end_self(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    wyn_cell_t **task = (wyn_cell_t **)co->locals;
    BEGIN
    *task = spawn_at(worker, SITE_INNER, await_global, 0, 0);
    set_future(worker, wyn_future_copy(worker, *task));
    TAKE(co->result, *task);
    END
}

/* Two tasks wait for each other; main has returned. */
static int64_t end_cycle_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    wyn_cell_t *first = spawn_at(worker, SITE_INNER, await_global, 0, 0);
    wyn_cell_t *second = spawn_at(worker, SITE_WIDE, wait_for, word_of(first), 0);
    set_future(worker, second);
    return 0;
}
NEVER_WAITS(end_cycle)

/* Far more waiting tasks than threads; the program ends none the less. */
static wyn_frame_t *end_waiting(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    struct {
        wyn_cell_t *awaited;
        wyn_cell_t **tasks;
        int64_t i, result, sum;
    } *at = (void *)co->locals;
    enum { TASKS = 100000 };
    BEGIN
    at->awaited = spawn(worker, slow, 10000000, 0);
    at->tasks = malloc(TASKS * sizeof *at->tasks);
    for (int i = 0; i < TASKS; i++) {
        at->tasks[i] = spawn(worker, wait_for, word_of(wyn_future_copy(worker, at->awaited)), 0);
    }
    wyn_future_drop(worker, at->awaited);
    for (; at->i < TASKS; at->i++) {
        TAKE(at->result, at->tasks[at->i]);
        at->sum += at->result;
    }
    free(at->tasks);
    expect("waiting", at->sum, TASKS);
    END
}

/* Every way to wait for what never comes. */
static wyn_frame_t *wait_for_value(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    received_t got;
    BEGIN
    RECEIVE(channel_at_word(co->arguments[1]), &got);
    END
}

static wyn_frame_t *wait_for_room(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    BEGIN
    WAIT(wyn_channel_send(worker, channel_at_word(co->arguments[1]), co->locals, waits_at), wyn_frame_free(worker, child));
    WAIT(wyn_channel_send(worker, channel_at_word(co->arguments[1]), co->locals, waits_at), wyn_frame_free(worker, child));
    END
}

static wyn_frame_t *end_deadlock(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    BEGIN
    detach(worker, wait_for_value, word_of(wyn_channel_new(1, TYPE_INT_CHANNEL, "test.wyn:8:7")), 0);
    detach(worker, wait_for_room, word_of(wyn_channel_new(1, TYPE_INT_CHANNEL, "test.wyn:8:7")), 0);
    wyn_channel_t *channel = wyn_channel_new(1, TYPE_INT_CHANNEL, "test.wyn:8:7");
    WAIT(wyn_select(worker, -1, 1, &channel, (int64_t *)co->locals, waits_at), (void)0);
    END
}

static int64_t end_capacity_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_channel_new(0, TYPE_INT_CHANNEL, "test.wyn:1:2");
    return 0;
}
NEVER_WAITS(end_capacity)

static int64_t end_handle_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_channel_t *channel = wyn_channel_new(1, TYPE_INT_CHANNEL, "test.wyn:8:7");
    wyn_handle_of(wyn_handle_int((wyn_object_t *)channel, "Channel<int>"), "Channel<string>", TYPE_VALUE_CHANNEL, "test.wyn:1:2");
    return 0;
}
NEVER_WAITS(end_handle)

/* A hundred tasks that sleep at once for as long as one. */
static wyn_frame_t *end_sleep(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    BEGIN
    for (int i = 0; i < 100; i++) {
        wyn_future_drop(worker, spawn(worker, sleeper, 300, 0));
    }
    END
}

__attribute__((noinline)) static int64_t recurse(wyn_worker_t *worker, int64_t n) {
    if (prim_stack_pointer() < worker->stack_limit) {
        wyn_panic_stack(worker, "test.wyn:3:3");
    }
    return n == 0 ? 0 : 1 + recurse(worker, n - 1) * 2;
}

static int64_t recurse_body_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    return recurse(worker, INT64_MAX);
}
NEVER_WAITS(recurse_body)

static wyn_frame_t *end_recursion(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    wyn_cell_t **task = (wyn_cell_t **)co->locals;
    BEGIN
    *task = spawn_at(worker, SITE_INNER, recurse_body, 0, 0);
    TAKE(co->result, *task);
    END
}

/* What the check at the entry of recursive functions does not see. */
__attribute__((noinline)) static int64_t recurse_unchecked(int64_t n) {
    volatile char frame[256];
    frame[n & 255] = 1;
    return n == 0 ? 0 : frame[0] + recurse_unchecked(n - 1) * 2;
}

static int64_t end_guard_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    return recurse_unchecked(INT64_MAX);
}
NEVER_WAITS(end_guard)

static int64_t print_lines_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    for (uint64_t i = 0; i < arguments[1]; i++) {
        wyn_str_t *line = str_of("one line that nothing may interrupt\n");
        wyn_print(worker, line);
        wyn_str_drop(line);
    }
    return 0;
}
NEVER_WAITS(print_lines)

static int64_t end_lines_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    for (int i = 0; i < 50; i++) {
        wyn_future_drop(worker, spawn(worker, print_lines, 100, 0));
    }
    return 0;
}
NEVER_WAITS(end_lines)

static int64_t end_endless_output_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)arguments;
    return print_lines_at_once(worker, (uint64_t[]){0, UINT64_MAX});
}
NEVER_WAITS(end_endless_output)

static int64_t end_large_output_at_once(wyn_worker_t *worker, uint64_t *arguments) {
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
NEVER_WAITS(end_large_output)

/* R6: tasks in the ring of a worker that is busy for long are reached by others. */
static int64_t end_busy_at_once(wyn_worker_t *worker, uint64_t *arguments) {
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
NEVER_WAITS(end_busy)

/* Each task awaits the next, more of them than a stack holds. */
static wyn_frame_t *end_deep(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    enum { DEPTH = 1500000 };
    BEGIN
    CALL(co->result, chain, DEPTH, 0);
    expect("deep", co->result, DEPTH);
    RETURN(0);
    END
}

static wyn_frame_t *end_leak(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    wyn_cell_t **task = (wyn_cell_t **)co->locals;
    BEGIN
    str_of("lost");
    *task = spawn_at(worker, SITE_INNER, give, 1, 0);
    AWAIT(*task);
    RETURN(5);
    END
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
    {"waiting", end_waiting},
    {"deadlock", end_deadlock},
    {"capacity", end_capacity},
    {"handle", end_handle},
    {"sleep", end_sleep},
    {"recursion", end_recursion},
    {"guard", end_guard},
    {"lines", end_lines},
    {"endless-output", end_endless_output},
    {"large-output", end_large_output},
    {"leak", end_leak},
    {"busy", end_busy},
    {"deep", end_deep},
};
