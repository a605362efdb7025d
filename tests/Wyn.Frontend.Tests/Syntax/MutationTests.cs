// Programs damaged at random, from fixed seeds: parsing always ends, loses no byte, and never passes over or makes up
// anything without saying so.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Text;
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

public sealed class MutationTests
{
    private const int Rounds = 400;

    /// <summary>Pieces that matter to the lexer or the parser.</summary>
    private static readonly ImmutableArray<string> Pieces =
    [
        "\"", "'", "\"\"\"", "${", "}", "{", "(", ")", "[", "]", "\n", "\r\n", ";", ",", ".", "..", "..=", "...", ":", "::", "=>", "->", "|>", "|", "||",
        "&", "&&", "?", "?.", "??", "<", ">", ">>", ">=", "<<", "==", "=", "+=", "++", "--", "-", "not ", "!", "~", "/*", "*/", "//", "#", "\\", "\0",
        "\u00E9", "0x", "1e", "1.5", "9223372036854775808", "_", "@", " fn ", " if ", " else ", " let ", " while ", " for ", " in ", " return ",
        " var ", " spawn ", " await ", " match ", " struct ", " mut ", " elif ", " lambda ", " self ", " test ", " pub ", " import ", " type ", " None",
        " enum ", " impl ", " trait ", " if let ", " select ", " parallel ", " defer ", " yield ", " Some(", "{:", "P { ", "|x| ", "(a) => ", "[x for x in ", "1 => ", " ? a : b",
    ];

    public static TheoryData<int> Seeds => [1, 2, 3, 5, 8, 13, 21, 34];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Damaged_programs_are_parsed_without_loss_and_without_silence(int seed)
    {
        var random = new Random(seed);
        var sources = Corpus.Files("tests/corpus").Concat(Corpus.Files("samples")).Select(path => Corpus.Read(path).Bytes).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Mutate(random, sources);
            var tree = SyntaxTree.Parse(new SourceText("mutant.wyn", [.. bytes]));
            try
            {
                SyntaxAssert.IsLossless(tree);
                Assert.True(!tree.Diagnostics.IsEmpty || !SyntaxAssert.HasErrorMarks(tree), "something is wrong and nothing is reported");
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException($"round {round} of seed {seed}: {Encoding.UTF8.GetString(bytes.ToArray())}", problem);
            }
        }
    }

    private static List<byte> Mutate(Random random, List<ImmutableArray<byte>> sources)
    {
        List<byte> bytes = [.. sources[random.Next(sources.Count)]];
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                    break;
                case 3 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    bytes.AddRange(sources[random.Next(sources.Count)].Skip(random.Next(200)));
                    break;
            }
        }

        return bytes;
    }
}
