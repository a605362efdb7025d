/* What emitted code and the native runtime know of each other: the entry points, row for row as RuntimeAbi in Wyn.IR
 * (`str.from.int` is wyn_str_from_int), and the few layouts that emitted code touches itself. A test holds the
 * declarations marked WYN_ENTRY against the table, and those marked WYN_HELPER, which only this backend knows, against its own
 * list; the rows `math.` are the C library's own. Beyond the table's parameters
 *   - an entry that allocates a string takes the place of the allocation last, for the leak check, unless it takes a location already;
 *   - `str.concat`, which is variadic, takes a count and an array.
 * Strings and futures among the parameters are borrowed, except where the table says otherwise; results are owned. */
#ifndef WYN_RUNTIME_H
#define WYN_RUNTIME_H

#include <stdbool.h>
#include <stdint.h>

/* RuntimeAbi.Version. */
#define WYN_ABI_VERSION 4

#define WYN_ENTRY extern
#define WYN_HELPER extern
#define WYN_NORETURN __attribute__((noreturn, cold))

/* The hidden first argument of every function that may spawn, wait, or recurse. */
typedef struct wyn_worker {
    uintptr_t stack_limit; /* the lowest stack address that a call may begin at; never changes while the worker's thread runs */
} wyn_worker_t;

/* Task and future in one: the header word (src/cell.h), then the payload, 64-bit slots: the arguments one after the other, each
 * from a slot of its own on and laid out as in any other memory. The result lies in the payload from slot 0 on. Who makes a task
 * stores the arguments between task.new and task.publish; the site's entry takes them out before it calls the function. */
typedef struct wyn_cell {
    uint64_t word;
    uint64_t payload[];
} wyn_cell_t;

/* A lock, also the word beside a shared global of a counted type; 0 is open. */
typedef uint32_t wyn_lock_t;

/* What every heap value begins with.
 * count > 0: so many owners, all in one task. count < 0: -count owners, counted atomically: the value is marked, and so is all
 * that can be reached from it. count == 0: a constant of the program, never freed.
 * kind: the row of the type in wyn_program.types, from bit 8 on; below, the allocator's size class, 0 for a constant. */
typedef struct wyn_value {
    int32_t count;
    uint32_t kind;
} wyn_value_t;

/* A byte string, row 0 of the types; a NUL that does not count follows the bytes. Who is the only owner may add to it. */
typedef struct wyn_str {
    wyn_value_t header;
    int64_t length;
    uint8_t bytes[];
} wyn_str_t;

/* An array: elements [0, length) are there, and there is room for capacity in all. */
typedef struct wyn_array {
    wyn_value_t header;
    int64_t length;
    int64_t capacity;
    uint8_t elements[];
} wyn_array_t;

/* What channels and cells begin with: heap values that are marked from the beginning, since several tasks are to reach them. */
typedef struct wyn_object {
    wyn_value_t header;
    int64_t handle;  /* the number in the table of handles, 0 for none */
    wyn_lock_t gate; /* of the content */
} wyn_object_t;

typedef struct wyn_channel wyn_channel_t;

/* What a channel gives: whether there is a value, and it. */
typedef struct wyn_received {
    int64_t has_value;
    uint8_t value[];
} wyn_received_t;

/* A function that waits, as its stack frame was: what was alive where it waits follows, and in the end the function's results, in
 * the same place. A heap value whose count is the state. */
typedef struct wyn_frame {
    wyn_value_t header;
    struct wyn_frame *parent; /* the caller's; null for the outermost of a task */
    /* Goes on, the child having ended: null if the function has ended, and its results stand in the frame; else it waits again. Null
     * in the innermost, which are the runtime's. */
    struct wyn_frame *(*resume)(wyn_worker_t *worker, struct wyn_frame *self, struct wyn_frame *child);
} wyn_frame_t;

/* Values that are on their way to another task, being marked. */
typedef struct wyn_marking wyn_marking_t;

/* A type of heap values, a constant of the program. The functions act on the counted parts of a value, of an array on those of
 * the elements [from, to); they are null where there are no counted parts. */
typedef struct wyn_type {
    const char *name;        /* as in the program; for the leak check */
    const char *variable;    /* of a box: the variable's name, and the value must not leave its task; else null */
    uint32_t size;           /* in bytes, of an array without its elements; a string's is not here */
    int32_t element_size;    /* of an array; else -1 */
    bool can_cycle;          /* it is a box or a closure that may lead to itself */
    bool is_channel;         /* the functions act on elements that lie as an array's do */
    void (*retain)(void *value, int64_t from, int64_t to); /* counts one more owner of each part */
    void (*drop)(wyn_worker_t *worker, void *value, int64_t from, int64_t to);
    void (*mark)(wyn_marking_t *marking, void *value, int64_t from, int64_t to);
} wyn_type_t;

/* A spawn site, a constant of the program. The functions of the result are null where the result is not counted. */
typedef struct wyn_site {
    /* Takes the arguments, calls the function, stores the result and gives null; or gives the outermost frame of what waits. */
    wyn_frame_t *(*entry)(wyn_worker_t *worker, wyn_cell_t *task);
    /* Moves the results from the outermost frame, which has ended, to the payload, and frees the frame; null if none can wait. */
    void (*finish)(wyn_worker_t *worker, wyn_cell_t *task, wyn_frame_t *frame);
    void (*share_result)(wyn_marking_t *marking, wyn_cell_t *task); /* the result is about to go to another task */
    void (*mark_result)(wyn_marking_t *marking, wyn_cell_t *task);  /* it is about to be read by several */
    void (*drop_result)(wyn_worker_t *worker, wyn_cell_t *task);
    uint32_t payload_slots; /* for the arguments or the result, whichever are more */
    const char *function;   /* the function's name in the source */
    const char *location;   /* of the spawn, FILE:LINE:COLUMN */
} wyn_site_t;

/* The program, defined by emitted code. Sites are named by their index; site 0 is the main task, whose int is the exit code. */
typedef struct wyn_program {
    uint32_t abi_version;
    uint32_t site_count;
    const wyn_site_t *sites;
    const wyn_type_t *types; /* row 0 is the string's, row 1 the runtime's for what waits */
    void (*drop_globals)(wyn_worker_t *worker); /* for the leak check: drops what globals own */
} wyn_program_t;

extern const wyn_program_t wyn_program;

WYN_ENTRY void wyn_print(wyn_worker_t *worker, wyn_str_t *text);
WYN_ENTRY void wyn_eprint(wyn_worker_t *worker, wyn_str_t *text);
WYN_ENTRY WYN_NORETURN void wyn_exit(wyn_worker_t *worker, int64_t code);

WYN_ENTRY wyn_str_t *wyn_str_from_int(int64_t value, const char *location);
WYN_ENTRY wyn_str_t *wyn_str_from_float(double value, const char *location);
WYN_ENTRY wyn_str_t *wyn_str_from_bool(bool value, const char *location);
WYN_ENTRY wyn_str_t *wyn_str_concat(int64_t count, wyn_str_t *const *parts, const char *location);
WYN_ENTRY wyn_str_t *wyn_str_repeat(wyn_str_t *text, int64_t count, const char *location);
WYN_ENTRY int64_t wyn_str_compare(wyn_str_t *a, wyn_str_t *b);
WYN_ENTRY bool wyn_str_equal(wyn_str_t *a, wyn_str_t *b);
WYN_ENTRY int64_t wyn_str_len(wyn_str_t *text);
WYN_ENTRY int64_t wyn_str_byte(wyn_str_t *text, int64_t index);
WYN_ENTRY wyn_str_t *wyn_str_slice(wyn_str_t *text, int64_t from, int64_t to, const char *location);
WYN_ENTRY int64_t wyn_str_find(wyn_str_t *text, wyn_str_t *needle, int64_t from);
WYN_ENTRY int64_t wyn_str_hash(wyn_str_t *text);
WYN_ENTRY wyn_str_t *wyn_str_append(wyn_str_t *text, wyn_str_t *other, const char *location);
WYN_ENTRY wyn_str_t *wyn_str_append_byte(wyn_str_t *text, int64_t byte, const char *location);
WYN_ENTRY int64_t wyn_clock_ms(void);
WYN_ENTRY int64_t wyn_clock_wall(void);
WYN_ENTRY bool wyn_task_polled(wyn_worker_t *worker);
WYN_ENTRY wyn_str_t *wyn_env_get(wyn_str_t *name, const char *location);
WYN_ENTRY wyn_str_t *wyn_str_from_byte(int64_t byte, const char *location);
WYN_ENTRY double wyn_float_parse(wyn_str_t *text);
WYN_ENTRY int64_t wyn_int_hash(int64_t value);
WYN_ENTRY int64_t wyn_float_bits(double value);

WYN_ENTRY wyn_cell_t *wyn_task_new(wyn_worker_t *worker, uint32_t site);
WYN_ENTRY wyn_cell_t *wyn_task_new_detached(wyn_worker_t *worker, uint32_t site);
WYN_ENTRY void wyn_task_publish(wyn_worker_t *worker, wyn_cell_t *task);

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

/* ---- heap values. Who takes a location gives it to the leak check, or to the message of a panic. */

/* A value of so many bytes and a type's row, owned once; the caller fills it in. */
WYN_HELPER void *wyn_value_new(int64_t size, uint32_t type, const char *location);
WYN_HELPER void wyn_value_copy(void *value);
WYN_HELPER void wyn_value_drop(void *value);
/* The same where the type has no counted parts. */
WYN_HELPER void wyn_value_drop_flat(void *value);
/* The same for boxes and closures, which may be part of a cycle. */
WYN_HELPER void wyn_value_drop_cyclic(void *value);
/* The value itself if nobody else owns it, else a copy in its place, which is marked if the value that holds it (or null) is. */
WYN_HELPER void *wyn_value_unique(void *value, void *holder, const char *location);
/* The value has been stored into a marked one. */
WYN_HELPER void wyn_value_store_marked(void *value, const char *location);
WYN_HELPER void wyn_future_store_marked(wyn_cell_t *task);
/* Prepares a value whose owner is about to go to another task; panics for a box at the location. */
WYN_HELPER void wyn_value_share(void *value, const char *location);
/* The same for parts: what is marked is done, or waits in the marking. */
WYN_HELPER void wyn_marking_share(wyn_marking_t *marking, void *value);
WYN_HELPER void wyn_marking_mark(wyn_marking_t *marking, void *value);
WYN_HELPER void wyn_marking_mark_future(wyn_marking_t *marking, wyn_cell_t *task);
WYN_HELPER wyn_worker_t *wyn_worker_current(void);

WYN_HELPER WYN_NORETURN void wyn_panic_index(const char *location, int64_t index, int64_t length);
WYN_HELPER WYN_NORETURN void wyn_panic_pop(const char *location);

/* An array of so many elements, which the caller fills in. */
WYN_HELPER wyn_array_t *wyn_array_new(int64_t length, uint32_t type, const char *location);
/* The array or a copy, owned once, with room for one more element; for one at the index, which the caller fills in. */
WYN_HELPER wyn_array_t *wyn_array_grow(wyn_array_t *array, const char *location);
WYN_HELPER wyn_array_t *wyn_array_open(wyn_array_t *array, int64_t index, const char *location);
/* Closes the gap at the index of an array owned once, whose element has been moved out. */
WYN_HELPER void wyn_array_close(wyn_array_t *array, int64_t index);
WYN_HELPER wyn_array_t *wyn_array_slice(wyn_array_t *array, int64_t from, int64_t to, const char *location);
WYN_HELPER wyn_array_t *wyn_array_concat(wyn_array_t *array, wyn_array_t *other, const char *location);
WYN_HELPER wyn_array_t *wyn_array_truncate(wyn_array_t *array, int64_t count, const char *location);
WYN_HELPER wyn_array_t *wyn_array_reserve(wyn_array_t *array, int64_t count, const char *location);

/* ---- what waits. The functions that may wait give null if they are done, else a frame for the caller to return; the location is
 * for the report of a deadlock. */

WYN_HELPER wyn_frame_t *wyn_task_await(wyn_worker_t *worker, wyn_cell_t *task, const char *location);

/* A frame of so many bytes in all that waits for the child; the caller fills in what follows the header. */
WYN_HELPER wyn_frame_t *wyn_frame_new(wyn_worker_t *worker, int64_t size, uint32_t type, const char *location);
WYN_HELPER void wyn_frame_free(wyn_worker_t *worker, wyn_frame_t *frame);
/* Frees what waited for a task, and gives the task. */
WYN_HELPER wyn_cell_t *wyn_frame_awaited(wyn_worker_t *worker, wyn_frame_t *frame);
/* Frees what waited in a select, and gives the result. */
WYN_HELPER int64_t wyn_frame_selected(wyn_worker_t *worker, wyn_frame_t *frame);
/* What a wait to receive has got, while the frame is there. */
WYN_HELPER wyn_received_t *wyn_frame_received(wyn_frame_t *frame);

/* The type is the channel's own row. */
WYN_HELPER wyn_channel_t *wyn_channel_new(int64_t capacity, uint32_t type, const char *location);
/* Moves the value, which is prepared for another task. */
WYN_HELPER wyn_frame_t *wyn_channel_send(wyn_worker_t *worker, wyn_channel_t *channel, void *value, const char *location);
WYN_HELPER wyn_frame_t *wyn_channel_receive(wyn_worker_t *worker, wyn_channel_t *channel, wyn_received_t *place, const char *location);
WYN_HELPER void wyn_channel_try_receive(wyn_worker_t *worker, wyn_channel_t *channel, wyn_received_t *place);
WYN_HELPER void wyn_channel_close(wyn_worker_t *worker, wyn_channel_t *channel);
/* The index of the first of so many channels with a value; -1 if all are closed and empty; -2 after so many milliseconds, if not
 * negative. */
/* clang-format off: one line each, for the test */
WYN_HELPER wyn_frame_t *wyn_select(wyn_worker_t *worker, int64_t deadline, int64_t count, wyn_channel_t *const *channels, int64_t *result, const char *location);
/* clang-format on */
WYN_HELPER wyn_frame_t *wyn_sleep(wyn_worker_t *worker, int64_t milliseconds, const char *location);
WYN_HELPER wyn_frame_t *wyn_yield(wyn_worker_t *worker, const char *location);

WYN_HELPER void wyn_task_cancel(wyn_cell_t *task);
WYN_HELPER bool wyn_task_cancelled(wyn_worker_t *worker);
WYN_HELPER bool wyn_future_done(wyn_cell_t *task);

/* A cell of so many bytes, as a heap value, marked; the caller stores the content behind the wyn_object_t. */
WYN_HELPER wyn_object_t *wyn_cell_new(int64_t size, uint32_t type, const char *location);
/* The number of a channel or cell in the table of handles, where it is entered. */
WYN_HELPER int64_t wyn_handle_int(wyn_object_t *object, const char *kind);
/* What has the number, owned once more. */
WYN_HELPER wyn_object_t *wyn_handle_of(int64_t number, const char *kind, uint32_t type, const char *location);
WYN_HELPER void wyn_handle_free(wyn_object_t *object);

#endif
