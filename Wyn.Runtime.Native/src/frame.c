/* Frames of tasks that wait: heap values, from the pools of the worker at hand, that one task has and nobody counts. The innermost is
 * a wait, which the runtime makes; each caller's frame links to its own caller's. Twin: Frame.cs. */
#include "types.h"

/* The row of the types for waits. */
enum { TYPE_WAIT = 1 };

wyn_frame_t *wyn_frame_new(wyn_worker_t *base, int64_t size, uint32_t type, const char *location) {
    (void)base;
    wyn_frame_t *frame = wyn_value_new(size, type, location);
    frame->parent = NULL;
    return frame;
}

void wyn_frame_free(wyn_worker_t *base, wyn_frame_t *frame) {
    worker_t *worker = (worker_t *)base;
    value_forget(worker, &frame->header);
    value_give(worker, &frame->header);
}

/* A wait of so many bytes in all, which is the worker's newest. */
static wait_t *wait_new(worker_t *worker, wait_kind_t kind, size_t size, const char *location) {
    wait_t *wait = wyn_value_new((int64_t)size, TYPE_WAIT, location);
    wait->frame.header.count = (int32_t)kind; /* nobody counts frames */
    wait->frame.parent = NULL;
    wait->frame.resume = NULL;
    wait->task = NULL;
    wait->location = location;
    wait->link = NULL;
    worker->wait = wait;
    return wait;
}

static inline wait_kind_t wait_kind(const wait_t *wait) {
    return (wait_kind_t)wait->frame.header.count;
}

wyn_cell_t *wyn_frame_awaited(wyn_worker_t *base, wyn_frame_t *frame) {
    wyn_cell_t *task = ((wait_t *)frame)->awaited;
    wyn_frame_free(base, frame);
    return task;
}

int64_t wyn_frame_selected(wyn_worker_t *base, wyn_frame_t *frame) {
    int64_t result = ((select_wait_t *)frame)->result;
    wyn_frame_free(base, frame);
    return result;
}

wyn_received_t *wyn_frame_received(wyn_frame_t *frame) {
    return &((channel_wait_t *)frame)->value;
}
