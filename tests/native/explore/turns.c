/* Who goes on. Fibers switch to each other directly, on stacks of their own; a step that goes on with the same fiber costs no
 * switch. A run that has ended, well or not, simply leaves its stacks. The memory of a run is put back to what it was, not made
 * anew. */
#include "explore.h"

/* What the memory of a run with so many workers was before its first step. */
typedef struct image {
    wyn_runtime_t *runtime;
    uint8_t *bytes;
    size_t size;
} image_t;

enum { MAX_IMAGES = 8 };

static image_t images[MAX_IMAGES];

/* ---- switches ------------------------------------------------------------------------------------------------------- */

static void fiber_enter(void) {
    fiber_t *fiber = explorer.current;
    fiber->body(fiber->argument);
    drain_all(fiber);
    fiber->is_finished = true;
    explorer_wait();
}

static void fiber_resume(fiber_t *fiber) {
    explorer.current = fiber;
    if (fiber->is_started) {
        _longjmp(fiber->place, 1);
    }
    fiber->is_started = true;
    setcontext(&fiber->start);
}

static void fiber_switch(fiber_t *to) {
    if (to != explorer.current && _setjmp(explorer.current->place) == 0) {
        fiber_resume(to);
    }
}

/* Adds a fiber; the first one begins with the turn. */
static void fiber_add(void (*body)(void *argument), void *argument, worker_t *worker) {
    if (explorer.fiber_count == MAX_FIBERS) {
        explorer_fail("too many threads");
    }
    fiber_t *fiber = &explorer.fibers[explorer.fiber_count];
    uint8_t *stack = fiber->stack != NULL ? fiber->stack : malloc(FIBER_STACK);
    *fiber = (fiber_t){.index = explorer.fiber_count++, .stack = stack, .body = body, .argument = argument, .worker = worker};
    getcontext(&fiber->start);
    fiber->start.uc_stack.ss_sp = stack;
    fiber->start.uc_stack.ss_size = FIBER_STACK;
    makecontext(&fiber->start, fiber_enter, 0);
    if (worker != NULL) {
        worker_set_stack(worker, (uintptr_t)stack, (uintptr_t)stack + FIBER_STACK / 2);
    }
}

static void explorer_end(void) {
    _longjmp(explorer.over, 1);
}

static void explorer_fail(const char *failure) {
    explorer.failure = failure;
    explorer_end();
}

/* ---- decisions ------------------------------------------------------------------------------------------------------ */

static void note_choice(int decision, int choice) {
    if (explorer.choice_count < MAX_PATH) {
        explorer.choices[explorer.choice_count][0] = decision;
        explorer.choices[explorer.choice_count++][1] = choice;
    }
}

static bool is_ready(const fiber_t *fiber) {
    return !fiber->is_finished && (fiber->wanted_gate == NULL || *fiber->wanted_gate == 0) &&
           (fiber->wanted_counter == NULL || fiber->wanted_counter->value >= fiber->wanted_count) &&
           (fiber->parked_on == NULL || fiber->is_park_timed || fiber->parked_on->permit != PERMIT_NOT);
}

/* Who goes on after a fiber that lets others go first: the next one by number, rather one that has something to do than one whose
 * time to wait could be over. */
static int pick_usual(const crossing_t *crossing) {
    int usual = -1;
    int best = 0;
    for (int i = 0; i < crossing->ready_count; i++) {
        const fiber_t *fiber = &explorer.fibers[crossing->ready[i]];
        int rank = (fiber->index - crossing->current - 1 + explorer.fiber_count) % explorer.fiber_count;
        if (fiber->parked_on != NULL && fiber->parked_on->permit == PERMIT_NOT) {
            rank += explorer.fiber_count;
        }
        if (usual < 0 || rank < best) {
            usual = fiber->index;
            best = rank;
        }
    }
    return usual;
}

/* Who goes on; -1 if nobody can. */
static int pick(bool is_free) {
    crossing_t crossing;
    crossing.current = explorer.current->index;
    crossing.can_go_on = false;
    crossing.is_free = is_free;
    crossing.ready_count = 0;
    for (int i = 0; i < explorer.fiber_count; i++) {
        if (is_ready(&explorer.fibers[i])) {
            crossing.ready[crossing.ready_count++] = i;
            crossing.can_go_on |= i == crossing.current;
        }
    }
    crossing.usual = is_free ? pick_usual(&crossing) : crossing.current;
    if (!explorer.is_open || crossing.ready_count < 2) {
        return crossing.usual;
    }
    crossing.decision = explorer.decisions++;
    int picked = explorer.strategy->pick_fiber(&crossing);
    if (picked != crossing.usual) {
        note_choice(crossing.decision, picked);
    }
    return picked;
}

static int explorer_pick_unseen(int most) {
    if (!explorer.is_open) {
        return 0;
    }
    int decision = explorer.decisions++;
    int unseen = explorer.strategy->pick_unseen(decision, most);
    if (unseen != 0) {
        note_choice(decision, unseen);
    }
    return unseen;
}

/* The turn goes to whoever is to take the next step. */
static void explorer_step(void) {
    if (++explorer.steps > MAX_STEPS) {
        explorer_fail("no end");
    }
    if (explorer.is_open) {
        fiber_switch(&explorer.fibers[pick(false)]);
    }
}

static bool has_ended(void) {
    for (int i = 0; i < explorer.fiber_count; i++) {
        if (!explorer.fibers[i].is_finished) {
            return false;
        }
    }
    return true;
}

/* The current fiber can go on only later, or lets others go first, or has ended. */
static void explorer_wait(void) {
    if (++explorer.steps > MAX_STEPS) {
        explorer_fail("no end");
    }
    int next = pick(true);
    if (next < 0 && has_ended()) {
        explorer_end();
    }
    if (next < 0) {
        explorer_fail("nobody can go on");
    }
    fiber_switch(&explorer.fibers[next]);
}

/* ---- runs ----------------------------------------------------------------------------------------------------------- */

/* The output's buffer is the last and largest part of the runtime, and nothing is ever printed. */
static size_t image_part(void) {
    return offsetof(wyn_runtime_t, output) + offsetof(output_t, buffer);
}

static wyn_runtime_t *image_make(int workers) {
    image_t *image = &images[workers];
    image->runtime = runtime_new((uint32_t)workers);
    if (image->runtime == NULL) {
        fprintf(stderr, "explore: no memory\n");
        exit(3);
    }
    image->runtime->error_descriptor = -1;
    image->runtime->output.descriptor = -1;
    image->size = image->runtime->range.used;
    image->bytes = malloc(image->size);
    memcpy(image->bytes, image->runtime->range.base, image->size);
    return image->runtime;
}

/* A runtime with worker 0, as it was made. */
static wyn_runtime_t *image_restore(int workers) {
    image_t *image = &images[workers];
    if (image->runtime == NULL) {
        return image_make(workers);
    }
    uint8_t *base = image->runtime->range.base;
    size_t used = image->runtime->range.used;
    memcpy(base, image->bytes, image_part());
    memcpy(base + sizeof(wyn_runtime_t), image->bytes + sizeof(wyn_runtime_t), image->size - sizeof(wyn_runtime_t));
    memset(base + image->size, 0, used - image->size);
    return image->runtime;
}

static outcome_t explorer_run(const subject_t *subject, const strategy_t *strategy) {
    const program_t *program = subject->program;
    explorer.program = program;
    explorer.strategy = strategy;
    explorer.mutation = subject->mutation;
    explorer.memory = subject->memory;
    explorer.fiber_count = 0;
    explorer.current = NULL;
    explorer.is_open = false;
    explorer.decisions = 0;
    explorer.steps = 0;
    explorer.failure = NULL;
    explorer.exit_code = -1;
    explorer.choice_count = 0;
    explorer.runtime = image_restore(subject->workers);
    strategy->begin();
    program->begin(subject->workers);
    if (_setjmp(explorer.over) == 0) {
        fiber_resume(&explorer.fibers[0]);
    }
    explorer.current = NULL;
    const char *failure = explorer.failure != NULL ? explorer.failure : program->check();
    return (outcome_t){failure, explorer.steps};
}
