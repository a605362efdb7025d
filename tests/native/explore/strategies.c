/* Who decides: depth first within bounds, by chance, by priorities (PCT), or as a printed schedule says. */
#include "explore.h"

/* ---- numbers by chance (splitmix64) --------------------------------------------------------------------------------- */

static uint64_t chance_state;

static uint64_t chance_next(void) {
    uint64_t z = chance_state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static int chance_below(int limit) {
    return (int)(chance_next() % (uint64_t)limit);
}

static bool chance_is(double probability) {
    return (double)(chance_next() >> 11) * 0x1p-53 < probability;
}

/* ---- depth first ---------------------------------------------------------------------------------------------------- */

/* All schedules with at most so many pre-emptions: a switch away from a fiber that could go on costs one, switches where a fiber
 * waits, pauses or ends are free. A look past a buffered store counts against a bound of its own. */
typedef struct node {
    uint8_t count;
    uint8_t next;
    uint8_t alternatives[MAX_FIBERS];
} node_t;

static struct {
    int preemption_bound;
    int unseen_bound;
    int depth;
    int length;
    int preemptions;
    int unseen;
    node_t path[MAX_PATH];
} depth_first;

static void depth_first_begin(void) {
    depth_first.depth = 0;
    depth_first.preemptions = 0;
    depth_first.unseen = 0;
}

/* The next choice of the path; at its end a new one, which begins with the first alternative. */
static int depth_first_choose(const int *alternatives, int count) {
    if (depth_first.depth == MAX_PATH) {
        explorer_fail("too many decisions");
    }
    node_t *node = &depth_first.path[depth_first.depth++];
    if (depth_first.depth > depth_first.length) {
        depth_first.length = depth_first.depth;
        node->count = (uint8_t)count;
        node->next = 0;
        for (int i = 0; i < count; i++) {
            node->alternatives[i] = (uint8_t)alternatives[i];
        }
    }
    if (node->count != count || node->alternatives[0] != alternatives[0]) {
        explorer_fail("the program does not behave the same when its schedule is repeated");
    }
    return node->alternatives[node->next];
}

static int depth_first_pick_fiber(const crossing_t *crossing) {
    bool is_preemption = crossing->can_go_on && !crossing->is_free;
    if (is_preemption && depth_first.preemptions == depth_first.preemption_bound) {
        return crossing->usual;
    }
    int alternatives[MAX_FIBERS];
    int count = 0;
    alternatives[count++] = crossing->usual;
    for (int i = 0; i < crossing->ready_count; i++) {
        if (crossing->ready[i] != crossing->usual) {
            alternatives[count++] = crossing->ready[i];
        }
    }
    int picked = depth_first_choose(alternatives, count);
    depth_first.preemptions += is_preemption && picked != crossing->current;
    return picked;
}

static int depth_first_pick_unseen(int decision, int most) {
    (void)decision;
    int left = depth_first.unseen_bound - depth_first.unseen;
    int alternatives[MAX_FIBERS];
    int count = 0;
    most = most < left ? most : left;
    if (most == 0) {
        return 0;
    }
    while (count <= most) {
        alternatives[count] = count;
        count++;
    }
    int picked = depth_first_choose(alternatives, count);
    depth_first.unseen += picked;
    return picked;
}

static void depth_first_start(int preemption_bound, int unseen_bound) {
    depth_first.preemption_bound = preemption_bound;
    depth_first.unseen_bound = unseen_bound;
    depth_first.length = 0;
}

/* Goes on to the next schedule; false if there is none. */
static bool depth_first_advance(void) {
    while (depth_first.length > 0) {
        node_t *node = &depth_first.path[depth_first.length - 1];
        if (++node->next < node->count) {
            return true;
        }
        depth_first.length--;
    }
    return false;
}

static const strategy_t depth_first_strategy = {depth_first_begin, depth_first_pick_fiber, depth_first_pick_unseen};

/* ---- by chance ------------------------------------------------------------------------------------------------------ */

static uint64_t seed_of_run;

/* How often to switch, and how long stores stay unseen, differs from seed to seed. */
static double switching;
static double delaying;

static void by_chance_begin(void) {
    chance_state = seed_of_run;
    switching = 0.5 * (double)chance_below(1000) / 1000;
    delaying = 1 - 1.0 / (2 << chance_below(4));
}

static int by_chance_pick_fiber(const crossing_t *crossing) {
    bool stays = crossing->can_go_on && !chance_is(crossing->is_free ? 0.5 : switching);
    return stays ? crossing->current : crossing->ready[chance_below(crossing->ready_count)];
}

static int by_chance_pick_unseen(int decision, int most) {
    (void)decision;
    return chance_is(delaying) ? chance_below(most + 1) : 0;
}

static const strategy_t by_chance = {by_chance_begin, by_chance_pick_fiber, by_chance_pick_unseen};

/* ---- by priorities (PCT) -------------------------------------------------------------------------------------------- */

/* The ready fiber with the highest priority goes on. Priorities are given by chance and change at a few decisions only, where the
 * running fiber falls behind all others; so a bug that needs d such changes is found with a known probability. */
enum { PRIORITY_CHANGES = 3, EXPECTED_DECISIONS = 400, HIGHEST_PRIORITY = 1000 };

static int priority_changes[PRIORITY_CHANGES];
static int priorities[MAX_FIBERS];
static int lowest_priority;

static void by_priority_begin(void) {
    by_chance_begin();
    lowest_priority = 0;
    for (int i = 0; i < PRIORITY_CHANGES; i++) {
        priority_changes[i] = chance_below(EXPECTED_DECISIONS);
    }
    for (int i = 0; i < MAX_FIBERS; i++) {
        priorities[i] = 1 + chance_below(HIGHEST_PRIORITY);
    }
}

static int by_priority_pick_fiber(const crossing_t *crossing) {
    bool falls = crossing->can_go_on && crossing->is_free; /* who pauses lets the others go first, or would spin for ever */
    for (int i = 0; i < PRIORITY_CHANGES; i++) {
        falls |= priority_changes[i] == crossing->decision;
    }
    if (falls) {
        priorities[crossing->current] = --lowest_priority;
    }
    int first = crossing->ready[0];
    for (int i = 1; i < crossing->ready_count; i++) {
        int fiber = crossing->ready[i];
        first = priorities[fiber] > priorities[first] ? fiber : first;
    }
    return first;
}

static const strategy_t by_priority = {by_priority_begin, by_priority_pick_fiber, by_chance_pick_unseen};

/* ---- as printed ----------------------------------------------------------------------------------------------------- */

/* `DECISION.CHOICE` joined by commas: what differs from the usual. */
static const char *replayed_schedule;
static const char *replay_rest;

static void replay_begin(void) {
    replay_rest = replayed_schedule;
}

/* The schedule's choice for the decision; otherwise if it has none. */
static int replay_choice(int decision, int otherwise) {
    char *end;
    if (*replay_rest == 0 || strtol(replay_rest, &end, 10) != decision || *end != '.') {
        return otherwise;
    }
    int choice = (int)strtol(end + 1, &end, 10);
    replay_rest = *end == ',' ? end + 1 : end;
    return choice;
}

static int replay_pick_fiber(const crossing_t *crossing) {
    int picked = replay_choice(crossing->decision, crossing->usual);
    for (int i = 0; i < crossing->ready_count; i++) {
        if (crossing->ready[i] == picked) {
            return picked;
        }
    }
    explorer_fail("the schedule is not one of this program");
}

static int replay_pick_unseen(int decision, int most) {
    int unseen = replay_choice(decision, 0);
    return unseen < most ? unseen : most;
}

static const strategy_t replay = {replay_begin, replay_pick_fiber, replay_pick_unseen};
