/* What the runtime asks of the operating system, and nothing more: one file implements it for each system. */
#ifndef WYN_PRIM_H
#define WYN_PRIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__has_feature)
#define PRIM_FEATURE(name) __has_feature(name)
#else
#define PRIM_FEATURE(name) 0
#endif
#if defined(__SANITIZE_THREAD__) || PRIM_FEATURE(thread_sanitizer)
#define PRIM_SANITIZES_THREADS 1
#else
#define PRIM_SANITIZES_THREADS 0
#endif
#if defined(__SANITIZE_ADDRESS__) || PRIM_FEATURE(address_sanitizer)
#define PRIM_SANITIZES_ADDRESSES 1
#else
#define PRIM_SANITIZES_ADDRESSES 0
#endif

/* Not every build asks for everything: an explorer of schedules needs no threads. */
#define PRIM static __attribute__((unused))

/* Sleeps while the word has the value; may return at any time. Gives up after the time, if it is not negative. */
PRIM void prim_wait(uint32_t *word, uint32_t value, int64_t microseconds);

/* Wakes one thread that sleeps on the word. */
PRIM void prim_wake(uint32_t *word);

/* A full fence on every thread of the process; false if the system has none. Announced once, while there is one thread. */
PRIM void prim_announce_fences(void);
PRIM bool prim_fence_all_threads(void);

/* Microseconds since some moment of the past. */
PRIM int64_t prim_now(void);

/* Address space without memory behind it; null if the system has no room. Commit makes a part of it usable, all zero. */
PRIM void *prim_reserve(size_t size);
PRIM bool prim_commit(void *start, size_t size);
PRIM void prim_prefer_large_pages(void *start, size_t size);
PRIM void prim_release(void *start, size_t size);

/* A thread's stack: [start, end), growing down; below it [guard, start), where every access faults; below that [signals,
 * guard), the stack that faults are handled on. */
typedef struct prim_stack {
    uintptr_t signals;
    uintptr_t guard;
    uintptr_t start;
    uintptr_t end;
} prim_stack_t;

PRIM bool prim_make_stack(prim_stack_t *stack, size_t size);
PRIM void prim_free_stack(const prim_stack_t *stack);

/* How far this thread's stack has grown. Not the address of a variable, which sanitizers may keep elsewhere. */
static inline uintptr_t prim_stack_pointer(void) {
    uintptr_t pointer;
#if defined(__x86_64__)
    __asm__ volatile("mov %%rsp, %0" : "=r"(pointer));
#elif defined(__aarch64__)
    __asm__ volatile("mov %0, sp" : "=r"(pointer));
#else
    pointer = (uintptr_t)__builtin_frame_address(0);
#endif
    return pointer;
}

/* Starts a thread on the stack; false if the system has no more. */
PRIM bool prim_start_thread(const prim_stack_t *stack, void *(*body)(void *argument), void *argument);

/* Has the handler called, on the stack for it that ends where the guard begins, when this thread touches an address that it may
 * not. The handler returns false to let things go as they would have without it. */
PRIM void prim_watch_faults(bool (*handler)(uintptr_t address), uintptr_t guard);

/* Writing to a pipe that nobody reads gives an error from now on, rather than end the process. */
PRIM void prim_ignore_broken_pipes(void);

/* How many processors this process may use. */
PRIM uint32_t prim_processors(void);

/* Writes all bytes; 0, or the number of the system's error. */
PRIM int prim_write(int descriptor, const void *bytes, size_t size);

PRIM bool prim_is_terminal(int descriptor);

/* Ends the process at once; with sanitizers, after what they do at the end. */
PRIM void prim_exit(int code) __attribute__((noreturn));

/* Sleeps for ever. */
PRIM void prim_sleep(void) __attribute__((noreturn));

#endif
