/* Storms of what tasks wait for besides each other: channels, selects, time, turns; and the table of all storms. */

/* ---- one lane of messages: every value arrives once, in order, whatever the capacity */

static wyn_channel_t *channel_at_word(uint64_t word) {
    return (wyn_channel_t *)(uintptr_t)word;
}

static wyn_channel_t *another_owner(wyn_channel_t *channel) {
    wyn_value_copy(channel);
    return channel;
}

/* Owns the channel; sends 0, 1, ... */
static wyn_frame_t *send_numbers(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    uint64_t *i = co->locals;
    wyn_channel_t *channel = channel_at_word(co->arguments[1]);
    BEGIN
    for (; *i < co->arguments[2]; ++*i) {
        WAIT(wyn_channel_send(worker, channel, i, waits_at), wyn_frame_free(worker, child));
    }
    wyn_value_drop(channel);
    END
}

/* Receives at a place that may be the wait's. */
#define RECEIVE(channel, at)                                                                                                     \
    do {                                                                                                                         \
        WAIT(wyn_channel_receive(worker, channel, (wyn_received_t *)(at), waits_at), receive_from(worker, child, at));           \
    } while (0)

/* A place for what is received. */
typedef struct received {
    int64_t has_value;
    uint64_t value;
} received_t;

static void receive_from(wyn_worker_t *worker, wyn_frame_t *wait, received_t *place) {
    memcpy(place, wyn_frame_received(wait), sizeof *place);
    wyn_frame_free(worker, wait);
}

/* Owns the channel; gives the sum of so many values, or of all until it is closed. */
static wyn_frame_t *sum_numbers(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    struct {
        uint64_t i;
        int64_t sum;
        received_t got;
    } *at = (void *)co->locals;
    wyn_channel_t *channel = channel_at_word(co->arguments[1]);
    BEGIN
    for (; at->i < co->arguments[2]; at->i++) {
        RECEIVE(channel, &at->got);
        if (!at->got.has_value) {
            break;
        }
        at->sum += (int64_t)at->got.value;
    }
    wyn_value_drop(channel);
    RETURN(at->sum);
    END
}

static wyn_frame_t *storm_pipe(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    enum { COUNT = 2000 };
    struct {
        wyn_channel_t *channel;
        wyn_cell_t *sender;
        uint64_t i;
        int64_t result;
        received_t got;
    } *at = (void *)co->locals;
    BEGIN
    at->channel = wyn_channel_new(1 + (int64_t)co->arguments[1] % 7, TYPE_INT_CHANNEL, "test.wyn:8:7");
    at->sender = spawn(worker, send_numbers, word_of(another_owner(at->channel)), COUNT);
    for (; at->i < COUNT; at->i++) {
        RECEIVE(at->channel, &at->got);
        expect("pipe", at->got.has_value == 1 ? (int64_t)at->got.value : -1, (int64_t)at->i);
    }
    TAKE(at->result, at->sender);
    wyn_value_drop(at->channel);
    END
}

/* ---- many producers and consumers of one channel; the consumers end when it is closed */

static wyn_frame_t *storm_crowd(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    enum { TASKS = 40, EACH = 50 };
    struct {
        wyn_channel_t *channel;
        wyn_cell_t **tasks;
        int64_t i, sum, result;
    } *at = (void *)co->locals;
    BEGIN
    at->channel = wyn_channel_new(1 + (int64_t)co->arguments[1] % 30, TYPE_INT_CHANNEL, "test.wyn:8:7");
    at->tasks = malloc(2 * TASKS * sizeof *at->tasks);
    for (int i = 0; i < TASKS; i++) {
        at->tasks[TASKS + i] = spawn(worker, sum_numbers, word_of(another_owner(at->channel)), UINT64_MAX);
        at->tasks[i] = spawn(worker, send_numbers, word_of(another_owner(at->channel)), EACH);
    }
    for (; at->i < 2 * TASKS; at->i++) {
        if (at->i == TASKS) {
            wyn_channel_close(worker, at->channel);
        }
        TAKE(at->result, at->tasks[at->i]);
        at->sum += at->i < TASKS ? 0 : at->result;
    }
    free(at->tasks);
    wyn_value_drop(at->channel);
    expect("crowd", at->sum, TASKS * EACH * (EACH - 1) / 2);
    END
}

/* ---- strings in channels: some are received, some are left over, some are sent to a channel that has been closed */

static wyn_frame_t *send_texts(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    struct {
        uint64_t i;
        wyn_str_t *text;
    } *at = (void *)co->locals;
    wyn_channel_t *channel = channel_at_word(co->arguments[1]);
    BEGIN
    for (; at->i < 20; at->i++) {
        at->text = str_of("a text that is sent");
        wyn_str_share(at->text);
        WAIT(wyn_channel_send(worker, channel, &at->text, waits_at), wyn_frame_free(worker, child));
    }
    wyn_value_drop(channel);
    END
}

static wyn_frame_t *storm_texts(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    enum { SENDERS = 5 };
    struct {
        wyn_channel_t *channel;
        wyn_cell_t *senders[SENDERS];
        int64_t i, result;
        received_t got;
    } *at = (void *)co->locals;
    BEGIN
    at->channel = wyn_channel_new(4, TYPE_VALUE_CHANNEL, "test.wyn:8:7");
    for (int i = 0; i < SENDERS; i++) {
        at->senders[i] = spawn(worker, send_texts, word_of(another_owner(at->channel)), 0);
    }
    for (; at->i < 10 + (int64_t)co->arguments[1] % 60; at->i++) {
        RECEIVE(at->channel, &at->got);
        expect("texts", at->got.has_value == 1 ? str_at(at->got.value)->length : -1, 19);
        wyn_str_drop(str_at(at->got.value));
    }
    wyn_channel_close(worker, at->channel);
    for (at->i = 0; at->i < SENDERS; at->i++) {
        TAKE(at->result, at->senders[at->i]);
    }
    wyn_value_drop(at->channel);
    END
}

/* ---- a select over several channels, with another receiver that takes from them, and a deadline now and then */

static wyn_frame_t *send_slowly(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    uint64_t *i = co->locals;
    wyn_channel_t *channel = channel_at_word(co->arguments[1]);
    uint32_t seed = (uint32_t)co->arguments[2];
    BEGIN
    for (; *i < 100; ++*i) {
        WAIT(wyn_channel_send(worker, channel, &(uint64_t){1}, waits_at), wyn_frame_free(worker, child));
        if (mix(seed, (uint32_t)*i) % 3 == 0) {
            WAIT(wyn_yield(worker, waits_at), wyn_frame_free(worker, child));
        } else if (mix(seed, (uint32_t)*i) % 50 == 1) {
            WAIT(wyn_sleep(worker, 1, waits_at), wyn_frame_free(worker, child));
        }
    }
    wyn_channel_close(worker, channel);
    wyn_value_drop(channel);
    END
}

enum { ARMS = 3 };

/* Sums up what several channels give until all are closed; owns them, and the table. */
static wyn_frame_t *sum_selected(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    struct {
        int64_t selected, sum, timeouts;
    } *at = (void *)co->locals;
    wyn_channel_t **channels = (wyn_channel_t **)(uintptr_t)co->arguments[1];
    BEGIN
    while (true) {
        WAIT(wyn_select(worker, at->timeouts < 20 ? (int64_t)co->arguments[2] : -1, ARMS, channels, &at->selected, waits_at),
             at->selected = wyn_frame_selected(worker, child));
        if (at->selected == SELECT_CLOSED) {
            break;
        }
        if (at->selected == SELECT_TIMEOUT) {
            at->timeouts++;
            continue;
        }
        received_t got;
        wyn_channel_try_receive(worker, channels[at->selected], (wyn_received_t *)&got);
        at->sum += got.has_value ? (int64_t)got.value : 0;
    }
    for (int i = 0; i < ARMS; i++) {
        wyn_value_drop(channels[i]);
    }
    free(channels);
    RETURN(at->sum);
    END
}

static wyn_frame_t *storm_selects(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    enum { SELECTORS = 3 };
    struct {
        wyn_channel_t *channels[ARMS];
        wyn_cell_t *selectors[SELECTORS];
        wyn_cell_t *senders[ARMS];
        int64_t i, sum, result;
    } *at = (void *)co->locals;
    BEGIN
    for (int i = 0; i < ARMS; i++) {
        at->channels[i] = wyn_channel_new(1 + (int64_t)(co->arguments[1] + (uint64_t)i) % 3, TYPE_INT_CHANNEL, "test.wyn:8:7");
    }
    for (int i = 0; i < SELECTORS; i++) {
        wyn_channel_t **table = malloc(sizeof at->channels);
        for (int j = 0; j < ARMS; j++) {
            table[j] = another_owner(at->channels[(i + j) % ARMS]);
        }
        at->selectors[i] = spawn(worker, sum_selected, word_of(table), (uint64_t)(int64_t)(i - 1));
    }
    for (int i = 0; i < ARMS; i++) {
        at->senders[i] = spawn(worker, send_slowly, word_of(at->channels[i]), co->arguments[1] + (uint64_t)i);
    }
    for (; at->i < ARMS; at->i++) {
        TAKE(at->result, at->senders[at->i]);
    }
    for (at->i = 0; at->i < SELECTORS; at->i++) {
        TAKE(at->result, at->selectors[at->i]);
        at->sum += at->result;
    }
    expect("selects", at->sum, 100 * ARMS);
    END
}

/* ---- sleepers of different lengths: nobody wakes early, and all wake */

static wyn_frame_t *sleeper(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    int64_t *start = (int64_t *)co->locals;
    BEGIN
    *start = prim_now();
    WAIT(wyn_sleep(worker, (int64_t)co->arguments[1], waits_at), wyn_frame_free(worker, child));
    expect("not too early", prim_now() - *start >= (int64_t)co->arguments[1] * 1000, true);
    RETURN(1);
    END
}

static wyn_frame_t *storm_sleepers(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    enum { SLEEPERS = 300 };
    struct {
        wyn_cell_t **tasks;
        int64_t i, sum, result;
    } *at = (void *)co->locals;
    BEGIN
    at->tasks = malloc(SLEEPERS * sizeof *at->tasks);
    for (uint32_t i = 0; i < SLEEPERS; i++) {
        at->tasks[i] = spawn(worker, sleeper, mix((uint32_t)co->arguments[1], i) % 150, 0);
    }
    for (; at->i < SLEEPERS; at->i++) {
        TAKE(at->result, at->tasks[at->i]);
        at->sum += at->result;
    }
    free(at->tasks);
    expect("sleepers", at->sum, SLEEPERS);
    END
}

/* ---- tasks that take turns until another one has cancelled them */

static wyn_frame_t *turn_until_cancelled(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    BEGIN
    while (!wyn_task_cancelled(worker)) {
        WAIT(wyn_yield(worker, waits_at), wyn_frame_free(worker, child));
    }
    RETURN(1);
    END
}

static wyn_frame_t *storm_turns(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    enum { TASKS = 10 };
    struct {
        wyn_cell_t *tasks[TASKS];
        int64_t i, sum, result;
    } *at = (void *)co->locals;
    BEGIN
    for (int i = 0; i < TASKS; i++) {
        at->tasks[i] = spawn(worker, turn_until_cancelled, 0, 0);
    }
    for (; at->i < 50; at->i++) {
        WAIT(wyn_yield(worker, waits_at), wyn_frame_free(worker, child));
    }
    for (at->i = 0; at->i < TASKS; at->i++) {
        wyn_task_cancel(at->tasks[at->i]);
        TAKE(at->result, at->tasks[at->i]);
        at->sum += at->result;
    }
    expect("turns", at->sum, TASKS);
    END
}

/* ---- the table */

static const test_t storms[] = {
    {"fib", storm_fib},           {"tree", storm_tree},       {"outstanding", storm_outstanding},
    {"detached", storm_detached}, {"shared", storm_shared},   {"pairs", storm_pairs},
    {"chain", storm_chain},       {"strings", storm_strings}, {"promises", storm_promises},
    {"globals", storm_globals},   {"pipe", storm_pipe},       {"crowd", storm_crowd},
    {"texts", storm_texts},       {"selects", storm_selects}, {"sleepers", storm_sleepers},
    {"turns", storm_turns},
};

/* The named storm, or all of them one after the other, with ROUNDS seeds from SEED on. */
static wyn_frame_t *run_storms(wyn_worker_t *worker, co_t *co, wyn_frame_t *child) {
    struct {
        int64_t round, result;
        size_t i;
    } *at = (void *)co->locals;
    const char *name = (const char *)(uintptr_t)co->arguments[1];
    BEGIN
    for (; at->round < option("ROUNDS", 1); at->round++) {
        for (at->i = 0; at->i < sizeof storms / sizeof storms[0]; at->i++) {
            if (strcmp(name, "all") == 0 || strcmp(name, storms[at->i].name) == 0) {
                CALL(at->result, storms[at->i].body, (uint64_t)(option("SEED", 1) + at->round), 0);
            }
        }
    }
    END
}
