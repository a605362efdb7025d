// The runtimeconfig.json of an application: which runtime it needs and how that is set up.
namespace Wyn.Backend.Cil;

internal static class CilRuntimeConfiguration
{
    /// <summary>
    /// Any .NET from 10 on. Culture data is never used, so it is not loaded. Methods are optimised when they are first
    /// compiled (see CilProgram), so there is nothing that profiling in a first tier could tell. The collector works
    /// without its background thread: one less to start, and no barrier for it.
    /// </summary>
    public const string Json =
        """
        {
          "runtimeOptions": {
            "tfm": "net10.0",
            "rollForward": "Major",
            "framework": {
              "name": "Microsoft.NETCore.App",
              "version": "10.0.0"
            },
            "configProperties": {
              "System.GC.Concurrent": false,
              "System.Globalization.Invariant": true,
              "System.Globalization.PredefinedCulturesOnly": true,
              "System.Runtime.TieredPGO": false
            }
          }
        }

        """;
}
