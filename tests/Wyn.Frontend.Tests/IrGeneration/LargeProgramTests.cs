// Programs that are long rather than deep must not cost stack: these compile on a thread with the smallest usable one.
using System;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Threading;
using Xunit;

namespace Wyn.Frontend.Tests.IrGeneration;

public sealed class LargeProgramTests
{
    private const int SmallStack = 512 * 1024;

    [Theory]
    [InlineData("n = 1\nprint(", "n", " + ", ")", 100_000)]
    [InlineData("s = \"a\"\nt = ", "s", " + ", "\nprint(t)", 20_000)]
    [InlineData("b = true\nprint(", "b", " and ", ")", 5_000)]
    [InlineData("b = true\nif ", "not b", " or ", " { print(1) }", 5_000)]
    [InlineData("fn f(n: int) => n + 1\nprint(1", "", " |> f", ")", 20_000)]
    public void A_chain_of_operators_needs_no_stack(string before, string operand, string op, string after, int count)
        => OnSmallStack(() => TestProgram.Generate(before + string.Join(op, Enumerable.Repeat(operand, count + 1)) + after));

    [Fact]
    public void A_chain_of_else_if_needs_no_stack()
        => OnSmallStack(() => TestProgram.Generate(
            "fn f(n: int) -> int {\n    found = 0\n    " + Repeat(5_000, i => $"if n == {i} {{ found = {i} }} else ") + "{ return -1 }\n    found\n}\nprint(f(7))"));

    [Fact]
    public void A_variable_may_be_read_far_behind_its_assignment()
        => OnSmallStack(() => TestProgram.Generate(
            "fn f(n: int) -> int {\n    a = 1\n    b = 2\n" + Repeat(5_000, i => $"    if n == {i} {{ a += {i} }}\n") + "    a + b\n}\nprint(f(7))"));

    [Fact]
    public void A_variable_may_be_read_behind_many_loops()
        => OnSmallStack(() => TestProgram.Generate(
            "fn f(n: int) -> int {\n    a = 1\n" + Repeat(2_000, i => $"    for i in 0..n {{ if i == {i} {{ a += 1 }} }}\n") + "    a\n}\nprint(f(7))"));

    private static string Repeat(int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(part(i));
        }

        return text.ToString();
    }

    private static void OnSmallStack(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
