// Bad text: the position, the message and the suggestion of each kind of mistake, and no exception for any text.
using System;
using System.Linq;
using System.Text;
using Wyn.IR.Text;
using Wyn.IR.Verify;
using Xunit;

namespace Wyn.IR.Tests.Text;

public sealed class ParserErrorTests
{
    [Theory]
    [InlineData("", "t:1:1: the text must begin with 'module \"name\" stage STAGE'")]
    [InlineData("module \"m\" stage row\n", "t:1:18: unknown stage 'row'; the stages are raw, opt, owned, suspend")]
    [InlineData("module \"m\" stage raw entry @f\n", "t:1:28: unknown function @f")]
    [InlineData("module \"m\" stage raw\nfunc\n", "t:2:1: expected 'fn', 'struct', 'enum', 'boxed enum', 'global', 'shared global', 'suspends' or 'file', not 'func'")]
    [InlineData("module \"m\" stage raw\nstruct A { x: int }\nenum A { X }\n", "t:3:6: type A is defined twice")]
    [InlineData("module \"m\" stage raw\nstruct A { x: Beam }\nstruct Bean { y: int }\n", "t:2:15: unknown type 'Beam'; did you mean 'Bean'?")]
    [InlineData("module \"m\" stage raw\nstruct A { x int }\n", "t:2:14: expected ':', not 'int'")]
    [InlineData("module \"m\" stage raw\nboxed struct A { x: int }\n", "t:2:7: expected 'enum', not 'struct'")]
    [InlineData("module \"m\" stage raw\nsuspends int\n", "t:2:10: only function types suspend")]
    [InlineData("module \"m\" stage raw\nglobal @g : integer\n", "t:2:13: unknown type 'integer'")]
    [InlineData("module \"m\" stage raw\nglobal @g : flaot\n", "t:2:13: unknown type 'flaot'; did you mean 'float'?")]
    [InlineData("module \"m\" stage raw\nglobal @g : int\nglobal @g : int", "t:3:8: global @g is defined twice")]
    [InlineData("module \"m\" stage raw\nfile \"a\\q\"", "t:2:8: unknown escape; the escapes are \\n \\r \\t \\\\ \\\" and \\xNN")]
    [InlineData("module \"m\" stage raw\nfile \"a", "t:2:6: the string does not end on its line")]
    [InlineData("module \"m\" stage raw\n\u0001", "t:2:1: unexpected character U+0001")]
    public void Outside_functions(string text, string expected) => AssertError(text, expected);

    [Theory]
    [InlineData("%a = adn.wrap %n, %n", "t:4:8: unknown op 'adn.wrap'; did you mean 'add.wrap'?")]
    [InlineData("%a = add.wrap %n, %m", "t:4:21: unknown value %m")]
    [InlineData("%n = add.wrap %n, %n", "t:4:3: value %n is defined twice")]
    [InlineData("%a = add.wrap %n, %n : float", "t:4:24: add.wrap gives (int) here, not (float)")]
    [InlineData("add.wrap %n, %n", "t:4:3: add.wrap has no result name but one result type")]
    [InlineData("%a = add.wrap %n,", "t:4:20: expected an operand or a target behind ','")]
    [InlineData("%a = add.wrap %n %n", "t:4:20: expected the end of the line, not '%n'")]
    [InlineData("%a = call @f(%n) : str", "t:4:20: call gives (int) here, not (str)")]
    [InlineData("%a = call @g(%n) : int", "t:4:13: unknown function @g")]
    [InlineData("call.rt prnt(%n)", "t:4:11: unknown runtime entry prnt; did you mean 'print'?")]
    [InlineData("call.rt panic(%n)", "t:4:11: runtime entry 'panic' is for backends only and cannot be called")]
    [InlineData("global.store @x, %n", "t:4:16: unknown global @x")]
    [InlineData("%a = const 9223372036854775808 : int", "t:4:14: '9223372036854775808' is no constant of type int")]
    [InlineData("%a = const 1.5 : int", "t:4:14: '1.5' is no constant of type int")]
    [InlineData("%a = const 1 : long", "t:4:18: the type of a constant is one of int, float, bool, str, not 'long'")]
    [InlineData("%a = const \"\\xZ0\" : str", "t:4:15: unknown escape; the escapes are \\n \\r \\t \\\\ \\\" and \\xNN")]
    [InlineData("br ^entri", "t:4:6: unknown block ^entri; did you mean '^entry'?")]
    [InlineData("%ä = const 1 : int ä", "t:4:22: expected the end of the line, not 'ä'")]
    public void In_a_function(string line, string expected)
        => AssertError($"module \"m\" stage raw\nfn @f(%n: int) -> int {{\n^entry(%n: int):\n  {line}\n  ret %n\n}}\n", expected);

    [Theory]
    [InlineData("fn @f() {\n}\n", "t:2:4: the first block of @f must be ^entry")]
    [InlineData("fn @f(%a: int) {\n^entry:\n  ret\n}\n", "t:3:1: the parameters of ^entry must be those of @f")]
    [InlineData("fn @f() {\n^entry:\n  ret\n", "t:5:1: the body of @f does not end; expected '}'")]
    [InlineData("fn @f() {\n^entry:\n  ret\n^entry:\n  ret\n}\n", "t:5:1: block ^entry is defined twice")]
    [InlineData("fn @f() {\n^entry:\n  ret\n}\nfn @f() {\n^entry:\n  ret\n}\n", "t:6:4: function @f is defined twice")]
    [InlineData("fn @count(%n: int) {\n^entry(%n: int):\n  call @cuont(%n)\n  ret\n}\n", "t:4:8: unknown function @cuont; did you mean '@count'?")]
    [InlineData("fn @f(%total: int) {\n^entry(%total: int):\n  call @f(%totl)\n  ret\n}\n", "t:4:11: unknown value %totl; did you mean '%total'?")]
    public void In_the_shape_of_functions(string text, string expected) => AssertError("module \"m\" stage raw\n" + text, expected);

    [Theory]
    [InlineData("%a = get %p : int", "t:6:15: expected a path, '.field', '[%index]' or '?Variant.0', not ':'")]
    [InlineData("%a = get %p .nam : str", "t:6:16: unknown field of Point nam; did you mean 'name'?")]
    [InlineData("%a = get %p .name.x : str", "t:6:21: str has no field 'x'")]
    [InlineData("%a = get %p [%n] : int", "t:6:16: Point is no array")]
    [InlineData("%a = get %p [%m] : int", "t:6:16: unknown value %m")]
    [InlineData("%a = get %s ?Circl.0 : int", "t:6:16: unknown variant of Shape Circl; did you mean 'Circle'?")]
    [InlineData("%a = get %s ?Circle.1 : int", "t:6:23: variant Circle of Shape has no element '1'")]
    [InlineData("%a = get %s ?Circle : int", "t:6:16: expected a variant and the number of an element, 'Variant.0', not 'Circle'")]
    [InlineData("%a = get %p ?Circle.0 : int", "t:6:16: Point is no enum")]
    [InlineData("%a = get %p .name..x : str", "t:6:15: '.name..x' has an empty field name")]
    [InlineData("%a = get %p .name : int", "t:6:21: get gives (str) here, not (int)")]
    [InlineData("%a = enum.new Sphere, %n : Shape", "t:6:17: unknown variant of Shape Sphere")]
    [InlineData("%a = enum.new Circle, %n : Point", "t:6:17: Point is no enum")]
    [InlineData("%a = closure.new @f : fn() -> int", "t:6:23: closure.new gives (fn(int, Point, Shape) -> int) here, not (fn() -> int)")]
    [InlineData("%a = box.new count, %n : box<int>", "t:6:16: expected a name in quotes, not 'count'")]
    public void In_instructions_on_parts(string line, string expected) => AssertError(
        "module \"m\" stage raw\nstruct Point { name: str, x: int }\nenum Shape { Circle(float), Empty }\n"
            + $"fn @f(%n: int, %p: Point, %s: Shape) -> int {{\n^entry(%n: int, %p: Point, %s: Shape):\n  {line}\n  ret %n\n}}\n",
        expected);

    [Fact]
    public void One_line_gives_one_error_and_the_next_lines_are_still_read()
    {
        var result = IrParser.Parse("module \"m\" stage raw\nfn @f() {\n^entry:\n  frob ) ) (\n  %a = = 3\n  ret\n}\n", "t");

        Assert.Equal([4, 5], result.Errors.Select(error => error.Line));
    }

    [Fact]
    public void A_deep_type_is_an_error_and_not_a_stack_overflow()
    {
        var type = new StringBuilder().Insert(0, "future<", 100_000).Append("int").Append('>', 100_000);
        AssertError($"module \"m\" stage raw\nglobal @g : {type}\n", "t:2:13: the type has more than 512 levels");
    }

    /// <summary>Also in later stages, where most of the text is wrong in another way: the verifier says so and does not throw.</summary>
    [Theory]
    [InlineData("raw")]
    [InlineData("opt")]
    [InlineData("owned")]
    [InlineData("suspend")]
    public void No_text_makes_the_parser_or_the_verifier_throw(string stage)
    {
        var sample = Samples.Program.Replace("stage raw", $"stage {stage}", StringComparison.Ordinal);
        var random = new Random(4711);
        for (var round = 0; round < 1_000; round++)
        {
            var text = new StringBuilder(sample);
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(3))
                {
                    case 0:
                        text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                        break;
                    case 1:
                        text.Insert(at, (char)random.Next(0, 300));
                        break;
                    default:
                        text[at] = sample[random.Next(sample.Length)];
                        break;
                }
            }

            var result = IrParser.Parse(text.ToString(), "t");
            Assert.NotEqual(result.IsSuccess, result.Errors.Length > 0);
            if (result.IsSuccess)
            {
                var printed = IrPrinter.Print(result.Module);
                Assert.Equal(printed, IrPrinter.Print(IrParser.Parse(printed, "t").Module!)); // Printed text always parses; a null fails the test.
                IrVerifier.Verify(result.Module);
            }
        }
    }

    private static void AssertError(string text, string expected)
    {
        var result = IrParser.Parse(text, "t");
        Assert.Null(result.Module);
        Assert.Equal(expected, result.Errors[0].ToString());
    }
}
