// The chapters of docs/ir-reference.md that are prose; everything that a table knows is written by ReferenceWriter.
namespace Wyn.IR.Dump;

internal static class ReferenceText
{
    public const string Introduction = """
        # The Wyn IR: reference

        <!-- Generated from the tables of Wyn.IR by ReferenceWriter. Run the tests of Wyn.IR with WYN_UPDATE=1 to write it anew. -->

        The IR is what lies between the frontend and the backends: the frontend's only output and every backend's only input. This page is
        the whole contract. Each example on it is parsed and verified by a test.

        ## Model

        - A **module** is a whole program: functions, globals, and the function where it starts. Everything is monomorphic, and every name is
          resolved.
        - A **function** has parameters, results and blocks. The first block is the entry; its parameters are those of the function, and no branch leads to it.
        - A **block** has parameters and instructions. The last instruction is the only terminator. A branch passes one argument for each
          parameter of its target: this is what other IRs have phi instructions for.
        - A **value** is defined once, as a block parameter or as the result of an instruction, and has a type. Its definition dominates its uses.
        - An **instruction** has an op, operands, results, perhaps an immediate (a constant, a path, or the name of a function, global, runtime entry, variant or variable),
          branch targets, and a position in the source.
        - A function without a value has no result; one with in-out parameters has a result for each of them. `unit` occurs only in `future<unit>`, the handle of a task
          without a result.
        - Values do not change. An op that changes a part gives a new whole, and consumes the old one, so that a backend may change it in place where nobody else owns it. A
          **path** leads from a whole to a part: to a field, to an element of an array, to an element of the payload of a variant. All operands are evaluated before the path is
          followed; its checks come from left to right.
        - A **closure** is made of a function whose first parameters are the captured values. A captured variable that is written lives in a box, which the closures and their
          creator share. A box in a value that crosses to another task (an argument of a spawn, the result of a task, a shared global, what is sent or stored in a cell) is a panic:
          `closure that changes 'NAME' cannot leave its task`.
        - Tasks meet in **futures**, **channels** and **cells**. What is sent, stored in a cell, given to a task or by one may be seen by another task; a cell has a lock,
          and each of its ops is one step under it. Channels and cells may go by a positive number, a **handle**, for programs that keep them in an `int`.
        - The program starts in the entry point, which runs as a task, takes nothing and gives the exit code. Names that begin with `$` are made by the compiler.
        - A global begins with the zero of its type: `0`, `0.0`, `false`, the empty string or array, a struct or tuple of zeros, the first variant of an enum by value with zeros.
          A future, a closure, a box, a boxed enum, and what would hold one have no zero; reading such a global too early panics. `shared` marks the globals that tasks other
          than the main one may use: their loads and stores must be atomic.

        """;

    public const string TextForm = """
        ## Text form

        Files end in `.wir`. Printing and reading back gives the same text.

        - The header names the module, its stage and its entry point. `file` lines name the sources that positions may refer to.
        - `struct Point { x: int, y: int }`, `enum Shape { Circle(float), Empty }` and `boxed enum Tree { Leaf, Node(Tree, int, Tree) }` define types, in any order; names that
          are no plain words, or begin other types, are quoted: `"Box<int>"`. `suspends fn(int) -> int` says that calls of such closures may have to wait.
        - `%name` is a value, `^name` a block, `@name` a function or global (`@"any text"` where the name is no plain word). A repeated name gets a suffix: `%i`, `%i.1`.
          Values without a name are numbered.
        - An instruction is one line: results, `=`, mnemonic; then, with commas between them, what the op names (a constant, global, variant or variable, the function of a
          closure), operands, callee with its arguments, targets; then `:` and the result types. The types are left out where the op fixes them.
        - A path stands behind the first operand: `.x` or `.0` is a field, `[%i]` an element, `[%i!]` an element at an index that is known to be inside, `?Node.0` an element of the
          payload of a variant that is known to be this one.
        - Behind the results of a function stand its marks, `suspends`, `leaf` and `resumes @f`; before a parameter `borrow`, from stage `owned` on, and in stage `suspend`
          also before a parameter of any block and a result of `frame.restore`.
        - The number of a state stands where other ops name something: `frame.save 1, %self, %child`, `frame.new @f.resume 1, %w, %child`.
        - Behind `;` stands a position, `FILE:LINE:COLUMN`, if the file is declared; anything else is a comment.
        - Strings are bytes. `\n \r \t \\ \"` and `\xNN` are the escapes; other text stands for its UTF-8.
        - Floats are written so that they read back exactly; `inf`, `-inf`, `nan`, and `nan.` with 16 hexadecimal digits for a NaN with other bits.

        """;

    public const string Stages = """
        ## Stages

        A module says how far it has been lowered. Each backend says which stage it takes.

        | stage | what is true |
        |---|---|
        | `raw` | straight from the frontend; blocks may be unreachable |
        | `opt` | optimised; all blocks are reachable; functions that may suspend are marked `suspends`, and leaves are marked `leaf` |
        | `owned` | ownership is explicit: each counted value is consumed exactly once on every path that returns |
        | `suspend` | the calling convention is explicit: worker parameter, frame result, stack checks; functions that may be suspended have a resume form |

        **Ownership.** Values of a counted type own something. Passing one to a function, task, block or global, making another value of it, changing it and returning it
        *consume* it; all other uses *borrow* it. From stage `owned` on `copy` makes a second owner and `drop` ends one, so that a backend may read `copy` as "count up" and `drop` as
        "count down", for each counted part of the value. A path that ends the program (`panic`, `unreachable`) owes nothing. A parameter marked `borrow` stays with the caller:
        the function neither consumes nor drops it. `borrow` gives a part that stays with its root. A closure owns what it captured: a function that borrows a captured value
        looks at the closure's own, any other gets a copy.

        **Open places.** `take`, `box.take`, `cell.take` and `global.take` move a part out, so that it can be changed in place, and leave a hole until the `put` of the same kind.
        Of a cell or a shared global they hold the lock meanwhile. Nothing that may wait, or run code that looks there, may happen in between; functions marked `leaf` may be called.

        **Calling convention.** In stage `suspend` a function that uses the worker, or calls one that does, takes it as its first parameter; so does one that may count owners
        of futures, on their own or inside other values (a closure may have captured one), one with an op through which tasks meet, every function that closures are made of, and every function in a cycle of calls,
        which begins with `stack.check`. A call of a closure may call every function that closures of its type are made of. A function marked `suspends` has a `frame` as its last result. `frame.none` says that the call has completed. The call of a closure gives a frame if its type is marked `suspends`.

        **Suspended calls.** An op that would have to wait gives a frame instead, which holds what it waits for. It borrows its operands until it is resumed. The function that
        called it sees that the frame is not none, and has then no other results; it puts its live values into a frame of its own with `frame.new`, whose child is the one it was given,
        and leaves with `suspend`. So does each caller, up to the function that the task was begun with. When the wait is over the child has finished: its parent, the frame that has
        it as child, is given to its resume form together with it. The resume form, `fn @f.resume(%w: worker, %self: frame, %child: frame) -> frame suspends resumes @f`, finds its
        state with `frame.state`, takes its values out with `frame.restore`, and gets the results of the call from the child with `resume.call` or the op of the wait. If it completes it puts
        its results into its frame with `frame.finish` and gives `frame.none`: then that frame has finished, and its parent goes on. If it is suspended again it puts its values back with
        `frame.save`, the new frame being the child, and gives its own frame. In each state a frame holds the same values, `borrow` where the owner is further up in the chain or in the same frame.

        Between the passes `CallingConvention` and `SuspendLowering` frames are given and nobody looks at them. Only the interpreter takes such a module: its ops wait on the stack.

        """;

    public const string Runtime = """
        ## Runtime entries

        What both runtimes implement. `call.rt` calls the entries of the first table. Its operands are the parameters without the location, which backends take from the instruction,
        and without the worker before stage `suspend`. The entries of the second table are for backends, to lower other ops with.

        """;

    public const string Verifier = """
        ## Rules of the verifier

        A module that keeps these rules is well-formed. A function that breaks a rule of the group `structure` is not checked for the others, and ownership is checked
        only where everything else holds.

        """;

    public const string Passes = """
        ## Passes

        The pipeline, in order. Level 0 runs the required passes only.

        """;
}
