/* R1: an await that has to wait, against the completion of what it waits for (suspend, await, complete; Cell, Awaiting).
 * The awaiter saves its frames, says SUSPENDED, and only then enters itself as the waiter, by compare-and-swap on the other
 * cell's word; whoever completes that cell takes the waiter out with the same step, says READY and leaves a hint; whoever claims
 * READY by compare-and-swap resumes.
 * FAULT REGISTERS_FIRST: the waiter is entered before SUSPENDED is said. A completion in between says READY too early.
 * FAULT COMPLETES_IN_TWO: DONE is stored first, the waiter read before it.
 * FAULT PLAIN_CLAIM: two workers with hints to the same task look, then store RUNNING. */
mtype = { RUNNING, SUSPENDED, READY, DONE };

mtype awaiter = RUNNING; /* the word of the task that awaits */
mtype awaited = RUNNING; /* the word of the task that it awaits, and its upper half: */
bool waiter;
bool result; /* of the awaited task */
byte hints;  /* to the awaiter */
bool saved;
byte resumed;

inline resume() {
    assert(saved && result && awaited == DONE);
    resumed++;
    assert(resumed == 1);
    awaiter = DONE;
}

proctype Awaiter() {
    bool entered;
    if
    :: awaited == DONE -> saved = true; resume() /* nothing to wait for */
    :: else ->
        saved = true;
#ifndef REGISTERS_FIRST
        awaiter = SUSPENDED;
#endif
        atomic { entered = (awaited != DONE); waiter = waiter || entered }
#ifdef REGISTERS_FIRST
        if
        :: entered -> awaiter = SUSPENDED
        :: else
        fi;
#endif
        if
        :: entered /* the thread does something else; a hint brings the task back */
        :: else -> awaiter = RUNNING; resume()
        fi
    fi
}

proctype Completer() {
    bool found;
    result = true;
#ifdef COMPLETES_IN_TWO
    found = waiter;
    awaited = DONE;
#else
    atomic { awaited = DONE; found = waiter }
#endif
    if
    :: found ->
        awaiter = READY;
        hints = hints + 2 /* a hint may stand in two places, in a ring and in a batch */
    :: else
    fi
}

proctype Worker() {
    bool claimed;
    do
    :: atomic { hints > 0 -> hints-- };
#ifdef PLAIN_CLAIM
        claimed = (awaiter == READY);
        if
        :: claimed -> awaiter = RUNNING
        :: else
        fi;
#else
        atomic {
            claimed = (awaiter == READY);
            if
            :: claimed -> awaiter = RUNNING
            :: else
            fi
        }
#endif
        if
        :: claimed -> resume()
        :: else
        fi
    :: awaiter == DONE -> break
    od
}

init {
    atomic { run Awaiter(); run Completer(); run Worker(); run Worker() }
    awaiter == DONE;
    assert(resumed == 1)
}
