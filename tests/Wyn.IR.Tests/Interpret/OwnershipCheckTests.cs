// What the ownership check finds on the executed path of modules that break the rules of stage owned.
using System;
using Wyn.IR.Interpret;
using Xunit;

namespace Wyn.IR.Tests.Interpret;

public sealed class OwnershipCheckTests
{
    [Theory]
    [InlineData("drop %s\ncall.rt print(%s)\nret %0", "at call.rt: %s was consumed before")]
    [InlineData("drop %s\ndrop %s\nret %0", "at drop: %s was consumed before")]
    [InlineData("ret %0", "at ret: %s is still live")]
    [InlineData("call @take(%s, %s)\nret %0", "at call: %s was consumed before")]
    [InlineData("global.store @g, %s\ndrop %s\nret %0", "at drop: %s was consumed before")]
    [InlineData("br ^next(%s, %s)\n^next(%a: str, %b: str):\ndrop %a\ndrop %b\nret %0", "at br: %s was consumed before")]
    [InlineData("br ^next(%s)\n^next(%a: str):\ndrop %s\ndrop %a\nret %0", "at drop: %s was consumed before")]
    [InlineData("spawn.detached @keep(%s)\nret %0", "in @keep, at ret: %s is still live")]
    [InlineData("%yes = const true : bool\nbr ^loop(%s, %yes)\n^loop(%a: str, %again: bool):\n%b = copy %a : str\n%no = const false : bool\n"
        + "br.if %again, ^loop(%a, %no), ^end\n^end:\ndrop %a\ndrop %b\nret %0", "at copy: %b is defined again while it is live")]
    public void A_violation_is_named(string body, string expected)
    {
        var module = Module("owned", body);
        var violation = Assert.Throws<OwnershipViolationException>(() => TestRun.Of(module, new InterpreterOptions { CheckOwnership = true }));
        Assert.EndsWith(expected, violation.Message, StringComparison.Ordinal);
        TestRun.Of(module);
    }

    [Theory]
    [InlineData("owned", "drop %s\nret %0")]
    [InlineData("owned", "%t = copy %s : str\ncall @take(%s, %t)\nret %0")]
    [InlineData("owned", "%yes = const true : bool\nbr.if %yes, ^a(%s), ^b(%s)\n^a(%x: str):\ndrop %x\nret %0\n^b(%y: str):\ndrop %y\nret %0")]
    [InlineData("opt", "call @take(%s, %s)\nret %0")]
    public void A_module_that_keeps_the_rules_of_its_stage_runs(string stage, string body)
        => Assert.Equal(0, TestRun.Of(Module(stage, body), new InterpreterOptions { CheckOwnership = true }).ExitCode);

    private static string Module(string stage, string body) => $$"""
        module "test" stage {{stage}} entry @$start
        global @g : str
        fn @take(%a: str, %b: str) {
        ^entry(%a: str, %b: str):
          {{(stage == "owned" ? "drop %a\n  drop %b" : "")}}
          ret
        }
        fn @keep(%s: str) {
        ^entry(%s: str):
          ret
        }
        fn @$start() -> int {
        ^entry:
          %0 = const 0 : int
          %s = const "s" : str
          {{body}}
        }
        """;
}
