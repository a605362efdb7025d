// Suspended calls written by hand: what each op of frames, waits and resumption becomes, whatever the pass that makes them does.
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class FrameTests
{
    // slow: sleeps. middle: calls slow, receives, awaits; three states with values of several types live across them.
    private const string Program = """
        fn @slow(%w: worker, %s: str, %ms: int) -> (str, frame) suspends {
        ^entry(%w: worker, %s: str, %ms: int):
          %f = sleep.direct %w, %ms : frame ; test.wyn:1:1
          %done = frame.is.none %f
          br.if %done, ^go, ^wait
        ^go:
          %none = frame.none
          ret %s, %none
        ^wait:
          %frame = frame.new @slow.resume 0, %w, %f, %s : frame
          suspend %frame
        }
        fn @slow.resume(%w: worker, %self: frame, %child: frame) -> frame suspends resumes @slow {
        ^entry(%w: worker, %self: frame, %child: frame):
          %s = frame.restore 0, %self : str
          resume.wait %w, %child
          frame.finish %self, %s
          %none = frame.none
          ret %none
        }
        fn @middle(%w: worker, %c: chan<str>, %f: future<str>) -> (str, frame) suspends {
        ^entry(%w: worker, %c: chan<str>, %f: future<str>):
          %text = const "a" : str
          %ms = const 2 : int
          %a, %s = call @slow(%w, %text, %ms) : str, frame
          %done = frame.is.none %s
          br.if %done, ^one, ^wait
        ^one:
          %b, %s.1 = chan.recv.direct %w, %c : Option, frame ; test.wyn:2:2
          %done.1 = frame.is.none %s.1
          br.if %done.1, ^two, ^wait.1
        ^two:
          %d, %s.2 = await.direct %w, %f : str, frame ; test.wyn:3:3
          %done.2 = frame.is.none %s.2
          br.if %done.2, ^end, ^wait.2
        ^end:
          drop %f
          drop %c
          %r = call @join(%a, %b, %d) : str
          %none = frame.none
          ret %r, %none
        ^wait:
          %frame = frame.new @middle.resume 0, %w, %s, %c, %f : frame
          suspend %frame
        ^wait.1:
          %frame.1 = frame.new @middle.resume 1, %w, %s.1, %a, %c, %f : frame
          suspend %frame.1
        ^wait.2:
          %frame.2 = frame.new @middle.resume 2, %w, %s.2, %a, %b, %c, %f : frame
          suspend %frame.2
        }
        fn @middle.resume(%w: worker, %self: frame, %child: frame) -> frame suspends resumes @middle {
        ^entry(%w: worker, %self: frame, %child: frame):
          %state = frame.state %self
          %zero = const 0 : int
          %is_zero = eq.int %state, %zero
          br.if %is_zero, ^first, ^more
        ^more:
          %one = const 1 : int
          %is_one = eq.int %state, %one
          br.if %is_one, ^second, ^third
        ^first:
          %c, %f = frame.restore 0, %self : chan<str>, future<str>
          %a = resume.call %w, %child : str
          %b, %s = chan.recv.direct %w, %c : Option, frame ; test.wyn:2:2
          %done = frame.is.none %s
          br.if %done, ^two(%a, %b, %c, %f), ^wait
        ^wait:
          frame.save 1, %self, %s, %a, %c, %f
          ret %self
        ^second:
          %a.1, %c.1, %f.1 = frame.restore 1, %self : str, chan<str>, future<str>
          %b.1 = resume.recv %w, %child : Option
          br ^two(%a.1, %b.1, %c.1, %f.1)
        ^two(%a.2: str, %b.2: Option, %c.2: chan<str>, %f.2: future<str>):
          %d, %s.1 = await.direct %w, %f.2 : str, frame ; test.wyn:3:3
          %done.1 = frame.is.none %s.1
          br.if %done.1, ^end(%a.2, %b.2, %c.2, %f.2, %d), ^wait.1
        ^wait.1:
          frame.save 2, %self, %s.1, %a.2, %b.2, %c.2, %f.2
          ret %self
        ^third:
          %a.3, %b.3, %c.3, %f.3 = frame.restore 2, %self : str, Option, chan<str>, future<str>
          %d.1 = resume.await %w, %child : str
          br ^end(%a.3, %b.3, %c.3, %f.3, %d.1)
        ^end(%a.4: str, %b.4: Option, %c.4: chan<str>, %f.4: future<str>, %d.2: str):
          drop %f.4
          drop %c.4
          %r = call @join(%a.4, %b.4, %d.2) : str
          frame.finish %self, %r
          %none = frame.none
          ret %none
        }
        fn @join(%a: str, %b: Option, %c: str) -> str {
        ^entry(%a: str, %b: Option, %c: str):
          %tag = enum.tag %b
          %some = const 0 : int
          %is_some = eq.int %tag, %some
          br.if %is_some, ^yes, ^no
        ^yes:
          %v = get %b ?Some.0 : str
          drop %b
          br ^end(%v)
        ^no:
          drop %b
          %dash = const "-" : str
          br ^end(%dash)
        ^end(%m: str):
          %r = call.rt str.concat(%a, %m, %c) : str
          drop %a
          drop %m
          drop %c
          ret %r
        }
        fn @send(%w: worker, %c: chan<str>, %text: str) -> frame suspends {
        ^entry(%w: worker, %c: chan<str>, %text: str):
          %ms = const 20 : int
          %a, %s = call @slow(%w, %text, %ms) : str, frame
          %done = frame.is.none %s
          br.if %done, ^go, ^wait
        ^go:
          call @put(%w, %c, %a)
          %none = frame.none
          ret %none
        ^wait:
          %frame = frame.new @send.resume 0, %w, %s, %c : frame
          suspend %frame
        }
        fn @send.resume(%w: worker, %self: frame, %child: frame) -> frame suspends resumes @send {
        ^entry(%w: worker, %self: frame, %child: frame):
          %c = frame.restore 0, %self : chan<str>
          %a = resume.call %w, %child : str
          call @put(%w, %c, %a)
          frame.finish %self
          %none = frame.none
          ret %none
        }
        fn @put(%w: worker, %c: chan<str>, %a: str) {
        ^entry(%w: worker, %c: chan<str>, %a: str):
          %s = chan.send.direct %w, %c, %a : frame ; test.wyn:4:4
          drop %c
          ret
        }
        fn @$start(%w: worker) -> (int, frame) suspends {
        ^entry(%w: worker):
          %one = const 1 : int
          %c = chan.new %one : chan<str> ; test.wyn:5:5
          %c.1 = copy %c : chan<str>
          %b = const "b" : str
          task.detach %w, @send(%c.1, %b)
          %d = const "c" : str
          %ms = const 40 : int
          %f = task.spawn %w, @slow(%d, %ms) : future<str>
          %t = task.spawn %w, @middle(%c, %f) : future<str> ; test.wyn:6:6
          %r, %s = await.direct %w, %t : str, frame ; test.wyn:7:7
          %done = frame.is.none %s
          br.if %done, ^go, ^wait
        ^go:
          call.rt print(%w, %r)
          %zero = const 0 : int
          %none = frame.none
          ret %zero, %none
        ^wait:
          %frame = frame.new @$start.resume 0, %w, %s, %one : frame
          suspend %frame
        }
        fn @$start.resume(%w: worker, %self: frame, %child: frame) -> frame suspends resumes @$start {
        ^entry(%w: worker, %self: frame, %child: frame):
          %one = frame.restore 0, %self : int
          %r = resume.await %w, %child : str
          call.rt print(%w, %r)
          %code = sub.wrap %one, %one
          frame.finish %self, %code
          %none = frame.none
          ret %none
        }
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void A_call_goes_on_after_each_of_its_waits(int workers)
        => Assert.Equal(new Outcome(0, "abc", ""), TestProgram.Run(TestProgram.Parse(Program, "enum Option { Some(str), None }"), workers));
}
