// The entries that look into strings and build them byte by byte, and those on numbers.
using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;
using static Wyn.Runtime.RuntimeEntryPoints;

namespace Wyn.Runtime.Tests;

public sealed class TextTests
{
    [Fact]
    public void Bytes_and_parts()
    {
        var text = S("caf\u00E9 ");
        Assert.Equal(6, StrLen(text));
        Assert.Equal(0xC3, StrByte(text, 3));
        Assert.Equal("af", StrSlice(text, 1, 3).ToString());
        Assert.Equal("c", StrSlice(text, 0, 1).ToString());
        Assert.Same(text, StrSlice(text, 0, 6));
        Assert.Equal("", StrSlice(text, 6, 6).ToString());
        Assert.Equal([0xFF], StrFromByte(0x1FF).Bytes.ToArray());
    }

    [Theory]
    [InlineData("abcabc", "bc", 0, 1)]
    [InlineData("abcabc", "bc", 2, 4)]
    [InlineData("abcabc", "bc", 5, -1)]
    [InlineData("abc", "", 2, 2)]
    [InlineData("abc", "", 3, 3)]
    [InlineData("", "a", 0, -1)]
    public void A_search_begins_where_it_is_told(string text, string needle, long from, long found)
        => Assert.Equal(found, StrFind(S(text), S(needle), from));

    [Fact]
    public void Hashes_are_those_of_the_table()
    {
        Assert.Equal(unchecked((long)0xCBF29CE484222325), StrHash(S("")));
        Assert.Equal(unchecked((long)0xAF63DC4C8601EC8C), StrHash(S("a")));
        Assert.Equal(unchecked((long)0x85944171F73967E8), StrHash(S("foobar")));
        Assert.Equal(0, IntHash(0));
        Assert.Equal(unchecked((long)0x5692161D100B05E5), IntHash(1));
    }

    [Fact]
    public void Appends_share_a_buffer_and_never_a_byte()
    {
        var ab = StrAppend(S("a"), S("b"));
        var abc = StrAppendByte(ab, 'c');
        var abd = StrAppend(ab, S("d"));
        var abcc = StrAppend(abc, S("c"));
        Assert.Equal(["ab", "abc", "abd", "abcc"], new[] { ab, abc, abd, abcc }.Select(text => text.ToString()));
        Assert.Same(abc, StrAppend(abc, S("")));
        Assert.Equal("abab", StrAppend(ab, ab).ToString());
    }

    [Fact]
    public void A_million_appends_copy_little()
    {
        var text = S("");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000_000; i++)
        {
            text = StrAppendByte(text, 'a' + (i % 26));
        }

        Assert.Equal(1_000_000, text.Length);
        Assert.Equal("abcdefghijklmnopqrstuvwxyzab", StrSlice(text, 0, 28).ToString());
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000_000);
    }

    [Fact]
    public void Two_threads_that_append_to_one_string_go_apart()
    {
        for (var round = 0; round < 200; round++)
        {
            var start = StrAppend(S("start"), S("-"));
            var ends = new WynString[4];
            Parallel.For(0, ends.Length, i =>
            {
                var text = start;
                for (var j = 0; j < 50; j++)
                {
                    text = StrAppendByte(text, 'a' + i);
                }

                ends[i] = text;
            });
            for (var i = 0; i < ends.Length; i++)
            {
                Assert.Equal("start-" + new string((char)('a' + i), 50), ends[i].ToString());
            }
        }
    }

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("+1e3", 1000.0)]
    [InlineData("-0", -0.0)]
    [InlineData("1e999", double.PositiveInfinity)]
    [InlineData("4.9406564584124654e-324", 5e-324)]
    [InlineData("2.4703282292062327208e-324", 0.0)]
    [InlineData("9007199254740993", 9007199254740992.0)]
    [InlineData("1.7976931348623157e308", double.MaxValue)]
    [InlineData("123456789012345678901234567890", 123456789012345678901234567890.0)]
    public void A_float_is_read_to_the_last_bit(string text, double value)
        => Assert.Equal(FloatBits(value), FloatBits(FloatParse(S(text))));

    [Theory]
    [InlineData(0.5, 1.0)]
    [InlineData(-0.5, -1.0)]
    [InlineData(2.5, 3.0)]
    [InlineData(0.49999999999999994, 0.0)]
    [InlineData(-0.4, -0.0)]
    [InlineData(4503599627370497.0, 4503599627370497.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    public void Halves_are_rounded_away_from_zero(double value, double rounded) => Assert.Equal(FloatBits(rounded), FloatBits(MathRound(value)));

    [Fact]
    public void Functions_keep_the_edges()
    {
        Assert.True(double.IsNaN(MathSqrt(-1)));
        Assert.True(double.IsNaN(MathLog(-1)));
        Assert.Equal(double.NegativeInfinity, MathLog(0));
        Assert.Equal(1, MathPow(double.NaN, 0));
        Assert.Equal(FloatBits(-0.0), FloatBits(MathSin(-0.0)));
        Assert.Equal(FloatBits(-0.0), FloatBits(MathCeil(-0.5)));
        Assert.Equal(FloatBits(0.0), FloatBits(MathAbs(-0.0)));
        Assert.Equal(Math.PI, MathAtan2(0.0, -1));
        Assert.Equal(3, MathLog2(8));
    }

    private static WynString S(string text) => new(Encoding.UTF8.GetBytes(text));
}
