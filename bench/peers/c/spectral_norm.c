// The largest singular value of an infinite matrix, cut off at 2000.
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static double element(int64_t i, int64_t j) { return 1.0 / (double)((i + j) * (i + j + 1) / 2 + i + 1); }

static void times(const double *u, double *result, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        double sum = 0;
        for (int64_t j = 0; j < n; j++) {
            sum += element(i, j) * u[j];
        }
        result[i] = sum;
    }
}

static void transposed_times(const double *u, double *result, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        double sum = 0;
        for (int64_t j = 0; j < n; j++) {
            sum += element(j, i) * u[j];
        }
        result[i] = sum;
    }
}

int main(void) {
    const int64_t n = 2000;
    double *u = malloc(n * sizeof *u), *v = malloc(n * sizeof *v), *t = malloc(n * sizeof *t);
    for (int64_t i = 0; i < n; i++) {
        u[i] = 1;
    }
    for (int i = 0; i < 10; i++) {
        times(u, t, n);
        transposed_times(t, v, n);
        times(v, t, n);
        transposed_times(t, u, n);
    }
    double uv = 0, vv = 0;
    for (int64_t i = 0; i < n; i++) {
        uv += u[i] * v[i];
        vv += v[i] * v[i];
    }
    printf("%" PRId64 "\n", (int64_t)(sqrt(uv / vv) * 1000000000000.0));
    free(u);
    free(v);
    free(t);
    return 0;
}
