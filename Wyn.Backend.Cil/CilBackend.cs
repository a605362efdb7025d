// The `cil` backend: a module in stage `suspend` -> a .NET application, a listing, or a run in this process.
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Wyn.IR.Backends;
using Wyn.IR.Model;

namespace Wyn.Backend.Cil;

/// <summary>Emits .NET assemblies with Mono.Cecil.</summary>
internal sealed class CilBackend : IBackend, IRunnable
{
    private const string ListingKind = "il";

    // In this process no file bears the program's name, so that any name will do; this one is taken by no library.
    private const string InProcessName = "wyn-program";

    /// <inheritdoc/>
    public string Name => "cil";

    /// <inheritdoc/>
    public string Summary => "a .NET application; runs programs in this process";

    /// <inheritdoc/>
    public IrStage Stage => IrStage.Suspend;

    /// <inheritdoc/>
    public ImmutableArray<string> EmitKinds => [ListingKind];

    /// <inheritdoc/>
    public BackendOptions Options => BackendOptions.Workers;

    /// <inheritdoc/>
    public BackendResult Emit(IrModule module, BackendRequest request)
    {
        if (CilProgramName.Check(request.ProgramName) is { } badName)
        {
            return BackendResult.Failure(badName);
        }

        if (!TryAssemble(module, request, out var assembly, out var problem))
        {
            return BackendResult.Failure(problem);
        }

        using (assembly)
        {
            return BackendResult.Success(request.EmitKind == ListingKind ? Listing(assembly, request) : Application(assembly, request));
        }
    }

    /// <inheritdoc/>
    public int Run(IrModule module, BackendRequest request, ImmutableArray<string> arguments, ProgramIo io)
    {
        if (!TryAssemble(module, request with { ProgramName = InProcessName }, out var assembly, out var problem))
        {
            throw new BackendException(problem);
        }

        using (assembly)
        {
            return CilRunner.Run(assembly.Write(), arguments, io, request.Workers ?? 0);
        }
    }

    private static bool TryAssemble(
        IrModule module,
        BackendRequest request,
        [NotNullWhen(true)] out CilAssembly? assembly,
        [NotNullWhen(false)] out BackendDiagnostic? problem)
    {
        assembly = null;
        problem = null;
        if (module.EntryPoint is null)
        {
            problem = CilDiagnostics.NoEntryPoint(module);
            return false;
        }

        try
        {
            assembly = CilAssembly.Emit(module, module.EntryPoint, request);
            return true;
        }
        catch (CilLimitException limit)
        {
            problem = CilDiagnostics.TooLarge(limit.Function);
            return false;
        }
    }

    private static ImmutableArray<BackendArtifact> Listing(CilAssembly assembly, BackendRequest request)
        => [new($"{request.ProgramName}.il", [.. Encoding.UTF8.GetBytes(CilListing.Write(assembly))])];

    private static ImmutableArray<BackendArtifact> Application(CilAssembly assembly, BackendRequest request)
    {
        var name = request.ProgramName;
        var image = assembly.Write();
        return
        [
            new($"{name}.dll", image.Assembly),
            new($"{name}.pdb", image.Symbols),
            new($"{name}.runtimeconfig.json", [.. Encoding.UTF8.GetBytes(CilRuntimeConfiguration.Json)]),
            new(CilAppHost.FileName(name), CilAppHost.Create($"{name}.dll"), IsExecutable: true),
        ];
    }
}
