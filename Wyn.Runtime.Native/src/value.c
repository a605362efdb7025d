/* Heap values: memory, owners, and what becomes of a value that nobody owns.
 *
 * Owners are counted in one word of three ranges, as Lean 4's runtime has it: so many owners, all in one task, if positive;
 * so many, counted atomically, if negative; never freed, if zero. So what stays in its task costs no atomic operation, and one
 * test tells the three apart. A value becomes negative, and with it all that can be reached from it, when it is about to be
 * owned by two tasks (mark.c); never positive again. Who finds a count of 1, or of -1 by an acquire load, is the only owner and
 * may change the value in place; what is stored into a negative one is made negative (40-memory).
 *
 * Small values come from the pools, large ones from the system; while leaks are checked all are large. A dead value with parts
 * goes to its worker's graves first, which are emptied one by one, so that no chain of values needs stack to be dropped.
 * Twin: none; on .NET a collector owns memory. */
#include <stdlib.h>
#include <string.h>
#include "types.h"

/* Bits of a kind for cycle.c, between the size class and the type: a candidate; seen by the collection that is at work; found to
 * be alive by it. */
enum { KIND_CANDIDATE = 1 << 7, KIND_SEEN = 1 << 6, KIND_ALIVE = 1 << 5 };

/* The lower bits of a kind say where the memory came from; pooled classes follow CLASS_POOLED. */
enum { CLASS_STATIC = 0, CLASS_LARGE = 1, CLASS_POOLED = 2, CLASS_MASK = 0x1F, TYPE_SHIFT = 8 };

static inline uint32_t value_class(const wyn_value_t *value) {
    return value->kind & CLASS_MASK;
}

static inline const wyn_type_t *value_type(const wyn_value_t *value) {
    return &wyn_program.types[value->kind >> TYPE_SHIFT];
}

static inline large_t *value_large(const wyn_value_t *value) {
    return (large_t *)value - 1;
}

/* How many elements functions of the type go through. */
static inline int64_t value_length(const wyn_value_t *value, const wyn_type_t *type) {
    return type->element_size < 0 ? 0 : ((const wyn_array_t *)value)->length;
}

/* The memory changes hands: what it was for and what it is for now have nothing to do with each other, also where a compiler
 * sees both and goes by the types of accesses. */
static inline void *value_memory(void *memory) {
    __asm__ volatile("" : "+r"(memory) : : "memory");
    return memory;
}

/* ---- memory */

/* Too large for the pools, or the leak check wants to know of it. Null if the system has no memory. */
static wyn_value_t *value_take_large(worker_t *worker, size_t size, const char *location) {
    large_t *large = size > PTRDIFF_MAX - sizeof(large_t) ? NULL : malloc(sizeof(large_t) + size);
    if (large == NULL) {
        return NULL;
    }
    large->size = size;
    large->location = location;
    leaks_add(&worker->runtime->leaks, large);
    wyn_value_t *value = (wyn_value_t *)(large + 1);
    value->kind = CLASS_LARGE;
    return value;
}

/* A block of a pool whose list is empty, as it is while leaks are checked. */
COLD static wyn_value_t *value_take_slowly(worker_t *worker, uint32_t pool, size_t size, const char *location) {
    if (worker->runtime->leaks.is_on) {
        return value_take_large(worker, size, location);
    }
    wyn_value_t *value = (wyn_value_t *)pool_take_slowly(worker, pool);
    value->kind = CLASS_POOLED + pool - POOL_VALUES;
    return value;
}

/* Memory of so many bytes with the kind's lower part; null if there is none. */
static inline wyn_value_t *value_take(size_t size, const char *location) {
    worker_t *worker = seam_current_worker();
    if (UNLIKELY(size > LARGEST_POOLED_VALUE)) {
        return value_take_large(worker, size, location);
    }
    uint32_t pool = pool_of_value(size);
    free_list_t *list = &worker->lists[pool];
    block_t *block = list->first;
    if (UNLIKELY(block == NULL)) {
        return value_take_slowly(worker, pool, size, location);
    }
    list->first = block->link;
    list->count--;
    wyn_value_t *value = value_memory(block);
    value->kind = CLASS_POOLED + pool - POOL_VALUES;
    return value;
}

/* Gives memory back. A large one has left the leak check's list. */
static inline void value_give(worker_t *worker, wyn_value_t *value) {
    uint32_t class = value_class(value);
    if (LIKELY(class >= CLASS_POOLED)) {
        pool_give(worker, POOL_VALUES + class - CLASS_POOLED, value_memory(value));
    } else {
        free(value_large(value));
    }
}

static inline void value_forget(worker_t *worker, wyn_value_t *value) {
    if (value_class(value) == CLASS_LARGE) {
        leaks_remove(&worker->runtime->leaks, value_large(value));
    }
}

/* The bytes that a value of the program may use. */
static inline size_t value_room(const wyn_value_t *value) {
    uint32_t class = value_class(value);
    return class >= CLASS_POOLED ? pool_value_size(class - CLASS_POOLED) : class == CLASS_LARGE ? value_large(value)->size : 0;
}

/* A value of so many bytes, owned once; null if there is no memory. */
static inline wyn_value_t *value_try_new(size_t size, uint32_t type, const char *location) {
    wyn_value_t *value = value_take(size, location);
    if (LIKELY(value != NULL)) {
        value->kind |= type << TYPE_SHIFT;
        seam_store_count(&value->count, 1);
    }
    return value;
}

void *wyn_value_new(int64_t size, uint32_t type, const char *location) {
    wyn_value_t *value = value_try_new((size_t)size, type, location);
    if (UNLIKELY(value == NULL)) {
        runtime_fail_memory(seam_current_worker(), location, size, "");
    }
    return value;
}

/* Moves a value with its owner into memory of another size, of which the first bytes are kept; null if there is none. */
static wyn_value_t *value_resize(wyn_value_t *value, size_t kept, size_t size, const char *location) {
    worker_t *worker = seam_current_worker();
    bool is_large = value_class(value) == CLASS_LARGE && size > LARGEST_POOLED_VALUE;
    if (is_large && size <= PTRDIFF_MAX - sizeof(large_t)) {
        value_forget(worker, value);
        large_t *large = realloc(value_large(value), sizeof(large_t) + size); /* large blocks of the system's move without copying */
        if (large == NULL) {
            return NULL;
        }
        large->size = size;
        large->location = location;
        leaks_add(&worker->runtime->leaks, large);
        return value_memory(large + 1);
    }
    wyn_value_t *moved = value_take(size, location);
    if (moved == NULL) {
        return NULL;
    }
    moved->kind |= value->kind >> TYPE_SHIFT << TYPE_SHIFT;
    seam_store_count(&moved->count, seam_load_count(&value->count));
    memcpy(moved + 1, value + 1, kept - sizeof(wyn_value_t));
    value_forget(worker, value);
    value_give(worker, value);
    return moved;
}

/* ---- the dead */

static void value_bury(worker_t *worker, wyn_value_t *value) {
    graves_t *graves = &worker->graves;
    if (value_class(value) == CLASS_LARGE) {
        value_forget(worker, value);
        value_large(value)->next = graves->large;
        graves->large = value_large(value);
    } else {
        seam_store_count(&value->count, (int32_t)graves->pooled); /* nobody counts any more */
        graves->pooled = range_index(worker->runtime, value);
    }
}

static wyn_value_t *value_exhume(worker_t *worker) {
    graves_t *graves = &worker->graves;
    wyn_value_t *value = NULL;
    if (graves->pooled != 0) {
        value = range_at(worker->runtime, graves->pooled);
        graves->pooled = (uint32_t)seam_load_count(&value->count);
    } else if (graves->large != NULL) {
        value = (wyn_value_t *)(graves->large + 1);
        graves->large = graves->large->next;
    }
    return value;
}

/* A value has no owner any more. Its parts are dropped, and theirs, by whoever is furthest down the stack. */
__attribute__((noinline)) static void value_die(wyn_value_t *value) {
    worker_t *worker = seam_current_worker();
    const wyn_type_t *type = value_type(value);
    if (type->drop == NULL) {
        value_forget(worker, value);
        value_give(worker, value);
        return;
    }
    value_bury(worker, value);
    if (worker->graves.is_emptied) {
        return;
    }
    worker->graves.is_emptied = true;
    while ((value = value_exhume(worker)) != NULL) {
        type = value_type(value);
        if (UNLIKELY(type->is_channel)) {
            channel_die(worker, (wyn_channel_t *)value);
        } else {
            type->drop(&worker->base, value, 0, value_length(value, type));
        }
        value_give(worker, value);
    }
    worker->graves.is_emptied = false;
}

__attribute__((noinline)) static void value_die_flat(wyn_value_t *value) {
    worker_t *worker = seam_current_worker();
    value_forget(worker, value);
    value_give(worker, value);
}

/* ---- owners */

static inline void value_copy(wyn_value_t *value) {
    int32_t count = seam_load_count(&value->count);
    if (LIKELY(count > 0)) {
        seam_store_count(&value->count, count + 1); /* all owners are in this task */
    } else if (count < 0) {
        seam_add_count(&value->count, -1); /* the caller's own share keeps the value alive */
    }
}

/* One owner less; true if it was the last. */
static inline bool value_leave(wyn_value_t *value) {
    int32_t count = seam_load_count(&value->count);
    if (count > 1) {
        seam_store_count(&value->count, count - 1); /* all owners are in this task */
        return false;
    }
    /* Acquire and release in the addition: pairs with itself, the others have read what they wanted. */
    return count == 1 || (count < 0 && seam_add_count(&value->count, 1) == -1);
}

/* True for the only owner, who may change the value. */
static inline bool value_is_unique(const wyn_value_t *value) {
    int32_t count = seam_acquire_count(&value->count); /* acquire: pairs with value_leave, others have read what they wanted */
    return count == 1 || count == -1;
}

void wyn_value_copy(void *value) {
    value_copy(value);
}

void wyn_value_drop(void *value) {
    if (value_leave(value)) {
        value_die(value);
    }
}

void wyn_value_drop_flat(void *value) {
    if (value_leave(value)) {
        value_die_flat(value);
    }
}

/* A copy of a value of a fixed size, or of the first elements of an array, in memory of the size; its parts are owned once
 * more, the value itself once less. */
static wyn_value_t *value_replace(wyn_value_t *value, int64_t length, size_t kept, size_t size, const char *location) {
    const wyn_type_t *type = value_type(value);
    wyn_value_t *copy = value_try_new(size, value->kind >> TYPE_SHIFT, location);
    if (copy == NULL) {
        runtime_fail_memory(seam_current_worker(), location, (int64_t)size, "");
    }
    memcpy(copy + 1, value + 1, kept - sizeof(wyn_value_t));
    if (type->retain != NULL) {
        type->retain(copy, 0, length);
    }
    wyn_value_drop(value);
    return copy;
}

static wyn_array_t *array_replace(wyn_array_t *array, int64_t kept, int64_t capacity, const char *location);

void *wyn_value_unique(void *object, void *holder, const char *location) {
    wyn_value_t *value = object;
    if (value_is_unique(value)) {
        return value;
    }
    const wyn_type_t *type = value_type(value);
    if (type->element_size < 0) {
        value = value_replace(value, 0, type->size, type->size, location);
    } else {
        int64_t length = ((wyn_array_t *)value)->length;
        value = (wyn_value_t *)array_replace((wyn_array_t *)value, length, length, location);
    }
    if (holder != NULL && seam_load_count(&((wyn_value_t *)holder)->count) < 0) {
        seam_store_count(&value->count, -1); /* its parts are marked, since those of the value that it replaces are */
    }
    return value;
}

wyn_worker_t *wyn_worker_current(void) {
    return &seam_current_worker()->base;
}
