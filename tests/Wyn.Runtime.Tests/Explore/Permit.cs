// What a parker holds.
namespace Wyn.Runtime.Tests.Explore;

internal sealed class Permit
{
    /// <summary>True if the next to park need not wait.</summary>
    public bool Value { get; set; }

    /// <summary>For the mutation that leaves permits over: true if this one was.</summary>
    public bool IsSpare { get; set; }
}
