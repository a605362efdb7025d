// The assemblies of the product.
using System.Collections.Immutable;
using System.Reflection;

namespace Wyn.Architecture.Tests;

internal static class WynAssemblies
{
    public static Assembly Frontend { get; } = typeof(Wyn.Frontend.Frontend).Assembly;

    public static Assembly Ir { get; } = typeof(Wyn.IR.Model.IrModule).Assembly;

    public static Assembly Cil { get; } = typeof(Wyn.Backend.Cil.CilBackend).Assembly;

    public static Assembly Llvm { get; } = typeof(Wyn.Backend.Llvm.LlvmBackend).Assembly;

    public static Assembly Runtime { get; } = typeof(Wyn.Runtime.ProgramHost).Assembly;

    public static Assembly Driver { get; } = typeof(Wyn.Driver.WynTool).Assembly;

    public static ImmutableArray<Assembly> All { get; } = [Frontend, Ir, Cil, Llvm, Runtime, Driver];
}
