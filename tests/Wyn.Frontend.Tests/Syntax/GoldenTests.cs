// The dumps of small programs, one for each part of the grammar, beside them as files. WYN_UPDATE=1 writes them anew.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Text;
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

public sealed class GoldenTests
{
    public static TheoryData<string> Programs => [.. Corpus.Files("tests/corpus/syntax")];

    public static TheoryData<string> NodeKinds
        => [.. Enum.GetValues<SyntaxKind>().Where(kind => !SyntaxFacts.IsToken(kind) && !SyntaxFacts.IsTrivia(kind)).Select(kind => kind.ToString())];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Trees_are_as_written(string path)
    {
        var tree = SyntaxTree.Parse(Corpus.Read(path));
        var actual = SyntaxPrinter.Print(tree.Root) + string.Concat(tree.Diagnostics.Select(diagnostic => $"# {SyntaxAssert.Describe(diagnostic)}\n"));
        var golden = Path.Combine(Corpus.Root, Path.ChangeExtension(path, ".tree"));
        if (Environment.GetEnvironmentVariable("WYN_UPDATE") == "1")
        {
            File.WriteAllText(golden, actual);
        }

        Assert.Equal(File.ReadAllText(golden), actual);
    }

    [Theory]
    [MemberData(nameof(NodeKinds))]
    public void Every_kind_of_node_is_in_a_tree(string name)
        => Assert.Contains(
            Corpus.Files("tests/corpus/syntax").SelectMany(path => Nodes(SyntaxTree.Parse(Corpus.Read(path)).Root)),
            node => node.Kind.ToString() == name);

    [Fact]
    public void The_token_dump_has_place_kind_and_text()
    {
        var source = SourceText.From("test.wyn", "x = \"a\\n${y\n");
        Assert.Equal(
            """
            1:1 IdentifierToken "x"
            1:3 EqualsToken "="
            1:5 StringStartToken "\""
            1:6 StringTextToken "a\\n"
            1:9 InterpolationStartToken "${"
            1:11 IdentifierToken "y"
            1:12 InterpolationEndToken (missing)
            1:12 StringEndToken (missing)
            2:1 EndOfFileToken

            """,
            TokenPrinter.Print(source, Lexer.Lex(source, new DiagnosticBag()).Tokens));
    }

    private static IEnumerable<SyntaxNode> Nodes(SyntaxNode node) => node.Children.OfType<SyntaxNode>().SelectMany(Nodes).Prepend(node);
}
