// Flips of all permutations of ten.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static int64_t count_flips(int64_t *flipped) {
    int64_t flips = 0;
    while (flipped[0] != 0) {
        int64_t low = 0, high = flipped[0];
        while (low < high) {
            int64_t value = flipped[low];
            flipped[low++] = flipped[high];
            flipped[high--] = value;
        }
        flips++;
    }
    return flips;
}

// Goes to the next permutation; 0 if there is none.
static int advance(int64_t *order, int64_t *counts, int64_t *rest, int64_t n) {
    for (; *rest != n; ++*rest) {
        int64_t first = order[0];
        for (int64_t i = 0; i < *rest; i++) {
            order[i] = order[i + 1];
        }
        order[*rest] = first;
        if (--counts[*rest] > 0) {
            return 1;
        }
    }
    return 0;
}

int main(void) {
    const int64_t n = 10;
    int64_t *order = malloc(n * sizeof *order), *counts = calloc(n, sizeof *counts), *flipped = malloc(n * sizeof *flipped);
    int64_t most = 0, checksum = 0, turn = 0, rest = n;
    for (int64_t i = 0; i < n; i++) {
        order[i] = i;
    }
    do {
        for (; rest > 1; rest--) {
            counts[rest - 1] = rest;
        }
        for (int64_t i = 0; i < n; i++) {
            flipped[i] = order[i];
        }
        int64_t flips = count_flips(flipped);
        most = flips > most ? flips : most;
        checksum += turn % 2 == 0 ? flips : -flips;
        turn++;
    } while (advance(order, counts, &rest, n));
    printf("%" PRId64 " %" PRId64 "\n", checksum, most);
    free(order);
    free(counts);
    free(flipped);
    return 0;
}
