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
    const wyn_cell_t *task = worker->current;
    location = location[0] == 0 && task != NULL ? report_site(task)->location : location;
    report_text(report, location[0] == 0 ? "panic" : "panic at "); /* a program in IR text may have no places */
    report_text(report, location);
    report_text(report, ": ");
}

/* Ends the line and says whose task it was. */
static void report_panic_end(report_t *report, const worker_t *worker) {
    const wyn_cell_t *task = worker->current;
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

/* For what a task waits, and where. */
static void report_wait(report_t *report, const wyn_runtime_t *runtime, const wait_t *wait) {
    report_task(report, runtime, wait->task);
    report_text(report, " waits at ");
    report_text(report, wait->location);
    switch (wait_kind(wait)) {
    case WAIT_TASK:
        report_text(report, " for ");
        if (wait->awaited == wait->task) {
            report_text(report, "itself");
        } else {
            report_task(report, runtime, wait->awaited);
        }
        break;
    case WAIT_RECEIVE:
        report_text(report, " in recv() on a channel with no sender and no live tasks");
        break;
    case WAIT_SEND:
        report_text(report, " in send() on a full channel with no receiver and no live tasks");
        break;
    default:
        report_text(report, " in select with no sender and no live tasks");
        break;
    }
    report_text(report, "\n");
}

/* The wait of a task; null if it does not wait. Every worker is idle, so nothing changes any more. */
static const wait_t *report_wait_of(const wyn_cell_t *task) {
    bool is_suspended = cell_state(seam_load(&task->word)) == CELL_SUSPENDED;
    return is_suspended ? (const wait_t *)(uintptr_t)seam_load_relaxed(&task->payload[0]) : NULL;
}

/* One more line, as long as there are few. */
static int64_t report_waiting_task(report_t *report, const wyn_runtime_t *runtime, const wyn_cell_t *task, int64_t before) {
    const wait_t *wait = report_wait_of(task);
    if (wait == NULL) {
        return before;
    }
    if (before < LONGEST_LIST) {
        report_text(report, before == 0 ? "" : "  ");
        report_wait(report, runtime, wait);
    }
    return before + 1;
}

/* The chunk that follows in the list of a pool, from its end to its beginning: the oldest first. Null after the newest. */
static const chunk_t *report_chunk_before(const pool_t *pool, const chunk_t *newer) {
    const chunk_t *chunk = pool->chunks == newer ? NULL : pool->chunks;
    while (chunk != NULL && chunk->next != newer) {
        chunk = chunk->next;
    }
    return chunk;
}

static int64_t report_waiting_tasks(report_t *report, const wyn_runtime_t *runtime, const pool_t *pool, int64_t waits) {
    const chunk_t *chunk = NULL;
    while ((chunk = report_chunk_before(pool, chunk)) != NULL) {
        const uint8_t *block = chunk->start;
        for (uint32_t i = 0; i < pool->chunk_blocks; i++, block += pool->block_size) {
            if ((const wyn_cell_t *)block != runtime->main_task) {
                waits = report_waiting_task(report, runtime, (const wyn_cell_t *)block, waits);
            }
        }
    }
    return waits;
}

/* A deadlock: who waits for what, one line for each of the first tasks, the main task before all. */
static void report_deadlock(report_t *report, wyn_runtime_t *runtime) {
    report_text(report, "wyn: deadlock - ");
    int64_t waits = report_waiting_task(report, runtime, runtime->main_task, 0);
    for (uint32_t i = POOL_TASKS; i < POOL_TASKS + TASK_CLASSES; i++) {
        waits = report_waiting_tasks(report, runtime, &runtime->pools[i], waits);
    }
    if (waits > LONGEST_LIST) {
        report_text(report, "  and ");
        report_int(report, waits - LONGEST_LIST);
        report_text(report, " more tasks wait\n");
    }
    report_flush(report);
}
