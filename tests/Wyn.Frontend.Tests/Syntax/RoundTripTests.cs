// The tree holds every byte of its source, whatever the source is, and what is accepted has no diagnostic.
using System.Linq;
using Wyn.Frontend.Syntax;
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

public sealed class RoundTripTests
{
    public static TheoryData<string> Accepted => [.. Corpus.Files("tests/corpus/run").Concat(Corpus.Files("samples"))];

    public static TheoryData<string> All => [.. Corpus.Files("tests/corpus").Concat(Corpus.Files("samples"))];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Programs_that_run_have_no_syntax_errors(string path)
        => Assert.Equal([], SyntaxTree.Parse(Corpus.Read(path)).Diagnostics.Select(SyntaxAssert.Describe));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_program_of_the_corpus_comes_back_byte_for_byte(string path) => SyntaxAssert.IsLossless(SyntaxTree.Parse(Corpus.Read(path)));
}
