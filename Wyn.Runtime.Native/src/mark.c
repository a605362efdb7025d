/* Marking: values that are about to be owned by two tasks get counts that are changed atomically, and so does all that can be
 * reached from them, once: marking stops at what is marked. Invariant: an unmarked value is referenced from one task only,
 * and everything that can be reached from a marked one is marked (40-memory). A value without counted parts whose only owner
 * goes to another task stays as it is. Values wait in a list of the marking, so that no chain of them needs stack.
 * Boxes have an identity and must not leave their task. No twin: on .NET the bit that says `shared` stands from the first copy. */
#include <stdlib.h>
#include "types.h"

struct wyn_marking {
    worker_t *worker;
    const char *location; /* where the values cross; for a panic */
    void (*visit)(wyn_marking_t *marking, wyn_value_t *part); /* what happens to parts instead of being marked (cycle.c); else null */
    wyn_value_t **waiting;
    size_t count;
    size_t room;
};

static void marking_add(wyn_marking_t *marking, wyn_value_t *value) {
    enum { FIRST_ROOM = 64 };
    if (marking->count == marking->room) {
        size_t room = marking->room == 0 ? FIRST_ROOM : marking->room * 2;
        wyn_value_t **waiting = realloc(marking->waiting, room * sizeof *waiting);
        if (waiting == NULL) {
            runtime_fail_memory(marking->worker, marking->location, -1, NULL);
        }
        marking->waiting = waiting;
        marking->room = room;
    }
    marking->waiting[marking->count++] = value;
}

/* Marks the parts of what waits, and theirs. */
static void marking_finish(wyn_marking_t *marking) {
    while (marking->count > 0) {
        wyn_value_t *value = marking->waiting[--marking->count];
        const wyn_type_t *type = value_type(value);
        type->mark(marking, value, 0, value_length(value, type));
    }
    free(marking->waiting);
}

static WYN_NORETURN void marking_fail(const wyn_marking_t *marking, const char *variable) {
    report_t report;
    runtime_begin_panic(marking->worker, &report, marking->location);
    report_text(&report, "closure that changes '");
    report_text(&report, variable);
    report_text(&report, "' cannot leave its task");
    runtime_end_panic(marking->worker, &report);
}

void wyn_marking_mark(wyn_marking_t *marking, void *object) {
    wyn_value_t *value = object;
    if (UNLIKELY(marking->visit != NULL)) {
        marking->visit(marking, value);
        return;
    }
    int32_t count = seam_load_count(&value->count);
    if (count <= 0) {
        return;
    }
    const wyn_type_t *type = value_type(value);
    if (type->variable != NULL) {
        marking_fail(marking, type->variable);
    }
    seam_store_count(&value->count, -count); /* all owners are in this task, and the caller is about to publish */
    if ((value->kind & KIND_CANDIDATE) != 0) {
        value->kind &= ~(uint32_t)KIND_CANDIDATE; /* now, since others will read it; the list finds out by the count */
    }
    if (type->mark != NULL) {
        marking_add(marking, value);
    }
}

void wyn_marking_share(wyn_marking_t *marking, void *object) {
    wyn_value_t *value = object;
    const wyn_type_t *type = value_type(value);
    if (seam_load_count(&value->count) != 1 || type->mark != NULL || type->variable != NULL) {
        wyn_marking_mark(marking, value);
    }
}

void wyn_marking_mark_future(wyn_marking_t *marking, wyn_cell_t *task) {
    if (marking->visit == NULL) {
        future_mark(marking->worker, task);
    }
}

void wyn_value_share(void *value, const char *location) {
    wyn_marking_t marking = {.worker = seam_current_worker(), .location = location};
    wyn_marking_share(&marking, value);
    marking_finish(&marking);
}

void wyn_value_store_marked(void *value, const char *location) {
    wyn_marking_t marking = {.worker = seam_current_worker(), .location = location};
    wyn_marking_mark(&marking, value);
    marking_finish(&marking);
}

void wyn_future_store_marked(wyn_cell_t *task) {
    future_mark(seam_current_worker(), task);
}

/* Elements [from, to) have been added to an array that is marked. */
static void marking_mark_elements(wyn_array_t *array, int64_t from, int64_t to, const char *location) {
    const wyn_type_t *type = value_type(&array->header);
    if (type->mark != NULL && seam_load_count(&array->header.count) < 0) {
        wyn_marking_t marking = {.worker = seam_current_worker(), .location = location};
        type->mark(&marking, array, from, to);
        marking_finish(&marking);
    }
}

/* The result of a task is about to cross to another one, as the site's function says; a panic has the task's place. */
static void future_marks(worker_t *worker, wyn_cell_t *task, void (*mark)(wyn_marking_t *marking, wyn_cell_t *task)) {
    wyn_marking_t marking = {.worker = worker, .location = ""};
    if (mark != NULL) {
        mark(&marking, task);
        marking_finish(&marking);
    }
}
