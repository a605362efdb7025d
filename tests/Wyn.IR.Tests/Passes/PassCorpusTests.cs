// Each corpus/passes/PASS/NAME.wir is run through its pass alone and compared with NAME.after.wir; WYN_UPDATE=1 rewrites these.
using System;
using System.IO;
using System.Linq;
using Wyn.IR.Passes;
using Wyn.IR.Text;
using Xunit;

namespace Wyn.IR.Tests.Passes;

public sealed class PassCorpusTests
{
    private const string Folder = "passes";

    private static readonly string[] Inputs = CorpusFiles.List(Folder, file => !file.EndsWith(".after.wir", StringComparison.Ordinal));

    public static TheoryData<string> Files => [.. Inputs];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_pass_does_what_the_corpus_says(string file)
    {
        var pass = PassPipeline.Find(PassOf(file));
        Assert.NotNull(pass);
        var module = CorpusFiles.Parse(CorpusFiles.Read(Folder, file), file);

        var result = PassRunner.RunPass(module, pass, new PassOptions());

        Assert.Null(result.Failure?.ToString());
        CorpusFiles.AssertMatches(
            Path.Combine(CorpusFiles.Corpus, Folder, Path.ChangeExtension(file, ".after.wir")), IrPrinter.Print(module));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_pass_finds_nothing_to_do_the_second_time(string file)
    {
        var pass = PassPipeline.Find(PassOf(file));
        Assert.NotNull(pass);
        if (pass.FromStage != pass.ToStage)
        {
            return; // The input of such a pass is never its output.
        }

        var module = CorpusFiles.Parse(CorpusFiles.Read(Folder, file), file);
        PassRunner.RunPass(module, pass, new PassOptions());
        var once = IrPrinter.Print(module);
        PassRunner.RunPass(module, pass, new PassOptions());

        Assert.Equal(once, IrPrinter.Print(module));
    }

    [Fact]
    public void Every_pass_has_a_case()
        => Assert.Equal(PassPipeline.Passes.Select(pass => pass.Id).Distinct().Order(), Inputs.Select(PassOf).Distinct().Order());

    [Fact]
    public void Every_expectation_has_an_input()
        => Assert.Empty(CorpusFiles.List(Folder, file => file.EndsWith(".after.wir", StringComparison.Ordinal))
            .Select(file => file.Replace(".after.wir", ".wir", StringComparison.Ordinal)).Except(Inputs));

    private static string PassOf(string file) => file.Split('/')[0];
}
