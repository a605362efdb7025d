// A structural check of emitted code, in place of a verifier: walks each body with a stack of types and insists that
// operands are of the right kind, that the stack is the same however an instruction is reached, and that it is empty at
// the end.
using System.Linq;
using Mono.Cecil;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

internal static class CodeChecker
{
    public static void Check(IrModule module, BackendRequest request)
    {
        Assert.NotNull(module.EntryPoint);
        using var assembly = CilAssembly.Emit(module, module.EntryPoint, request);
        foreach (var method in assembly.Definition.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            Check(method);
        }
    }

    public static void Check(MethodDefinition method) => new BodyChecker(method).Check();
}
