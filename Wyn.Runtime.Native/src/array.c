/* Arrays: growth by doubling, and everything that moves many elements at once. What touches one element is emitted code's own.
 * The caller owns the array, hands it over and gets one back, the same or another; it is the only owner of that one. Elements
 * are moved by their bytes; where both places stay, their parts are counted once more. Twin: WynArray.cs. */
#include <string.h>
#include "types.h"

/* What a growing array has at least, in bytes. */
enum { SMALLEST_GROWN_ARRAY = 64 };

static inline uint32_t array_type(const wyn_array_t *array) {
    return array->header.kind >> TYPE_SHIFT;
}

/* The bytes of an array of so many elements; SIZE_MAX if no memory is that large. */
static inline size_t array_size(int64_t element_size, int64_t length) {
    size_t size;
    bool is_too_large = __builtin_mul_overflow((size_t)length, (size_t)element_size, &size) ||
                        __builtin_add_overflow(size, sizeof(wyn_array_t), &size);
    return is_too_large ? SIZE_MAX : size;
}

static inline uint8_t *array_at(wyn_array_t *array, int64_t element_size, int64_t index) {
    return array->elements + index * element_size;
}

COLD static WYN_NORETURN void array_fail(const char *location, int64_t element_size, int64_t length) {
    size_t size = array_size(element_size, length);
    runtime_fail_memory(seam_current_worker(), location, size > INT64_MAX ? INT64_MAX : (int64_t)size, "an array of ");
}

/* As many elements as the memory has room for. */
static inline int64_t array_room(const wyn_array_t *array, int64_t element_size, int64_t wanted) {
    return element_size == 0 ? wanted : (int64_t)((value_room(&array->header) - sizeof(wyn_array_t)) / (size_t)element_size);
}

wyn_array_t *wyn_array_new(int64_t length, uint32_t type, const char *location) {
    int64_t element_size = wyn_program.types[type].element_size;
    size_t size = array_size(element_size, length);
    wyn_array_t *array = (wyn_array_t *)value_try_new(size, type, location);
    if (UNLIKELY(array == NULL)) {
        array_fail(location, element_size, length);
    }
    array->length = length;
    array->capacity = length;
    return array;
}

/* An array of its own, with room for so many elements, of which the first ones are copies of the array's, instead of it. */
static wyn_array_t *array_replace(wyn_array_t *array, int64_t kept, int64_t capacity, const char *location) {
    int64_t element_size = value_type(&array->header)->element_size;
    size_t size = array_size(element_size, capacity);
    if (size == SIZE_MAX) {
        array_fail(location, element_size, capacity);
    }
    wyn_array_t *copy = (wyn_array_t *)value_replace(&array->header, kept, array_size(element_size, kept), size, location);
    copy->length = kept;
    copy->capacity = array_room(copy, element_size, capacity);
    return copy;
}

/* Moves the array, which has one owner, to where there is room for more. */
static wyn_array_t *array_enlarge(wyn_array_t *array, int64_t capacity, const char *location) {
    int64_t element_size = value_type(&array->header)->element_size;
    size_t size = array_size(element_size, capacity);
    wyn_array_t *moved = (wyn_array_t *)value_resize(&array->header, array_size(element_size, array->length), size, location);
    if (moved == NULL) {
        array_fail(location, element_size, capacity);
    }
    moved->capacity = array_room(moved, element_size, capacity);
    return moved;
}

/* Room for so many at least, twice as many as there was room for if there was too little. */
static int64_t array_grown(const wyn_array_t *array, int64_t needed) {
    int64_t element_size = value_type(&array->header)->element_size;
    int64_t least = element_size == 0 ? 0 : (int64_t)((SMALLEST_GROWN_ARRAY - sizeof(wyn_array_t)) / (size_t)element_size);
    int64_t doubled = needed <= array->capacity ? needed : 2 * array->capacity;
    int64_t grown = needed > doubled ? needed : doubled;
    return grown > least ? grown : least;
}

/* The array, or a copy, with one owner and room for so many elements. */
static inline wyn_array_t *array_own(wyn_array_t *array, int64_t needed, const char *location) {
    if (!value_is_unique(&array->header)) {
        return array_replace(array, array->length, array_grown(array, needed), location);
    }
    return needed <= array->capacity ? array : array_enlarge(array, array_grown(array, needed), location);
}

__attribute__((noinline)) wyn_array_t *wyn_array_grow(wyn_array_t *array, const char *location) {
    return array_own(array, array->length + 1, location);
}

wyn_array_t *wyn_array_open(wyn_array_t *array, int64_t index, const char *location) {
    array = array_own(array, array->length + 1, location);
    int64_t element_size = value_type(&array->header)->element_size;
    uint8_t *gap = array_at(array, element_size, index);
    memmove(gap + element_size, gap, (size_t)((array->length - index) * element_size));
    array->length++;
    return array;
}

void wyn_array_close(wyn_array_t *array, int64_t index) {
    int64_t element_size = value_type(&array->header)->element_size;
    uint8_t *gap = array_at(array, element_size, index);
    array->length--;
    memmove(gap, gap + element_size, (size_t)((array->length - index) * element_size));
}

wyn_array_t *wyn_array_slice(wyn_array_t *array, int64_t from, int64_t to, const char *location) {
    const wyn_type_t *type = value_type(&array->header);
    wyn_array_t *slice = wyn_array_new(to - from, array_type(array), location);
    memcpy(slice->elements, array_at(array, type->element_size, from), (size_t)((to - from) * type->element_size));
    if (type->retain != NULL) {
        type->retain(slice, 0, to - from);
    }
    return slice;
}

wyn_array_t *wyn_array_concat(wyn_array_t *array, wyn_array_t *other, const char *location) {
    int64_t added = other->length;
    if (added == 0) {
        return array;
    }
    if (array->length == 0 && array->capacity < added) {
        value_copy(&other->header);
        wyn_value_drop(array);
        return other;
    }
    const wyn_type_t *type = value_type(&array->header);
    int64_t length = array->length;
    array = array_own(array, length + added, location); /* where both are one value it has two owners, and this is a copy */
    memcpy(array_at(array, type->element_size, length), other->elements, (size_t)(added * type->element_size));
    array->length = length + added;
    if (type->retain != NULL) {
        type->retain(array, length, length + added);
        marking_mark_elements(array, length, length + added, location);
    }
    return array;
}

wyn_array_t *wyn_array_truncate(wyn_array_t *array, int64_t count, const char *location) {
    int64_t length = array->length;
    if (count == length) {
        return array;
    }
    if (!value_is_unique(&array->header)) {
        return array_replace(array, count, count, location);
    }
    const wyn_type_t *type = value_type(&array->header);
    array->length = count;
    if (type->drop != NULL) {
        type->drop(wyn_worker_current(), array, count, length);
    }
    return array;
}

wyn_array_t *wyn_array_reserve(wyn_array_t *array, int64_t count, const char *location) {
    if (count <= array->capacity) {
        return array;
    }
    return value_is_unique(&array->header) ? array_enlarge(array, count, location)
                                           : array_replace(array, array->length, count, location);
}
