// A module -> an assembly in memory, in steps: declare, emit bodies, entry, debug info; Write turns it into bytes. The
// bytes depend on the module, the request and this code alone.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Backends;
using Wyn.IR.Model;

namespace Wyn.Backend.Cil;

internal sealed class CilAssembly : IDisposable
{
    private static readonly Version Version = new(0, 0, 0, 0);

    private CilAssembly(AssemblyDefinition definition, CilDocuments documents)
    {
        Definition = definition;
        Documents = documents;
    }

    public AssemblyDefinition Definition { get; }

    public CilDocuments Documents { get; }

    /// <summary>Emits a module that has an entry point.</summary>
    public static CilAssembly Emit(IrModule module, IrFunction start, BackendRequest request)
    {
        var definition = AssemblyDefinition.CreateAssembly(
            new AssemblyNameDefinition(request.ProgramName, Version), request.ProgramName + ".dll", ModuleKind.Console);
        var assembly = new CilAssembly(definition, new CilDocuments(request.Sources));
        var program = new CilProgram(definition.MainModule, optimise: request.OptimizationLevel > 0);

        Declare(program, module);
        var bodies = EmitBodies(program, module);
        definition.EntryPoint = CilEntryPoint.Emit(program, module, start);
        program.Composites.Finish();
        assembly.AddDebugInformation(bodies);
        CilAttributes.Add(definition, program.Framework, program.Optimise);
        return assembly;
    }

    public CilImage Write()
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        Definition.Write(image, new WriterParameters
        {
            DeterministicMvid = true,
            Timestamp = 0,
            WriteSymbols = true,
            SymbolStream = symbols,
            SymbolWriterProvider = new PortablePdbWriterProvider(),
        });
        return new CilImage([.. image.ToArray()], [.. symbols.ToArray()]);
    }

    public void Dispose() => Definition.Dispose();

    private static void Declare(CilProgram program, IrModule module)
    {
        program.Globals.Declare(module);
        foreach (var function in module.Functions)
        {
            program.DeclareFunction(function);
        }
    }

    private static List<CilEmittedBody> EmitBodies(CilProgram program, IrModule module)
    {
        var bodies = new List<CilEmittedBody>();
        foreach (var function in module.Functions)
        {
            bodies.Add(CilFunctionEmitter.Emit(program, function));
        }

        return bodies;
    }

    private void AddDebugInformation(List<CilEmittedBody> bodies)
    {
        foreach (var body in bodies)
        {
            CilSequencePoints.Add(body, Documents);
        }
    }
}

/// <summary>An assembly and its portable pdb as bytes.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Symbols">The pdb.</param>
internal sealed record CilImage(ImmutableArray<byte> Assembly, ImmutableArray<byte> Symbols);
