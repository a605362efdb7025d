// Binds a whole program: declares functions and globals first, then binds bodies and top-level statements on demand, so
// that types can be inferred in any order of declaration. Gives the bound program; errors go to the bag.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>The state of one program's binding, and what the binders of its functions share.</summary>
internal sealed class ProgramBinder
{
    private readonly CompilationUnitSyntax _root;
    private readonly Dictionary<string, FunctionSymbol> _functions = [];
    private readonly List<FunctionSymbol> _order = [];
    private readonly Dictionary<FunctionSymbol, BoundFunction> _bodies = [];
    private readonly HashSet<FunctionSymbol> _bodiesInProgress = [];
    private readonly ImmutableArray<StatementSyntax> _topLevel;
    private readonly GlobalTable _globals;
    private readonly BoundStatement?[] _boundTopLevel;
    private readonly bool[] _topLevelInProgress;
    private readonly List<Diagnostic> _warnings = [];

    private ProgramBinder(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        _root = tree.Root;
        Source = tree.Source;
        Diagnostics = diagnostics;
        _topLevel = [.. _root.Members.OfType<TopLevelStatementSyntax>().Select(member => member.Statement)];
        _globals = GlobalTable.Declare(Source, _topLevel);
        _boundTopLevel = new BoundStatement?[_topLevel.Length];
        _topLevelInProgress = new bool[_topLevel.Length];
        Start = new FunctionSymbol(
            "$start", [], TypeSymbol.Int, isReturnTypeDeclared: true, syntax: null, new TextLocation(Source, new TextSpan(_root.Span.Start, 0)));
    }

    public SourceText Source { get; }

    public DiagnosticBag Diagnostics { get; }

    public TypeTable Types { get; } = new();

    /// <summary>The synthesised function whose body is the top-level statements.</summary>
    public FunctionSymbol Start { get; }

    /// <summary>The function where the program begins; null in a script.</summary>
    public FunctionSymbol? Main { get; private set; }

    public IEnumerable<string> FunctionNames => _functions.Keys;

    public IEnumerable<string> GlobalNames => _globals.Names;

    /// <summary>Binds a program.</summary>
    public static BoundProgram Bind(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        var binder = new ProgramBinder(tree, diagnostics);
        binder.DeclareFunctions();
        return binder.BindAll();
    }

    public FunctionSymbol? FindFunction(string name) => _functions.GetValueOrDefault(name);

    /// <summary>The global that functions see under a name, or null.</summary>
    public GlobalSymbol? FindGlobal(string name) => _globals.Find(name);

    /// <summary>The global that a top-level statement sees under a name at a position, or null.</summary>
    public GlobalSymbol? FindGlobal(string name, int position) => _globals.Find(name, position);

    /// <summary>The global that a statement declares; null if what it declares is local.</summary>
    public GlobalSymbol? GlobalDeclaredBy(StatementSyntax statement) => _globals.DeclaredBy(statement);

    /// <summary>Makes the type of a global known, by binding the statement that declares it.</summary>
    public void EnsureType(GlobalSymbol global, TextLocation use)
    {
        if (!global.Inferred.IsOpen)
        {
            return;
        }

        if (!_topLevelInProgress[global.Statement])
        {
            BindTopLevel(global.Statement);
        }

        if (global.Inferred.IsOpen)
        {
            Diagnostics.Add(new Diagnostic(TypeDiagnostics.GlobalTypeUnknown, use, [global.Name])
            {
                Labels = [new DiagnosticLabel(global.Location, "declared here")],
                Help = $"give it a type: 'var {global.Name}: int = ...'",
            });
            global.Inferred.Solve(TypeSymbol.Error);
        }
    }

    /// <summary>Infers the return type of a function as far as that is possible now, by binding its body.</summary>
    public void EnsureReturnType(FunctionSymbol function)
    {
        if (!function.IsReturnTypeDeclared)
        {
            EnsureBound(function);
        }
    }

    /// <summary>Warns, unless there turn out to be errors: then what seems unused may be what is misspelled elsewhere.</summary>
    public void Warn(Diagnostic warning) => _warnings.Add(warning);

    private void EnsureBound(FunctionSymbol function)
    {
        if (!_bodies.ContainsKey(function) && _bodiesInProgress.Add(function))
        {
            _bodies.Add(function, Binder.BindFunction(this, function));
            _bodiesInProgress.Remove(function);
        }
    }

    private void DeclareFunctions()
    {
        foreach (var syntax in _root.Members.OfType<FunctionDeclarationSyntax>())
        {
            var function = DeclareFunction(syntax);
            if (syntax.Name.IsMissing)
            {
                continue;
            }

            if (!_functions.TryAdd(function.Name, function))
            {
                Diagnostics.Add(new Diagnostic(BindingDiagnostics.DuplicateFunction, function.Location, [function.Name])
                {
                    Labels = [new DiagnosticLabel(_functions[function.Name].Location, "first declared here")],
                });
            }

            _order.Add(function);
        }

        Main = _functions.GetValueOrDefault("main");
        if (Main is { Parameters: [var first, ..] })
        {
            Diagnostics.Report(BindingDiagnostics.MainWithParameters, first.Location);
        }
    }

    private FunctionSymbol DeclareFunction(FunctionDeclarationSyntax syntax)
    {
        var parameters = ImmutableArray.CreateBuilder<ParameterSymbol>();
        var seen = new Dictionary<string, ParameterSymbol>();
        var types = new TypeBinder(Source, Types, Diagnostics);
        foreach (var parameter in syntax.Parameters.Parameters.Items)
        {
            var symbol = DeclareParameter(parameter, types);
            if (!parameter.Name.IsMissing && !seen.TryAdd(symbol.Name, symbol))
            {
                Diagnostics.Add(new Diagnostic(BindingDiagnostics.DuplicateParameter, symbol.Location, [symbol.Name])
                {
                    Labels = [new DiagnosticLabel(seen[symbol.Name].Location, "first declared here")],
                });
            }

            parameters.Add(symbol);
        }

        var declared = syntax.ReturnType is { } clause ? types.BindReturnType(clause.Type) : null;
        return new FunctionSymbol(
            syntax.Name.Text, parameters.DrainToImmutable(), declared ?? new TypeVariable(), declared is not null, syntax,
            new TextLocation(Source, syntax.Name.Span));
    }

    private ParameterSymbol DeclareParameter(ParameterSyntax parameter, TypeBinder types)
    {
        var location = new TextLocation(Source, parameter.Name.Span);
        if (parameter.Type is { } clause)
        {
            return new ParameterSymbol(parameter.Name.Text, types.BindValueType(clause.Type, "a parameter"), location);
        }

        if (!parameter.Name.IsMissing)
        {
            Diagnostics.Add(new Diagnostic(TypeDiagnostics.ParameterWithoutType, location, [parameter.Name.Text])
            {
                Help = $"write '{parameter.Name.Text}: int', or the type that it has",
            });
        }

        return new ParameterSymbol(parameter.Name.Text, TypeSymbol.Error, location);
    }

    private BoundProgram BindAll()
    {
        for (var i = 0; i < _topLevel.Length; i++)
        {
            BindTopLevel(i);
        }

        foreach (var function in _order)
        {
            EnsureBound(function);
        }

        // What a top-level statement declares only in unreachable or erroneous code never got a type.
        foreach (var global in _globals.InOrder.Where(global => global.Inferred.IsOpen))
        {
            global.Inferred.Solve(TypeSymbol.Error);
        }

        foreach (var warning in Diagnostics.HasErrors ? [] : _warnings)
        {
            Diagnostics.Add(warning);
        }

        var body = new BoundBlock([.. _boundTopLevel.OfType<BoundStatement>()], Start.Location);
        return new BoundProgram(
            [.. _order.Select(function => _bodies[function])], new BoundFunction(Start, body, Start.Location, []), Main, _globals.InOrder);
    }

    private void BindTopLevel(int index)
    {
        if (_boundTopLevel[index] is null && !_topLevelInProgress[index])
        {
            _topLevelInProgress[index] = true;
            _boundTopLevel[index] = Binder.BindTopLevel(this, _topLevel[index], _globals.Hoisted);
            _topLevelInProgress[index] = false;
        }
    }
}
