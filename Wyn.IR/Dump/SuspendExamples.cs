// The examples of the ops of suspended calls: a function with its resume form, the one first that shows the op.
using Wyn.IR.Ops;

namespace Wyn.IR.Dump;

internal static class SuspendExamples
{
    private const string Awaits = "(%w: worker, borrow %f: future<int>)";
    private const string AwaitLine = "%r, %s = await.direct %w, %f : int, frame";

    /// <summary>The body of the example of an op.</summary>
    public static string Of(OpInfo info) => info.Opcode switch
    {
        Opcode.AwaitDirect or Opcode.FrameNone or Opcode.FrameIsNone or Opcode.FrameNew or Opcode.Suspend
            => Pair(Awaits, AwaitLine, "int", "%r = resume.await %w, %child : int", isResumeFirst: false),
        Opcode.ResumeAwait or Opcode.FrameRestore or Opcode.FrameFinish
            => Pair(Awaits, AwaitLine, "int", "%r = resume.await %w, %child : int", isResumeFirst: true),
        Opcode.ChannelReceiveDirect or Opcode.ResumeReceive => ReferenceExamples.Option + Pair(
            "(%w: worker, borrow %c: chan<str>)", "%r, %s = chan.recv.direct %w, %c : Option, frame", "Option", "%r = resume.recv %w, %child : Option",
            info.Opcode == Opcode.ResumeReceive),
        Opcode.SelectDirect or Opcode.ResumeSelect => Pair(
            "(%w: worker, %deadline: int, borrow %a: chan<str>, borrow %b: chan<int>)", "%r, %s = select.direct %w, %deadline, %a, %b : int, frame", "int",
            "%r = resume.select %w, %child", info.Opcode == Opcode.ResumeSelect),
        Opcode.ChannelSendDirect => Pair(
            "(%w: worker, borrow %c: chan<str>, %v: str)", "%s = chan.send.direct %w, %c, %v : frame", null, "resume.wait %w, %child", isResumeFirst: false),
        Opcode.SleepDirect => Pair("(%w: worker, %ms: int)", "%s = sleep.direct %w, %ms : frame", null, "resume.wait %w, %child", isResumeFirst: false),
        Opcode.YieldDirect => Pair("(%w: worker)", "%s = yield.direct %w : frame", null, "resume.wait %w, %child", isResumeFirst: false),
        Opcode.ResumeWait => Pair("(%w: worker)", "%s = yield.direct %w : frame", null, "resume.wait %w, %child", isResumeFirst: true),
        Opcode.ResumeCall => Pair("(%w: worker)", "%r, %s = call @slow(%w) : int, frame", "int", "%r = resume.call %w, %child : int", isResumeFirst: true) + Slow,
        _ => Twice,
    };

    private const string Slow = """


        fn @slow(%w: worker) -> (int, frame) suspends {
        ^entry(%w: worker):
          %n = const 1 : int
          %none = frame.none
          ret %n, %none
        }
        """;

    /// <summary>A function that may be suspended twice, so that its frame changes from one state to the other.</summary>
    private const string Twice = """
        fn @example.resume(%w: worker, %self: frame, %child: frame) -> frame suspends resumes @example {
        ^entry(%w: worker, %self: frame, %child: frame):
          %state = frame.state %self
          %one = const 1 : int
          %is_one = eq.int %state, %one
          br.if %is_one, ^second, ^first
        ^first:
          %f = frame.restore 0, %self : future<int>
          %a = resume.await %w, %child : int
          %b, %s = await.direct %w, %f : int, frame
          %done = frame.is.none %s
          br.if %done, ^end(%a, %b, %f), ^wait
        ^wait:
          frame.save 1, %self, %s, %a, %f
          ret %self
        ^second:
          %a.1, %f.1 = frame.restore 1, %self : int, future<int>
          %b.1 = resume.await %w, %child : int
          br ^end(%a.1, %b.1, %f.1)
        ^end(%a.2: int, %b.2: int, %f.2: future<int>):
          drop %f.2
          %r = add.wrap %a.2, %b.2
          frame.finish %self, %r
          %none = frame.none
          ret %none
        }

        fn @example(%w: worker, %f: future<int>) -> (int, frame) suspends {
        ^entry(%w: worker, %f: future<int>):
          %a, %s = await.direct %w, %f : int, frame
          %done = frame.is.none %s
          br.if %done, ^go, ^wait
        ^go:
          %b, %s.1 = await.direct %w, %f : int, frame
          %done.1 = frame.is.none %s.1
          br.if %done.1, ^end, ^wait.1
        ^end:
          drop %f
          %r = add.wrap %a, %b
          %none = frame.none
          ret %r, %none
        ^wait:
          %frame = frame.new @example.resume 0, %w, %s, %f : frame
          suspend %frame
        ^wait.1:
          %frame.1 = frame.new @example.resume 1, %w, %s.1, %a, %f : frame
          suspend %frame.1
        }
        """;

    /// <summary>A function that waits once, with nothing else alive meanwhile, and gives what it waited for.</summary>
    private static string Pair(string parameters, string leaf, string? result, string resume, bool isResumeFirst)
    {
        var given = result is null ? "" : "%r, ";
        var direct = ReferenceExamples.Function(
            parameters, result is null ? "frame suspends" : $"({result}, frame) suspends", leaf, "%done = frame.is.none %s", "br.if %done, ^go, ^wait",
            "^go:", "%none = frame.none", $"ret {given}%none", "^wait:", "%frame = frame.new @example.resume 0, %w, %s : frame", "suspend %frame");
        var resumed = ReferenceExamples.Named(
            "example.resume", "(%w: worker, %self: frame, %child: frame)", "frame suspends resumes @example", "frame.restore 0, %self", resume,
            $"frame.finish %self{(result is null ? "" : ", %r")}", "%none = frame.none", "ret %none");
        return isResumeFirst ? $"{resumed}\n\n{direct}" : $"{direct}\n\n{resumed}";
    }
}
