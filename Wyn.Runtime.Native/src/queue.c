/* R4: the global queue: batches of hints, first in first out, under one lock that is taken once per batch. Its length is
 * also a shared word, for looks without the lock. Batches whose tasks all run elsewhere are dropped from the
 * old end as new ones come in, so that a program that awaits faster than workers dequeue keeps no memory. Twins:
 * BatchQueue.cs, Batch.cs. */
#include "types.h"

/* An empty batch, which belongs to the worker until it gives it to the queue or back. */
static batch_t *batch_new(worker_t *worker) {
    batch_t *batch = (batch_t *)pool_take(worker, POOL_BATCHES);
    batch->next = NULL;
    batch->count = 0;
    batch->start = 0;
    return batch;
}

static void batch_free(worker_t *worker, batch_t *batch) {
    pool_give(worker, POOL_BATCHES, (block_t *)batch);
}

/* Skips the stale hints at the beginning; false if nothing is left. Each hint is looked at once, however often asked. */
static bool batch_has_due(const wyn_runtime_t *runtime, batch_t *batch) {
    while (batch->start < batch->count && !cell_is_due(range_at(runtime, batch->tasks[batch->start]))) {
        batch->start++;
    }
    return batch->start < batch->count;
}

/* True if there was no batch a moment ago. */
static inline bool queue_is_empty(const queue_t *queue) {
    return seam_load(&queue->count) == 0; /* a look; queue_take decides under the lock */
}

/* Under the lock, so a load and a store are enough; pairs with queue_is_empty. */
static void queue_change_count(queue_t *queue, uint64_t change) {
    seam_store(&queue->count, seam_load_relaxed(&queue->count) + change);
}

static batch_t *queue_remove_first(queue_t *queue) {
    batch_t *first = queue->first;
    queue->first = first->next;
    first->next = NULL;
    if (queue->first == NULL) {
        queue->last = NULL;
    }
    queue_change_count(queue, -(uint64_t)1);
    return first;
}

/* Adds a batch, which the worker gives up. Two looks at the old end per new batch: the queue shrinks while that is stale. */
static void queue_add(worker_t *worker, batch_t *batch) {
    enum { LOOKS_PER_ADD = 2 };
    queue_t *queue = &worker->runtime->queue;
    batch_t *stale[LOOKS_PER_ADD] = {0};
    seam_lock(&queue->gate);
    for (int i = 0; i < LOOKS_PER_ADD && queue->first != NULL && !batch_has_due(worker->runtime, queue->first); i++) {
        stale[i] = queue_remove_first(queue);
    }
    if (queue->last == NULL) {
        queue->first = batch;
    } else {
        queue->last->next = batch;
    }
    queue->last = batch;
    queue_change_count(queue, 1);
    seam_unlock(&queue->gate);
    for (int i = 0; i < LOOKS_PER_ADD && stale[i] != NULL; i++) {
        batch_free(worker, stale[i]);
    }
}

/* Takes the oldest batch that is not stale; null if there is none. */
static batch_t *queue_take(worker_t *worker) {
    queue_t *queue = &worker->runtime->queue;
    if (queue_is_empty(queue)) {
        return NULL;
    }
    batch_t *taken = NULL;
    batch_t *stale = NULL;
    seam_lock(&queue->gate);
    while (queue->first != NULL && taken == NULL) {
        batch_t *batch = queue_remove_first(queue);
        if (batch_has_due(worker->runtime, batch)) {
            taken = batch;
        } else {
            batch->next = stale;
            stale = batch;
        }
    }
    seam_unlock(&queue->gate);
    while (stale != NULL) {
        batch_t *batch = stale;
        stale = batch->next;
        batch_free(worker, batch);
    }
    return taken;
}
