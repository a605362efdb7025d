// One million calls, one at a time, that the compiler cannot see through.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

static int64_t square(int64_t n) { return n * n; }

int main(void) {
    int64_t (*volatile call)(int64_t) = square;
    int64_t sum = 0;
    for (int64_t i = 0; i < 1000000; i++) {
        sum += call(i);
    }
    printf("%" PRId64 "\n", sum);
    return 0;
}
