// The smallest useful backend: it takes optimised modules and emits how many instructions each function has.
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Wyn.IR.Backends;
using Wyn.IR.Model;

namespace SampleBackendPlugin;

/// <summary>Counts instructions.</summary>
public sealed class SampleBackend : IBackend
{
    /// <inheritdoc/>
    public string Name => "count";

    /// <inheritdoc/>
    public string Summary => "Counts the instructions of each function.";

    /// <inheritdoc/>
    public IrStage Stage => IrStage.Opt;

    /// <inheritdoc/>
    public ImmutableArray<string> EmitKinds => ["counts"];

    /// <inheritdoc/>
    public BackendResult Emit(IrModule module, BackendRequest request)
    {
        var text = new StringBuilder();
        foreach (var function in module.Functions)
        {
            text.Append(function.Name).Append(' ').Append(function.Blocks.Sum(block => block.Instructions.Count)).Append('\n');
        }

        return BackendResult.Success(new BackendArtifact(request.ProgramName + ".counts", [.. Encoding.UTF8.GetBytes(text.ToString())]));
    }
}
