// Binds one body: of a function, or one statement of the top level. Gives bound nodes in which every name is resolved,
// every type known and every conversion explicit. What is in error has the error type, about which nothing more is said.
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
    private readonly FunctionSymbol _function;
    private readonly TypeBinder _types;
    private readonly HashSet<AssignmentStatementSyntax> _hoistedAssignments;
    private readonly ImmutableArray<LocalSymbol>.Builder _hoisted = ImmutableArray.CreateBuilder<LocalSymbol>();
    private readonly List<LocalSymbol> _locals = [];
    private readonly HashSet<VariableSymbol> _read = [];
    private readonly Scope _root;
    private Scope _scope;
    private int _loopDepth;

    /// <summary>The first return that says what an inferred return type is.</summary>
    private TextLocation? _decidingReturn;

    private Binder(ProgramBinder program, FunctionSymbol function, HashSet<AssignmentStatementSyntax> hoistedAssignments)
    {
        _program = program;
        _function = function;
        _types = new TypeBinder(program.Source, program.Types, program.Diagnostics);
        _hoistedAssignments = hoistedAssignments;
        _root = new Scope(null);
        foreach (var parameter in function.Parameters)
        {
            _root.Declare(parameter);
        }

        _scope = new Scope(_root);
    }

    /// <summary>Binds the body of a function and finds its return type if that is inferred.</summary>
    public static BoundFunction BindFunction(ProgramBinder program, FunctionSymbol function)
    {
        // A function symbol with a body is a declared one.
        var syntax = function.Syntax!;
        ImmutableArray<StatementSyntax> statements = syntax.Body is BlockStatementSyntax block ? block.Statements : [];
        var hoisted = HoistingAnalysis.Run(
            function.Parameters.Select(parameter => parameter.Name), statements, name => program.FindGlobal(name) is not null);
        var binder = new Binder(program, function, hoisted);
        var location = new TextLocation(program.Source, syntax.Body.Span);
        var body = syntax.Body is ExpressionBodySyntax arrow
            ? new BoundBlock([binder.BindExpressionBody(arrow)], location)
            : new BoundBlock(binder.BindStatements(statements, binder.ReturnsLastExpression), location);
        binder.FinishReturnType(body);
        binder.ReportUnusedLocals();
        var end = syntax.Body is BlockStatementSyntax { Close: var brace } ? binder.At(brace) : body.Location;
        return new BoundFunction(function, body, end, binder._hoisted.DrainToImmutable());
    }

    /// <summary>Binds one statement of the top level.</summary>
    public static BoundStatement BindTopLevel(
        ProgramBinder program, StatementSyntax statement, HashSet<AssignmentStatementSyntax> hoistedAssignments)
    {
        var binder = new Binder(program, program.Start, hoistedAssignments);
        var bound = binder.BindStatement(statement);
        binder.ReportUnusedLocals();
        return bound;
    }

    private TextLocation At(SyntaxElement syntax) => new(_program.Source, syntax.Span);

    private void Report(DiagnosticDescriptor descriptor, TextLocation location, params ImmutableArray<object> arguments)
        => _program.Diagnostics.Report(descriptor, location, arguments);

    private void Report(Diagnostic diagnostic) => _program.Diagnostics.Add(diagnostic);

    /// <summary>The variable that a name means at a place, with its type known; null if there is none.</summary>
    private VariableSymbol? FindVariable(SyntaxToken name)
    {
        if (_scope.Find(name.Text) is { } local)
        {
            return local;
        }

        var global = _function.IsStart
            ? _program.FindGlobal(name.Text, name.Span.Start)
            : _program.FindGlobal(name.Text);
        if (global is not null)
        {
            _program.EnsureType(global, At(name));
        }

        return global;
    }

    /// <summary>Declares what a statement declares: a global if it is one of those, else a local of the current block.</summary>
    private VariableSymbol Declare(StatementSyntax statement, SyntaxToken name, TypeSymbol type, bool isConst)
    {
        if (_function.IsStart && _program.GlobalDeclaredBy(statement) is { } global)
        {
            if (global.Inferred.IsOpen)
            {
                global.Inferred.Solve(type);
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

    private LocalSymbol DeclareHoisted(SyntaxToken name, TypeSymbol type)
    {
        var local = new LocalSymbol(name.Text, type, isConst: false, isHoisted: true, At(name));
        _root.Declare(local);
        _hoisted.Add(local);
        return local;
    }

    private void ReportUnusedLocals()
    {
        foreach (var local in _locals)
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
        if (_function.ReturnType is TypeVariable open)
        {
            open.Solve(TypeSymbol.Void);
        }

        var type = _function.ReturnType;
        if (_function.IsMain)
        {
            if (type.Kind is not (TypeKind.Int or TypeKind.Void or TypeKind.Error))
            {
                Report(TypeDiagnostics.MainReturnType, _function.Location, type);
            }
        }
        else if (!type.IsVoid && !type.IsError && ReturnAnalysis.CanReachEnd(body))
        {
            Report(new Diagnostic(TypeDiagnostics.MissingReturn, _function.Location, [_function.Name, type])
            {
                Help = "return a value on every path, or end every path with an expression",
            });
        }
    }
}
