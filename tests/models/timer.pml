/* R7: timers have no thread: the worker that watches sleeps until the first of them is due. Who adds one that is due
 * before that wakes it. Time passes only when nobody has anything to do.
 * FAULT NO_WAKE: an earlier timer does not wake the watcher.
 * FAULT LOOKS_LATE: the watcher reads the first time, leaves the lock, and says only then until when it sleeps. */
#define NEVER 9

byte now;
bool gate;
byte due[2] = NEVER;
byte until; /* when the watcher will look up; 0 while it is awake */
bool woken;
byte fired;

inline enter() {
    atomic { !gate -> gate = true }
}

proctype Sleeper(byte me, time) {
    enter();
    due[me] = time;
#ifndef NO_WAKE
    if
    :: until > time -> woken = true
    :: else
    fi;
#endif
    gate = false
}

inline fire(timer) {
    if
    :: due[timer] <= now ->
        assert(due[timer] == now || due[timer] == 0);
        due[timer] = NEVER;
        fired++
    :: else
    fi
}

proctype Watcher() {
    byte next;
    do
    :: fired < 2 ->
        enter();
        fire(0);
        fire(1);
        next = (due[0] < due[1] -> due[0] : due[1]);
#ifdef LOOKS_LATE
        gate = false;
        until = next;
#else
        until = next;
        gate = false;
#endif
        if
        :: fired == 2
        :: fired < 2 && woken
        :: fired < 2 && until <= now
        fi;
        woken = false;
        until = 0
    :: fired == 2 -> break
    od
}

/* `timeout` holds when nothing else can go on. */
proctype Clock() {
    do
    :: timeout && fired < 2 && now < NEVER - 1 -> now++
    :: fired == 2 -> break
    od
}

init {
    atomic { run Watcher(); run Sleeper(0, 3); run Sleeper(1, 1); run Clock() }
    fired == 2
}
