// A rule of the verifier: what tests, errors and the reference call it.
namespace Wyn.IR.Verify;

/// <summary>A rule that verified modules keep.</summary>
/// <param name="Id">The name, <c>group.rule</c>.</param>
/// <param name="Summary">What must hold.</param>
public sealed record VerificationRule(string Id, string Summary)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}
