// Which globals only the top-level statements use, outside of lambdas: those are as good as local variables of the start, which
// makes scripts as fast as functions. A global stays one where it might be read before it has a value and its type has no zero.
using System.Collections.Generic;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Analysis;

/// <summary>Finds the globals that can be local variables of the start.</summary>
internal static class StartGlobals
{
    public static HashSet<GlobalSymbol> Find(BoundProgram program, CallGraph graph, IEnumerable<FunctionSymbol> reachable)
    {
        var start = program.Start.Symbol;
        var elsewhere = reachable.Where(function => function != start && function.Definition is not { IsIntrinsic: true })
            .SelectMany(function => graph.UsesOf(function).Globals)
            .Concat(graph.UsesOf(start).Lambdas?.Globals ?? [])
            .ToHashSet();
        var declared = DeclaredFirst(program.Start.Body);
        return [.. program.Globals.Where(global => !elsewhere.Contains(global) && (global.Type.HasZero || declared.Contains(global)))];
    }

    /// <summary>The globals whose first use is their declaration, by a statement that no other one is around.</summary>
    private static HashSet<GlobalSymbol> DeclaredFirst(BoundBlock body)
    {
        var seen = new HashSet<GlobalSymbol>();
        var declared = new HashSet<GlobalSymbol>();
        foreach (var statement in body.Statements)
        {
            foreach (var global in statement.WithoutLambdas().Select(UsedBy).OfType<GlobalSymbol>())
            {
                var isDeclaration = statement is BoundAssignment { IsDeclaration: true, Target: BoundVariable target } && target.Variable == global;
                if (seen.Add(global) && isDeclaration)
                {
                    declared.Add(global);
                }
            }
        }

        return declared;
    }

    private static GlobalSymbol? UsedBy(BoundNode node) => node switch
    {
        BoundVariable { Variable: GlobalSymbol global } => global,
        BoundAssignment { Target: BoundVariable { Variable: GlobalSymbol global } } => global,
        _ => null,
    };
}
