// The backends that come with the tool, registered in the way of every plugin.
using Microsoft.Extensions.DependencyInjection;
using Wyn.Backend.Cil;
using Wyn.Backend.Llvm;
using Wyn.IR.Backends;
using Wyn.IR.Interpret;

namespace Wyn.Driver;

/// <summary>Registers what is built in.</summary>
internal sealed class BuiltInBackends : IBackendPlugin
{
    public void Register(IServiceCollection services)
        => services
            .AddWynBackend<CilBackend>().AddWynRuntimePack<ManagedRuntimePack>()
            .AddWynBackend<LlvmBackend>().AddSingleton<IToolRunner, ToolRunner>()
            .AddWynBackend<InterpreterBackend>();
}
