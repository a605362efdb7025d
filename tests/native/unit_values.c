/* Heap values one by one: arrays, nodes, marking, growing strings. The leak check is on, so that each test must drop what it makes. */

static int64_t unit_arrays_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    enum { MANY = 3000 }; /* through all size classes and beyond */
    wyn_array_t *array = new_ints(MANY);
    expect("pushed", array->length, MANY);
    for (int64_t i = 0; i < MANY; i++) {
        expect("kept while it grew", int_at(array, i), i);
    }
    wyn_value_copy(array);
    wyn_array_t *other = push_word(array, 77);
    expect("a shared one is copied", other != array && other->length == MANY + 1 && array->length == MANY, true);
    expect("the copy is owned once", other->header.count, 1);
    expect("and so is what it was copied from", array->header.count, 1);
    wyn_array_t *slice = wyn_array_slice(array, 10, 14, here);
    expect("a slice", slice->length == 4 && int_at(slice, 0) == 10 && int_at(slice, 3) == 13, true);
    wyn_value_copy(slice);
    wyn_array_t *doubled = wyn_array_concat(slice, slice, here);
    wyn_value_drop(slice);
    slice = doubled;
    expect("with itself, which has two owners", slice->length, 8);
    expect("the end", int_at(slice, 7), 13);
    slice = wyn_array_open(slice, 0, here);
    ((int64_t *)slice->elements)[0] = -1;
    expect("inserted", slice->length == 9 && int_at(slice, 0) == -1 && int_at(slice, 1) == 10, true);
    wyn_array_close(slice, 0);
    expect("removed", slice->length == 8 && int_at(slice, 0) == 10, true);
    int64_t capacity = slice->capacity;
    slice = wyn_array_truncate(slice, 1, here);
    expect("truncated, with room", slice->length == 1 && slice->capacity == capacity, true);
    slice = wyn_array_reserve(slice, 5000, here);
    expect("reserved", slice->capacity >= 5000 && slice->length == 1 && int_at(slice, 0) == 10, true);
    wyn_value_copy(other);
    wyn_array_t *shorter = wyn_array_truncate(other, 3, here);
    expect("a shared one is not shortened", other->length == MANY + 1 && shorter->length == 3 && int_at(shorter, 2) == 2, true);
    wyn_array_t *none = wyn_array_new(0, TYPE_INTS, here);
    wyn_array_t *same = wyn_array_concat(none, other, here);
    expect("nothing and an array is the array", same == other, true);
    wyn_value_drop(same);
    wyn_value_drop_flat(array);
    wyn_value_drop_flat(other);
    wyn_value_drop(slice);
    wyn_value_drop(shorter);
    return 0;
}
NEVER_WAITS(unit_arrays)

static int64_t unit_nested_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_array_t *row = new_ints(3);
    wyn_array_t *rows = wyn_array_new(0, TYPE_VALUES, here);
    for (int i = 0; i < 20; i++) {
        wyn_value_copy(row);
        rows = push_word(rows, word_of(row));
    }
    expect("owned by all rows and us", row->header.count, 21);
    wyn_value_copy(rows);
    wyn_array_t *copy = wyn_value_unique(rows, NULL, here);
    expect("a copy owns its parts, too", row->header.count, 41);
    expect("one owner each", copy != rows && copy->header.count == 1 && rows->header.count == 1, true);
    wyn_value_drop(rows);
    expect("and gives them back", row->header.count, 21);
    copy = wyn_array_truncate(copy, 5, here);
    expect("dropped with what was cut off", row->header.count, 6);
    wyn_array_t *first = wyn_value_unique(element_of(copy, 0), copy, here);
    ((wyn_array_t **)copy->elements)[0] = first;
    expect("the row was shared", first != row && row->header.count == 5 && first->header.count == 1, true);
    expect("and is unique now", wyn_value_unique(first, copy, here) == first, true);
    wyn_array_t *two = wyn_array_slice(copy, 0, 2, here);
    expect("a slice owns its elements", first->header.count, 2);
    two = wyn_array_concat(two, copy, here);
    expect("so does what was added", first->header.count, 3);
    wyn_value_drop(two);
    wyn_value_drop(copy);
    expect("all dropped", row->header.count, 1);
    wyn_value_drop(row);
    return 0;
}
NEVER_WAITS(unit_nested)

/* A million nodes: neither dropping nor marking needs stack. */
static int64_t unit_lists_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    enum { MANY = 1000000 };
    for (int round = 0; round < 2; round++) {
        node_t *list = new_node(0, wyn_str_from_bool(true, here));
        for (int64_t i = 1; i < MANY; i++) {
            list = new_node(i, list);
        }
        if (round == 1) {
            wyn_value_share(list, here);
            expect("marked to the end", list->header.count == -1 && list->next->count == -1, true);
        }
        wyn_value_drop(list);
    }
    return 0;
}
NEVER_WAITS(unit_lists)

static int64_t unit_marks_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    wyn_array_t *flat = new_ints(3);
    wyn_value_share(flat, here);
    expect("flat with one owner: moved as it is", flat->header.count, 1);
    wyn_value_copy(flat);
    wyn_value_share(flat, here);
    expect("with two: marked", flat->header.count, -2);
    wyn_array_t *rows = push_word(wyn_array_new(0, TYPE_VALUES, here), word_of(flat));
    wyn_array_t *other = new_ints(2);
    rows = push_word(rows, word_of(other));
    node_t *node = new_node(1, rows);
    wyn_value_copy(node);
    wyn_value_share(node, here);
    expect("what is not flat is marked with its parts", node->header.count == -2 && rows->header.count == -1 && other->header.count == -1, true);
    expect("what was marked stays as it was", flat->header.count, -2);
    node_t *copy = wyn_value_unique(node, NULL, here);
    expect("the copy is of this task", copy->header.count, 1);
    expect("its parts are not", rows->header.count, -2);
    rows = wyn_value_unique(rows, copy, here);
    copy->next = &rows->header;
    expect("in an unmarked holder a copy is not marked", rows->header.count, 1);
    wyn_value_drop(node);
    wyn_value_share(copy, here);
    expect("marked again", rows->header.count, -1);
    expect("marked, one owner: in place", wyn_value_unique(rows, copy, here) == rows, true);
    wyn_value_copy(rows);
    wyn_array_t *mine = wyn_value_unique(rows, copy, here);
    expect("in a marked holder a copy is marked", mine->header.count, -1);
    copy->next = &mine->header;
    wyn_array_t *added = new_ints(1);
    mine = push_word(mine, word_of(added));
    copy->next = &mine->header;
    expect("a marked array grows marked", mine->header.count, -1);
    wyn_value_store_marked(added, here);
    expect("what is stored there is marked", added->header.count, -1);
    wyn_array_t *plain = push_word(wyn_array_new(0, TYPE_VALUES, here), word_of(new_ints(1)));
    mine = wyn_array_concat(mine, plain, here);
    copy->next = &mine->header;
    expect("so is what is added with an array", ((wyn_value_t *)element_of(plain, 0))->count, -2);
    wyn_value_drop(plain);
    wyn_value_drop(rows);
    wyn_value_drop(copy);
    wyn_value_drop(flat);
    return 0;
}
NEVER_WAITS(unit_marks)

/* Boxes that hold nodes that hold the boxes. */
static int64_t unit_cycles_at_once(wyn_worker_t *base, uint64_t *arguments) {
    (void)arguments;
    enum { MANY = 2000 };
    worker_t *worker = (worker_t *)base;
    for (int i = 0; i < MANY; i++) {
        box_t *box = new_box(str_of("first"));
        wyn_value_copy(box);
        node_t *node = new_node(i, box);
        wyn_str_drop((wyn_str_t *)box->content);
        wyn_value_copy(node);
        box->content = &node->header;
        wyn_value_drop(node);
        wyn_value_drop_cyclic(box);
    }
    expect("most have been collected", worker->candidates.count < MANY / 2, true);
    /* one that somebody still has, by a node outside of the cycle */
    box_t *box = new_box(str_of("kept"));
    wyn_value_copy(box);
    node_t *outside = new_node(1, box);
    wyn_value_copy(box);
    wyn_value_drop_cyclic(box);
    cycle_collect(worker);
    expect("two owners left", box->header.count, 2);
    expect("its content is there", box->content->count, 1);
    wyn_value_drop_cyclic(box);
    cycle_collect(worker);
    expect("one owner left", box->header.count, 1);
    wyn_value_drop(outside);
    expect("nothing left", (int64_t)worker->candidates.count, 0);
    return 0;
}
NEVER_WAITS(unit_cycles)

static int64_t unit_appends_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    enum { MANY = 100000 };
    wyn_str_t *text = str_of("");
    wyn_str_t *part = str_of("0123456789");
    for (int i = 0; i < MANY; i++) {
        text = wyn_str_append(text, part, here);
    }
    expect("appended", text->length, 10 * MANY);
    expect("the end", text->bytes[10 * MANY - 1] == '9' && text->bytes[10 * MANY] == 0, true);
    wyn_str_copy(text);
    wyn_str_t *more = wyn_str_append_byte(text, 256 + 'x', here);
    expect("a shared one is copied", more != text && text->length == 10 * MANY && more->length == 10 * MANY + 1, true);
    expect("only the low bits count", more->bytes[10 * MANY], 'x');
    wyn_str_drop(text);
    wyn_str_drop(more);
    wyn_str_copy(part);
    expect_str("with itself", wyn_str_append(part, part, here), "01234567890123456789");
    expect_str("to a literal", wyn_str_append(wyn_str_from_bool(true, here), part, here), "true0123456789");
    wyn_str_drop(part);
    return 0;
}
NEVER_WAITS(unit_appends)

static void expect_found(const char *text, const char *needle, int64_t from, int64_t expected) {
    wyn_str_t *a = str_of(text);
    wyn_str_t *b = str_of(needle);
    expect(needle, wyn_str_find(a, b, from), expected);
    wyn_str_drop(a);
    wyn_str_drop(b);
}

static int64_t unit_texts_at_once(wyn_worker_t *worker, uint64_t *arguments) {
    (void)worker;
    (void)arguments;
    expect_found("abcabc", "abc", 0, 0);
    expect_found("abcabc", "abc", 1, 3);
    expect_found("abcabc", "x", 0, -1);
    expect_found("abcabc", "", 6, 6);
    expect_found("abc", "abcd", 0, -1);
    wyn_str_t *text = str_of("hello");
    expect("length", wyn_str_len(text), 5);
    expect("byte", wyn_str_byte(text, 1), 'e');
    expect_str("slice", wyn_str_slice(text, 1, 3, here), "el");
    expect_str("slice of nothing", wyn_str_slice(text, 5, 5, here), "");
    expect_str("slice of all", wyn_str_slice(text, 0, 5, here), "hello");
    expect("hash", wyn_str_hash(text), (int64_t)UINT64_C(0xA430D84680AABD0B));
    wyn_str_drop(text);
    expect_str("byte as a string", wyn_str_from_byte('A', here), "A");
    wyn_str_t *number = str_of("-1.5e3");
    expect("parsed", wyn_float_parse(number) == -1500.0, true);
    wyn_str_drop(number);
    expect("hash of 0", wyn_int_hash(0), 0);
    expect("bits", wyn_float_bits(-0.0), INT64_MIN);
    return 0;
}
NEVER_WAITS(unit_texts)
