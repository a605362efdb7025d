// `wyn ir passes`.
using System.CommandLine;
using System.Linq;
using System.Text;
using Wyn.IR.Passes;
using Wyn.IR.Text;

namespace Wyn.Driver.CommandLine;

/// <summary>Prints the pass pipeline with its ordering rules.</summary>
internal sealed class IrPassesCommand() : WynCommand("passes", "Prints the passes in their order, with the reasons for it.")
{
    public override int Execute(ParseResult parsed, ToolSession session)
    {
        var width = PassPipeline.Passes.Max(pass => pass.Id.Length);
        var text = new StringBuilder();
        foreach (var pass in PassPipeline.Passes)
        {
            var stages = $"{IrStageNames.Of(pass.FromStage)} -> {IrStageNames.Of(pass.ToStage)}";
            text.Append($"{pass.Id.PadRight(width)}  {stages,-16}  {(pass.IsRequired ? "always" : "-O1   ")}  {pass.Summary}\n");
            foreach (var order in pass.MustFollow)
            {
                text.Append($"{new string(' ', width)}  after {order.Id}: {order.Reason}\n");
            }
        }

        session.WriteOutput(text.ToString());
        return ExitCode.Success;
    }
}
