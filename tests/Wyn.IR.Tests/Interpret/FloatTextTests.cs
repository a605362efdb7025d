// The text of floats against the language reference's examples and against a table of what C prints.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using Wyn.IR.Interpret;
using Xunit;

namespace Wyn.IR.Tests.Interpret;

public sealed class FloatTextTests
{
    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(100000.0, "100000.0")]
    [InlineData(1e15, "1e+15")]
    [InlineData(1e-5, "1e-05")]
    [InlineData(1e300, "1e+300")]
    [InlineData(10000000000000002.0, "10000000000000002.0")]
    [InlineData(5e-324, "4.94065645841247e-324")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(0.0, "0.0")]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(double.NegativeInfinity, "-inf")]
    [InlineData(double.NaN, "nan")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(123456789012345.0, "123456789012345.0")]
    public void Examples_of_the_language_reference(double value, string expected) => Assert.Equal(expected, Format(value));

    [Fact]
    public void Every_row_of_the_table_made_with_C_agrees()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (bits, expected) in ReadTable())
        {
            count++;
            var actual = Format(BitConverter.Int64BitsToDouble(bits));
            if (actual != expected)
            {
                wrong.Add($"{bits:x16}: {actual} instead of {expected}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(count >= 450, $"the table has {count} rows");
    }

    [Fact]
    public void The_culture_of_the_host_does_not_matter()
    {
        var culture = CultureInfo.CurrentCulture;
        var custom = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        custom.NumberFormat.NumberDecimalSeparator = ",";
        custom.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = custom;
            Assert.Equal("-1.5e-07", Format(-1.5e-7));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void The_longest_text_fits()
        => Assert.True(Format(double.MinValue).Length <= FloatText.MaximumLength);

    private static string Format(double value)
    {
        Span<byte> buffer = stackalloc byte[FloatText.MaximumLength];
        return Encoding.ASCII.GetString(buffer[..FloatText.Format(value, buffer)]);
    }

    private static IEnumerable<(long Bits, string Text)> ReadTable()
    {
        using var stream = typeof(FloatTextTests).Assembly.GetManifestResourceStream("float-texts.txt")
            ?? throw new FileNotFoundException("the table of float texts is not embedded");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return (long.Parse(line[..16], NumberStyles.HexNumber, CultureInfo.InvariantCulture), line[17..]);
            }
        }
    }
}
