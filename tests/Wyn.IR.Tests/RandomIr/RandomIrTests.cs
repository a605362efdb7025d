// Random modules: they print and read back the same, keep the verifier's rules before and after each pass, and each pass
// leaves what the program does as it was. The seeds are fixed; a failure names its seed.
using System.Linq;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Passes;
using Wyn.IR.Tests.Interpret;
using Wyn.IR.Text;
using Wyn.IR.Verify;
using Xunit;

namespace Wyn.IR.Tests.RandomIr;

public sealed class RandomIrTests
{
    private const int Batches = 10;
    private const int SeedsPerBatch = 20;

    private static readonly InterpreterOptions Options = new() { CheckOwnership = true };

    public static TheoryData<int> FirstSeeds => [.. Enumerable.Range(0, Batches).Select(batch => batch * SeedsPerBatch)];

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void A_module_is_well_formed_and_prints_and_reads_back_the_same(int firstSeed)
    {
        foreach (var seed in Enumerable.Range(firstSeed, SeedsPerBatch))
        {
            var module = RandomModule.Create(seed);
            Assert.True(IrVerifier.Verify(module) is [], $"seed {seed}: {string.Join('\n', IrVerifier.Verify(module))}");

            var text = IrPrinter.Print(module);
            var read = CorpusFiles.Parse(text, $"seed {seed}");
            Assert.Equal(text, IrPrinter.Print(read));
            Assert.Empty(IrVerifier.Verify(read));
        }
    }

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void No_pass_changes_what_a_module_does(int firstSeed)
    {
        foreach (var seed in Enumerable.Range(firstSeed, SeedsPerBatch))
        {
            var module = RandomModule.Create(seed);
            var expected = TestRun.Of(module, Options);
            foreach (var pass in PassPipeline.Passes)
            {
                var result = PassRunner.RunPass(module, pass, new PassOptions());
                Assert.True(result.IsSuccess, $"seed {seed}: {result.Failure}\n{result.Failure?.ModuleText}");
                var actual = TestRun.Of(module, Options);
                Assert.True(expected == actual, $"seed {seed}, after {pass.Id}: expected {expected}, was {actual}");
            }

            var suspended = TestRun.Of(module, Options with { SuspendsAlways = true });
            Assert.True(expected == suspended, $"seed {seed}, suspended wherever it can be: expected {expected}, was {suspended}");

            var text = IrPrinter.Print(module);
            Assert.Equal(text, IrPrinter.Print(CorpusFiles.Parse(text, $"seed {seed}")));
        }
    }

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void The_required_passes_alone_reach_the_last_stage(int firstSeed)
    {
        foreach (var seed in Enumerable.Range(firstSeed, SeedsPerBatch))
        {
            var module = RandomModule.Create(seed);
            var expected = TestRun.Of(module, Options);
            var result = PassRunner.Run(module, IrStage.Suspend, new PassOptions { OptimizationLevel = 0, VerifyEachPass = true });
            Assert.True(result.IsSuccess, $"seed {seed}: {result.Failure}");
            Assert.Equal(expected, TestRun.Of(module, Options));
        }
    }
}
