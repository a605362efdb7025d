/* What stands on standard error when a program fails. Pieces are collected and written at once, as far as they fit, so that a
 * message is one piece also where several processes write. Needs little stack: a report may be about its exhaustion.
 * Twin: FailureText.cs. */
#include <string.h>
#include "types.h"

enum { LONGEST_LIST = 20 };

typedef struct report {
    int descriptor;
    uint32_t length;
    char text[1024];
} report_t;

static void report_open(report_t *report, const wyn_runtime_t *runtime) {
    report->descriptor = runtime->error_descriptor;
    report->length = 0;
}

/* Nobody is left to tell that this has failed. */
static void report_flush(report_t *report) {
    (void)prim_write(report->descriptor, report->text, report->length);
    report->length = 0;
}

static void report_bytes(report_t *report, const void *bytes, size_t length) {
    if (length > sizeof report->text - report->length) {
        report_flush(report);
    }
    if (length > sizeof report->text) {
        (void)prim_write(report->descriptor, bytes, length);
        return;
    }
    memcpy(report->text + report->length, bytes, length);
    report->length += (uint32_t)length;
}

static void report_text(report_t *report, const char *text) {
    report_bytes(report, text, strlen(text));
}

static uint32_t text_of_int(char *text, int64_t value);

static void report_int(report_t *report, int64_t value) {
    char digits[24];
    report_bytes(report, digits, text_of_int(digits, value));
}

static const wyn_site_t *report_site(const wyn_cell_t *task) {
    return cell_site(seam_load_relaxed(&task->word)); /* relaxed: the site never changes while the task is */
}

/* `panic at LOCATION: `; a panic without a place of its own has its task's. */
static void report_panic(report_t *report, const worker_t *worker, const char *location) {
    const wyn_cell_t *task = worker_task(worker);
    report_text(report, "panic at ");
    report_text(report, location[0] == 0 && task != NULL ? report_site(task)->location : location);
    report_text(report, ": ");
}

/* Ends the line and says whose task it was. */
static void report_panic_end(report_t *report, const worker_t *worker) {
    const wyn_cell_t *task = worker_task(worker);
    if (task != NULL && task != worker->runtime->main_task) {
        report_text(report, "\n  in a task spawned at ");
        report_text(report, report_site(task)->location);
    }
    report_text(report, "\n");
    report_flush(report);
}

static void report_task(report_t *report, const wyn_runtime_t *runtime, const wyn_cell_t *task) {
    if (task == runtime->main_task) {
        report_text(report, "the main task");
    } else {
        report_text(report, "the task spawned at ");
        report_text(report, report_site(task)->location);
    }
}

static void report_wait(report_t *report, const wyn_runtime_t *runtime, const wyn_cell_t *awaiter, const wyn_cell_t *awaited) {
    report_task(report, runtime, awaiter);
    report_text(report, " waits for ");
    if (awaiter == awaited) {
        report_text(report, "itself");
    } else {
        report_task(report, runtime, awaited);
    }
    report_text(report, "\n");
}

/* A deadlock: who waits for whom on all threads, one line for each of the first. Every thread of the program is blocked, so
 * their stacks stand still, and the gate has made them visible. */
static void report_deadlock(report_t *report, wyn_runtime_t *runtime) {
    int64_t waits = 0;
    report_text(report, "wyn: deadlock - ");
    seam_lock(&runtime->parking.gate);
    uint32_t count = runtime_worker_count(runtime);
    for (uint32_t i = 0; i < count; i++) {
        const wyn_cell_t *awaited = runtime->workers[i]->awaited;
        const running_t *running = awaited == NULL ? NULL : runtime->workers[i]->current;
        /* From the blocked task down: each awaits the one above. Of a long stack the first ones say enough. */
        for (int depth = 0; running != NULL && depth < LONGEST_LIST; depth++) {
            if (waits < LONGEST_LIST) {
                report_text(report, waits == 0 ? "" : "  ");
                report_wait(report, runtime, running->task, awaited);
            }
            waits++;
            awaited = running->task;
            running = running->below;
        }
    }
    seam_unlock(&runtime->parking.gate);
    if (waits > LONGEST_LIST) {
        report_text(report, "  and ");
        report_int(report, waits - LONGEST_LIST);
        report_text(report, " more tasks wait\n");
    }
    report_flush(report);
}
