// How the interpreter runs a program.
namespace Wyn.IR.Interpret;

/// <summary>The settings of a run; the defaults are those of <c>--backend interp</c>.</summary>
internal sealed record InterpreterOptions
{
    /// <summary>The seed of the schedule; null for the natural order.</summary>
    public long? Seed { get; init; }

    /// <summary>A task with more frames than this panics with <c>stack overflow</c>.</summary>
    public int MaximumDepth { get; init; } = 1_000_000;

    /// <summary>A task whose frames have more slots than this panics as well: frames of large functions must not exhaust memory.</summary>
    public int MaximumSlots { get; init; } = 1 << 24;

    /// <summary>
    /// True to let lowered programs go through a frame wherever they can be suspended, also without need. The order of tasks is the same as
    /// without it. Under a seed some do so in any case.
    /// </summary>
    public bool SuspendsAlways { get; init; }

    /// <summary>
    /// True to check, in modules of stage <c>owned</c> and <c>suspend</c>, that each counted value is consumed exactly once. A violation is a
    /// fault of a pass and raises an <see cref="OwnershipViolationException"/>.
    /// </summary>
    public bool CheckOwnership { get; init; }
}
