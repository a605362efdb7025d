/* R10: channels: a ring of values under a small lock, and those who wait at it, first in, first out. A value goes straight to who has
 * waited longest to receive; else it lies in the ring, and all selects that wait for the channel look again; else the sender waits
 * with it. Values are moved by their bytes; whoever sends one has prepared it for another task. Tasks are woken behind the lock,
 * since that takes other locks. Twin: Channel.cs. */
#include <string.h>
#include "types.h"

static inline int64_t channel_element_size(const wyn_channel_t *channel) {
    return value_type(&channel->object.header)->element_size;
}

static inline uint8_t *channel_at(wyn_channel_t *channel, int64_t index) {
    return channel->elements + index * channel_element_size(channel);
}

/* Calls the type's function for elements that lie one behind the other, which it takes for an array's. */
static void channel_drop_values(worker_t *worker, const wyn_channel_t *channel, uint8_t *values, int64_t from, int64_t to) {
    const wyn_type_t *type = value_type(&channel->object.header);
    if (type->drop != NULL && from < to) {
        type->drop(&worker->base, values - offsetof(wyn_array_t, elements), from, to);
    }
}

/* Nobody owns the channel any more, so nobody waits at it: what it holds is dropped. */
static void channel_die(worker_t *worker, wyn_channel_t *channel) {
    int64_t end = channel->first + (int64_t)seam_load_own(&channel->count);
    int64_t wrapped = end > channel->capacity ? end - channel->capacity : 0;
    channel_drop_values(worker, channel, channel->elements, channel->first, end - wrapped);
    channel_drop_values(worker, channel, channel->elements, 0, wrapped);
}

wyn_channel_t *wyn_channel_new(int64_t capacity, uint32_t type, const char *location) {
    if (capacity < 1) {
        runtime_panic(seam_current_worker(), location, "channel capacity must be >= 1");
    }
    size_t size;
    if (__builtin_mul_overflow((size_t)capacity, (size_t)wyn_program.types[type].element_size, &size) ||
        __builtin_add_overflow(size, sizeof(wyn_channel_t), &size) || size > INT64_MAX) {
        size = INT64_MAX;
    }
    wyn_channel_t *channel = wyn_value_new((int64_t)size, type, location);
    memset(&channel->object.handle, 0, sizeof(wyn_channel_t) - offsetof(wyn_object_t, handle));
    seam_store_count(&channel->object.header.count, -1); /* marked from the beginning; nobody else has it yet */
    channel->capacity = capacity;
    return channel;
}

/* ---- lists of waits, under the gate */

static void wait_list_add(wait_list_t *list, wait_t *wait) {
    wait->next = NULL;
    if (list->last == NULL) {
        list->first = wait;
    } else {
        list->last->next = wait;
    }
    list->last = wait;
}

static wait_t *wait_list_take(wait_list_t *list) {
    wait_t *wait = list->first;
    if (wait != NULL) {
        list->first = wait->next;
        list->last = list->first == NULL ? NULL : list->last;
    }
    return wait;
}

static inline wyn_received_t *channel_value_of(wait_t *wait) {
    return &((channel_wait_t *)wait)->value;
}

/* What is to be woken behind the gate; nobody else has these waits any more. */
typedef struct wakes {
    wait_t *waits; /* linked */
    select_wait_t *selects;
} wakes_t;

/* ---- steps, under the gate */

static void channel_put(wyn_channel_t *channel, const void *value) {
    int64_t count = (int64_t)seam_load_own(&channel->count);
    int64_t index = channel->first + count;
    memcpy(channel_at(channel, index < channel->capacity ? index : index - channel->capacity), value,
           (size_t)channel_element_size(channel));
    seam_store_relaxed(&channel->count, (uint64_t)count + 1); /* relaxed: under the gate */
}

static void channel_get(wyn_channel_t *channel, void *value) {
    memcpy(value, channel_at(channel, channel->first), (size_t)channel_element_size(channel));
    channel->first = channel->first + 1 < channel->capacity ? channel->first + 1 : 0;
    seam_store_relaxed(&channel->count, seam_load_own(&channel->count) - 1);
}

static select_wait_t *select_take_all(wyn_channel_t *channel);

typedef enum sent { SENT, SENT_NOWHERE, SENT_NOT } sent_t;

/* Sends if there is somebody or some room, or the channel is closed: then the value is still the caller's. */
static sent_t channel_try_send(wyn_channel_t *channel, const void *value, wakes_t *wakes) {
    if (channel->closed) {
        return SENT_NOWHERE;
    }
    wait_t *receiver = wait_list_take(&channel->receivers);
    if (receiver != NULL) {
        memcpy(channel_value_of(receiver)->value, value, (size_t)channel_element_size(channel));
        channel_value_of(receiver)->has_value = true;
        receiver->next = NULL;
        wakes->waits = receiver;
        return SENT;
    }
    if ((int64_t)seam_load_own(&channel->count) == channel->capacity) {
        return SENT_NOT;
    }
    channel_put(channel, value);
    wakes->selects = select_take_all(channel);
    return SENT;
}

/* Receives if there is a value, or never will be; false if there may be one later. */
static bool channel_try_get(wyn_channel_t *channel, wyn_received_t *place, wakes_t *wakes) {
    if (seam_load_own(&channel->count) == 0) {
        place->has_value = false;
        return channel->closed;
    }
    channel_get(channel, place->value);
    place->has_value = true;
    wait_t *sender = wait_list_take(&channel->senders);
    if (sender != NULL) {
        channel_put(channel, channel_value_of(sender)->value);
        sender->next = NULL;
        wakes->waits = sender;
    }
    return true;
}

/* Wakes tasks; each wait may be gone as soon as its task is awake. */
static void channel_wake(worker_t *worker, wakes_t wakes) {
    while (UNLIKELY(wakes.waits != NULL)) {
        wait_t *wait = wakes.waits;
        wakes.waits = wait->next;
        suspend_wake(worker, wait->task);
    }
    while (UNLIKELY(wakes.selects != NULL)) {
        select_wait_t *select = wakes.selects;
        wakes.selects = select->next_woken;
        suspend_wake(worker, select->wait.task);
    }
}

/* ---- entry points */

/* Room for a value, with the wait. */
static channel_wait_t *channel_wait_new(worker_t *worker, wait_kind_t kind, wyn_channel_t *channel, const char *location) {
    size_t size = sizeof(channel_wait_t) + (size_t)channel_element_size(channel);
    channel_wait_t *wait = (channel_wait_t *)wait_new(worker, kind, size, location);
    wait->wait.channel = channel;
    return wait;
}

wyn_frame_t *wyn_channel_send(wyn_worker_t *base, wyn_channel_t *channel, void *value, const char *location) {
    worker_t *worker = (worker_t *)base;
    wakes_t wakes = {0};
    seam_lock(&channel->object.gate);
    sent_t sent = channel_try_send(channel, value, &wakes);
    seam_unlock(&channel->object.gate);
    if (LIKELY(sent == SENT)) {
        channel_wake(worker, wakes);
        return NULL;
    }
    if (sent == SENT_NOWHERE) {
        channel_drop_values(worker, channel, value, 0, 1);
        return NULL;
    }
    channel_wait_t *wait = channel_wait_new(worker, WAIT_SEND, channel, location);
    memcpy(wait->value.value, value, (size_t)channel_element_size(channel));
    return &wait->wait.frame;
}

wyn_frame_t *wyn_channel_receive(wyn_worker_t *base, wyn_channel_t *channel, wyn_received_t *place, const char *location) {
    worker_t *worker = (worker_t *)base;
    wakes_t wakes = {0};
    seam_lock(&channel->object.gate);
    bool is_over = channel_try_get(channel, place, &wakes);
    seam_unlock(&channel->object.gate);
    if (LIKELY(is_over)) {
        channel_wake(worker, wakes);
        return NULL;
    }
    return &channel_wait_new(worker, WAIT_RECEIVE, channel, location)->wait.frame;
}

void wyn_channel_try_receive(wyn_worker_t *base, wyn_channel_t *channel, wyn_received_t *place) {
    wakes_t wakes = {0};
    seam_lock(&channel->object.gate);
    channel_try_get(channel, place, &wakes);
    seam_unlock(&channel->object.gate);
    channel_wake((worker_t *)base, wakes);
}

/* At the boundary: true if the task, which is SUSPENDED, waits at the channel now. */
static bool channel_try_wait(worker_t *worker, channel_wait_t *wait) {
    wyn_channel_t *channel = wait->wait.channel;
    wakes_t wakes = {0};
    sent_t sent = SENT;
    bool waits = false;
    seam_lock(&channel->object.gate);
    if (wait_kind(&wait->wait) == WAIT_RECEIVE) {
        waits = !channel_try_get(channel, &wait->value, &wakes);
    } else {
        sent = channel_try_send(channel, wait->value.value, &wakes);
        waits = sent == SENT_NOT;
    }
    if (waits) {
        wait_list_add(wait_kind(&wait->wait) == WAIT_RECEIVE ? &channel->receivers : &channel->senders, &wait->wait);
    }
    seam_unlock(&channel->object.gate); /* from here on the wait may be over and gone */
    channel_wake(worker, wakes);
    if (sent == SENT_NOWHERE) {
        channel_drop_values(worker, channel, wait->value.value, 0, 1);
    }
    return waits;
}

void wyn_channel_close(wyn_worker_t *base, wyn_channel_t *channel) {
    worker_t *worker = (worker_t *)base;
    seam_lock(&channel->object.gate);
    channel->closed = true;
    wait_t *receivers = channel->receivers.first; /* waiting means empty: they get nothing */
    wait_t *senders = channel->senders.first;
    channel->receivers = channel->senders = (wait_list_t){0};
    for (wait_t *wait = receivers; wait != NULL; wait = wait->next) {
        channel_value_of(wait)->has_value = false;
    }
    select_wait_t *selects = select_take_all(channel);
    seam_unlock(&channel->object.gate);
    for (wait_t *wait = senders; wait != NULL; wait = wait->next) {
        channel_drop_values(worker, channel, channel_value_of(wait)->value, 0, 1);
    }
    channel_wake(worker, (wakes_t){receivers, selects});
    channel_wake(worker, (wakes_t){senders, NULL});
}
