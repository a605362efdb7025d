/* The explorer's parts as one unit, and its command line:
 *   explore [--schedules N] [--minutes N] [--seed N] [--bound N] [--replay PROGRAM:WORKERS:MEMORY:MUTATION:SCHEDULE]
 * One line for each protocol, planted bug and program; the last line is `N passed, N failed, N skipped`. */
#include "explore.h"
#include <signal.h>
#include <sys/time.h>
#include <time.h>
#include "strategies.c"
#include "turns.c"
#include "seam.c"
#include "programs.c"
#include "protocols.c"

enum { UNSEEN_BOUND = 2, LARGEST_BOUND = 2, MOST_SCHEDULES = 50000000, USUAL_SCHEDULES = 10000 };

#define NAME_OF(name) #name,
static const char *const mutation_names[] = {MUTATIONS(NAME_OF)};
static const char *const memory_names[] = {"tso", "weak"};

static int passed;
static int failed;

/* ---- schedules that crash or hang without a step -------------------------------------------------------------------- */

static int64_t schedules_run;

static void on_fault(int signal) {
    (void)signal;
    if (explorer.current == NULL) {
        abort();
    }
    explorer_fail("an invalid address");
}

/* Every second of computing: the same schedule is still running. */
static void on_tick(int signal) {
    static int64_t schedules_before = -1;
    (void)signal;
    if (explorer.current != NULL && schedules_run == schedules_before) {
        schedules_before = -1;
        explorer_fail("no end, and no step either");
    }
    schedules_before = schedules_run;
}

static void watch(void) {
    static uint8_t stack[1 << 16];
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
    struct itimerval second = {{1, 0}, {1, 0}};
    struct sigaction fault = {.sa_handler = on_fault, .sa_flags = SA_NODEFER | SA_ONSTACK};
    struct sigaction tick = {.sa_handler = on_tick, .sa_flags = SA_NODEFER | SA_ONSTACK | SA_RESTART};
    sigaltstack(&alternate, NULL);
    sigaction(SIGSEGV, &fault, NULL);
    sigaction(SIGBUS, &fault, NULL);
    sigaction(SIGVTALRM, &tick, NULL);
    setitimer(ITIMER_VIRTUAL, &second, NULL);
}

/* ---- explorations --------------------------------------------------------------------------------------------------- */

typedef struct exploration {
    bool is_exhausted;
    int64_t schedules;
    int64_t steps;
    const char *failure;
} exploration_t;

static outcome_t run_one(const subject_t *subject, const strategy_t *strategy) {
    schedules_run++;
    return explorer_run(subject, strategy);
}

/* Visits all schedules within the bounds, up to a limit; stops at the first that fails. */
static exploration_t explore_depth_first(const subject_t *subject, int bound) {
    exploration_t found = {0};
    depth_first_start(bound, UNSEEN_BOUND);
    while (found.schedules < MOST_SCHEDULES && found.failure == NULL && !found.is_exhausted) {
        outcome_t outcome = run_one(subject, &depth_first_strategy);
        found.schedules++;
        found.steps += outcome.steps;
        found.failure = outcome.failure;
        found.is_exhausted = outcome.failure == NULL && !depth_first_advance();
    }
    return found;
}

/* How to see the last schedule again. */
static void print_replay(const subject_t *subject) {
    printf(" --replay '%s:%d:%s:%s:", subject->program->name, subject->workers, memory_names[subject->memory],
           mutation_names[subject->mutation]);
    for (int i = 0; i < explorer.choice_count; i++) {
        printf("%s%d.%d", i == 0 ? "" : ",", explorer.choices[i][0], explorer.choices[i][1]);
    }
    printf("'");
}

static const char *mark(bool is_well) {
    passed += is_well;
    failed += !is_well;
    return is_well ? "ok     " : "FAILED ";
}

static double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Every schedule of a protocol ends well. */
static void test_protocol(const program_t *program, memory_t memory, int bound) {
    double start = seconds_now();
    subject_t subject = {program, program->workers, MUTATION_None, memory};
    exploration_t found = explore_depth_first(&subject, bound);
    printf("%s %s, bound %d, %s: %s %lld schedules, %lld steps, %.1f s", mark(found.is_exhausted), program->name, bound,
           memory_names[memory], found.is_exhausted ? "all" : "not all", (long long)found.schedules, (long long)found.steps,
           seconds_now() - start);
    if (found.failure != NULL) {
        printf("; %s", found.failure);
        print_replay(&subject);
    }
    printf("\n");
    fflush(stdout);
}

static const program_t *program_named(const char *name, size_t length) {
    for (int i = 0; i < PROGRAM_COUNT; i++) {
        if (strlen(programs[i].name) == length && memcmp(programs[i].name, name, length) == 0) {
            return &programs[i];
        }
    }
    return NULL;
}

/* A planted bug is found, and the schedule that finds it fails again in the same way when it is repeated as printed. */
static void test_mutation(mutation_t mutation, const char *protocol, memory_t memory) {
    static char schedule[MAX_PATH * 12];
    const program_t *program = program_named(protocol, strlen(protocol));
    subject_t subject = {program, program->workers, mutation, memory};
    exploration_t found = {0};
    int bound = 0;
    for (; bound <= LARGEST_BOUND && found.failure == NULL; bound++) {
        found = explore_depth_first(&subject, bound);
    }
    int length = 0;
    for (int i = 0; i < explorer.choice_count; i++) {
        length += sprintf(schedule + length, "%s%d.%d", i == 0 ? "" : ",", explorer.choices[i][0], explorer.choices[i][1]);
    }
    schedule[length] = 0;
    replayed_schedule = schedule;
    outcome_t again = run_one(&subject, &replay);
    bool is_well = found.failure != NULL && again.failure != NULL && strcmp(again.failure, found.failure) == 0;
    printf("%s %s: %s", mark(is_well), mutation_names[mutation], protocol);
    if (found.failure == NULL) {
        printf(" does not find it\n");
        return;
    }
    printf(", bound %d, schedule %lld: %s;", bound - 1, (long long)found.schedules, found.failure);
    print_replay(&subject);
    printf("%s\n", is_well ? "" : " does not repeat it");
    fflush(stdout);
}

/* A permit too many does no harm: whoever parks looks at its condition again. */
static void test_permits_left_over(const char *protocol) {
    const program_t *program = program_named(protocol, strlen(protocol));
    subject_t subject = {program, program->workers, MUTATION_PermitsAreLeftOver, MEMORY_TSO};
    exploration_t found = explore_depth_first(&subject, LARGEST_BOUND - 1);
    printf("%s PermitsAreLeftOver: no harm in %s, bound %d, %lld schedules", mark(found.is_exhausted), protocol,
           LARGEST_BOUND - 1, (long long)found.schedules);
    if (found.failure != NULL) {
        printf("; %s;", found.failure);
        print_replay(&subject);
    }
    printf("\n");
}

/* So many schedules by chance and by priorities, with 1 to 4 workers and either memory. */
static void test_program(const program_t *program, uint64_t seed, int64_t schedules) {
    int64_t steps = 0;
    for (int64_t i = 0; i < schedules; i++) {
        subject_t subject = {program, 1 + (int)(i / 2 % 4), MUTATION_None, i / 8 % 2 == 0 ? MEMORY_TSO : MEMORY_WEAK};
        seed_of_run = seed + (uint64_t)i;
        outcome_t outcome = run_one(&subject, i % 2 == 0 ? &by_chance : &by_priority);
        steps += outcome.steps;
        if (outcome.failure != NULL) {
            printf("%s %s: seed %llu: %s;", mark(false), program->name, (unsigned long long)seed_of_run, outcome.failure);
            print_replay(&subject);
            printf("\n");
            return;
        }
    }
    printf("%s %s: %lld schedules by chance and by priorities, %lld steps\n", mark(true), program->name, (long long)schedules,
           (long long)steps);
    fflush(stdout);
}

/* ---- the command line ----------------------------------------------------------------------------------------------- */

static int index_of(const char *name, size_t length, const char *const *names, int count) {
    for (int i = 0; i < count; i++) {
        if (strlen(names[i]) == length && memcmp(names[i], name, length) == 0) {
            return i;
        }
    }
    return -1;
}

/* Runs one schedule as printed. 0 if it ends well. */
static int replay_text(const char *text) {
    const char *parts[5] = {text};
    size_t lengths[5];
    for (int i = 0; i < 4; i++) {
        const char *colon = strchr(parts[i], ':');
        if (colon == NULL) {
            fprintf(stderr, "explore: a schedule is PROGRAM:WORKERS:MEMORY:MUTATION:SCHEDULE\n");
            return 2;
        }
        lengths[i] = (size_t)(colon - parts[i]);
        parts[i + 1] = colon + 1;
    }
    const program_t *program = program_named(parts[0], lengths[0]);
    int memory = index_of(parts[2], lengths[2], memory_names, MEMORY_COUNT);
    int mutation = index_of(parts[3], lengths[3], mutation_names, MUTATION_COUNT);
    int workers = atoi(parts[1]);
    if (program == NULL || memory < 0 || mutation < 0 || workers < 1 || workers >= MAX_IMAGES) {
        fprintf(stderr, "explore: no such program, memory, mutation or number of workers\n");
        return 2;
    }
    replayed_schedule = parts[4];
    subject_t subject = {program, workers, (mutation_t)mutation, (memory_t)memory};
    outcome_t outcome = run_one(&subject, &replay);
    printf("%s after %lld steps\n", outcome.failure != NULL ? outcome.failure : "ends well", (long long)outcome.steps);
    return outcome.failure != NULL;
}

typedef struct options {
    int64_t schedules;
    double minutes;
    uint64_t seed;
    int bound; /* -1: each protocol's own */
    const char *replay;
} options_t;

static bool parse(int count, char **arguments, options_t *options) {
    for (int i = 1; i < count; i += 2) {
        const char *name = arguments[i];
        if (i + 1 == count) {
            return false;
        }
        const char *value = arguments[i + 1];
        if (strcmp(name, "--schedules") == 0) {
            options->schedules = atoll(value);
        } else if (strcmp(name, "--minutes") == 0) {
            options->minutes = atof(value);
        } else if (strcmp(name, "--seed") == 0) {
            options->seed = strtoull(value, NULL, 10);
        } else if (strcmp(name, "--bound") == 0) {
            options->bound = atoi(value);
        } else if (strcmp(name, "--replay") == 0) {
            options->replay = value;
        } else {
            return false;
        }
    }
    return true;
}

static void test_programs(const options_t *options, double start) {
    uint64_t seed = options->seed;
    do {
        for (int i = 0; i < PROGRAM_COUNT; i++) {
            if (programs[i].bound < 0) {
                test_program(&programs[i], seed, options->schedules);
            }
        }
        seed += (uint64_t)options->schedules;
    } while (failed == 0 && seconds_now() - start < options->minutes * 60);
}

int main(int count, char **arguments) {
    options_t options = {USUAL_SCHEDULES, 0, 1, -1, NULL};
    double start = seconds_now();
    if (!parse(count, arguments, &options)) {
        fprintf(stderr, "usage: explore [--schedules N] [--minutes N] [--seed N] [--bound N] [--replay SCHEDULE]\n");
        return 2;
    }
    watch();
    if (options.replay != NULL) {
        return replay_text(options.replay);
    }
    for (int i = 0; i < PROGRAM_COUNT; i++) {
        for (int memory = 0; memory < MEMORY_COUNT && programs[i].bound >= 0; memory++) {
            test_protocol(&programs[i], (memory_t)memory, options.bound >= 0 ? options.bound : programs[i].bound);
        }
    }
    for (int i = 0; i < KILLER_COUNT; i++) {
        test_mutation(killers[i].mutation, killers[i].protocol, killers[i].memory);
    }
    test_permits_left_over("completion");
    test_permits_left_over("park");
    test_programs(&options, start);
    printf("%d passed, %d failed, 0 skipped\n", passed, failed);
    return failed != 0;
}
