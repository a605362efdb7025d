/* WYN_CHECK_LEAKS=1: at a normal end every heap value and every cell that is left is reported with the place where it was made.
 * While the check is on, each value is a block of the system's own with its place before it, in one list under one lock;
 * cells know their sites anyway. Off, it costs a branch per large value. No twin. */
#include <stdlib.h>
#include <string.h>
#include "types.h"

static void leaks_open(leak_check_t *leaks, const char *setting) {
    leaks->is_on = setting != NULL && strcmp(setting, "1") == 0;
    leaks->values.next = &leaks->values;
    leaks->values.previous = &leaks->values;
}

static void leaks_add(leak_check_t *leaks, large_t *large) {
    if (!leaks->is_on) {
        return;
    }
    seam_lock(&leaks->gate);
    large->next = leaks->values.next;
    large->previous = &leaks->values;
    large->next->previous = large;
    leaks->values.next = large;
    seam_unlock(&leaks->gate);
}

static void leaks_remove(leak_check_t *leaks, large_t *large) {
    if (!leaks->is_on) {
        return;
    }
    seam_lock(&leaks->gate);
    large->next->previous = large->previous;
    large->previous->next = large->next;
    seam_unlock(&leaks->gate);
}

/* Says what a value is: the length of a string or an array, and else the type alone. */
static void leaks_report_value(report_t *report, const wyn_value_t *value) {
    const wyn_type_t *type = value_type(value);
    report_text(report, type->name);
    if (type == wyn_program.types) {
        report_text(report, " of ");
        report_int(report, ((const wyn_str_t *)value)->length);
        report_text(report, " bytes");
    } else if (type->element_size >= 0) {
        report_text(report, " of ");
        report_int(report, ((const wyn_array_t *)value)->length);
        report_text(report, " elements");
    }
}

static uint64_t leaks_report_values(report_t *report, const leak_check_t *leaks) {
    uint64_t count = 0;
    for (const large_t *large = leaks->values.next; large != &leaks->values; large = large->next) {
        report_text(report, "leak: ");
        leaks_report_value(report, (const wyn_value_t *)(large + 1));
        report_text(report, " allocated at ");
        report_text(report, large->location);
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
    uint64_t count = leaks_report_values(report, &runtime->leaks);
    for (uint32_t i = POOL_TASKS; i < POOL_TASKS + TASK_CLASSES; i++) {
        const pool_t *pool = &runtime->pools[i];
        for (const chunk_t *chunk = pool->chunks; chunk != NULL; chunk = chunk->next) {
            count += leaks_report_chunk(report, runtime, pool, chunk->start);
        }
    }
    report_flush(report);
    return count;
}
