// Globals of every type, of one task and shared.
using System.IO;
using System.Text;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class GlobalTests
{
    private const string Body = """
          call @show(%worker)
          %i = const 42 : int
          global.store @i, %i
          %f = const 1.5 : float
          global.store @f, %f
          %b = const true : bool
          global.store @b, %b
          %s = const "text" : str
          global.store @s, %s
          call @show(%worker)
          %t = task.spawn %worker, @nothing() : future<unit>
          global.store @t, %t
          %u = global.load @t : future<unit>
          %none = await.direct %worker, %u : frame
          %nl = const "\n" : str
          call.rt print(%worker, %nl)
        """;

    private const string Functions = """
        fn @nothing() {
        ^entry:
          ret
        }
        fn @show(%worker: worker) {
        ^entry(%worker: worker):
          %i = global.load @i : int
          %i.1 = call.rt str.from.int(%i) : str
          %f = global.load @f : float
          %c = const 1.0 : float
          %f.1 = gt.float %f, %c
          %f.2 = call.rt str.from.bool(%f.1) : str
          %b = global.load @b : bool
          %b.1 = call.rt str.from.bool(%b) : str
          %s = global.load @s : str
          %all = call.rt str.concat(%i.1, %f.2, %b.1, %s) : str
          call.rt print(%worker, %all)
          ret
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("shared ")]
    public void A_global_begins_with_zero_and_keeps_what_is_stored(string shared)
    {
        var module = TestProgram.Parse(Start(Body) + Functions, Header(shared));
        Assert.Equal("0falsefalse42truetruetext\n", TestProgram.Output(module));
    }

    [Theory]
    [InlineData("")]
    [InlineData("shared ")]
    public void A_future_that_was_not_stored_panics(string shared)
    {
        var module = TestProgram.Parse(Start("  %u = global.load @t : future<unit> ; test.wyn:3:7\n  %none = await.direct %worker, %u : frame") + Functions, Header(shared));
        Assert.Equal(new Outcome(1, "", "panic at test.wyn:3:7: global 't' is read before it is initialised\n"), TestProgram.Run(module));
    }

    [Fact]
    public void Only_shared_globals_pay_for_order()
    {
        Assert.DoesNotContain("volatile.", TestProgram.Listing(TestProgram.Parse(Start(Body) + Functions, Header(""))), System.StringComparison.Ordinal);
        Assert.Contains("volatile.", TestProgram.Listing(TestProgram.Parse(Start(Body) + Functions, Header("shared "))), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Each_run_of_one_assembly_begins_with_zeros()
    {
        var module = TestProgram.Parse(Start(Body) + Functions, Header(""));
        var program = new LoadedProgram(module);
        using var output = new MemoryStream();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(0, program.Call("Run", [System.Array.Empty<string>(), Stream.Null, output, Stream.Null, 1]));
        }

        var line = "0falsefalse42truetruetext\n";
        Assert.Equal(line + line, Encoding.UTF8.GetString(output.ToArray()));
    }

    private static string Start(string body)
        => $"fn @$start(%worker: worker) -> int {{\n^entry(%worker: worker):\n{body}\n  %zero = const 0 : int\n  ret %zero\n}}\n";

    private static string Header(string shared)
        => $"{shared}global @i : int\n{shared}global @f : float\n{shared}global @b : bool\n{shared}global @s : str\n{shared}global @t : future<unit>";
}
