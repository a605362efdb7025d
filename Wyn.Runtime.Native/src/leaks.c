/* WYN_CHECK_LEAKS=1: at a normal end every string and every cell that is left is reported with the place where it was made.
 * While the check is on, each string is a block of the system's own with its place before it, in one list under one lock;
 * cells know their sites anyway. Off, it costs a branch per string. No twin. */
#include <stdlib.h>
#include <string.h>
#include "types.h"

static void leaks_open(leak_check_t *leaks, const char *setting) {
    leaks->is_on = setting != NULL && strcmp(setting, "1") == 0;
    leaks->strings.next = &leaks->strings;
    leaks->strings.previous = &leaks->strings;
}

/* Memory for a string; null if there is none. */
static void *leaks_take(leak_check_t *leaks, size_t size, const char *location) {
    tracked_t *tracked = malloc(sizeof(tracked_t) + size);
    if (tracked == NULL) {
        return NULL;
    }
    tracked->location = location;
    seam_lock(&leaks->gate);
    tracked->next = leaks->strings.next;
    tracked->previous = &leaks->strings;
    tracked->next->previous = tracked;
    leaks->strings.next = tracked;
    seam_unlock(&leaks->gate);
    return tracked + 1;
}

static void leaks_give(leak_check_t *leaks, void *string) {
    tracked_t *tracked = (tracked_t *)string - 1;
    seam_lock(&leaks->gate);
    tracked->next->previous = tracked->previous;
    tracked->previous->next = tracked->next;
    seam_unlock(&leaks->gate);
    free(tracked);
}

static uint64_t leaks_report_strings(report_t *report, const leak_check_t *leaks) {
    uint64_t count = 0;
    for (const tracked_t *tracked = leaks->strings.next; tracked != &leaks->strings; tracked = tracked->next) {
        report_text(report, "leak: string of ");
        report_int(report, ((const wyn_str_t *)(tracked + 1))->length);
        report_text(report, " bytes allocated at ");
        report_text(report, tracked->location);
        report_text(report, "\n");
        count++;
    }
    return count;
}

static uint64_t leaks_report_chunk(report_t *report, wyn_runtime_t *runtime, const pool_t *pool, const uint8_t *block) {
    uint64_t count = 0;
    for (uint32_t i = 0; i < pool->chunk_blocks; i++, block += pool->block_size) {
        const wyn_cell_t *task = (const wyn_cell_t *)block;
        if (cell_state(seam_load(&task->word)) != CELL_FREE && task != runtime->main_task) {
            report_text(report, "leak: future spawned at ");
            report_text(report, report_site(task)->location);
            report_text(report, "\n");
            count++;
        }
    }
    return count;
}

/* All tasks have ended, and the globals are gone: reports what is left, and gives its number. */
static uint64_t leaks_report(report_t *report, wyn_runtime_t *runtime) {
    uint64_t count = leaks_report_strings(report, &runtime->leaks);
    for (uint32_t i = POOL_TASKS; i < POOL_TASKS + TASK_CLASSES; i++) {
        const pool_t *pool = &runtime->pools[i];
        for (const chunk_t *chunk = pool->chunks; chunk != NULL; chunk = chunk->next) {
            count += leaks_report_chunk(report, runtime, pool, chunk->start);
        }
    }
    report_flush(report);
    return count;
}
