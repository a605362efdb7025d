/* What the runtime asks of the operating system, and nothing more: one file implements it for each system. */
#ifndef WYN_PRIM_H
#define WYN_PRIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sleeps while the word has the value; may return at any time. Gives up after the time, if it is not negative. */
static void prim_wait(uint32_t *word, uint32_t value, int64_t microseconds);

/* Wakes one thread that sleeps on the word. */
static void prim_wake(uint32_t *word);

/* A full fence on every thread of the process; false if the system has none. */
static bool prim_fence_all_threads(void);

/* Microseconds since some moment of the past. */
static int64_t prim_now(void);

/* Address space without memory behind it; null if the system has no room. Commit makes a part of it readable and writable, all zero. */
static void *prim_reserve(size_t size);
static bool prim_commit(void *start, size_t size);
static void prim_release(void *start, size_t size);

/* A thread's stack: grows from the end down to the start, below which lies the guard, where every access faults. */
typedef struct prim_stack {
    uintptr_t start;
    uintptr_t guard_size;
    uintptr_t size;
} prim_stack_t;

static bool prim_make_stack(prim_stack_t *stack, size_t size);
static void prim_free_stack(const prim_stack_t *stack);

/* Starts a thread on the stack; false if the system has no more. */
static bool prim_start_thread(const prim_stack_t *stack, void *(*body)(void *argument), void *argument);

/* Has the handler called, on a stack of its own, when this thread touches an address that it may not. The handler returns
 * false to let the system end the process as it would have. */
static void prim_watch_faults(bool (*handler)(uintptr_t address));

/* How many processors this process may use. */
static uint32_t prim_processors(void);

/* Writes all bytes; 0, or the number of the system's error. */
static int prim_write(int descriptor, const void *bytes, size_t size);

static bool prim_is_terminal(int descriptor);

/* Ends the process at once, or with what sanitizers do at the end. */
static void prim_exit(int code) __attribute__((noreturn));

/* Sleeps for ever. */
static void prim_sleep(void) __attribute__((noreturn));

#endif
