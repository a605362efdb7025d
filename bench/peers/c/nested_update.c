// Cells of rows of a grid, changed in place: 1000 x 1000 cells, 500 turns.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    int64_t *cells;
} row_t;

typedef struct {
    row_t *rows;
} grid_t;

int main(void) {
    const int64_t n = 1000;
    grid_t g = {malloc(n * sizeof(row_t))};
    for (int64_t i = 0; i < n; i++) {
        g.rows[i].cells = calloc(n, sizeof(int64_t));
    }
    for (int64_t turn = 0; turn < 500; turn++) {
        for (int64_t i = 0; i < n; i++) {
            for (int64_t j = 0; j < n; j++) {
                g.rows[i].cells[j] += (i ^ j) + turn;
            }
        }
    }
    int64_t sum = 0;
    for (int64_t i = 0; i < n; i++) {
        for (int64_t j = 0; j < n; j++) {
            sum += g.rows[i].cells[j];
        }
        free(g.rows[i].cells);
    }
    free(g.rows);
    printf("%" PRId64 "\n", sum);
    return 0;
}
