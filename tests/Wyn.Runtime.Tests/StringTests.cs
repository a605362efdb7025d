// The entries on strings and numbers.
using System.Linq;
using System.Text;
using Xunit;
using static Wyn.Runtime.RuntimeEntryPoints;

namespace Wyn.Runtime.Tests;

public sealed class StringTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1, "-1")]
    [InlineData(long.MaxValue, "9223372036854775807")]
    [InlineData(long.MinValue, "-9223372036854775808")]
    public void An_int_is_decimal(long value, string text) => Assert.Equal(text, StrFromInt(value).ToString());

    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(1e15, "1e+15")]
    [InlineData(1e-5, "1e-05")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(double.NegativeInfinity, "-inf")]
    [InlineData(double.NaN, "nan")]
    [InlineData(5e-324, "4.94065645841247e-324")]
    public void A_float_is_as_the_language_says(double value, string text) => Assert.Equal(text, StrFromFloat(value).ToString());

    [Fact]
    public void A_bool_is_a_word() => Assert.Equal("true false", $"{StrFromBool(true)} {StrFromBool(false)}");

    [Fact]
    public void Concatenation_joins_any_number()
    {
        var (a, b, c, d) = (S("a"), S(""), S("cé"), S("\0d"));
        Assert.Equal("a", StrConcat(a, b).ToString());
        Assert.Equal("cé", StrConcat(b, c).ToString());
        Assert.Equal("acé\0d", StrConcat(a, c, d).ToString());
        Assert.Equal("acé\0d", StrConcat(a, b, c, d).ToString());
        Assert.Equal("acé\0da", StrConcat([a, b, c, d, a]).ToString());
        Assert.Equal("", StrConcat([]).ToString());
        Assert.Equal("a", StrConcat([a]).ToString());
    }

    [Theory]
    [InlineData("ab", 3, "ababab")]
    [InlineData("ab", 1, "ab")]
    [InlineData("ab", 0, "")]
    [InlineData("ab", -5, "")]
    [InlineData("", long.MaxValue, "")]
    public void Repetition_repeats(string text, long count, string expected) => Assert.Equal(expected, StrRepeat(S(text), count, "f:1:1").ToString());

    [Fact]
    public void Repetition_fills_odd_lengths()
        => Assert.Equal(string.Concat(Enumerable.Repeat("abc", 1001)), StrRepeat(S("abc"), 1001, "f:1:1").ToString());

    [Theory]
    [InlineData(1073741796)]
    [InlineData(long.MaxValue)]
    public void A_repetition_that_is_too_long_is_a_panic(long count)
    {
        var panic = Assert.Throws<WynPanicException>(() => StrRepeat(S("ab"), count, "f:1:1"));
        Assert.Equal($"repeat result is too large: 2 bytes times {count}", panic.Message);
        Assert.Equal("f:1:1", panic.Location);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("a", "ab", -1)]
    [InlineData("b", "ab", 1)]
    [InlineData("z", "é", -1)]
    public void Order_is_by_bytes_and_a_prefix_comes_first(string a, string b, long order)
    {
        Assert.Equal(order, StrCompare(S(a), S(b)));
        Assert.Equal(-order, StrCompare(S(b), S(a)));
        Assert.Equal(order == 0, StrEqual(S(a), S(b)));
    }

    [Fact]
    public void Bytes_that_are_not_text_are_kept() => Assert.Equal([0xFF, 0x00, 0x41], StrConcat(new WynString([0xFF, 0x00]), S("A")).Bytes.ToArray());

    private static WynString S(string text) => new(Encoding.UTF8.GetBytes(text));
}
