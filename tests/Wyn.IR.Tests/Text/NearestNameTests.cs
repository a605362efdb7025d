// Suggestions by edit distance.
using Wyn.IR.Text;
using Xunit;

namespace Wyn.IR.Tests.Text;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("prnt", "print", 1)]
    [InlineData("pritn", "print", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_counts_edits(string a, string b, int distance)
    {
        Assert.Equal(distance, NearestName.Distance(a, b));
        Assert.Equal(distance, NearestName.Distance(b, a));
    }

    [Theory]
    [InlineData("prnt", "print")]
    [InlineData("Print", "print")]
    [InlineData("printl", "print")]
    [InlineData("x", null)]
    [InlineData("q", null)]
    [InlineData("frobnicate", null)]
    [InlineData("lenght", "length")]
    public void The_nearest_name_is_suggested_if_it_is_near(string name, string? suggestion)
        => Assert.Equal(suggestion, NearestName.Find(name, ["print", "y", "length", "exit", name]));
}
