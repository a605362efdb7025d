// A bound program without errors becomes an IR module in stage raw: the globals, the functions that a run can reach, those
// that are made up for lambdas, comparisons, texts and spawned calls, and `$start`, where the program begins.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Wyn.Frontend.Analysis;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Generates one module; what the generators of its functions share.</summary>
internal sealed class ModuleGenerator
{
    private readonly Dictionary<FunctionSymbol, IrFunction> _functions = [];
    private readonly Dictionary<FunctionSymbol, BoundFunction> _bodies = [];
    private readonly Dictionary<GlobalSymbol, IrGlobal> _globals = [];
    private readonly HashSet<GlobalSymbol> _localGlobals;

    /// <summary>Bodies of functions that have been declared.</summary>
    private readonly Queue<Action> _unfinished = new();
    private int _lambdaCount;

    private ModuleGenerator(BoundProgram program, CallGraph graph, string name)
    {
        Program = program;
        Graph = graph;
        Module = new IrModule(name);
        Types = new TypeMapper(Module.Types, program.TraitObjects);
        Equality = new DerivedEquality(this);
        Hash = new DerivedHash(this);
        Text = new DerivedText(this);
        Zeros = new ZeroValues(this);
        TraitMethods = new TraitDispatch(this);
        foreach (var function in program.Functions.Append(program.Start))
        {
            _bodies.Add(function.Symbol, function);
        }

        Reachable = graph.ReachableFrom(program.Main is { } main ? [program.Start.Symbol, main] : [program.Start.Symbol]);
        _localGlobals = StartGlobals.Find(program, graph, Reachable);
    }

    public BoundProgram Program { get; }

    public CallGraph Graph { get; }

    public IrModule Module { get; }

    public TypeMapper Types { get; }

    public DerivedEquality Equality { get; }

    public DerivedHash Hash { get; }

    public DerivedText Text { get; }

    public ZeroValues Zeros { get; }

    public TraitDispatch TraitMethods { get; }

    /// <summary>Says that the exit code is 1 where it would be 0; null if nothing in the program sets it.</summary>
    public IrGlobal? FailureFlag { get; private set; }

    private HashSet<FunctionSymbol> Reachable { get; }

    /// <summary>Generates the module of a program.</summary>
    public static IrModule Generate(BoundProgram program, CallGraph graph, string name)
    {
        var generator = new ModuleGenerator(program, graph, name);
        generator.DeclareGlobals();
        generator.Run();
        return generator.Module;
    }

    /// <summary>The IR function of a function that has one.</summary>
    public IrFunction Function(FunctionSymbol symbol) => _functions.TryGetValue(symbol, out var function) ? function : Declare(symbol);

    /// <summary>A function's body, for expanding it where it is called.</summary>
    public BoundFunction BodyOf(FunctionSymbol symbol) => _bodies[symbol];

    public IrGlobal Global(GlobalSymbol symbol) => _globals[symbol];

    /// <summary>True if a global is a local variable of the start.</summary>
    public bool IsLocal(GlobalSymbol symbol) => _localGlobals.Contains(symbol);

    /// <summary>The globals that are local variables of the start and have a zero to begin with.</summary>
    public IEnumerable<GlobalSymbol> LocalGlobals => Program.Globals.Where(global => _localGlobals.Contains(global) && global.Type.HasZero);

    /// <summary>Where the text of a location begins.</summary>
    public static IrLocation Locate(TextLocation location)
    {
        var (line, column) = location.Source.GetLineAndColumn(location.Span.Start);
        return new IrLocation(location.Source.Name, line, column);
    }

    /// <summary>The IR type of a type; <see cref="IrType.Unit"/> for void.</summary>
    public IrType MapType(TypeSymbol type) => Types.Map(type);

    /// <summary>The result types of a function with a value of a type.</summary>
    public ImmutableArray<IrType> ResultsOf(TypeSymbol type) => type.IsVoid ? [] : [MapType(type)];

    /// <summary>Adds a function under a name that is made unique.</summary>
    public IrFunction AddFunction(string name, ImmutableArray<IrType> results, IrLocation location)
    {
        var unique = name;
        for (var i = 1; Module.FindFunction(unique) is not null; i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}.{i}");
        }

        return Module.AddFunction(unique, results, location);
    }

    /// <summary>Adds the function of a lambda.</summary>
    public IrFunction AddLambda(ImmutableArray<IrType> results, IrLocation location)
        => AddFunction(string.Create(CultureInfo.InvariantCulture, $"$lambda.{++_lambdaCount}"), results, location);

    /// <summary>Generates the body of a declared function later.</summary>
    public void Later(Action body) => _unfinished.Enqueue(body);

    /// <summary>The function that a spawn of a built-in one starts; it takes the converted argument.</summary>
    public IrFunction SpawnedBuiltIn(BuiltInFunction function, IrType argument, IrLocation location)
    {
        var isPrint = function.Kind is BuiltInKind.Print or BuiltInKind.PrintString;
        var name = isPrint ? "$spawn.print" : $"$spawn.{function.Name}.{argument}";
        if (Module.FindFunction(name) is { } existing)
        {
            return existing;
        }

        var made = Module.AddFunction(name, ResultsOf(function.Result), location);
        var builder = new IrBuilder(made);
        var result = BuiltInLowering.Emit(builder, function.Kind, builder.AddParameter(argument, "argument"));
        if (!builder.IsTerminated)
        {
            builder.Ret(result is null ? [] : [result]);
        }

        return made;
    }

    private void Run()
    {
        // What is expanded at its calls, and what the compiler supplies, becomes a function only where a value or a task needs one.
        foreach (var function in Program.Functions.Append(Program.Start).Select(function => function.Symbol))
        {
            if (Reachable.Contains(function) && !function.IsExpanded)
            {
                Function(function);
            }
        }

        while (_unfinished.TryDequeue(out var body))
        {
            body();
        }

        Module.SetEntryPoint(_functions[Program.Start.Symbol]);
    }

    private IrFunction Declare(FunctionSymbol symbol)
    {
        ImmutableArray<IrType> changed = [.. symbol.Parameters.Where(parameter => parameter.IsInOut).Select(parameter => MapType(parameter.Type))];
        var function = AddFunction(FunctionNames.Of(symbol), [.. ResultsOf(symbol.ReturnType), .. changed], Locate(symbol.Location));
        var builder = new IrBuilder(function);
        foreach (var parameter in symbol.Parameters)
        {
            builder.AddParameter(MapType(parameter.Type), parameter.Name);
        }

        _functions.Add(symbol, function);
        Later(() => IrGenerator.Generate(this, _bodies[symbol], function));
        return function;
    }

    private void DeclareGlobals()
    {
        var shared = Graph.SharedGlobals();
        foreach (var symbol in Program.Globals.Where(symbol => !_localGlobals.Contains(symbol)))
        {
            _globals.Add(symbol, AddGlobal(symbol.Name, MapType(symbol.Type), shared.Contains(symbol)));
        }

        if (Reachable.Any(function => function.Definition is { IsIntrinsic: true, Name: "__fail_at_exit" }))
        {
            FailureFlag = AddGlobal("$failed", IrType.Bool, Graph.HasTasks);
        }
    }

    private IrGlobal AddGlobal(string name, IrType type, bool isShared)
    {
        var unique = name;
        for (var i = 1; Module.FindGlobal(unique) is not null; i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}.{i}");
        }

        return Module.AddGlobal(unique, type, isShared);
    }
}
