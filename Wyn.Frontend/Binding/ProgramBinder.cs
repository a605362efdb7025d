// Binds a whole program: declarations first, then bodies and top-level statements on demand, so that types can be inferred
// in any order of declaration. A function is bound once for each list of type arguments that is used. Gives the bound
// program; errors go to the bag.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Library;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>The state of one program's binding, and what the binders of its functions share.</summary>
internal sealed class ProgramBinder
{
    private readonly ImmutableArray<SourceUnit> _library;
    private readonly SourceUnit _unit;
    private readonly FunctionInstances _instances;
    private readonly Dictionary<FunctionSymbol, BoundFunction> _bodies = [];
    private readonly List<FunctionSymbol> _order = [];
    private readonly Queue<FunctionSymbol> _unbound = new();
    private readonly HashSet<FunctionSymbol> _bodiesInProgress = [];
    private readonly TypeMethods _texts;
    private readonly TypeMethods _equalities;
    private readonly TypeMethods _hashes;
    private readonly TraitObjects _traitObjects;
    private readonly List<Diagnostic> _warnings = [];
    private readonly List<(FunctionSymbol Function, string Help, TextLocation Location)> _zeros = [];
    private FunctionSymbol? _tests;

    private ProgramBinder(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        Diagnostics = diagnostics;
        new DeclarationBinder(Declarations, diagnostics, ResolvePart).Declare(CoreLibrary.Trees, tree);
        _library = [.. CoreLibrary.Trees.Select(library => new SourceUnit(library, isLibrary: true))];
        _unit = new SourceUnit(tree, isLibrary: false);
        _instances = new FunctionInstances(this);
        _texts = new TypeMethods(this, "to_string", parameters: 1, isOpenToPrograms: true);
        _equalities = new TypeMethods(this, "equals", parameters: 2, isOpenToPrograms: false);
        _hashes = new TypeMethods(this, "hash_code", parameters: 1, isOpenToPrograms: false);
        _traitObjects = new TraitObjects(this);
        MapValues = new MapValues(this);
    }

    public DeclarationTable Declarations { get; } = new();

    public DiagnosticBag Diagnostics { get; }

    /// <summary>The uses of maps by typed accessors.</summary>
    public MapValues MapValues { get; }

    /// <summary>The function where the program begins; null in a script.</summary>
    public FunctionSymbol? Main { get; private set; }

    /// <summary>Binds a program.</summary>
    public static BoundProgram Bind(SyntaxTree tree, DiagnosticBag diagnostics) => new ProgramBinder(tree, diagnostics).BindAll();

    /// <summary>The symbol of a function with type arguments, some of which inference may still have to find.</summary>
    public FunctionSymbol Use(FunctionDefinition definition, ImmutableArray<TypeSymbol> typeArguments) => _instances.Use(definition, typeArguments);

    /// <summary>Makes a use one with the instance that it is of, if that is known by now.</summary>
    public void TryComplete(FunctionSymbol function) => _instances.TryComplete(function);

    /// <summary>Says that a function needs a body.</summary>
    public void Enqueue(FunctionSymbol function) => _unbound.Enqueue(function);

    /// <summary>Says that a value of the type is turned into text, so that the methods for that are needed.</summary>
    public void RequireText(TypeSymbol type) => _texts.Require(type);

    /// <summary>Says that values of the type are compared.</summary>
    public void RequireEquality(TypeSymbol type) => _equalities.Require(type);

    /// <summary>Says that values of the type are keys.</summary>
    public void RequireHash(TypeSymbol type) => _hashes.Require(type);

    /// <summary>Says that a value of the type becomes a value of the trait.</summary>
    public void RequireTraitObject(TraitTypeSymbol trait, TypeSymbol type) => _traitObjects.Require(trait, type);

    /// <summary>True if a function of the library gives the zero of its result's type where it has nothing else to give.</summary>
    public bool NeedsZero(FunctionDefinition definition) => _instances.NeedsZero(definition);

    /// <summary>Says that a call gives the zero of its result's type at times; there must be one.</summary>
    public void RequireZero(FunctionSymbol function, string help, TextLocation location) => _zeros.Add((function, help, location));

    /// <summary>The unit of a source.</summary>
    public SourceUnit UnitOf(SourceText source) => _unit.Source == source ? _unit : _library.First(unit => unit.Source == source);

    /// <summary>Makes the type of a global known, by binding the statement that declares it.</summary>
    public void EnsureType(GlobalSymbol global, TextLocation use)
    {
        if (!global.Inferred.IsOpen)
        {
            return;
        }

        var unit = UnitOf(global.Location.Source);
        var wasInProgress = unit.IsInProgress(global.Statement);
        unit.Bind(this, global.Statement);

        // What a finished declaration leaves open, the element of `[]` for one, a later use decides.
        if (global.Inferred.IsOpen && wasInProgress)
        {
            Diagnostics.Add(new Diagnostic(TypeDiagnostics.GlobalTypeUnknown, use, [global.Name])
            {
                Labels = [new DiagnosticLabel(global.Location, "declared here")],
                Help = $"give it a type: 'var {global.Name}: int = ...'",
            });
            global.Inferred.Solve(TypeSymbol.Error);
        }
    }

    /// <summary>Infers the return type of a function, or of what it yields, as far as that is possible now, by binding its body.</summary>
    public void EnsureReturnType(FunctionSymbol function)
    {
        if ((!function.IsReturnTypeDeclared || function.YieldParameter is not null) && function.TypeArguments.All(argument => argument.IsClosed))
        {
            EnsureBound(function.Canonical);
        }
    }

    /// <summary>Warns, unless there turn out to be errors: then what seems unused may be what is misspelled elsewhere.</summary>
    public void Warn(Diagnostic warning) => _warnings.Add(warning);

    /// <summary>Binds types of a declaration with type arguments.</summary>
    public TypeBinder Types(SourceText source, bool isLibrary, ImmutableArray<string> parameters, ImmutableArray<TypeSymbol> arguments)
        => new(source, isLibrary, Declarations, Diagnostics, parameters, arguments);

    private void EnsureBound(FunctionSymbol function)
    {
        if (function.Definition is { IsIntrinsic: false } && !_bodies.ContainsKey(function) && _bodiesInProgress.Add(function))
        {
            _bodies.Add(function, Binder.BindFunction(this, function));
            _order.Add(function);
            _bodiesInProgress.Remove(function);
        }
    }

    private TypeSymbol ResolvePart(TypeDefinition owner, TypeSyntax syntax, ImmutableArray<TypeSymbol> arguments)
        => Types(owner.Location.Source, owner.IsLibrary, owner.TypeParameters, arguments).BindValueType(syntax, "a field");

    private BoundProgram BindAll()
    {
        new DeclarationChecks(this, _unit.Tree).Run();
        Main = Declarations.FindFunction("main", inLibrary: false) is { IsLibrary: false } main ? Use(main, []) : null;
        if (Main is { Parameters: [var first, ..] })
        {
            Diagnostics.Report(BindingDiagnostics.MainWithParameters, first.Location);
        }

        for (var i = 0; i < _unit.TopLevel.Length; i++)
        {
            _unit.Bind(this, i);
        }

        foreach (var function in Declarations.ProgramFunctions.Where(function => function.TypeParameters.IsEmpty))
        {
            EnsureBound(Use(function, []));
        }

        foreach (var method in Declarations.ProgramTypes.Where(type => type.TypeParameters.IsEmpty && type is not TraitDefinition).SelectMany(type => type.Methods.Values))
        {
            if (method.TypeParameters.IsEmpty)
            {
                EnsureBound(Use(method, []));
            }
        }

        BindTests();
        Finish();
        foreach (var warning in Diagnostics.HasErrors ? [] : _warnings)
        {
            Diagnostics.Add(warning);
        }

        return ToProgram();
    }

    /// <summary>A program with test blocks is a run of them; nothing else of it runs.</summary>
    private void BindTests()
    {
        if (_unit.Tests is [var first, ..])
        {
            var location = new TextLocation(_unit.Source, first.Body.Open.Span);
            _tests = new FunctionSymbol("$tests", null, [], [], TypeSymbol.Void, isReturnTypeDeclared: true, location);
            _bodies.Add(_tests, Binder.BindTests(this, _unit, _tests));
            _order.Add(_tests);
        }
    }

    /// <summary>Binds bodies until nothing more is needed; what is still open then becomes an int.</summary>
    private void Finish()
    {
        do
        {
            while (_unbound.TryDequeue(out var function))
            {
                EnsureBound(function.Canonical);
            }

            _texts.Complete();
            _equalities.Complete();
            _hashes.Complete();
            _traitObjects.Complete();
        }
        while (_unbound.Count > 0 || _instances.Complete() || MapValues.Decide() || _instances.SolveOpen());

        MapValues.Check();
        CheckZeros();

        // What a top-level statement declares only in unreachable or erroneous code never got a type.
        foreach (var global in AllUnits().SelectMany(unit => unit.Globals.InOrder).Where(global => global.Inferred.IsOpen))
        {
            global.Inferred.Solve(TypeSymbol.Error);
        }
    }

    private void CheckZeros()
    {
        foreach (var (function, help, location) in _zeros)
        {
            if (!function.ReturnType.HasZero && !function.ReturnType.HasError && !function.ReturnType.IsOpen)
            {
                Diagnostics.Add(new Diagnostic(TypeDiagnostics.NoZeroResult, location, [function.Name.TrimStart('_'), function.ReturnType]) { Help = help });
            }
        }
    }

    private IEnumerable<SourceUnit> AllUnits() => _library.Append(_unit);

    private BoundProgram ToProgram()
    {
        // Functions of the program in the order of the source, then those of the library.
        var functions = _order.OrderBy(function => function.Definition is { IsLibrary: true }).ThenBy(function => function.Definition is { IsLibrary: true } ? 0 : function.Location.Span.Start);
        var location = _unit.Start.Location;
        ImmutableArray<BoundStatement> runTests = _tests is null ? [] : [new BoundExpressionStatement(new BoundCall(_tests, [], default, location), location)];
        ImmutableArray<BoundStatement> statements = [.. AllUnits().SelectMany(unit => unit.Bound), .. runTests];
        var start = new BoundFunction(_unit.Start, new BoundBlock(statements, _unit.Start.Location), _unit.Start.Location, []);
        ImmutableArray<GlobalSymbol> globals = [.. AllUnits().SelectMany(unit => unit.Globals.InOrder).Where(global => global.IsUsed || !global.IsLibrary)];
        return new BoundProgram([.. functions.Select(function => _bodies[function])], start, _tests is null ? Main : null, globals, _texts, _equalities, _hashes, _traitObjects, Declarations);
    }
}
