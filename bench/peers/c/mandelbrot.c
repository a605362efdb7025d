// How many points of a 2000 x 2000 grid stay within 50 turns.
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

static bool stays(double cr, double ci) {
    double zr = 0, zi = 0;
    for (int i = 0; i < 50; i++) {
        double r2 = zr * zr, i2 = zi * zi;
        if (r2 + i2 > 4.0) {
            return false;
        }
        zi = 2.0 * zr * zi + ci;
        zr = r2 - i2 + cr;
    }
    return true;
}

int main(void) {
    const int64_t n = 2000;
    int64_t inside = 0;
    for (int64_t y = 0; y < n; y++) {
        double ci = 2.0 * (double)y / (double)n - 1.0;
        for (int64_t x = 0; x < n; x++) {
            inside += stays(2.0 * (double)x / (double)n - 1.5, ci);
        }
    }
    printf("%" PRId64 "\n", inside);
    return 0;
}
