// The same product as in matmul, element by element: the inner loop goes down the rows of the second matrix.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static double **new_matrix(int64_t n) {
    double **rows = malloc(n * sizeof *rows);
    for (int64_t i = 0; i < n; i++) {
        rows[i] = calloc(n, sizeof **rows);
    }
    return rows;
}

static void free_matrix(double **rows, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        free(rows[i]);
    }
    free(rows);
}

static double **multiply(double **a, double **b, int64_t n) {
    double **product = new_matrix(n);
    for (int64_t i = 0; i < n; i++) {
        for (int64_t j = 0; j < n; j++) {
            double sum = 0;
            for (int64_t k = 0; k < n; k++) {
                sum += a[i][k] * b[k][j];
            }
            product[i][j] = sum;
        }
    }
    return product;
}

int main(void) {
    const int64_t n = 700;
    double **a = new_matrix(n), **b = new_matrix(n);
    for (int64_t i = 0; i < n; i++) {
        for (int64_t j = 0; j < n; j++) {
            a[i][j] = (double)((i * 3 + j) % 10) * 0.5;
            b[i][j] = (double)((i - j * 2) % 10) * 0.25;
        }
    }
    double **product = multiply(a, b, n), sum = 0;
    for (int64_t i = 0; i < n; i++) {
        for (int64_t j = 0; j < n; j++) {
            sum += product[i][j] * (double)(i % 7 + j % 5);
        }
    }
    printf("%" PRId64 "\n", (int64_t)sum);
    free_matrix(a, n);
    free_matrix(b, n);
    free_matrix(product, n);
    return 0;
}
