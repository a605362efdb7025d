/* Parts of strings, bytes, numbers out of texts and values, hashes. Twin: Text.cs; and the rows of RuntimeEntryPoints.cs. */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "types.h"

int64_t wyn_str_len(wyn_str_t *text) {
    return text->length;
}

int64_t wyn_str_byte(wyn_str_t *text, int64_t index) {
    return text->bytes[index];
}

wyn_str_t *wyn_str_slice(wyn_str_t *text, int64_t from, int64_t to, const char *location) {
    if (to - from == text->length) {
        return wyn_str_copy(text);
    }
    return to == from ? (wyn_str_t *)&str_empty : str_of_bytes(text->bytes + from, to - from, location); /* a literal is never written */
}

int64_t wyn_str_find(wyn_str_t *text, wyn_str_t *needle, int64_t from) {
    const uint8_t *found = memmem(text->bytes + from, (size_t)(text->length - from), needle->bytes, (size_t)needle->length);
    return found == NULL ? -1 : found - text->bytes;
}

int64_t wyn_str_hash(wyn_str_t *text) {
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (int64_t i = 0; i < text->length; i++) {
        hash = (hash ^ text->bytes[i]) * UINT64_C(0x100000001B3);
    }
    return (int64_t)hash;
}

wyn_str_t *wyn_str_from_byte(int64_t byte, const char *location) {
    uint8_t bytes[] = {(uint8_t)byte};
    return str_of_bytes(bytes, 1, location);
}

/* A NUL follows the bytes of the name. */
wyn_str_t *wyn_env_get(wyn_str_t *name, const char *location) {
    const char *value = getenv((const char *)name->bytes);
    return value == NULL || *value == 0 ? (wyn_str_t *)&str_empty : str_of_bytes(value, (int64_t)strlen(value), location); /* a literal is never written */
}

int64_t wyn_clock_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t wyn_clock_wall(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The C locale is never left, so the point is one; a NUL follows the bytes. */
double wyn_float_parse(wyn_str_t *text) {
    return strtod((const char *)text->bytes, NULL);
}

int64_t wyn_int_hash(int64_t value) {
    uint64_t mixed = (uint64_t)value;
    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
    return (int64_t)(mixed ^ mixed >> 31);
}

int64_t wyn_float_bits(double value) {
    int64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}
