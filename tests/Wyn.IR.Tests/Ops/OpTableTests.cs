// The op table covers the enum in order, and its rows are consistent in themselves.
using System;
using System.Linq;
using Wyn.IR.Ops;
using Xunit;

namespace Wyn.IR.Tests.Ops;

public sealed class OpTableTests
{
    [Fact]
    public void Every_opcode_has_its_row_in_order()
        => Assert.Equal(Enum.GetValues<Opcode>(), OpTable.Rows.Select(row => row.Opcode));

    [Fact]
    public void Mnemonics_are_unique_and_found()
    {
        Assert.Distinct(OpTable.Mnemonics);
        Assert.All(OpTable.Rows, row => Assert.True(OpTable.TryFind(row.Mnemonic, out var found) && found == row));
    }

    [Fact]
    public void A_fixed_result_has_a_type_and_no_other_has()
        => Assert.All(OpTable.Rows, row => Assert.Equal(row.Result is ResultRule.Fixed or ResultRule.FixedAndFrame, row.ResultType is not null));

    [Fact]
    public void An_operand_has_a_type_or_a_rule()
        => Assert.All(
            OpTable.Rows.SelectMany(row => row.Operands), operand => Assert.Equal(operand.Rule == OperandRule.Fixed, operand.Type is not null));

    [Fact]
    public void Only_terminators_have_targets_and_none_has_results()
        => Assert.All(OpTable.Rows, row =>
        {
            Assert.True(row.Targets == 0 || row.IsTerminator);
            Assert.True(!row.IsTerminator || row.Result == ResultRule.None);
        });

    [Fact]
    public void Shapes_that_name_something_have_the_immediate_for_it()
        => Assert.All(OpTable.Rows, row =>
        {
            Assert.Equal(row.Shape is OperandShape.Callee or OperandShape.TaskArguments or OperandShape.Captures, row.Immediate == ImmediateKind.Function);
            Assert.Equal(row.Shape == OperandShape.RuntimeEntry, row.Immediate == ImmediateKind.RuntimeEntry);
            Assert.Equal(row.Shape is OperandShape.Path or OperandShape.PathAndValue, row.Immediate == ImmediateKind.Path);
            Assert.True(row.Shape is not (OperandShape.Fields or OperandShape.Elements) || row.Immediate == ImmediateKind.ResultType);
            Assert.Equal(row.Shape == OperandShape.Payload, row.Immediate == ImmediateKind.Variant);
        });

    [Fact]
    public void Stages_are_a_range_and_summaries_are_sentences()
        => Assert.All(OpTable.Rows, row =>
        {
            Assert.True(row.FirstStage <= row.LastStage);
            Assert.EndsWith(".", row.Summary, StringComparison.Ordinal);
        });

    [Fact]
    public void A_commutative_op_has_two_operands_of_one_type()
        => Assert.All(OpTable.Rows.Where(row => (row.Effects & OpEffects.Commutative) != 0), row =>
        {
            Assert.Equal(2, row.Operands.Length);
            Assert.Equal(row.Operands[0].Type, row.Operands[1].Type);
        });
}
