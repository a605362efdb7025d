/* The entry points of the header that are no more than a call: what emitted code knows the runtime by. Those of strings are in
 * string.c, those of futures in future.c. Twin: RuntimeEntryPoints.cs. */
#include "types.h"

void wyn_print(wyn_worker_t *base, wyn_str_t *text) {
    worker_t *worker = (worker_t *)base;
    if (!output_write(&worker->runtime->output, text->bytes, (size_t)text->length)) {
        runtime_fail_output(worker);
    }
}

void wyn_eprint(wyn_worker_t *base, wyn_str_t *text) {
    worker_t *worker = (worker_t *)base;
    output_flush(&worker->runtime->output);
    (void)prim_write(worker->runtime->error_descriptor, text->bytes, (size_t)text->length); /* nobody is left to tell */
}

void wyn_exit(wyn_worker_t *base, int64_t code) {
    worker_t *worker = (worker_t *)base;
    runtime_begin_end(worker->runtime);
    seam_end_process(worker->runtime, (int)code);
}

wyn_cell_t *wyn_task_new(wyn_worker_t *base, uint32_t site) {
    return cell_new((worker_t *)base, site, 0);
}

wyn_cell_t *wyn_task_new_detached(wyn_worker_t *base, uint32_t site) {
    return cell_new((worker_t *)base, site, CELL_DETACHED);
}

void wyn_task_publish(wyn_worker_t *base, wyn_cell_t *task) {
    worker_publish((worker_t *)base, task);
}

wyn_frame_t *wyn_task_await(wyn_worker_t *base, wyn_cell_t *task, const char *location) {
    return await_task((worker_t *)base, task, location);
}

bool wyn_task_cancelled(wyn_worker_t *base) {
    uint64_t header = seam_load_relaxed(&((worker_t *)base)->current->word); /* relaxed: the flag orders nothing */
    return (header & CELL_CANCELLED) != 0;
}

bool wyn_task_polled(wyn_worker_t *base) {
    return ++((worker_t *)base)->polls % POLL_INTERVAL == 0;
}

void wyn_panic(const char *location, wyn_str_t *message) {
    report_t report;
    worker_t *worker = seam_current_worker();
    runtime_begin_panic(worker, &report, location);
    report_bytes(&report, message->bytes, (size_t)message->length);
    runtime_end_panic(worker, &report);
}

void wyn_panic_division(const char *location) {
    runtime_panic(seam_current_worker(), location, "division by zero");
}

void wyn_panic_modulo(const char *location) {
    runtime_panic(seam_current_worker(), location, "modulo by zero");
}

void wyn_panic_unset(const char *location, wyn_str_t *name) {
    report_t report;
    worker_t *worker = seam_current_worker();
    runtime_begin_panic(worker, &report, location);
    report_text(&report, "global '");
    report_bytes(&report, name->bytes, (size_t)name->length);
    report_text(&report, "' is read before it is initialised");
    runtime_end_panic(worker, &report);
}

void wyn_panic_index(const char *location, int64_t index, int64_t length) {
    report_t report;
    worker_t *worker = seam_current_worker();
    runtime_begin_panic(worker, &report, location);
    report_text(&report, "array index out of bounds: index ");
    report_int(&report, index);
    report_text(&report, ", length ");
    report_int(&report, length);
    runtime_end_panic(worker, &report);
}

void wyn_panic_pop(const char *location) {
    runtime_panic(seam_current_worker(), location, "pop on empty array");
}

void wyn_panic_stack(wyn_worker_t *base, const char *location) {
    runtime_panic((worker_t *)base, location, "stack overflow");
}

void wyn_global_lock(wyn_lock_t *lock) {
    seam_lock(lock);
}

void wyn_global_unlock(wyn_lock_t *lock) {
    seam_unlock(lock);
}
