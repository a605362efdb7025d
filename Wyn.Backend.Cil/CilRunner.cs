// Runs an emitted assembly in this process: loaded from memory into a plain load context (a collectible one makes code
// slower), which takes the runtime and the framework from the context that this backend lives in.
using System;
using System.Collections.Immutable;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using Wyn.IR.Backends;

namespace Wyn.Backend.Cil;

internal static class CilRunner
{
    public static int Run(CilImage image, ImmutableArray<string> arguments, ProgramIo io, int workers)
    {
        var context = new ProgramContext();
        using var assembly = new MemoryStream([.. image.Assembly]);
        using var symbols = new MemoryStream([.. image.Symbols]);
        var program = context.LoadFromStream(assembly, symbols).GetType(CilProgram.TypeName, throwOnError: true);
        var run = program?.GetMethod(
            CilEntryPoint.RunName, [typeof(string[]), typeof(Stream), typeof(Stream), typeof(Stream), typeof(int)])
            ?? throw new MissingMethodException(CilProgram.TypeName, CilEntryPoint.RunName);
        var entry = run.CreateDelegate<Func<string[], Stream, Stream, Stream, int, int>>();
        return entry([.. arguments], io.Input, io.Output, io.Error, workers);
    }

    private sealed class ProgramContext() : AssemblyLoadContext("wyn program")
    {
        // Null hands the name on to the default context, where the framework is.
        protected override Assembly? Load(AssemblyName assemblyName)
            => assemblyName.Name == CilFramework.RuntimeAssemblyName
                ? GetLoadContext(typeof(CilRunner).Assembly)?.LoadFromAssemblyName(assemblyName)
                : null;
    }
}
