/* What the tests have instead of emitted code: the table of sites, and spawn and await as the backend would emit them. The
 * runtime comes with it, as one unit; its main starts the test that WYN_TEST names. */
#ifndef WYN_TEST_PROGRAM_H
#define WYN_TEST_PROGRAM_H

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../../Wyn.Runtime.Native/src/all.c"

#include "co.h"

/* All tasks but the main one have up to three arguments, the first of which is the body. A site says what kind of result. */
enum { SITE_MAIN, SITE_INT, SITE_DETACHED, SITE_STR, SITE_FUTURE, SITE_INNER, SITE_WIDE, SITE_COUNT };

enum { WIDE = 20 };

static wyn_cell_t *fill(wyn_cell_t *task, body_t *body, uint64_t a, uint64_t b) {
    task->payload[0] = (uint64_t)(uintptr_t)body;
    task->payload[1] = a;
    task->payload[2] = b;
    return task;
}

static wyn_cell_t *spawn_at(wyn_worker_t *worker, uint32_t site, body_t *body, uint64_t a, uint64_t b) {
    wyn_cell_t *task = fill(wyn_task_new(worker, site), body, a, b);
    wyn_task_publish(worker, task);
    return task;
}

static wyn_cell_t *spawn(wyn_worker_t *worker, body_t *body, uint64_t a, uint64_t b) {
    return spawn_at(worker, SITE_INT, body, a, b);
}

static void detach(wyn_worker_t *worker, body_t *body, uint64_t a, uint64_t b) {
    wyn_task_publish(worker, fill(wyn_task_new_detached(worker, SITE_DETACHED), body, a, b));
}

static uint64_t word_of(const void *value) {
    return (uint64_t)(uintptr_t)value;
}

static wyn_str_t *str_at(uint64_t word) {
    return (wyn_str_t *)(uintptr_t)word;
}

static wyn_cell_t *future_at(uint64_t word) {
    return (wyn_cell_t *)(uintptr_t)word;
}

static wyn_str_t *str_of(const char *text) {
    return str_of_bytes(text, (int64_t)strlen(text), "test.wyn:9:1");
}

/* Ends the test as failed. */
static void fail(const char *what, int64_t actual, int64_t expected) {
    fprintf(stderr, "%s: %lld instead of %lld\n", what, (long long)actual, (long long)expected);
    _Exit(99);
}

static void expect(const char *what, int64_t actual, int64_t expected) {
    if (actual != expected) {
        fail(what, actual, expected);
    }
}

static int64_t option(const char *name, int64_t otherwise) {
    const char *text = getenv(name);
    return text == NULL ? otherwise : atoll(text);
}

/* Takes some time, which no compiler leaves out. */
static void spin(uint32_t turns) {
    for (uint32_t i = 0; i < turns; i++) {
        __asm__ volatile("" ::: "memory");
    }
}

typedef struct test {
    const char *name;
    body_t *body;
} test_t;

#endif
