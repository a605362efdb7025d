/* One run of the program: its workers, and how it ends. The first to end the program decides the exit code and what is
 * reported; every other thread that comes here stops for good, and the process ends while the rest may still be running.
 * Twin: Scheduler.cs. */
#include <errno.h>
#include <string.h>
#include "types.h"

static void handle_drop_all(handles_t *handles);

/* Begins to end the program: nothing more is printed, and what was is written. Returns on one thread only, and not if the
 * output has failed. */
static void runtime_begin_end(wyn_runtime_t *runtime) {
    if (seam_exchange(&runtime->endings, 1) != 0) { /* the first one wins; nothing else is decided by this word */
        seam_stop_thread();
    }
    int error = output_close(&runtime->output);
    if (error == EPIPE) {
        seam_end_process(runtime, EXIT_BROKEN_PIPE); /* whoever read the output has gone: no error to report */
    }
    if (error != 0) {
        report_t report;
        report_open(&report, runtime);
        report_text(&report, "wyn: cannot write to standard output: ");
        report_text(&report, strerror(error));
        report_text(&report, "\n");
        report_flush(&report);
        seam_end_process(runtime, EXIT_ENVIRONMENT);
    }
}

/* All tasks have ended. */
static WYN_NORETURN void runtime_finish(worker_t *worker) {
    wyn_runtime_t *runtime = worker->runtime;
    int exit_code = (int)runtime->main_task->payload[0];
    runtime_begin_end(runtime); /* before all else: another worker, back from a nap, may find the same */
    if (runtime->leaks.is_on) {
        report_t report;
        wyn_program.drop_globals(&worker->base);
        handle_drop_all(&runtime->handles);
        cycle_finish(runtime);
        report_open(&report, runtime);
        if (leaks_report(&report, runtime) != 0) {
            exit_code = EXIT_LEAKS;
        }
    }
    seam_end_process(runtime, exit_code);
}

/* Acts on what parking has found. Outside of the gate. */
static void runtime_conclude(worker_t *worker, verdict_t verdict) {
    wyn_runtime_t *runtime = worker->runtime;
    if (LIKELY(verdict == VERDICT_NONE)) {
        return;
    }
    if (verdict == VERDICT_FINISHED) {
        runtime_finish(worker);
    }
    report_t report;
    runtime_begin_end(runtime);
    report_open(&report, runtime);
    report_deadlock(&report, runtime);
    seam_end_process(runtime, EXIT_PANIC);
}

/* A panic begins: gives a report with its beginning. */
static void runtime_begin_panic(worker_t *worker, report_t *report, const char *location) {
    runtime_begin_end(worker->runtime);
    report_open(report, worker->runtime);
    report_panic(report, worker, location);
}

static WYN_NORETURN void runtime_end_panic(worker_t *worker, report_t *report) {
    report_panic_end(report, worker);
    seam_end_process(worker->runtime, EXIT_PANIC);
}

COLD static WYN_NORETURN void runtime_panic(worker_t *worker, const char *location, const char *message) {
    report_t report;
    runtime_begin_panic(worker, &report, location);
    report_text(&report, message);
    runtime_end_panic(worker, &report);
}

/* No memory: for so many of something (`bytes`), or for something of ours, whose size says nothing (-1). */
COLD static WYN_NORETURN void runtime_fail_memory(worker_t *worker, const char *location, int64_t size, const char *what) {
    report_t report;
    runtime_begin_panic(worker, &report, location);
    report_text(&report, "out of memory");
    if (size >= 0) {
        report_text(&report, ": ");
        report_text(&report, what);
        report_int(&report, size);
        report_text(&report, " bytes");
    }
    runtime_end_panic(worker, &report);
}

COLD static WYN_NORETURN void runtime_fail_repeat(worker_t *worker, const char *location, int64_t length, int64_t count) {
    report_t report;
    runtime_begin_panic(worker, &report, location);
    report_text(&report, "repeat result is too large: ");
    report_int(&report, length);
    report_text(&report, " bytes times ");
    report_int(&report, count);
    runtime_end_panic(worker, &report);
}

/* A print has found the output closed or failed; the output itself knows better what to say. */
COLD static WYN_NORETURN void runtime_fail_output(worker_t *worker) {
    runtime_begin_end(worker->runtime);
    seam_end_process(worker->runtime, EXIT_ENVIRONMENT);
}

/* Makes a worker without a thread. One caller at a time: under the gate, or before there are threads. */
static worker_t *runtime_add_worker(wyn_runtime_t *runtime) {
    uint32_t index = runtime_worker_count(runtime);
    worker_t *worker = range_take(&runtime->range, sizeof(worker_t));
    if (worker == NULL) {
        if (index == 0) {
            return NULL;
        }
        runtime_fail_memory(runtime->workers[0], "", -1, NULL);
    }
    worker->runtime = runtime;
    worker->index = index;
    pools_open_lists(worker);
    runtime->workers[index] = worker;
    seam_store(&runtime->worker_count, index + 1); /* release: pairs with runtime_worker_count */
    return worker;
}

/* A run with so many workers, not started yet: worker 0 is there and will begin with the main task. Null if there is no
 * memory. */
static inline wyn_runtime_t *runtime_new(uint32_t workers) {
    range_t range;
    if (!range_open(&range)) {
        return NULL;
    }
    wyn_runtime_t *runtime = range_take(&range, sizeof(wyn_runtime_t));
    if (runtime == NULL) {
        prim_release(range.base, range.size);
        return NULL;
    }
    runtime->range = range;
    runtime->worker_room = workers;
    runtime->workers = range_take(&runtime->range, runtime->worker_room * sizeof(worker_t *));
    pools_open(runtime->pools);
    runtime->timers.next = TIMER_NEVER;
    leaks_open(&runtime->leaks, NULL);
    parking_open(runtime, workers);
    worker_t *worker = runtime->workers == NULL ? NULL : runtime_add_worker(runtime);
    if (worker == NULL) {
        prim_release(range.base, range.size);
        return NULL;
    }
    worker->is_started = true;
    return runtime;
}

/* Frees everything but large values. No thread of the run is left. */
static inline void runtime_free(wyn_runtime_t *runtime) {
    range_t range = runtime->range;
    prim_release(range.base, range.size);
}

/* What the thread of a worker does, for ever. */
static inline WYN_NORETURN void worker_work(worker_t *worker) {
    wyn_runtime_t *runtime = worker->runtime;
    if (worker->index != 0) {
        worker_loop(worker, (claim_t){0});
    }
    wyn_cell_t *task = cell_new(worker, 0, 0);
    uint64_t header = seam_load_own(&task->word) + CELL_RUNNING;
    seam_store_relaxed(&task->word, header); /* never NEW: nobody else may run it (R5) */
    runtime->main_task = task;
    worker_loop(worker, (claim_t){task, header});
}
