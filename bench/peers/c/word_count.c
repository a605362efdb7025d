// 20 MB of words, some far more common than others, counted in an open-addressing table of slices of the text.
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE = 20000000, VOCABULARY = 50000, LONGEST = 16 };

typedef struct {
    const char *text;
    size_t length;
    uint64_t hash;
    int64_t count;
} entry_t;

typedef struct {
    entry_t *entries;
    size_t capacity, used;
} table_t;

static size_t word(int64_t number, char *result) {
    size_t length = 0;
    for (int64_t rest = number + 1; rest > 0; rest /= 26) {
        result[length++] = "etaoinshrdlucmfwypvbgkjqxz"[rest % 26];
    }
    memcpy(result + length, "ing", 3);
    return length + 3;
}

static char *make_text(size_t *size) {
    char (*words)[LONGEST] = malloc(VOCABULARY * sizeof *words);
    size_t *lengths = malloc(VOCABULARY * sizeof *lengths);
    for (int64_t i = 0; i < VOCABULARY; i++) {
        lengths[i] = word(i, words[i]);
    }
    char *text = malloc(SIZE + LONGEST + 1);
    size_t length = 0;
    int64_t seed = 42;
    while (length < SIZE) {
        seed = (seed * 1103515245 + 12345) & 2147483647;
        int64_t limit = (seed >> 8) % VOCABULARY + 1;
        seed = (seed * 1103515245 + 12345) & 2147483647;
        int64_t number = (seed >> 8) % limit;
        memcpy(text + length, words[number], lengths[number]);
        length += lengths[number];
        text[length++] = ' ';
    }
    free(words);
    free(lengths);
    *size = length;
    return text;
}

static uint64_t hash_of(const char *text, size_t length) {
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
    }
    return hash ^ hash >> 32;
}

static entry_t *probe(const table_t *table, const char *text, size_t length, uint64_t hash) {
    size_t mask = table->capacity - 1, slot = hash & mask;
    for (;; slot = (slot + 1) & mask) {
        entry_t *entry = &table->entries[slot];
        if (entry->text == NULL || (entry->hash == hash && entry->length == length && memcmp(entry->text, text, length) == 0)) {
            return entry;
        }
    }
}

static void grow(table_t *table) {
    table_t larger = {calloc(table->capacity * 2, sizeof(entry_t)), table->capacity * 2, table->used};
    for (size_t i = 0; i < table->capacity; i++) {
        entry_t *entry = &table->entries[i];
        if (entry->text != NULL) {
            *probe(&larger, entry->text, entry->length, entry->hash) = *entry;
        }
    }
    free(table->entries);
    *table = larger;
}

static void count_word(table_t *table, const char *text, size_t length) {
    uint64_t hash = hash_of(text, length);
    entry_t *entry = probe(table, text, length, hash);
    if (entry->text == NULL) {
        if ((table->used + 1) * 4 > table->capacity * 3) {
            grow(table);
            entry = probe(table, text, length, hash);
        }
        table->used++;
        *entry = (entry_t){text, length, hash, 0};
    }
    entry->count++;
}

int main(void) {
    size_t size;
    char *text = make_text(&size);
    table_t table = {calloc(16, sizeof(entry_t)), 16, 0};
    size_t start = 0;
    for (;;) {
        const char *blank = memchr(text + start, ' ', size - start);
        size_t stop = blank == NULL ? size : (size_t)(blank - text);
        count_word(&table, text + start, stop - start);
        if (blank == NULL) {
            break;
        }
        start = stop + 1;
    }
    int64_t most = 0, squares = 0;
    for (size_t i = 0; i < table.capacity; i++) {
        int64_t count = table.entries[i].count;
        most = count > most ? count : most;
        squares += count * count;
    }
    printf("%zu %" PRId64 " %" PRId64 "\n", table.used, most, squares);
    free(table.entries);
    free(text);
    return 0;
}
