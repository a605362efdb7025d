// fib(32) without any task: the floor under a spawn in every call, where the compiler sees nothing but calls.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

static int64_t fib(int64_t n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

int main(void) {
    printf("%" PRId64 "\n", fib(32));
    return 0;
}
