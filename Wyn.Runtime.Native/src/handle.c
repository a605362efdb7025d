/* The numbers that programs pass for channels and cells: an object gets one when it is first asked for, and the table owns it from then
 * on, until it is freed or the program ends. Numbers are never given twice. Twin: Handles.cs. */
#include <string.h>
#include "types.h"

static void handle_fail(const char *location, const char *kind) {
    report_t report;
    worker_t *worker = seam_current_worker();
    runtime_begin_panic(worker, &report, location);
    report_text(&report, "this int is not a ");
    report_text(&report, kind);
    runtime_end_panic(worker, &report);
}

/* Under the gate: the number of a new entry; 0 if there is no memory. */
static int64_t handle_add(handles_t *handles, wyn_object_t *object, const char *kind) {
    enum { FIRST_ROOM = 64 };
    if (handles->count == handles->room) {
        size_t room = handles->room == 0 ? FIRST_ROOM : handles->room * 2;
        handle_t *entries = realloc(handles->entries, room * sizeof *entries);
        if (entries == NULL) {
            return 0;
        }
        handles->entries = entries;
        handles->room = room;
    }
    handles->entries[handles->count++] = (handle_t){object, kind};
    value_copy(&object->header);
    return (int64_t)handles->count;
}

int64_t wyn_handle_int(wyn_object_t *object, const char *kind) {
    worker_t *worker = seam_current_worker();
    handles_t *handles = &worker->runtime->handles;
    seam_lock(&handles->gate);
    if (object->handle == 0) {
        object->handle = handle_add(handles, object, kind);
    }
    int64_t number = object->handle;
    seam_unlock(&handles->gate);
    if (number == 0) {
        runtime_fail_memory(worker, "", -1, NULL);
    }
    return number;
}

wyn_object_t *wyn_handle_of(int64_t number, const char *kind, uint32_t type, const char *location) {
    handles_t *handles = &seam_current_worker()->runtime->handles;
    wyn_object_t *object = NULL;
    seam_lock(&handles->gate);
    if (number >= 1 && (uint64_t)number <= handles->count) {
        handle_t entry = handles->entries[number - 1];
        if (entry.object != NULL && entry.object->header.kind >> TYPE_SHIFT == type && strcmp(entry.kind, kind) == 0) {
            object = entry.object;
            value_copy(&object->header); /* under the gate: the table's own share keeps it alive */
        }
    }
    seam_unlock(&handles->gate);
    if (object == NULL) {
        handle_fail(location, kind);
    }
    return object;
}

void wyn_handle_free(wyn_object_t *object) {
    handles_t *handles = &seam_current_worker()->runtime->handles;
    seam_lock(&handles->gate);
    bool was_there = object->handle != 0;
    if (was_there) {
        handles->entries[object->handle - 1].object = NULL;
        object->handle = 0;
    }
    seam_unlock(&handles->gate);
    if (was_there) {
        wyn_value_drop(object);
    }
}

/* The program has ended. */
static void handle_drop_all(handles_t *handles) {
    for (size_t i = 0; i < handles->count; i++) {
        if (handles->entries[i].object != NULL) {
            wyn_value_drop(handles->entries[i].object);
        }
    }
    free(handles->entries);
    handles->count = 0;
}

/* Here, since a cell is what a handle may stand for and has nothing else: a value with a lock. */
wyn_object_t *wyn_cell_new(int64_t size, uint32_t type, const char *location) {
    wyn_object_t *cell = wyn_value_new(size, type, location);
    seam_store_count(&cell->header.count, -1); /* marked from the beginning */
    cell->handle = 0;
    cell->gate = 0;
    return cell;
}
