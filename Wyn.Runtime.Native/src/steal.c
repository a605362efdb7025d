/* R6: how a worker without work finds tasks in the rings of others, also of those that are busy for long. It reads slots and
 * claims tasks; owners notice nothing. A task that was pushed a moment ago is left alone: its owner most likely awaits it at
 * once, and would have to suspend if it were running elsewhere. So only a task that has stood first in its ring for some time is
 * taken. Twin: Stealing.cs. */
#include "types.h"

/* For so long, in microseconds. */
enum { STEAL_AFTER = 15 };

/* How many workers have been made. */
static inline uint32_t runtime_worker_count(const wyn_runtime_t *runtime) {
    return (uint32_t)seam_load(&runtime->worker_count); /* pairs with runtime_add_worker: the entries below are there */
}

static claim_t steal_from(worker_t *victim, sighting_t *seen, int64_t now) {
    uint64_t slot = ring_peek(&victim->ring);
    if (slot == 0 || slot != seen->slot) {
        *seen = (sighting_t){slot, now};
    }
    if (slot == 0 || now - seen->since < STEAL_AFTER) {
        return (claim_t){0};
    }
    uint64_t header = cell_try_claim(slot_task(slot));
    return header == 0 ? (claim_t){0} : (claim_t){slot_task(slot), header};
}

/* Claims a task that has stood first in its ring long enough; remembers what stands first now. */
static claim_t steal_task(worker_t *thief) {
    wyn_runtime_t *runtime = thief->runtime;
    uint32_t count = runtime_worker_count(runtime);
    if (thief->seen == NULL) {
        thief->seen = range_take(&runtime->range, runtime->worker_room * sizeof(sighting_t));
        if (thief->seen == NULL) {
            runtime_fail_memory(thief, "", -1, NULL);
        }
    }
    int64_t now = seam_now();
    claim_t claim = {0};
    /* Begins behind itself, so that thieves spread over the victims. */
    for (uint32_t i = 1; i < count && claim.task == NULL; i++) {
        uint32_t victim = (thief->index + i) % count;
        claim = steal_from(runtime->workers[victim], &thief->seen[victim], now);
    }
    return claim;
}

/* True if the queue or some ring holds a task that waits for a worker. Misses none: this is the look before parking. */
static bool steal_sees_anything(wyn_runtime_t *runtime) {
    if (!queue_is_empty(&runtime->queue)) {
        return true;
    }
    uint32_t count = runtime_worker_count(runtime);
    for (uint32_t i = 0; i < count; i++) {
        if (ring_peek(&runtime->workers[i]->ring) != 0) {
            return true;
        }
    }
    return false;
}
