// How to bring a module through the passes.
namespace Wyn.Driver;

/// <summary>The options of the middle of a compilation.</summary>
internal sealed record CompilationOptions
{
    /// <summary>0 for none to 3 for all optimisation.</summary>
    public int OptimizationLevel { get; init; } = 2;

    /// <summary>Verify after every pass, not only at the end.</summary>
    public bool VerifyEachPass { get; init; }

    /// <summary>Print what each pass took.</summary>
    public bool TimePasses { get; init; }

    /// <summary>Stop optimising after so many applications of passes; null for no limit.</summary>
    public int? PassLimit { get; init; }

    /// <summary>Which IR to print on the way; null for none.</summary>
    public IrDump? Dump { get; init; }
}
