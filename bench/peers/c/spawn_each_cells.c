// One million calls, one at a time, each through a cell on the heap, as through a task.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    void (*run)(void *cell);
    int64_t value; // the argument, then the result
} cell_t;

static void run_square(void *cell) {
    cell_t *task = cell;
    task->value *= task->value;
}

static cell_t *spawn(int64_t n) {
    cell_t *task = malloc(sizeof *task);
    if (task == NULL) {
        abort();
    }
    *task = (cell_t){run_square, n};
    return task;
}

// The call through the cell is one that a compiler cannot see through, as a scheduler's is.
static int64_t await(cell_t *task) {
    void (*volatile run)(void *) = task->run;
    run(task);
    int64_t result = task->value;
    free(task);
    return result;
}

int main(void) {
    int64_t sum = 0;
    for (int64_t i = 0; i < 1000000; i++) {
        sum += await(spawn(i));
    }
    printf("%" PRId64 "\n", sum);
    return 0;
}
