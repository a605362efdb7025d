// Five million ints of a linear congruential generator, sorted.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static int compare(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

int main(void) {
    const int64_t count = 5000000;
    int64_t *items = malloc(count * sizeof *items), seed = 42, checksum = 0;
    for (int64_t i = 0; i < count; i++) {
        seed = (seed * 1103515245 + 12345) & 2147483647;
        items[i] = seed;
    }
    qsort(items, count, sizeof *items, compare);
    for (int64_t i = 0; i < count; i++) {
        checksum += items[i] * (i % 1000);
    }
    printf("%" PRId64 "\n", checksum);
    free(items);
    return 0;
}
