// The global race error: a function that may run in a task assigns a mutable global. It catches mistakes early; the safety
// of shared globals does not rest on it.
using System.Collections.Generic;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Analysis;

/// <summary>Reports writes of globals that race.</summary>
internal static class RaceAnalysis
{
    public static void Run(BoundProgram program, CallGraph graph, DiagnosticBag diagnostics)
    {
        var concurrent = graph.Concurrent();
        foreach (var function in program.Functions.Select(function => function.Symbol).Where(concurrent.ContainsKey))
        {
            var reported = new HashSet<GlobalSymbol>();
            foreach (var (global, location) in graph.UsesOf(function).Writes)
            {
                if (global.IsLibrary || !reported.Add(global))
                {
                    continue;
                }

                var site = concurrent[function];
                var (line, _) = site.Location.Source.GetLineAndColumn(site.Location.Span.Start);
                var label = site.Function == function
                    ? $"'{function.Name}' is spawned here"
                    : $"'{site.Function.Name}' is spawned here and comes to '{function.Name}'";
                diagnostics.Add(new Diagnostic(ConcurrencyDiagnostics.DataRace, location, [global.Name, function.Name, line])
                {
                    Labels = [new DiagnosticLabel(site.Location, label), new DiagnosticLabel(global.Location, $"'{global.Name}' is declared here")],
                    Help = "return the value from the task and add it up where it is awaited, or share a counter with Shared.new and Shared.add",
                });
            }
        }
    }
}
