/* Waiting for several channels at once, and for a time. A select receives nothing: it says which channel has a value. While it waits it
 * stands at each channel, and in the wheel; a value that comes to lie in a channel takes all selects out there, and whoever claims the
 * wait first wakes the task, which looks again at all channels: another receiver may have been faster.
 *
 * A wait is entered at one place after the other, each under its own lock, and is armed by one compare-and-swap when it stands
 * everywhere; what comes before that is noted in the same word, and then the select looks again instead. So no two locks are ever held
 * at once, and nobody wakes a task that is still entering itself. Twin: Select.cs. */
#include "types.h"

enum { SELECT_TIMEOUT = -2, SELECT_CLOSED = -1 };

/* Values of claimed: somebody may claim; somebody has; the wait is being entered; and something has come meanwhile. */
enum { CLAIM_ARMED, CLAIM_TAKEN, CLAIM_ENTERING, CLAIM_MISSED };

/* True for the one who is to wake the task. Under the gate of what the wait stands in, which the task takes before it frees it. */
static bool select_claim(select_wait_t *select) {
    uint64_t claimed = seam_load_relaxed(&select->claimed); /* relaxed: a look; the swap decides */
    while (claimed == CLAIM_ARMED || claimed == CLAIM_ENTERING) {
        uint64_t next = claimed == CLAIM_ARMED ? CLAIM_TAKEN : CLAIM_MISSED;
        uint64_t seen = seam_compare_exchange(&select->claimed, next, claimed); /* one of arms, close and deadline wins */
        if (seen == claimed) {
            return claimed == CLAIM_ARMED;
        }
        claimed = seen;
    }
    return false;
}

/* Under the wheel's gate: its time has come. */
static bool select_is_over(wait_t *wait) {
    return select_claim((select_wait_t *)wait);
}

/* ---- arms, under the gate of their channel */

static void arm_add(arm_t *arm) {
    arm->next = arm->channel->selects;
    arm->link = &arm->channel->selects;
    if (arm->next != NULL) {
        arm->next->link = &arm->next;
    }
    arm->channel->selects = arm;
}

/* It may have been taken out. */
static void arm_remove(arm_t *arm) {
    if (arm->link == NULL) {
        return;
    }
    *arm->link = arm->next;
    if (arm->next != NULL) {
        arm->next->link = arm->link;
    }
    arm->link = NULL;
}

/* Takes all selects out, and gives those that are to be woken, which nobody else has then. */
static select_wait_t *select_take_all(wyn_channel_t *channel) {
    select_wait_t *wakes = NULL;
    while (channel->selects != NULL) {
        select_wait_t *select = channel->selects->select;
        arm_remove(channel->selects);
        if (select_claim(select)) {
            select->next_woken = wakes;
            wakes = select;
        }
    }
    return wakes;
}

/* ---- looking */

/* True if there is a value in the channel; counts it if there never will be one. */
static bool select_sees_value(wyn_channel_t *channel, uint32_t *closed) {
    seam_lock(&channel->object.gate);
    bool has_value = seam_load_own(&channel->count) != 0;
    *closed += !has_value && channel->closed;
    seam_unlock(&channel->object.gate);
    return has_value;
}

/* The first of so many arms with a value; the number itself if there is none. What is closed and empty stays so, so one look at each
 * tells whether all are. */
static uint32_t select_first(const arm_t *arms, uint32_t count, uint32_t *closed) {
    uint32_t i = 0;
    *closed = 0;
    while (i < count && !select_sees_value(arms[i].channel, closed)) {
        i++;
    }
    return i;
}

/* Sets the result if there is one. */
static bool select_look(select_wait_t *select) {
    uint32_t closed;
    uint32_t again;
    uint32_t first = select_first(select->arms, select->count, &closed);
    if (first < select->count) {
        select->result = select_first(select->arms, first, &again); /* one before it may have got its value earlier */
    } else if (closed == select->count && (closed > 0 || !select->has_deadline)) {
        select->result = SELECT_CLOSED;
    } else if (select->has_deadline && seam_now() / TICK >= select->wait.due) {
        select->result = SELECT_TIMEOUT;
    } else {
        return false;
    }
    return true;
}

/* ---- waiting */

/* Takes the wait out of wherever it still stands. */
static void select_leave(worker_t *worker, select_wait_t *select) {
    for (uint32_t i = 0; i < select->count; i++) {
        seam_lock(&select->arms[i].channel->object.gate);
        arm_remove(&select->arms[i]);
        seam_unlock(&select->arms[i].channel->object.gate);
    }
    if (select->has_deadline) {
        timers_t *timers = &worker->runtime->timers;
        seam_lock(&timers->gate);
        if (select->wait.link != NULL) {
            timer_take(timers, &select->wait);
            timer_set_next(timers);
        }
        seam_unlock(&timers->gate);
    }
}

/* True if no channel has got a value meanwhile, and not all are closed: who closes one later finds the wait. */
static bool select_enter(worker_t *worker, select_wait_t *select) {
    bool is_empty = true;
    uint32_t closed = 0;
    seam_store_relaxed(&select->claimed, CLAIM_ENTERING); /* relaxed: the gates release it */
    for (uint32_t i = 0; i < select->count; i++) {
        wyn_channel_t *channel = select->arms[i].channel;
        seam_lock(&channel->object.gate);
        arm_add(&select->arms[i]);
        is_empty = is_empty && seam_load_own(&channel->count) == 0;
        closed += channel->closed;
        seam_unlock(&channel->object.gate);
    }
    if (select->has_deadline) {
        timer_wait(worker, &select->wait);
    }
    return is_empty && (closed < select->count || select->count == 0);
}

/* At the boundary: true if the task, which is SUSPENDED, waits now; false if there is a result. */
static bool select_try_wait(worker_t *worker, select_wait_t *select) {
    while (!select_look(select)) {
        if (select_enter(worker, select)) {
            /* Release and acquire: pairs with select_claim. From here on the wait may be over and gone. */
            if (seam_compare_exchange(&select->claimed, CLAIM_ARMED, CLAIM_ENTERING) == CLAIM_ENTERING) {
                return true;
            }
        }
        select_leave(worker, select);
    }
    return false;
}

/* The task has been woken: true if there is a result. */
static bool select_settle(worker_t *worker, select_wait_t *select) {
    select_leave(worker, select);
    return select_look(select);
}

wyn_frame_t *wyn_select(wyn_worker_t *base, int64_t deadline, int64_t count, wyn_channel_t *const *channels, int64_t *result,
                        const char *location) {
    size_t size = sizeof(select_wait_t) + (size_t)count * sizeof(arm_t);
    select_wait_t *select = (select_wait_t *)wait_new((worker_t *)base, WAIT_SELECT, size, location);
    select->has_deadline = deadline >= 0;
    select->wait.due = deadline <= 0 ? 0 : timer_due(deadline); /* 0: over already */
    select->count = (uint32_t)count;
    for (int64_t i = 0; i < count; i++) {
        select->arms[i] = (arm_t){.select = select, .channel = channels[i]};
    }
    if (!select_look(select)) {
        return &select->wait.frame;
    }
    *result = wyn_frame_selected(base, &select->wait.frame);
    return NULL;
}
