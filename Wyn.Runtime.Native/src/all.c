/* The whole runtime as one unit: compiled to LLVM bitcode and optimised together with the program, or as ordinary C. Each file
 * uses only those before it and the few calls upwards that types.h and the files themselves declare.
 * With WYN_EXPLORE the includer provides the seam, starts workers itself, and has its own main. */
#define _GNU_SOURCE
#include <stdlib.h>
#include "prim/prim.h"
#include "types.h"
#include "prim/linux.c"
#include "range.c"
#include "pool.c"
#include "cell.c"
#include "future.c"
#include "ring.c"
#include "queue.c"
#include "worker.c"
#include "steal.c"
#include "timer.c"
#include "park.c"
#include "output.c"
#include "report.c"
#include "leaks.c"
#include "runtime.c"
#include "value.c"
#include "mark.c"
#include "cycle.c"
#include "frame.c"
#include "suspend.c"
#include "await.c"
#include "channel.c"
#include "select.c"
#include "handle.c"
#include "array.c"
#include "string.c"
#include "text.c"
#include "entry.c"
#ifndef WYN_EXPLORE
#include "thread.c"
#include "main.c"
#endif
