// fib(32), one thread, with a cell on the heap for every spawn: argument and result pass through it, as through a task.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    void (*run)(void *cell);
    int64_t value; // the argument, then the result
} cell_t;

static int64_t fib(int64_t n);

static void run_fib(void *cell) {
    cell_t *task = cell;
    task->value = fib(task->value);
}

// The call through the cell is one that a compiler cannot see through, as a scheduler's is.
static int64_t await(cell_t *task) {
    void (*volatile run)(void *) = task->run;
    run(task);
    int64_t result = task->value;
    free(task);
    return result;
}

static int64_t fib(int64_t n) {
    if (n < 2) {
        return n;
    }
    cell_t *a = malloc(sizeof *a);
    if (a == NULL) {
        abort();
    }
    *a = (cell_t){run_fib, n - 1};
    int64_t b = fib(n - 2);
    return await(a) + b;
}

int main(void) {
    printf("%" PRId64 "\n", fib(32));
    return 0;
}
