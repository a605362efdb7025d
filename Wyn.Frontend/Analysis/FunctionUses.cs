// What one function's body uses, collected in one walk: other functions, tasks, globals, closures. What its lambdas use is
// part of it, and is kept a second time apart, since lambdas may run elsewhere.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Analysis;

/// <summary>A place where a function is spawned.</summary>
internal sealed record SpawnSite(FunctionSymbol Function, TextLocation Location);

/// <summary>The uses of one body.</summary>
internal sealed class FunctionUses
{
    /// <summary>How the names begin of what the compiler supplies to wait, and to use what tasks share.</summary>
    private static readonly ImmutableArray<string> IntrinsicsOfTasks = ["__chan_", "__select_", "__sleep", "__task_", "__future_", "__cell_", "__handle_"];

    private readonly BoundProgram _program;

    private FunctionUses(BoundProgram program) => _program = program;

    /// <summary>Functions that are called, spawned, or used as values.</summary>
    public HashSet<FunctionSymbol> Callees { get; } = [];

    /// <summary>Functions that are used as values.</summary>
    public HashSet<FunctionSymbol> Values { get; } = [];

    public List<SpawnSite> Spawns { get; } = [];

    /// <summary>Globals that are read or written.</summary>
    public HashSet<GlobalSymbol> Globals { get; } = [];

    /// <summary>Assignments of globals, declarations excepted, in the order of the source.</summary>
    public List<(GlobalSymbol Global, TextLocation Location)> Writes { get; } = [];

    /// <summary>True if values of function type are called: what runs then is not known here.</summary>
    public bool CallsClosures { get; private set; }

    /// <summary>True if the body starts tasks, waits, or uses what has a lock of its own.</summary>
    public bool UsesTasks { get; private set; }

    /// <summary>True if a value of function type is called in a task.</summary>
    public bool SpawnsClosures { get; private set; }

    /// <summary>What the lambdas in the body use; null if there are none, and for the uses of lambdas.</summary>
    public FunctionUses? Lambdas { get; private set; }

    public static FunctionUses Collect(BoundNode body, BoundProgram program)
    {
        var uses = new FunctionUses(program);
        foreach (var node in body.WithoutLambdas())
        {
            uses.Add(node);
            foreach (var inner in node is BoundLambda lambda ? lambda.Body.DescendantsAndSelf() : [])
            {
                uses.Lambdas ??= new FunctionUses(program);
                uses.Lambdas.Add(inner);
                uses.Add(inner);
            }
        }

        return uses;
    }

    private void Add(BoundNode node)
    {
        switch (node)
        {
            case BoundAssignment { Target: BoundVariable { Variable: GlobalSymbol global } } assignment:
                Globals.Add(global);
                if (!assignment.IsDeclaration)
                {
                    Writes.Add((global, assignment.Location));
                }

                break;
            case BoundCompoundAssignment { Target: BoundVariable { Variable: GlobalSymbol global } target }:
                Writes.Add((global, target.Location));
                break;
            case BoundVariable { Variable: GlobalSymbol global }:
                Globals.Add(global);
                break;
            case BoundSpawn spawn:
                AddSpawn(spawn.Call, spawn.Location);
                break;
            case BoundSpawnStatement spawn:
                AddSpawn(spawn.Call, spawn.Location);
                break;
            case BoundAwait or BoundSelect or BoundConversion { Kind: ConversionKind.HandleToInt or ConversionKind.IntToHandle }:
                UsesTasks = true;
                break;
            case BoundDefer or BoundClosureCall:
                CallsClosures = true;
                break;
            default:
                AddCallees(node);
                break;
        }
    }

    private void AddCallees(BoundNode node)
    {
        switch (node)
        {
            case BoundCall call:
                Callees.Add(call.Function);
                UsesTasks |= call.Function.Definition is { IsIntrinsic: true, Name: var name } && IntrinsicsOfTasks.Any(prefix => name.StartsWith(prefix, System.StringComparison.Ordinal));
                if (call.Function.Definition is { IsIntrinsic: true, Name: "__text" or "__quoted" })
                {
                    Callees.UnionWith(TextUses.Of(call.Arguments[0].Type, _program));
                }

                break;
            case BoundTraitCall call:
                Callees.UnionWith(TargetsOf(call, _program));
                break;
            case BoundFunctionValue value:
                Callees.Add(value.Function);
                Values.Add(value.Function);
                break;
            case BoundMapElement element:
                Callees.Add(element.Find);
                Callees.UnionWith(TextUses.Of(element.Key.Type, _program));
                break;
            case BoundText text:
                Callees.UnionWith(TextUses.Of(text.Value.Type, _program));
                break;
        }
    }

    private void AddSpawn(BoundInvocation call, TextLocation location)
    {
        UsesTasks = true;
        switch (call)
        {
            case BoundCall named:
                Spawns.Add(new SpawnSite(named.Function, location));
                break;
            case BoundTraitCall dispatched:
                Spawns.AddRange(TargetsOf(dispatched, _program).Select(target => new SpawnSite(target, location)));
                break;
            case BoundClosureCall:
                SpawnsClosures = true;
                break;
        }
    }

    /// <summary>The methods that a call of a trait's method may come to.</summary>
    public static IEnumerable<FunctionSymbol> TargetsOf(BoundTraitCall call, BoundProgram program)
        => program.TraitObjects.ImplementationsOf(call.Receiver.Type)
            .Select(found => found.Methods.GetValueOrDefault(call.Method)?.Canonical)
            .OfType<FunctionSymbol>();
}
