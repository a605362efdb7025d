// Binds one body: of a function, or one statement of the top level, with the lambdas in it. Gives bound nodes in which every
// name is resolved, every conversion explicit, and every type known or a variable that a later use solves. What is in error
// has the error type, about which nothing more is said.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Analysis;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>The state of binding one body.</summary>
internal sealed partial class Binder
{
    private readonly ProgramBinder _program;
    private readonly SourceUnit _unit;
    private readonly TypeBinder _types;
    private readonly List<LocalSymbol> _locals = [];
    private readonly HashSet<VariableSymbol> _read = [];

    /// <summary>The function or lambda whose body is being bound.</summary>
    private FunctionContext _context;
    private Scope _scope;

    private Binder(ProgramBinder program, SourceUnit unit, FunctionSymbol function, HashSet<SyntaxToken> hoistedNames)
    {
        _program = program;
        _unit = unit;
        _types = program.Types(unit.Source, unit.IsLibrary, function.Definition?.TypeParameters ?? [], function.TypeArguments);
        _context = NewContext(function, null, hoistedNames, function.Definition?.Surroundings);
        _scope = new Scope(_context.Root, _context.Identity);
    }

    private FunctionSymbol Function => _context.Function;

    private DeclarationTable Declarations => _program.Declarations;

    /// <summary>True in the library's own code, which sees only the library.</summary>
    private bool InLibrary => _unit.IsLibrary;

    /// <summary>Binds the body of a function and finds its return type if that is inferred.</summary>
    public static BoundFunction BindFunction(ProgramBinder program, FunctionSymbol function)
    {
        // Only declared functions are bound here.
        var definition = function.Definition!;
        var unit = program.UnitOf(definition.Location.Source);
        var syntax = definition.Syntax;
        ImmutableArray<StatementSyntax> statements = syntax.Body is BlockStatementSyntax block ? block.Statements : [];
        var hoisted = HoistingAnalysis.Run(
            function.Parameters.Select(parameter => parameter.Name), statements, name => unit.Globals.Find(name) is not null);
        var binder = new Binder(program, unit, function, hoisted);
        var body = binder.BindFunctionBody(syntax.Body);
        binder.FinishReturnType(body);
        binder.ReportUnusedLocals();
        return new BoundFunction(function, body, binder.EndOf(syntax.Body), binder._context.Hoisted.ToImmutable());
    }

    /// <summary>Binds one statement of the top level.</summary>
    public static BoundStatement BindTopLevel(ProgramBinder program, SourceUnit unit, StatementSyntax statement)
    {
        var binder = new Binder(program, unit, unit.Start, unit.Globals.Hoisted);
        var bound = binder.BindStatement(statement);
        binder.ReportUnusedLocals();
        return bound;
    }

    /// <summary>The type of a parameter that has only a default value.</summary>
    public static TypeSymbol TypeOfDefault(ProgramBinder program, FunctionDefinition definition, ExpressionSyntax value)
    {
        var unit = program.UnitOf(definition.Location.Source);
        return new Binder(program, unit, unit.Start, []).BindValue(value).Type;
    }

    /// <summary>A default value at a call that does not give the argument.</summary>
    private BoundExpression BindDefault(FunctionSymbol function, ParameterSymbol parameter, ExpressionSyntax value)
    {
        // Only declared functions have default values.
        var unit = _program.UnitOf(function.Definition!.Location.Source);
        var binder = new Binder(_program, unit, unit.Start, []);
        return binder.BindConverted(value, parameter.Type, ConversionPlaces.Argument)
            ?? binder.ReportedMismatch(TypeDiagnostics.TypeMismatch, value, parameter.Name, parameter.Type);
    }

    private BoundErrorExpression ReportedMismatch(DiagnosticDescriptor descriptor, ExpressionSyntax value, string name, TypeSymbol type)
    {
        Report(descriptor, At(value), name, type, "of another type");
        return new BoundErrorExpression(At(value));
    }

    private static FunctionContext NewContext(FunctionSymbol function, FunctionContext? outer, HashSet<SyntaxToken> hoistedNames, Scope? parent)
    {
        // A scope and its context know each other, so that one of them comes first.
        var owner = new object();
        var root = new Scope(parent, owner);
        var context = new FunctionContext(function, outer, hoistedNames) { Root = root, Identity = owner };
        foreach (var parameter in function.Parameters)
        {
            root.Declare(parameter);
        }

        return context;
    }

    private BoundBlock BindFunctionBody(SyntaxNode body)
    {
        var location = At(body);
        return body switch
        {
            ExpressionBodySyntax arrow => new BoundBlock([BindExpressionBody(arrow.Expression)], location),
            BlockStatementSyntax block => new BoundBlock(BindStatements(block.Statements, ReturnsLastExpression), location),
            _ => new BoundBlock([], location),
        };
    }

    /// <summary>Where control falls off the end of a body.</summary>
    private TextLocation EndOf(SyntaxNode body) => body is BlockStatementSyntax { Close: var brace } ? At(brace) : At(body);

    private TextLocation At(SyntaxElement syntax) => new(_unit.Source, syntax.Span);

    private void Report(DiagnosticDescriptor descriptor, TextLocation location, params ImmutableArray<object> arguments)
        => _program.Diagnostics.Report(descriptor, location, arguments);

    private void Report(Diagnostic diagnostic) => _program.Diagnostics.Add(diagnostic);

    /// <summary>The variable that a name means at a place; null if there is none.</summary>
    private VariableSymbol? FindVariable(SyntaxToken name)
    {
        if (_scope.Find(name.Text) is { } found)
        {
            if (!ReferenceEquals(found.Owner, _context.Identity) && found.Variable is not LocalSymbol { Nested: not null })
            {
                _context.Capture(found.Variable, found.Owner);
            }

            return found.Variable;
        }

        var global = IsTopLevel ? _unit.Globals.Find(name.Text, name.Span.Start) : _unit.Globals.Find(name.Text);
        if (global is not null)
        {
            global.IsUsed = true;
            _program.EnsureType(global, At(name));
        }

        return global;
    }

    /// <summary>True in a statement of the top level, lambdas in it included.</summary>
    private bool IsTopLevel
    {
        get
        {
            var context = _context;
            while (context.Outer is { } outer)
            {
                context = outer;
            }

            return context.Function.IsStart;
        }
    }

    /// <summary>Declares a variable: a global if the name declares one of those, else a local of the current block.</summary>
    private VariableSymbol Declare(SyntaxToken name, TypeSymbol type, bool isConst)
    {
        if (_context.Function.IsStart && _unit.Globals.DeclaredBy(name) is { } global)
        {
            if (global.Inferred.IsOpen && !TypeVariable.TryUnify(global.Inferred, type))
            {
                global.Inferred.Solve(TypeSymbol.Error);
            }

            return global;
        }

        return DeclareLocal(name, type, isConst);
    }

    private LocalSymbol DeclareLocal(SyntaxToken name, TypeSymbol type, bool isConst)
    {
        var local = new LocalSymbol(name.Text, type, isConst, isHoisted: false, At(name));
        _scope.Declare(local);
        _locals.Add(local);
        return local;
    }

    /// <summary>A variable that the compiler makes; no program can name it.</summary>
    private static LocalSymbol MakeTemporary(string name, TypeSymbol type, TextLocation location)
        => new("$" + name, type, isConst: false, isHoisted: false, location);

    private LocalSymbol DeclareHoisted(SyntaxToken name, TypeSymbol type)
    {
        var local = new LocalSymbol(name.Text, type, isConst: false, isHoisted: true, At(name));
        var home = _context.Home;
        home.Root.Declare(local);
        home.Hoisted.Add(local);
        if (home != _context)
        {
            _context.Capture(local, home.Identity);
        }

        return local;
    }

    private void ReportUnusedLocals()
    {
        foreach (var local in InLibrary ? [] : _locals)
        {
            if (!_read.Contains(local) && !local.Name.StartsWith('_'))
            {
                _program.Warn(new Diagnostic(BindingDiagnostics.UnusedVariable, local.Location, [local.Name])
                {
                    Help = $"remove it, or name it '_{local.Name}' to keep it",
                });
            }
        }
    }

    /// <summary>Settles an inferred return type, and checks that the end of a function with a value cannot be reached.</summary>
    private void FinishReturnType(BoundBlock body)
    {
        if (Function.ReturnType is TypeVariable open && (_context.DecidingReturn is null || !Function.IsLambda))
        {
            open.Solve(TypeSymbol.Void);
        }

        var type = Function.ReturnType;
        if (Function.IsMain)
        {
            if (type.Kind is not (TypeKind.Int or TypeKind.Void or TypeKind.Error))
            {
                Report(TypeDiagnostics.MainReturnType, Function.Location, type);
            }
        }
        else if (!type.IsVoid && !type.IsError && ReturnAnalysis.CanReachEnd(body))
        {
            Report(new Diagnostic(TypeDiagnostics.MissingReturn, Function.Location, [Function.Name, type])
            {
                Help = "return a value on every path, or end every path with an expression",
            });
        }
    }
}
