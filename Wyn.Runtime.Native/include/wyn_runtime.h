/* What emitted code and the native runtime know of each other: the entry points, row for row as RuntimeAbi in Wyn.IR
 * (`str.from.int` is wyn_str_from_int), and the few layouts that emitted code touches itself. A test holds the
 * declarations marked WYN_ENTRY against the table; beyond the table's parameters
 *   - an entry that allocates a string takes the place of the allocation last, for the leak check, unless it takes a location already;
 *   - `str.concat`, which is variadic, takes a count and an array.
 * Strings and futures among the parameters are borrowed, except where the table says otherwise; results are owned. */
#ifndef WYN_RUNTIME_H
#define WYN_RUNTIME_H

#include <stdbool.h>
#include <stdint.h>

/* RuntimeAbi.Version. */
#define WYN_ABI_VERSION 2

#define WYN_ENTRY extern
#define WYN_NORETURN __attribute__((noreturn, cold))

/* The hidden first argument of every function that may spawn, wait, or recurse. */
typedef struct wyn_worker {
    uintptr_t stack_limit; /* the lowest stack address that a call may begin at; never changes while the worker's thread runs */
} wyn_worker_t;

/* Task and future in one: the header word (src/cell.h), then the payload, one 64-bit slot for each argument: an int, a bool
 * as 0 or 1, a float by its bits, a string or a future as a pointer. The result lies in slot 0. Who makes a task stores the
 * arguments between task.new and task.publish; the site's entry takes them out before it calls the function. */
typedef struct wyn_cell {
    uint64_t word;
    uint64_t payload[];
} wyn_cell_t;

/* An immutable byte string; a NUL that does not count follows the bytes.
 * count > 0: so many owners, all in one task. count < 0: -count owners, counted atomically. count == 0: a literal, never freed. */
typedef struct wyn_str {
    int32_t count;
    uint32_t size_class; /* the allocator's; 0 for a literal */
    int64_t length;
    uint8_t bytes[];
} wyn_str_t;

/* What kind of value a task gives. */
enum { WYN_RESULT_PLAIN = 0, WYN_RESULT_STR = 1, WYN_RESULT_FUTURE = 2 };

/* A spawn site, a constant of the program. */
typedef struct wyn_site {
    void (*entry)(wyn_worker_t *worker, wyn_cell_t *task); /* takes the arguments, calls the function, stores the result */
    uint32_t payload_slots;                                /* for the arguments or the result, whichever are more */
    uint32_t result_kind;                                  /* WYN_RESULT_... */
    const char *function;                                  /* the function's name in the source */
    const char *location;                                  /* of the spawn, FILE:LINE:COLUMN */
} wyn_site_t;

/* The lock word beside a shared global of a counted type; 0 is open. */
typedef uint32_t wyn_lock_t;

/* The program, defined by emitted code. Sites are named by their index; site 0 is the main task, whose int is the exit code. */
typedef struct wyn_program {
    uint32_t abi_version;
    uint32_t site_count;
    const wyn_site_t *sites;
    void (*drop_globals)(wyn_worker_t *worker); /* for the leak check: drops what globals own */
} wyn_program_t;

extern const wyn_program_t wyn_program;

WYN_ENTRY void wyn_print(wyn_worker_t *worker, wyn_str_t *text);
WYN_ENTRY WYN_NORETURN void wyn_exit(wyn_worker_t *worker, int64_t code);

WYN_ENTRY wyn_str_t *wyn_str_from_int(int64_t value, const char *location);
WYN_ENTRY wyn_str_t *wyn_str_from_float(double value, const char *location);
WYN_ENTRY wyn_str_t *wyn_str_from_bool(bool value, const char *location);
WYN_ENTRY wyn_str_t *wyn_str_concat(int64_t count, wyn_str_t *const *parts, const char *location);
WYN_ENTRY wyn_str_t *wyn_str_repeat(wyn_str_t *text, int64_t count, const char *location);
WYN_ENTRY int64_t wyn_str_compare(wyn_str_t *a, wyn_str_t *b);
WYN_ENTRY bool wyn_str_equal(wyn_str_t *a, wyn_str_t *b);

WYN_ENTRY wyn_cell_t *wyn_task_new(wyn_worker_t *worker, uint32_t site);
WYN_ENTRY wyn_cell_t *wyn_task_new_detached(wyn_worker_t *worker, uint32_t site);
WYN_ENTRY void wyn_task_publish(wyn_worker_t *worker, wyn_cell_t *task);
WYN_ENTRY void wyn_task_await(wyn_worker_t *worker, wyn_cell_t *task);

WYN_ENTRY WYN_NORETURN void wyn_panic(const char *location, wyn_str_t *message);
WYN_ENTRY WYN_NORETURN void wyn_panic_division(const char *location);
WYN_ENTRY WYN_NORETURN void wyn_panic_modulo(const char *location);
WYN_ENTRY WYN_NORETURN void wyn_panic_unset(const char *location, wyn_str_t *name);
WYN_ENTRY WYN_NORETURN void wyn_panic_stack(wyn_worker_t *worker, const char *location);

WYN_ENTRY wyn_str_t *wyn_str_copy(wyn_str_t *text);
WYN_ENTRY void wyn_str_drop(wyn_str_t *text);
WYN_ENTRY void wyn_str_share(wyn_str_t *text);
WYN_ENTRY wyn_cell_t *wyn_future_copy(wyn_worker_t *worker, wyn_cell_t *task);
WYN_ENTRY void wyn_future_drop(wyn_worker_t *worker, wyn_cell_t *task);
WYN_ENTRY void wyn_global_lock(wyn_lock_t *lock);
WYN_ENTRY void wyn_global_unlock(wyn_lock_t *lock);

#endif
