/* R4, R5: hints to tasks move in batches, and a task may be claimed while its hint stands in one: an awaiter claims it where
 * it is, a thief from the ring of its owner. Hints are hints: the claim on the word decides, and each task runs once.
 * FAULT PLAIN_CLAIM: look, then store.
 * FAULT FORGETS_REST: who takes a batch runs its first task and does not put the rest where others find it.
 * FAULT PUBLISHES_LATE: the hint is pushed before the task's arguments are stored. */
#define TASKS 3

bool is_new[TASKS], has_arguments[TASKS], in_ring[TASKS];
byte runs[TASKS];
chan ring = [TASKS] of { byte };
chan queue = [TASKS] of { byte }; /* the global queue, taken from as a whole under its lock */
bool gate;
byte done;

inline claim(task) {
#ifdef PLAIN_CLAIM
    claimed = is_new[task];
    if
    :: claimed -> is_new[task] = false
    :: else
    fi
#else
    atomic {
        claimed = is_new[task];
        is_new[task] = false
    }
#endif
    if
    :: claimed ->
        assert(has_arguments[task]);
        d_step {
            runs[task]++;
            done++
        }
        assert(runs[task] == 1)
    :: else
    fi
}

proctype Owner() {
    byte i, task;
    bool claimed;
    for (i : 0 .. TASKS - 1) {
#ifdef PUBLISHES_LATE
        is_new[i] = true;
        in_ring[i] = true;
        ring ! i;
        has_arguments[i] = true
#else
        has_arguments[i] = true;
        is_new[i] = true;
        in_ring[i] = true;
        ring ! i
#endif
    }
    /* The two oldest go to the queue, under its lock. */
    atomic { !gate -> gate = true };
    ring ? task;
    queue ! task;
    ring ? task;
    queue ! task;
    gate = false;
    claim(2) /* the owner awaits the newest and finds its first one in the batch */
    claim(0)
}

proctype Taker() {
    byte task;
    bool claimed;
    do
    :: done == TASKS -> break
    :: atomic { !gate && nempty(queue) -> gate = true };
        queue ? task;
#ifdef FORGETS_REST
        do
        :: nempty(queue) -> queue ? _
        :: else -> break
        od;
#endif
        gate = false;
        claim(task)
    od
}

/* Looks at the slots from a cursor of its own and moves nobody's indices; what it sees may be stale. */
proctype Thief() {
    byte i;
    bool claimed;
    for (i : 0 .. TASKS - 1) {
        if
        :: in_ring[i] -> claim(i)
        :: else
        fi
    }
}

init {
    atomic { run Owner(); run Taker(); run Thief() }
    done == TASKS
}
