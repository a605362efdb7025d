/* Types of heap values as emitted code would have them, for tests: arrays of ints and of values, and nodes of lists. */

enum {
    TYPE_STRING,
    TYPE_WAITING,
    TYPE_FRAME,
    TYPE_INTS,
    TYPE_VALUES,
    TYPE_NODE,
    TYPE_BOX,
    TYPE_INT_CHANNEL,
    TYPE_VALUE_CHANNEL,
    TYPE_CELL,
    TYPE_COUNT
};

typedef struct node {
    wyn_value_t header;
    int64_t number;
    wyn_value_t *next; /* a node, or any other value */
} node_t;

typedef struct box {
    wyn_value_t header;
    wyn_value_t *content;
} box_t;

static void *element_of(void *array, int64_t index) {
    return ((void **)((wyn_array_t *)array)->elements)[index];
}

static void retain_elements(void *array, int64_t from, int64_t to) {
    for (; from < to; from++) {
        wyn_value_copy(element_of(array, from));
    }
}

static void drop_elements(wyn_worker_t *worker, void *array, int64_t from, int64_t to) {
    (void)worker;
    for (; from < to; from++) {
        wyn_value_drop(element_of(array, from));
    }
}

static void mark_elements(wyn_marking_t *marking, void *array, int64_t from, int64_t to) {
    for (; from < to; from++) {
        wyn_marking_mark(marking, element_of(array, from));
    }
}

static void retain_node(void *node, int64_t from, int64_t to) {
    (void)from;
    (void)to;
    wyn_value_copy(((node_t *)node)->next);
}

static void drop_node(wyn_worker_t *worker, void *node, int64_t from, int64_t to) {
    (void)worker;
    (void)from;
    (void)to;
    wyn_value_drop(((node_t *)node)->next);
}

static void mark_node(wyn_marking_t *marking, void *node, int64_t from, int64_t to) {
    (void)from;
    (void)to;
    wyn_marking_mark(marking, ((node_t *)node)->next);
}

static void drop_box(wyn_worker_t *worker, void *box, int64_t from, int64_t to) {
    (void)worker;
    (void)from;
    (void)to;
    wyn_value_drop(((box_t *)box)->content);
}

static void mark_box(wyn_marking_t *marking, void *box, int64_t from, int64_t to) {
    (void)from;
    (void)to;
    wyn_marking_mark(marking, ((box_t *)box)->content);
}

/* A cell of a value. */
typedef struct cell {
    wyn_object_t object;
    wyn_value_t *content;
} cell_t;

static void drop_cell(wyn_worker_t *worker, void *cell, int64_t from, int64_t to) {
    (void)worker;
    (void)from;
    (void)to;
    wyn_value_drop(((cell_t *)cell)->content);
}

static const wyn_type_t types[TYPE_COUNT] = {
    [TYPE_STRING] = {"string", NULL, 0, -1, false, false, NULL, NULL, NULL},
    [TYPE_WAITING] = {"wait", NULL, 0, -1, false, false, NULL, NULL, NULL},
    [TYPE_FRAME] = {"frame", NULL, 0, -1, false, false, NULL, NULL, NULL},
    [TYPE_INTS] = {"array<int>", NULL, 0, sizeof(int64_t), false, false, NULL, NULL, NULL},
    [TYPE_VALUES] = {"array<array<int>>", NULL, 0, sizeof(void *), false, false, retain_elements, drop_elements, mark_elements},
    [TYPE_NODE] = {"List", NULL, sizeof(node_t), -1, false, false, retain_node, drop_node, mark_node},
    [TYPE_BOX] = {"box<str>", "counter", sizeof(box_t), -1, true, false, NULL, drop_box, mark_box},
    [TYPE_INT_CHANNEL] = {"chan<int>", NULL, 0, sizeof(int64_t), false, true, NULL, NULL, NULL},
    [TYPE_VALUE_CHANNEL] = {"chan<str>", NULL, 0, sizeof(void *), false, true, NULL, drop_elements, NULL},
    [TYPE_CELL] = {"cell<str>", NULL, sizeof(cell_t), -1, false, false, NULL, drop_cell, NULL},
};

static node_t *new_node(int64_t number, void *next) {
    node_t *node = wyn_value_new(sizeof(node_t), TYPE_NODE, "test.wyn:8:1");
    node->number = number;
    node->next = next;
    return node;
}

static box_t *new_box(void *content) {
    box_t *box = wyn_value_new(sizeof(box_t), TYPE_BOX, "test.wyn:8:2");
    box->content = content;
    return box;
}

static wyn_array_t *push_word(wyn_array_t *array, uint64_t word) {
    array = wyn_array_grow(array, "test.wyn:8:3");
    ((uint64_t *)array->elements)[array->length++] = word;
    return array;
}

static wyn_array_t *new_ints(int64_t length) {
    wyn_array_t *array = wyn_array_new(0, TYPE_INTS, "test.wyn:8:4");
    for (int64_t i = 0; i < length; i++) {
        array = push_word(array, (uint64_t)i);
    }
    return array;
}

static int64_t int_at(const wyn_array_t *array, int64_t index) {
    return ((const int64_t *)array->elements)[index];
}
