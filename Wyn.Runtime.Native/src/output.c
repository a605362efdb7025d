/* Standard output of a run: one buffer under one lock, so that a print is never interrupted by another. Flushed when full,
 * when a worker parks or blocks, before anything goes to standard error, at the end, and at each line on a terminal. A
 * failure shows at the next write, or at the end. Twin: Output.cs. */
#include <string.h>
#include "types.h"

static inline void output_open(output_t *output, int descriptor, bool flushes_lines) {
    output->descriptor = descriptor;
    output->flushes_lines = flushes_lines;
}

/* Under the lock, as the next one is. */
static void output_write_through(output_t *output, const uint8_t *bytes, size_t length) {
    if (!output->has_failed) {
        output->error = prim_write(output->descriptor, bytes, length);
        output->has_failed = output->error != 0;
    }
}

static void output_write_buffer(output_t *output) {
    size_t count = seam_load_relaxed(&output->count); /* relaxed, here and below: under the lock; others only look */
    if (count > 0) {
        output_write_through(output, output->buffer, count);
        seam_store_relaxed(&output->count, 0);
    }
}

/* Writes the bytes, uninterrupted; false if the program has ended, or the output has failed. */
static bool output_write(output_t *output, const uint8_t *bytes, size_t length) {
    seam_lock(&output->gate);
    bool is_open = !output->is_closed;
    if (is_open) {
        if (length > OUTPUT_SIZE - seam_load_relaxed(&output->count)) {
            output_write_buffer(output);
        }
        if (length > OUTPUT_SIZE) {
            output_write_through(output, bytes, length);
        } else {
            size_t count = seam_load_relaxed(&output->count);
            memcpy(output->buffer + count, bytes, length);
            seam_store_relaxed(&output->count, count + length);
        }
        if (output->flushes_lines && memchr(bytes, '\n', length) != NULL) {
            output_write_buffer(output);
        }
    }
    bool is_written = is_open && !output->has_failed;
    seam_unlock(&output->gate);
    return is_written;
}

/* Writes what is buffered. */
static void output_flush(output_t *output) {
    if (seam_load_relaxed(&output->count) == 0) {
        return; /* a look; what others print at this moment is flushed when they park */
    }
    seam_lock(&output->gate);
    output_write_buffer(output);
    seam_unlock(&output->gate);
}

/* Writes what is buffered, refuses more, and says how the output has failed: the system's error, 0 for not at all. */
static int output_close(output_t *output) {
    seam_lock(&output->gate);
    output_write_buffer(output);
    output->is_closed = true;
    int error = output->error;
    seam_unlock(&output->gate);
    return error;
}
