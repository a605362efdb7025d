/* Where a program starts. Twin: ProgramHost.cs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "types.h"

static void main_report(const char *before, const char *text, const char *after) {
    char message[256];
    int length = snprintf(message, sizeof message, "wyn: %s%s%s\n", before, text, after);
    (void)prim_write(STDERR_FILENO, message, (size_t)length < sizeof message ? (size_t)length : sizeof message - 1);
}

/* The number of a text of digits, 0 if it is none or greater than the limit. */
static uint32_t main_number(const char *text, uint32_t limit) {
    uint32_t number = 0;
    for (; *text >= '0' && *text <= '9' && number <= limit; text++) {
        number = number * 10 + (uint32_t)(*text - '0');
    }
    return *text == 0 && number <= limit ? number : 0;
}

/* As WYN_WORKERS says, else one per processor, at most 64; 0 if the variable makes no sense, which is reported. */
static uint32_t main_workers(void) {
    const char *text = getenv("WYN_WORKERS");
    if (text == NULL || text[0] == 0) {
        uint32_t processors = prim_processors();
        return processors < MAX_DEFAULT_WORKERS ? processors : MAX_DEFAULT_WORKERS;
    }
    uint32_t workers = main_number(text, MAX_WORKERS);
    if (workers == 0) {
        main_report("WYN_WORKERS must be a number from 1 to 1024, not '", text, "'");
    }
    return workers;
}

/* Emitted code and this runtime were made for each other, and the words of cells have room for what the program has. */
static bool main_fits(void) {
    bool fits = wyn_program.abi_version == WYN_ABI_VERSION && wyn_program.site_count <= CELL_SITE_LIMIT;
    for (uint32_t i = 0; fits && i < wyn_program.site_count; i++) {
        fits = cell_class_of(wyn_program.sites[i].payload_slots) < TASK_CLASSES;
    }
    return fits;
}

int main(void) {
    uint32_t workers = main_workers();
    if (workers == 0) {
        return EXIT_USAGE;
    }
    if (!main_fits()) {
        main_report("the program does not fit this runtime", "", "");
        return EXIT_ENVIRONMENT;
    }
    wyn_runtime_t *runtime = runtime_new(workers);
    if (runtime == NULL) {
        main_report("the system has no memory for the program", "", "");
        return EXIT_ENVIRONMENT;
    }
    prim_ignore_broken_pipes();
    prim_announce_fences();
    runtime->parking.sleeps_lightly = !seam_fence_all_threads();
    leaks_open(&runtime->leaks, getenv("WYN_CHECK_LEAKS"));
    runtime->error_descriptor = STDERR_FILENO;
    output_open(&runtime->output, STDOUT_FILENO, prim_is_terminal(STDOUT_FILENO));
    if (!seam_start_thread(runtime->workers[0])) {
        main_report("the system has no thread for the program", "", "");
        return EXIT_ENVIRONMENT;
    }
    prim_sleep();
}
