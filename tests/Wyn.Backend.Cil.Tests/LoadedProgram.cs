// An emitted assembly loaded into this process, its functions callable one by one.
using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using Wyn.IR.Model;
using Wyn.Runtime;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

internal sealed class LoadedProgram
{
    private readonly Type _program;

    public LoadedProgram(IrModule module, int optimization = 2)
    {
        var request = TestProgram.Request(optimization: optimization);
        CodeChecker.Check(module, request);
        Assert.NotNull(module.EntryPoint);
        using var assembly = CilAssembly.Emit(module, module.EntryPoint, request);
        using var image = new MemoryStream([.. assembly.Write().Assembly]);
        var loaded = new AssemblyLoadContext("test").LoadFromStream(image);
        _program = loaded.GetType(CilProgram.TypeName, throwOnError: true)!; // throwOnError
    }

    /// <summary>Calls a function that needs no worker.</summary>
    public object? Call(string function, params object[] arguments)
        => _program.GetMethod(function, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, arguments); // a missing one fails the test

    /// <summary>The message of the panic that a call ends in.</summary>
    public string Panic(string function, params object[] arguments)
        => Assert.IsType<WynPanicException>(
            Assert.Throws<TargetInvocationException>(() => Call(function, arguments)).InnerException).Message;
}
