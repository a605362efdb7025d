/* R10: select waits until one of its channels has something, then looks again and takes it with a receive that does not wait.
 * Channel 0 gets two values and channel 1 one; one select waits for both and prefers channel 1, another waits for channel 0.
 * FAULT WAKES_ONE: a send wakes only the first select that waits. That one may take from the other channel.
 * FAULT NO_SECOND_LOOK: a select enters itself without looking again under the locks. */
#define NONE 255

bool gate[2];
byte count[2];
bool waits[4]; /* [2 * select + channel]: the select stands in the channel's list */
bool first[2]; /* of each channel: the select that came first */
bool woken[2];
byte taken;

inline enter(c) {
    atomic { !gate[c] -> gate[c] = true }
}

inline wake(s) {
    waits[2 * s] = false;
    waits[2 * s + 1] = false;
    woken[s] = true
}

proctype Sender(byte channel, values) {
    byte i;
    for (i : 1 .. values) {
        atomic { !gate[channel] && count[channel] == 0 -> gate[channel] = true };
        count[channel] = 1;
#ifdef WAKES_ONE
        if
        :: waits[2 * first[channel] + channel] -> wake(first[channel])
        :: else
        fi;
#else
        if
        :: waits[channel] -> wake(0)
        :: else
        fi;
        if
        :: waits[2 + channel] -> wake(1)
        :: else
        fi;
#endif
        gate[channel] = false
    }
}

inline try_take(c) {
    enter(c);
    if
    :: count[c] > 0 -> count[c]--; got = true
    :: else
    fi;
    gate[c] = false
}

/* Prefers channel 1 where it waits for it. */
proctype Select(bool me, both) {
    bool got;
    do
    :: got -> break
    :: !got && both && count[1] > 0 -> try_take(1)
    :: !got && !(both && count[1] > 0) && count[0] > 0 -> try_take(0)
    :: else ->
        /* The locks in the order of their addresses. */
        enter(0);
        if
        :: both -> enter(1)
        :: else
        fi;
        if
#ifdef NO_SECOND_LOOK
        :: true ->
#else
        :: count[0] > 0 || (both && count[1] > 0) -> skip
        :: else ->
#endif
            woken[me] = false;
            if
            :: !waits[0] && !waits[2] -> first[0] = me
            :: else
            fi;
            waits[2 * me] = true;
            if
            :: both -> waits[2 * me + 1] = true; first[1] = me
            :: else
            fi
        fi;
        if
        :: both -> gate[1] = false
        :: else
        fi;
        gate[0] = false;
        !waits[2 * me] || woken[me]
    od;
    taken++
}

init {
    atomic { run Sender(0, 2); run Sender(1, 1); run Select(0, true); run Select(1, false) }
    taken == 2
}
