// What a compilation can be told.
namespace Wyn.Frontend;

/// <summary>Options of the frontend.</summary>
internal sealed record FrontendOptions
{
    /// <summary>The name of the module, usually the main file's name without its ending.</summary>
    public required string ModuleName { get; init; }

    /// <summary>The last stage to run.</summary>
    public CompilationStage LastStage { get; init; } = CompilationStage.Ir;
}
