/* R10: a bounded channel: a ring under a lock, waiting senders and receivers in the order in which they came, a value handed
 * over directly to a receiver that waits, and close. Three senders, three receivers, room for one.
 * FAULT CLOSES_ONE: close wakes only the first receiver that waits.
 * FAULT FORGETS_SENDER: who receives from a full channel leaves the sender that waits where it is.
 * FAULT STORES_PAST: a sender stores into the ring though a receiver waits.
 * FAULT DROPS_LAST: a receive from a closed channel looks at the flag before the ring. */
#define SENDERS 2
#define RECEIVERS 2
#define TASKS 4 /* senders first */
#define NOTHING 255

bool gate, closed;
byte ring = NOTHING;
chan receivers = [RECEIVERS] of { byte };
chan senders = [SENDERS] of { byte };
bool ready[TASKS];
byte value[TASKS];
byte sent, received, ends;

inline enter() {
    atomic { !gate -> gate = true }
}

inline wake(task) {
    assert(!ready[task]);
    ready[task] = true
}

proctype Sender(byte me) {
    byte other;
    enter();
    if
#ifndef STORES_PAST
    :: nempty(receivers) ->
        receivers ? other;
        value[other] = me;
        wake(other);
        gate = false
    :: empty(receivers) && ring == NOTHING ->
#else
    :: ring == NOTHING ->
#endif
        ring = me;
        gate = false
    :: else ->
        value[me] = me;
        senders ! me;
        gate = false;
        ready[me]
    fi;
    sent++;
    /* Who is the last to have sent closes. */
    if
    :: sent == SENDERS ->
        enter();
        closed = true;
        do
        :: nempty(receivers) ->
            receivers ? other;
            value[other] = NOTHING;
            wake(other);
#ifdef CLOSES_ONE
            break
#endif
        :: empty(receivers) -> break
        od;
        gate = false
    :: else
    fi
}

proctype Receiver(byte me) {
    byte got, other;
    do
    :: enter();
        if
#ifdef DROPS_LAST
        :: closed -> got = NOTHING; gate = false
        :: !closed && ring != NOTHING ->
#else
        :: ring != NOTHING ->
#endif
            got = ring;
            ring = NOTHING;
#ifndef FORGETS_SENDER
            if
            :: nempty(senders) ->
                senders ? other;
                ring = value[other];
                wake(other)
            :: else
            fi;
#endif
            gate = false
#ifndef DROPS_LAST
        :: ring == NOTHING && closed -> got = NOTHING; gate = false
#endif
        :: ring == NOTHING && !closed ->
            receivers ! me;
            gate = false;
            ready[me];
            ready[me] = false;
            got = value[me]
        fi;
        if
        :: got == NOTHING -> break
        :: else -> received++
        fi
    od;
    ends++
}

init {
    atomic { run Sender(0); run Sender(1); run Receiver(2); run Receiver(3) }
    ends == RECEIVERS;
    assert(received == SENDERS && sent == SENDERS && ring == NOTHING)
}
