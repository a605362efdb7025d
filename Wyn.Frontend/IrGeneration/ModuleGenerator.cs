// A bound program without errors becomes an IR module in stage raw: the globals, the functions that a run can reach, the
// functions made for spawned built-in ones, and `$start`, where the program begins.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
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
    private readonly Dictionary<GlobalSymbol, IrGlobal> _globals = [];

    private ModuleGenerator(BoundProgram program, string name)
    {
        Program = program;
        Module = new IrModule(name);
    }

    public BoundProgram Program { get; }

    public IrModule Module { get; }

    /// <summary>Generates the module of a program.</summary>
    public static IrModule Generate(BoundProgram program, CallGraph graph, string name)
    {
        var generator = new ModuleGenerator(program, name);
        generator.DeclareGlobals(graph);
        generator.Run(graph);
        return generator.Module;
    }

    public IrFunction Function(FunctionSymbol symbol) => _functions[symbol];

    public IrGlobal Global(GlobalSymbol symbol) => _globals[symbol];

    /// <summary>Where the text of a location begins.</summary>
    public static IrLocation Locate(TextLocation location)
    {
        var (line, column) = location.Source.GetLineAndColumn(location.Span.Start);
        return new IrLocation(location.Source.Name, line, column);
    }

    /// <summary>The IR type of a type; <see cref="IrType.Unit"/> for void.</summary>
    public IrType MapType(TypeSymbol type) => type.Resolved switch
    {
        { Kind: TypeKind.Void } => IrType.Unit,
        { Kind: TypeKind.Bool } => IrType.Bool,
        { Kind: TypeKind.Int } => IrType.Int,
        { Kind: TypeKind.Float } => IrType.Float,
        { Kind: TypeKind.String } => IrType.Str,
        FutureTypeSymbol future => Module.Types.Future(MapType(future.Result)),
        var other => throw new UnreachableException($"{other} has no IR type"),
    };

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

    private ImmutableArray<IrType> ResultsOf(TypeSymbol type) => type.IsVoid ? [] : [MapType(type)];

    private void Run(CallGraph graph)
    {
        IEnumerable<FunctionSymbol> roots = Program.Main is { } main ? [Program.Start.Symbol, main] : [Program.Start.Symbol];
        var reachable = graph.ReachableFrom(roots);
        var bodies = Program.Functions.Append(Program.Start).Where(function => reachable.Contains(function.Symbol)).ToList();

        // All signatures come before all bodies, which call each other in any order.
        foreach (var function in bodies)
        {
            Declare(function.Symbol);
        }

        foreach (var function in bodies)
        {
            IrGenerator.Generate(this, function, _functions[function.Symbol]);
        }

        Module.SetEntryPoint(_functions[Program.Start.Symbol]);
    }

    private void Declare(FunctionSymbol symbol)
    {
        var function = Module.AddFunction(symbol.Name, ResultsOf(symbol.ReturnType), Locate(symbol.Location));
        var builder = new IrBuilder(function);
        foreach (var parameter in symbol.Parameters)
        {
            builder.AddParameter(MapType(parameter.Type), parameter.Name);
        }

        _functions.Add(symbol, function);
    }

    private void DeclareGlobals(CallGraph graph)
    {
        var shared = graph.Concurrent().Keys.SelectMany(function => graph.UsesOf(function).Globals).ToHashSet();
        foreach (var symbol in Program.Globals)
        {
            var name = symbol.Name;
            for (var i = 1; Module.FindGlobal(name) is not null; i++)
            {
                name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{symbol.Name}.{i}");
            }

            _globals.Add(symbol, Module.AddGlobal(name, MapType(symbol.Type), shared.Contains(symbol)));
        }
    }
}
