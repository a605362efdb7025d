/* Wyn's string: immutable bytes, UTF-8 by convention and never checked, so that length, order and equality agree on all backends.
 * Invariant: the bytes [0, length) never change once a string has been returned, and a NUL follows them.
 *
 * Owners are counted in one word of three ranges, as Lean 4's runtime has it: so many owners, all in one task, if
 * positive; so many, counted atomically, if negative; never freed, if zero. So a string that stays in its task costs no
 * atomic operation, and one test tells the three apart. A string becomes negative when it is about to be owned by two tasks
 * (40-memory), and never positive again. Twin: WynString.cs; and the string rows of RuntimeEntryPoints.cs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "types.h"

/* The longest string: the longest array of bytes that .NET makes. */
#define STR_MAX_LENGTH INT64_C(2147483591)

/* The size class of a string says where its memory came from; pooled ones follow STR_POOLED. */
enum { STR_LITERAL = 0, STR_LARGE = 1, STR_TRACKED = 2, STR_POOLED = 3 };

static const wyn_str_t str_empty = {0, STR_LITERAL, 0, {0}};
static const wyn_str_t str_true = {0, STR_LITERAL, 4, {'t', 'r', 'u', 'e', 0}};
static const wyn_str_t str_false = {0, STR_LITERAL, 5, {'f', 'a', 'l', 's', 'e', 0}};

/* ---- memory */

/* Neither pooled nor counted on to be fast: a large one, or one that the leak check wants to know of. */
COLD static wyn_str_t *str_take_slowly(worker_t *worker, size_t size, const char *location) {
    leak_check_t *leaks = &worker->runtime->leaks;
    wyn_str_t *text = leaks->is_on ? leaks_take(leaks, size, location) : malloc(size);
    if (text != NULL) {
        text->size_class = leaks->is_on ? STR_TRACKED : STR_LARGE;
    }
    return text;
}

/* A string of so many bytes, which the caller fills in before anybody sees it. */
static wyn_str_t *str_new(int64_t length, const char *location) {
    worker_t *worker = seam_current_worker();
    size_t size = sizeof(wyn_str_t) + (size_t)length + 1;
    wyn_str_t *text;
    if (LIKELY(size <= LARGEST_POOLED_STRING && !worker->runtime->leaks.is_on)) {
        uint32_t pool = pool_of_string(size);
        text = (wyn_str_t *)pool_take(worker, pool);
        text->size_class = STR_POOLED + pool - POOL_STRINGS;
    } else {
        text = length > STR_MAX_LENGTH ? NULL : str_take_slowly(worker, size, location);
        if (text == NULL) {
            runtime_fail_memory(worker, location, length);
        }
    }
    seam_store_count(&text->count, 1);
    text->length = length;
    text->bytes[length] = 0;
    return text;
}

static wyn_str_t *str_of_bytes(const void *bytes, int64_t length, const char *location) {
    wyn_str_t *text = str_new(length, location);
    memcpy(text->bytes, bytes, (size_t)length);
    return text;
}

/* Nobody owns the string. */
__attribute__((noinline)) static void str_free(wyn_str_t *text) {
    if (LIKELY(text->size_class >= STR_POOLED)) {
        pool_give(seam_current_worker(), POOL_STRINGS + text->size_class - STR_POOLED, (block_t *)text);
    } else if (text->size_class == STR_LARGE) {
        free(text);
    } else {
        leaks_give(&seam_current_worker()->runtime->leaks, text);
    }
}

/* ---- owners */

wyn_str_t *wyn_str_copy(wyn_str_t *text) {
    int32_t count = seam_load_count(&text->count);
    if (count > 0) {
        seam_store_count(&text->count, count + 1); /* all owners are in this task */
    } else if (count < 0) {
        seam_add_count(&text->count, -1); /* the caller's own share keeps the string alive */
    }
    return text;
}

void wyn_str_drop(wyn_str_t *text) {
    int32_t count = seam_load_count(&text->count);
    if (count > 1) {
        seam_store_count(&text->count, count - 1); /* all owners are in this task */
    } else if (count == 1 || (count < 0 && seam_add_count(&text->count, 1) == -1)) {
        str_free(text); /* acquire and release in the addition: pairs with itself, the others have read what they wanted */
    }
}

void wyn_str_share(wyn_str_t *text) {
    int32_t count = seam_load_count(&text->count);
    if (count > 1) {
        seam_store_count(&text->count, -count); /* all owners are in this task, and the caller is about to publish */
    }
}

/* Several tasks are about to read the string and make themselves owners: owners are counted atomically from now on. */
static void str_mark(wyn_str_t *text) {
    int32_t count = seam_load_count(&text->count);
    if (count > 0) {
        seam_store_count(&text->count, -count); /* as in wyn_str_share */
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
