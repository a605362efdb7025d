/* Cycles: a closure that is kept in a variable which it captures, or which something that it captures leads to, has an owner
 * inside of itself and would never be dropped. Only boxes can be part of a cycle without anybody noticing, since nothing else
 * is changed after it has been made; they never leave their task, so all of this is one thread's, without atomic operations.
 *
 * Trial deletion: what loses an owner and keeps others, and may be part of a cycle, becomes a candidate, the lost owner being the
 * list of candidates. Once there are enough of them: count without the owners that lie among what candidates lead to; who has others,
 * and whatever that leads to, lives; every other box is emptied, which breaks all cycles, and the rest is dropping.
 * No twin: on .NET a collector owns memory. */
#include <stdlib.h>
#include "types.h"

/* So many candidates at least, and as many as the last collection has seen values, so that looking at them stays cheap. */
enum { FEWEST_CANDIDATES = 256 };

/* What a collection does with each part of a value. */
static void cycle_uncount(wyn_marking_t *marking, wyn_value_t *part) {
    if ((part->kind & KIND_SEEN) == 0) {
        if (seam_load_count(&part->count) <= 0) {
            return; /* a constant, or marked: no box can be reached from there */
        }
        part->kind |= KIND_SEEN;
        marking_add(marking, part);
    }
    seam_store_count(&part->count, seam_load_count(&part->count) - 1);
}

static void cycle_recount(wyn_marking_t *marking, wyn_value_t *part) {
    (void)marking;
    if ((part->kind & KIND_SEEN) != 0) {
        seam_store_count(&part->count, seam_load_count(&part->count) + 1);
    }
}

static void cycle_revive(wyn_marking_t *marking, wyn_value_t *part) {
    if ((part->kind & (KIND_SEEN | KIND_ALIVE)) == KIND_SEEN) {
        part->kind |= KIND_ALIVE;
        marking_add(marking, part);
    }
}

static void cycle_visit(wyn_marking_t *marking, wyn_value_t *value) {
    const wyn_type_t *type = value_type(value);
    if (type->mark != NULL) {
        type->mark(marking, value, 0, value_length(value, type));
    }
}

/* Gives all that candidates lead to, the candidates first, counted without the owners among them. */
static wyn_marking_t cycle_see(worker_t *worker, const candidates_t *candidates) {
    wyn_marking_t seen = {.worker = worker, .location = "", .visit = cycle_uncount};
    for (size_t i = 0; i < candidates->count; i++) {
        candidates->values[i]->kind |= KIND_SEEN;
        marking_add(&seen, candidates->values[i]);
    }
    for (size_t i = 0; i < seen.count; i++) {
        cycle_visit(&seen, seen.waiting[i]);
    }
    return seen;
}

/* Finds what lives, from what has owners elsewhere. */
static void cycle_find_living(worker_t *worker, const wyn_marking_t *seen) {
    wyn_marking_t living = {.worker = worker, .location = "", .visit = cycle_revive};
    for (size_t i = 0; i < seen->count; i++) {
        if (seam_load_count(&seen->waiting[i]->count) > 0) {
            cycle_revive(&living, seen->waiting[i]);
        }
    }
    while (living.count > 0) {
        cycle_visit(&living, living.waiting[--living.count]);
    }
    free(living.waiting);
}

/* Counts are right again, and the marks gone; gives the boxes that nobody can reach, owned once more, in the place of the others. */
static size_t cycle_restore(wyn_marking_t *seen) {
    size_t dead = 0;
    seen->visit = cycle_recount;
    for (size_t i = 0; i < seen->count; i++) {
        cycle_visit(seen, seen->waiting[i]);
    }
    for (size_t i = 0; i < seen->count; i++) {
        wyn_value_t *value = seen->waiting[i];
        bool is_alive = (value->kind & KIND_ALIVE) != 0;
        value->kind &= ~(uint32_t)(KIND_SEEN | KIND_ALIVE);
        if (!is_alive && value_type(value)->variable != NULL) {
            value_copy(value);
            seen->waiting[dead++] = value;
        }
    }
    return dead;
}

/* Takes the content out of a box, which nobody will look into again. */
static void cycle_empty(worker_t *worker, wyn_value_t *box) {
    const wyn_type_t *type = value_type(box);
    box->kind &= ((uint32_t)1 << TYPE_SHIFT) - 1; /* of row 0, where there is nothing to drop */
    if (type->drop != NULL) {
        type->drop(&worker->base, box, 0, 0);
    }
}

/* Leaves out what has been marked since, and so is no part of a cycle; gives the number of the others. */
static size_t cycle_forget_marked(candidates_t *candidates) {
    size_t kept = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        wyn_value_t *value = candidates->values[i];
        if (seam_load_count(&value->count) < 0) {
            wyn_value_drop(value);
        } else {
            value->kind &= ~(uint32_t)KIND_CANDIDATE;
            candidates->values[kept++] = value;
        }
    }
    return kept;
}

/* Drops every cycle among what candidates lead to; what is not part of one loses the owner that the list was. */
static void cycle_collect(worker_t *worker) {
    candidates_t candidates = worker->candidates;
    worker->candidates = (candidates_t){0};
    candidates.count = cycle_forget_marked(&candidates);
    /* While the list still owns them they are there; it counts as an owner among them. */
    for (size_t i = 0; i < candidates.count; i++) {
        seam_store_count(&candidates.values[i]->count, seam_load_count(&candidates.values[i]->count) - 1);
    }
    wyn_marking_t seen = cycle_see(worker, &candidates);
    cycle_find_living(worker, &seen);
    for (size_t i = 0; i < candidates.count; i++) {
        seam_store_count(&candidates.values[i]->count, seam_load_count(&candidates.values[i]->count) + 1);
    }
    size_t total = seen.count;
    size_t dead = cycle_restore(&seen);
    for (size_t i = 0; i < dead; i++) {
        cycle_empty(worker, seen.waiting[i]);
    }
    for (size_t i = 0; i < dead; i++) {
        wyn_value_drop(seen.waiting[i]);
    }
    for (size_t i = 0; i < candidates.count; i++) {
        wyn_value_drop(candidates.values[i]);
    }
    free(seen.waiting);
    free(candidates.values);
    worker->candidates.limit = total > FEWEST_CANDIDATES ? total : FEWEST_CANDIDATES;
}

/* The value has lost an owner and has others; if it may be part of a cycle, the lost owner becomes the list. */
COLD static void cycle_suspect(worker_t *worker, wyn_value_t *value) {
    candidates_t *candidates = &worker->candidates;
    if (candidates->count == candidates->room) {
        size_t room = candidates->room == 0 ? FEWEST_CANDIDATES : candidates->room * 2;
        wyn_value_t **values = realloc(candidates->values, room * sizeof *values);
        if (values == NULL) {
            runtime_fail_memory(worker, "", -1, NULL);
        }
        candidates->values = values;
        candidates->room = room;
    }
    value->kind |= KIND_CANDIDATE;
    candidates->values[candidates->count++] = value;
    if (candidates->count >= (candidates->limit == 0 ? FEWEST_CANDIDATES : candidates->limit) && !worker->graves.is_emptied) {
        cycle_collect(worker);
    }
}

void wyn_value_drop_cyclic(void *object) {
    wyn_value_t *value = object;
    if (seam_load_count(&value->count) > 1 && value_type(value)->can_cycle && (value->kind & KIND_CANDIDATE) == 0) {
        cycle_suspect(seam_current_worker(), value);
    } else {
        wyn_value_drop(value);
    }
}

/* All tasks have ended: no cycle is left, nor anything that only a list of candidates owns. */
static void cycle_finish(wyn_runtime_t *runtime) {
    uint32_t count = runtime_worker_count(runtime);
    for (uint32_t i = 0; i < count; i++) {
        while (runtime->workers[i]->candidates.count > 0) {
            cycle_collect(runtime->workers[i]);
        }
    }
}
