// Trees of nodes from malloc, built, counted and freed, down to depth 16.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct tree {
    struct tree *left, *right;
} tree_t;

static tree_t *build(int64_t depth) {
    tree_t *tree = malloc(sizeof *tree);
    *tree = depth == 0 ? (tree_t){NULL, NULL} : (tree_t){build(depth - 1), build(depth - 1)};
    return tree;
}

static int64_t count(const tree_t *tree) { return tree == NULL ? 0 : 1 + count(tree->left) + count(tree->right); }

static void drop(tree_t *tree) {
    if (tree != NULL) {
        drop(tree->left);
        drop(tree->right);
        free(tree);
    }
}

int main(void) {
    const int64_t deepest = 16;
    tree_t *lasting = build(deepest);
    for (int64_t depth = 4; depth <= deepest; depth += 2) {
        int64_t rounds = (int64_t)1 << (deepest - depth + 4), nodes = 0;
        for (int64_t i = 0; i < rounds; i++) {
            tree_t *tree = build(depth);
            nodes += count(tree);
            drop(tree);
        }
        printf("%" PRId64 " %" PRId64 " %" PRId64 "\n", rounds, depth, nodes);
    }
    printf("%" PRId64 "\n", count(lasting));
    drop(lasting);
    return 0;
}
