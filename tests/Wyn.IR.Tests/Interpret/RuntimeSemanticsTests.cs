// The results of every pure runtime entry, written by hand from the language reference; a table test proves that none is missing.
using System;
using System.Linq;
using System.Text;
using Wyn.IR.Backends;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Xunit;

namespace Wyn.IR.Tests.Interpret;

public sealed class RuntimeSemanticsTests
{
    public static TheoryData<string, object[], object> Cases => new()
    {
        { "str.from.int", [0L], "0" },
        { "str.from.int", [-42L], "-42" },
        { "str.from.int", [long.MinValue], "-9223372036854775808" },
        { "str.from.int", [long.MaxValue], "9223372036854775807" },
        { "str.from.float", [1.0], "1.0" },
        { "str.from.float", [double.NegativeInfinity], "-inf" },
        { "str.from.bool", [true], "true" },
        { "str.from.bool", [false], "false" },
        { "str.concat", [], "" },
        { "str.concat", ["a"], "a" },
        { "str.concat", ["a", "", "b\0", "ü"], "ab\0ü" },
        { "str.repeat", ["ab", 3L], "ababab" },
        { "str.repeat", ["ab", 0L], "" },
        { "str.repeat", ["ab", -1L], "" },
        { "str.repeat", ["", long.MaxValue], "" },
        { "str.compare", ["a", "b"], -1L },
        { "str.compare", ["b", "a"], 1L },
        { "str.compare", ["a", "a"], 0L },
        { "str.compare", ["a", "aa"], -1L },
        { "str.compare", ["", ""], 0L },
        { "str.compare", ["z", "é"], -1L },
        { "str.equal", ["ab", "ab"], true },
        { "str.equal", ["ab", "aB"], false },
        { "str.equal", ["", ""], true },
        { "str.len", ["aü"], 3L },
        { "str.byte", ["aü", 1L], 0xC3L },
        { "str.slice", ["hello", 1L, 3L], "el" },
        { "str.slice", ["hello", 5L, 5L], "" },
        { "str.find", ["hello", "l", 0L], 2L },
        { "str.find", ["hello", "l", 4L], -1L },
        { "str.find", ["hello", "", 5L], 5L },
        { "str.hash", [""], -3750763034362895579L },
        { "str.hash", ["hello"], -6615550055289275125L },
        { "str.append", ["a", "bc"], "abc" },
        { "str.append.byte", ["a", 0x162L], "ab" },
        { "str.from.byte", [0x100L], "\0" },
        { "float.parse", ["-1.5e3"], -1500.0 },
        { "float.parse", ["1e400"], double.PositiveInfinity },
        { "int.hash", [0L], 0L },
        { "int.hash", [1L], 6238072747940578789L },
        { "float.bits", [-0.0], long.MinValue },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_pure_entry_on_constants(string name, object[] operands, object expected)
    {
        Assert.True(RuntimeSemantics.TryEvaluate(Entry(name), [.. operands.Select(Constant)], out var result));
        Assert.Equal(Constant(expected), result);
    }

    [Fact]
    public void Every_entry_that_may_be_folded_has_a_case()
    {
        const OpEffects Foldable = OpEffects.Allocates | OpEffects.MayPanic;
        var tested = Cases.Select(row => (string)row[0]).ToHashSet();
        var foldable = RuntimeAbi.Rows.Where(row => row.IsCallable && (row.Effects & ~Foldable) == 0).Except(RuntimeAbi.Math);
        Assert.Empty(foldable.Where(row => !tested.Contains(row.Name)).Select(row => row.Name));
    }

    [Fact]
    public void Mathematics_is_left_to_the_library_of_the_target()
        => Assert.All(RuntimeAbi.Math, entry => Assert.False(RuntimeSemantics.TryEvaluate(entry, [Constant(1.0), Constant(1.0)], out _)));

    [Theory]
    [InlineData("str.byte", "abc", 3L)]
    [InlineData("str.byte", "abc", -1L)]
    [InlineData("str.slice", "abc", 2L, 1L)]
    [InlineData("str.slice", "abc", 0L, 4L)]
    [InlineData("str.find", "abc", "a", 4L)]
    [InlineData("float.parse", "x")]
    public void What_breaks_the_rules_of_an_entry_is_not_folded(string name, params object[] operands)
        => Assert.False(RuntimeSemantics.TryEvaluate(Entry(name), [.. operands.Select(Constant)], out _));

    [Theory]
    [InlineData("print")]
    [InlineData("exit")]
    public void An_entry_with_effects_is_not_evaluated(string name)
        => Assert.False(RuntimeSemantics.TryEvaluate(Entry(name), [new IntConstant(0)], out _));

    [Fact]
    public void A_long_result_is_not_folded()
    {
        Assert.False(RuntimeSemantics.TryEvaluate(RuntimeAbi.StrRepeat, [Constant("ab"), new IntConstant(1_000_000_000)], out _));
        var half = Constant(new string('x', RuntimeSemantics.FoldedLengthLimit));
        Assert.False(RuntimeSemantics.TryEvaluate(RuntimeAbi.StrConcat, [half, half], out _));
    }

    [Theory]
    [InlineData(1, 2147483591, null)]
    [InlineData(1, 2147483592, "repeat result is too large: 1 bytes times 2147483592")]
    [InlineData(3, long.MaxValue, "repeat result is too large: 3 bytes times 9223372036854775807")]
    [InlineData(0, long.MaxValue, null)]
    [InlineData(5, -1, null)]
    public void A_repetition_that_is_too_large_panics(int length, long count, string? expected)
        => Assert.Equal(expected, RuntimeSemantics.RepeatPanicMessage(new byte[length], count));

    private static RuntimeEntry Entry(string name)
        => RuntimeAbi.TryFind(name, out var entry) ? entry : throw new ArgumentException($"no runtime entry {name}", nameof(name));

    private static IrConstant Constant(object value) => value switch
    {
        long number => new IntConstant(number),
        double number => new FloatConstant(number),
        bool flag => new BoolConstant(flag),
        string text => new StrConstant([.. Encoding.UTF8.GetBytes(text)]),
        _ => throw new ArgumentException($"no constant for {value}", nameof(value)),
    };
}
