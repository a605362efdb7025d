/* Wyn's string: bytes, UTF-8 by convention and never checked, so that length, order and equality agree on all backends.
 * Invariants: a NUL follows the bytes [0, length); they never change while somebody else owns the string, and its only owner adds
 * to them at most. Owners are counted and memory comes as for every heap value (value.c). Twin: WynString.cs; and the string
 * rows of RuntimeEntryPoints.cs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "types.h"

/* The longest string: the longest array of bytes that .NET makes. */
#define STR_MAX_LENGTH INT64_C(2147483591)

/* The row of strings among the program's types. */
enum { STR_TYPE = 0 };

static const wyn_str_t str_empty = {{0, CLASS_STATIC}, 0, {0}};
static const wyn_str_t str_true = {{0, CLASS_STATIC}, 4, {'t', 'r', 'u', 'e', 0}};
static const wyn_str_t str_false = {{0, CLASS_STATIC}, 5, {'f', 'a', 'l', 's', 'e', 0}};

/* ---- memory */

static inline size_t str_size(int64_t length) {
    return sizeof(wyn_str_t) + (size_t)length + 1;
}

COLD static WYN_NORETURN void str_fail(const char *location, int64_t length) {
    runtime_fail_memory(seam_current_worker(), location, length, "a string of ");
}

/* A string of so many bytes, which the caller fills in before anybody sees it, in memory for more. */
static wyn_str_t *str_new_with_room(int64_t length, size_t size, const char *location) {
    wyn_str_t *text = length > STR_MAX_LENGTH ? NULL : (wyn_str_t *)value_try_new(size, STR_TYPE, location);
    if (UNLIKELY(text == NULL)) {
        str_fail(location, length);
    }
    text->length = length;
    text->bytes[length] = 0;
    return text;
}

static wyn_str_t *str_new(int64_t length, const char *location) {
    return str_new_with_room(length, str_size(length), location);
}

static wyn_str_t *str_of_bytes(const void *bytes, int64_t length, const char *location) {
    wyn_str_t *text = str_new(length, location);
    memcpy(text->bytes, bytes, (size_t)length);
    return text;
}

/* ---- owners */

wyn_str_t *wyn_str_copy(wyn_str_t *text) {
    value_copy(&text->header);
    return text;
}

void wyn_str_drop(wyn_str_t *text) {
    wyn_value_drop_flat(text);
}

void wyn_str_share(wyn_str_t *text) {
    int32_t count = seam_load_count(&text->header.count);
    if (count > 1) {
        seam_store_count(&text->header.count, -count); /* all owners are in this task, and the caller is about to publish */
    }
}

/* ---- texts of values */

/* Writes the decimal text, at most 20 bytes, and gives its length. */
static uint32_t text_of_int(char *text, int64_t value) {
    char digits[20];
    uint32_t count = 0;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[count++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    uint32_t length = 0;
    if (value < 0) {
        text[length++] = '-';
    }
    while (count > 0) {
        text[length++] = digits[--count];
    }
    return length;
}

/* Writes the first of %.15g, %.16g, %.17g that reads back as the same value, with `.0` where it would look like an int; the
 * sign of NaN says nothing and is left out. The C locale is never set, so the point is one. Gives the length. */
static uint32_t text_of_float(char text[32], double value) {
    if (value != value) {
        memcpy(text, "nan", 3);
        return 3;
    }
    int length = 0;
    for (int precision = 15; precision <= 17; precision++) {
        length = snprintf(text, 32, "%.*g", precision, value);
        if (strtod(text, NULL) == value) {
            break;
        }
    }
    if (strpbrk(text, ".eni") == NULL) {
        text[length++] = '.';
        text[length++] = '0';
    }
    return (uint32_t)length;
}

wyn_str_t *wyn_str_from_int(int64_t value, const char *location) {
    char text[24];
    return str_of_bytes(text, text_of_int(text, value), location);
}

wyn_str_t *wyn_str_from_float(double value, const char *location) {
    char text[32];
    return str_of_bytes(text, text_of_float(text, value), location);
}

wyn_str_t *wyn_str_from_bool(bool value, const char *location) {
    (void)location;
    return (wyn_str_t *)(value ? &str_true : &str_false); /* a literal is never written */
}

/* ---- operations */

/* Whether the string has one owner and room for so many more bytes: then they are written behind its end, in code that is small
 * enough to come to stand where the append is. */
static inline bool str_has_room(const wyn_str_t *text, int64_t added) {
    return value_is_unique(&text->header) && str_size(text->length + added) <= value_room(&text->header);
}

/* The string, or a copy, with one owner and room for so many more bytes, and as many again as it has. */
static wyn_str_t *str_make_room(wyn_str_t *text, int64_t added, const char *location) {
    int64_t length = text->length + added;
    if (length > STR_MAX_LENGTH) {
        str_fail(location, length);
    }
    size_t needed = str_size(length);
    size_t doubled = 2 * str_size(text->length);
    size_t size = needed > doubled ? needed : doubled;
    size = size > str_size(STR_MAX_LENGTH) ? str_size(STR_MAX_LENGTH) : size;
    if (!value_is_unique(&text->header)) {
        wyn_str_t *copy = str_new_with_room(text->length, size, location);
        memcpy(copy->bytes, text->bytes, (size_t)text->length);
        wyn_str_drop(text);
        return copy;
    }
    text = (wyn_str_t *)value_resize(&text->header, sizeof(wyn_str_t) + (size_t)text->length, size, location);
    if (text == NULL) {
        str_fail(location, length);
    }
    return text;
}

static inline void str_add(wyn_str_t *text, const void *bytes, int64_t added) {
    int64_t length = text->length;
    memcpy(text->bytes + length, bytes, (size_t)added);
    text->bytes[length + added] = 0;
    text->length = length + added;
}

__attribute__((noinline)) static wyn_str_t *str_append_slowly(wyn_str_t *text, wyn_str_t *other, const char *location) {
    if (text->length == 0 && text->header.count == 0) {
        return wyn_str_copy(other);
    }
    int64_t added = other->length;
    text = str_make_room(text, added, location); /* where both are one string it has two owners, and this is a copy */
    str_add(text, other->bytes, added);
    return text;
}

__attribute__((noinline)) static wyn_str_t *str_append_byte_slowly(wyn_str_t *text, uint8_t byte, const char *location) {
    text = str_make_room(text, 1, location);
    str_add(text, &byte, 1);
    return text;
}

/* Takes over the first string. */
wyn_str_t *wyn_str_append(wyn_str_t *text, wyn_str_t *other, const char *location) {
    if (UNLIKELY(!str_has_room(text, other->length))) {
        return str_append_slowly(text, other, location);
    }
    str_add(text, other->bytes, other->length);
    return text;
}

wyn_str_t *wyn_str_append_byte(wyn_str_t *text, int64_t byte, const char *location) {
    uint8_t only = (uint8_t)byte;
    if (UNLIKELY(!str_has_room(text, 1))) {
        return str_append_byte_slowly(text, only, location);
    }
    str_add(text, &only, 1);
    return text;
}

/* The bytes of all parts; where all but one are empty, that one. */
wyn_str_t *wyn_str_concat(int64_t count, wyn_str_t *const *parts, const char *location) {
    int64_t length = 0;
    for (int64_t i = 0; i < count; i++) {
        length += parts[i]->length;
    }
    for (int64_t i = 0; i < count; i++) {
        if (parts[i]->length == length) {
            return wyn_str_copy(parts[i]);
        }
    }
    wyn_str_t *text = length == 0 ? (wyn_str_t *)&str_empty : str_new(length, location); /* a literal is never written */
    uint8_t *end = text->bytes;
    for (int64_t i = 0; i < count; i++) {
        memcpy(end, parts[i]->bytes, (size_t)parts[i]->length);
        end += parts[i]->length;
    }
    return text;
}

wyn_str_t *wyn_str_repeat(wyn_str_t *text, int64_t count, const char *location) {
    if (count <= 0 || text->length == 0) {
        return (wyn_str_t *)&str_empty; /* a literal is never written */
    }
    if (count > STR_MAX_LENGTH / text->length) {
        runtime_fail_repeat(seam_current_worker(), location, text->length, count);
    }
    size_t length = (size_t)(text->length * count);
    wyn_str_t *repeated = str_new((int64_t)length, location);
    memcpy(repeated->bytes, text->bytes, (size_t)text->length);
    for (size_t done = (size_t)text->length; done < length; done *= 2) {
        memcpy(repeated->bytes + done, repeated->bytes, done < length - done ? done : length - done);
    }
    return repeated;
}

int64_t wyn_str_compare(wyn_str_t *a, wyn_str_t *b) {
    int order = memcmp(a->bytes, b->bytes, (size_t)(a->length < b->length ? a->length : b->length));
    if (order == 0) {
        order = (a->length > b->length) - (a->length < b->length);
    }
    return (order > 0) - (order < 0);
}

bool wyn_str_equal(wyn_str_t *a, wyn_str_t *b) {
    return a->length == b->length && memcmp(a->bytes, b->bytes, (size_t)a->length) == 0;
}
