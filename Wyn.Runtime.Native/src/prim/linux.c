/* Linux: futexes, membarrier, private mappings, POSIX threads. */
#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <linux/membarrier.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include "prim.h"

enum { PRIM_GUARD_SIZE = 64 << 10, PRIM_SIGNAL_STACK_SIZE = 64 << 10 };

PRIM void prim_wait(uint32_t *word, uint32_t value, int64_t microseconds) {
    struct timespec time = {microseconds / 1000000, microseconds % 1000000 * 1000};
    syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, value, microseconds < 0 ? NULL : &time, NULL, 0);
}

PRIM void prim_wake(uint32_t *word) {
    syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

/* The kernel wants to know beforehand; of a process that has several threads already it takes milliseconds to take note. */
PRIM void prim_announce_fences(void) {
    syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0);
}

/* The kernel interrupts every processor that runs a thread of this process. */
PRIM bool prim_fence_all_threads(void) {
#ifdef WYN_NO_MEMBARRIER
    return false; /* for tests of what is done where the kernel has none */
#else
    return syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) == 0;
#endif
}

PRIM int64_t prim_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

PRIM void *prim_reserve(size_t size) {
    void *start = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return start == MAP_FAILED ? NULL : start;
}

PRIM bool prim_commit(void *start, size_t size) {
    return mprotect(start, size, PROT_READ | PROT_WRITE) == 0;
}

/* Advice: where the system does not take it, pages are small. */
PRIM void prim_prefer_large_pages(void *start, size_t size) {
    madvise(start, size, MADV_HUGEPAGE);
}

PRIM void prim_release(void *start, size_t size) {
    munmap(start, size);
}

PRIM bool prim_make_stack(prim_stack_t *stack, size_t size) {
    uint8_t *all = prim_reserve(PRIM_SIGNAL_STACK_SIZE + PRIM_GUARD_SIZE + size);
    if (all == NULL) {
        return false;
    }
    stack->signals = (uintptr_t)all;
    stack->guard = stack->signals + PRIM_SIGNAL_STACK_SIZE;
    stack->start = stack->guard + PRIM_GUARD_SIZE;
    stack->end = stack->start + size;
    if (!prim_commit(all, PRIM_SIGNAL_STACK_SIZE) || !prim_commit((void *)stack->start, size)) {
        prim_free_stack(stack);
        return false;
    }
    madvise((void *)stack->start, size, MADV_NOHUGEPAGE); /* or each thread's first page might be one of 2 MB */
    return true;
}

PRIM void prim_free_stack(const prim_stack_t *stack) {
    prim_release((void *)stack->signals, stack->end - stack->signals);
}

PRIM bool prim_start_thread(const prim_stack_t *stack, void *(*body)(void *argument), void *argument) {
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    bool is_started = pthread_attr_setstack(&attributes, (void *)stack->start, stack->end - stack->start) == 0 &&
                      pthread_create(&thread, &attributes, body, argument) == 0;
    pthread_attr_destroy(&attributes);
    return is_started;
}

/* The process has one handler of faults, so what it was and what it is now are the process's, not a run's. */
static struct {
    bool (*handler)(uintptr_t address);
    struct sigaction before;
    pthread_once_t once;
} prim_faults = {.once = PTHREAD_ONCE_INIT};

static void prim_handle_fault(int signal, siginfo_t *info, void *context) {
    (void)context;
    if (!prim_faults.handler((uintptr_t)info->si_addr)) {
        sigaction(signal, &prim_faults.before, NULL); /* and the access is tried again, and faults again */
    }
}

static void prim_install_handler(void) {
    struct sigaction action = {.sa_sigaction = prim_handle_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    sigaction(SIGSEGV, &action, &prim_faults.before);
}

PRIM void prim_watch_faults(bool (*handler)(uintptr_t address), uintptr_t guard) {
    stack_t stack = {.ss_sp = (void *)(guard - PRIM_SIGNAL_STACK_SIZE), .ss_size = PRIM_SIGNAL_STACK_SIZE};
    sigaltstack(&stack, NULL);
    prim_faults.handler = handler;
    pthread_once(&prim_faults.once, prim_install_handler);
}

PRIM void prim_ignore_broken_pipes(void) {
    signal(SIGPIPE, SIG_IGN);
}

PRIM uint32_t prim_processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) {
        return (uint32_t)CPU_COUNT(&set);
    }
    long count = sysconf(_SC_NPROCESSORS_ONLN); /* more processors than a set holds */
    return count < 1 ? 1 : (uint32_t)count;
}

PRIM int prim_write(int descriptor, const void *bytes, size_t size) {
    const uint8_t *rest = bytes;
    while (size > 0) {
        ssize_t written = write(descriptor, rest, size < INT_MAX ? size : INT_MAX);
        if (written >= 0) {
            rest += written;
            size -= (size_t)written;
        } else if (errno == EAGAIN) { /* somebody made it non-blocking: wait until there is room */
            poll(&(struct pollfd){.fd = descriptor, .events = POLLOUT}, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

PRIM bool prim_is_terminal(int descriptor) {
    return isatty(descriptor) != 0;
}

PRIM void prim_exit(int code) {
    if (PRIM_SANITIZES_THREADS || PRIM_SANITIZES_ADDRESSES) {
        exit(code);
    }
    _exit(code);
}

PRIM void prim_sleep(void) {
    while (true) {
        pause();
    }
}
