// A broken rule and where.
using Wyn.IR.Model;

namespace Wyn.IR.Verify;

/// <summary>A broken rule; names are those of the text form.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Function">The function, with '@'.</param>
/// <param name="Block">The block, with '^'; null if the function as a whole is meant.</param>
/// <param name="Instruction">The instruction as text; null if the block as a whole is meant.</param>
/// <param name="Location">The position in the source, if it is known.</param>
public sealed record VerificationError(
    VerificationRule Rule, string Message, string Function, string? Block, string? Instruction, IrLocation Location)
{
    /// <summary>The error on one line.</summary>
    public override string ToString()
    {
        var place = Block is null ? Function : $"{Function} {Block}";
        return Instruction is null ? $"{place}: {Rule}: {Message}" : $"{place}: {Rule}: {Message}: {Instruction}";
    }
}
