/* Threads with large stacks: 256 MB of address space each, which costs memory only where it is used. Where the system
 * refuses (a limit on the address space), half as much, down to 8 MB; below that, no thread. Below the stack lies a guard:
 * code that recurses compares with the limit before it comes there (wyn_panic_stack), and what gets there nevertheless is
 * reported from a signal handler with a stack of its own. Twin: ThreadStarter.cs. */
#include "types.h"

enum { LARGEST_STACK = 256 << 20, SMALLEST_STACK = 8 << 20 };

/* Below the limit that code checks: what the runtime and libc need at most on top of it. Printing a float and starting a
 * thread need some 10 KB; sanitizers a multiple. */
enum { STACK_RESERVE = 64 << 10 };

/* A fault of this thread: a panic if it touched its guard. */
static bool thread_fault(uintptr_t address) {
    worker_t *worker = seam_current_worker();
    if (worker == NULL || address - worker->guard >= worker->guard_size) {
        return false;
    }
    runtime_panic(worker, "", "stack overflow");
}

static void *thread_main(void *argument) {
    worker_t *worker = argument;
    this_threads_worker = worker;
    prim_watch_faults(thread_fault, worker->guard);
    worker_work(worker);
}

SEAM bool seam_start_thread(worker_t *worker) {
    uint64_t *hint = &worker->runtime->stack_size;
    uint64_t size = seam_load_relaxed(hint); /* relaxed: any value it had will do */
    for (size = size == 0 ? LARGEST_STACK : size; size >= SMALLEST_STACK; size /= 2) {
        prim_stack_t stack;
        if (!prim_make_stack(&stack, size)) {
            continue; /* try a smaller one */
        }
        worker->guard = stack.guard;
        worker->guard_size = stack.start - stack.guard;
        /* A task run in place must find as much stack as most tasks need: half of it all. */
        worker_set_stack(worker, stack.start + STACK_RESERVE, stack.start + size / 2);
        if (prim_start_thread(&stack, thread_main, worker)) {
            seam_store_relaxed(hint, size);
            return true;
        }
        prim_free_stack(&stack);
    }
    return false;
}

SEAM void seam_end_process(wyn_runtime_t *runtime, int exit_code) {
    (void)runtime;
    prim_exit(exit_code);
}
