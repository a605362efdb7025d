// The text of a bound program.
using Wyn.Frontend.Binding;
using Xunit;

namespace Wyn.Frontend.Tests.Binding;

public sealed class BoundTreePrinterTests
{
    [Fact]
    public void Types_conversions_and_synthesised_parts_are_written_out()
    {
        const string Program = """
            const rate = 2.5
            fn scale(n: int) {
                if n > 3 and n { found = n * rate } else if n == 0 { return "none" }
                while n { n -= 1
                    break }
                for i in range(0, n, 2) { continue }
                for _ in 0..=n { print("n=${n}", sep: ",") }
                return found + "!"
            }
            fn main() -> int {
                var f = spawn scale(-1)
                spawn print(1)
                print(await f)
                f.await() == "x"
            }
            """;
        Assert.Equal(
            """
            global const rate: float

            fn scale(n: int) -> string {
                hoisted found: float
                if ((n > 3) and <bool>(n)) {
                    found = (<float>(n) * rate)
                } else if (n == 0) {
                    return "none"
                }
                while <bool>(n) {
                    n -= 1
                    break
                }
                for i: int in range(0, n, 2) {
                    continue
                }
                for _: int in 0..=n {
                    print(interpolate("n=", <string>(n)), sep: ",")
                }
                return (<string>(found) + "!")
            }

            fn main() -> int {
                var f: Future<string> = (spawn scale(-1))
                spawn detached print(<string>(1))
                print((await f))
                return <int>(((await f) == "x"))
            }

            fn $start() -> int {
                var rate: float = 2.5
            }

            """.Replace("    var rate", "    const rate", System.StringComparison.Ordinal),
            BoundTreePrinter.Print(TestProgram.Compile(Program).Program!)); // The program has no errors.
    }
}
