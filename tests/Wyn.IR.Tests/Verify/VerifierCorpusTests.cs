// Each module of corpus/verifier breaks the one rule that its first line names; together they break every rule that text can
// break. The others are broken below by hand, since the parser already refuses them.
using System;
using System.IO;
using System.Linq;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;
using Wyn.IR.Verify;
using Xunit;

namespace Wyn.IR.Tests.Verify;

public sealed class VerifierCorpusTests
{
    private const string Folder = "verifier";
    private const string Directive = "; BREAKS: ";

    private static readonly string[] RulesThatTextCannotBreak = ["structure.definition", "structure.immediate", "type.result"];

    public static TheoryData<string> Files => [.. CorpusFiles.List(Folder, _ => true)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_module_breaks_the_rule_that_it_names(string file)
    {
        var module = CorpusFiles.Parse(CorpusFiles.Read(Folder, file), file);
        var errors = IrVerifier.Verify(module);

        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Equal(RuleOf(file), error.Rule.Id));
        Assert.StartsWith(RuleOf(file), Path.GetFileName(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_is_broken_by_a_module()
    {
        var broken = CorpusFiles.List(Folder, _ => true).Select(RuleOf).Concat(RulesThatTextCannotBreak).Distinct();
        Assert.Equal(VerificationRules.All.Select(rule => rule.Id).Order(), broken.Order());
    }

    [Fact]
    public void An_error_names_function_block_instruction_rule_and_location()
    {
        var module = CorpusFiles.Parse(
            "module \"m\" stage raw\nfile \"a.wyn\"\nfn @f() -> int {\n^entry:\n  %b = add.wrap %a, %a ; a.wyn:2:3\n  %a = const 1 : int\n  ret %b\n}\n", "m");
        var error = IrVerifier.Verify(module)[0];

        Assert.Equal("@f ^entry: ssa.dominance: %a is used where it may not be defined yet: %b = add.wrap %a, %a", error.ToString());
        Assert.Equal(new IrLocation("a.wyn", 2, 3), error.Location);
    }

    [Fact]
    public void A_value_of_another_function_is_an_error()
    {
        var module = new IrModule("m");
        var foreign = new IrBuilder(module.AddFunction("g", [], default)).Const(1);
        var builder = new IrBuilder(module.AddFunction("f", [IrType.Int], default));
        builder.Ret(foreign);

        AssertBreaks(module, "structure.definition");
    }

    [Fact]
    public void A_callee_of_another_module_is_an_error()
    {
        var foreign = new IrModule("other").AddFunction("g", [], default);
        var module = new IrModule("m");
        var builder = new IrBuilder(module.AddFunction("f", [], default));
        builder.Call(foreign);
        builder.Ret();

        AssertBreaks(module, "structure.immediate");
    }

    [Fact]
    public void A_result_type_that_does_not_follow_is_an_error()
    {
        var module = new IrModule("m");
        var builder = new IrBuilder(module.AddFunction("f", [], default));
        builder.Append(OpTable.Get(Opcode.Const), [], [IrType.Float], new IntConstant(1));
        builder.Ret();

        AssertBreaks(module, "type.result");
    }

    [Fact]
    public void Code_that_nothing_reaches_is_allowed_in_stage_raw()
    {
        var module = CorpusFiles.Parse(
            "module \"m\" stage raw\nfn @f() {\n^entry:\n  ret\n^lost:\n  %b = add.wrap %a, %a\n  %a = const 1 : int\n  br ^lost\n}\n", "m");

        Assert.Empty(IrVerifier.Verify(module));
    }

    [Fact]
    public void The_sample_program_keeps_all_rules()
        => Assert.Empty(IrVerifier.Verify(CorpusFiles.Parse(Samples.Program, "demo.wir")));

    private static string RuleOf(string file)
    {
        var line = CorpusFiles.Read(Folder, file).Split('\n')[0];
        Assert.StartsWith(Directive, line, StringComparison.Ordinal);
        return line[Directive.Length..].Trim();
    }

    private static void AssertBreaks(IrModule module, string rule)
        => Assert.Contains(rule, IrVerifier.Verify(module).Select(error => error.Rule.Id));
}
