/* R6, R7: a push against a worker that is about to sleep (worker_publish, parking_rest; park.md). The pusher's two stores may
 * stand in its store buffer while its load goes ahead; the sleeper's fence on all threads empties the buffer.
 * FAULT NO_FENCE: the sleeper looks without the fence.
 * FAULT NO_LOOK: it does not look again between saying that it wants work and sleeping.
 * FAULT LOOKS_FIRST: it looks, and then says that it wants work. */
bool task_new, hint;                /* in memory */
bool task_buffered, hint_buffered; /* stores that are still in the pusher's buffer, which it leaves in this order */
bool stored, wanted, woken, ran;

inline drain() {
    if
    :: task_buffered -> task_buffered = false; task_new = true
    :: else
    fi;
    if
    :: hint_buffered -> hint_buffered = false; hint = true
    :: else
    fi
}

proctype Buffer() {
    do
    :: d_step { task_buffered -> task_buffered = false; task_new = true }
    :: d_step { !task_buffered && hint_buffered -> hint_buffered = false; hint = true }
    :: stored && !task_buffered && !hint_buffered -> break
    od
}

proctype Pusher() {
    task_buffered = true;
    hint_buffered = true;
    stored = true;
    if
    :: wanted -> d_step { drain(); woken = true } /* a wake-up is a locked step, before which the buffer is empty */
    :: else
    fi
}

inline look() {
    if
    :: hint && task_new -> task_new = false; ran = true
    :: else
    fi
}

proctype Sleeper() {
#ifdef LOOKS_FIRST
    d_step { drain() };
    look();
    wanted = true;
#else
    wanted = true;
#ifndef NO_FENCE
    d_step { drain() };
#endif
#ifndef NO_LOOK
    look();
#endif
#endif
    do
    :: ran -> break
    :: !ran && woken -> woken = false; look()
    od
}

init {
    atomic { run Buffer(); run Pusher(); run Sleeper() }
    ran && stored
}
