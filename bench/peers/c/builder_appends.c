// A million appends of a short text, a hundred times.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char *bytes;
    size_t length, capacity;
} text_t;

static void append(text_t *text, const char *more, size_t length) {
    if (text->length + length > text->capacity) {
        text->capacity = (text->length + length) * 2;
        text->bytes = realloc(text->bytes, text->capacity);
    }
    memcpy(text->bytes + text->length, more, length);
    text->length += length;
}

static text_t build(int64_t count) {
    text_t text = {NULL, 0, 0};
    for (int64_t i = 0; i < count; i++) {
        append(&text, "x", 1);
        if (i % 8 == 0) {
            append(&text, ", ", 2);
        }
    }
    return text;
}

int main(void) {
    int64_t total = 0;
    for (int64_t turn = 0; turn < 100; turn++) {
        text_t text = build(1000000 + turn);
        total += (int64_t)text.length;
        free(text.bytes);
    }
    printf("%" PRId64 "\n", total);
    return 0;
}
