// The globals of a program, found syntactically before anything is bound: what is declared directly at the top level, and
// what is hoisted to it. A name may be declared several times; each declaration is a global of its own.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>Finds globals by name and by declaration.</summary>
internal sealed class GlobalTable
{
    private readonly SourceText _source;
    private readonly bool _isLibrary;
    private readonly Dictionary<string, List<GlobalSymbol>> _byName = [];
    private readonly Dictionary<SyntaxToken, GlobalSymbol> _byNameToken = [];
    private readonly ImmutableArray<GlobalSymbol>.Builder _inOrder = ImmutableArray.CreateBuilder<GlobalSymbol>();

    private readonly Queue<SyntaxToken> _hoistedInOrder;

    private GlobalTable(SourceText source, bool isLibrary, HashSet<SyntaxToken> hoisted)
    {
        _source = source;
        _isLibrary = isLibrary;
        Hoisted = hoisted;
        _hoistedInOrder = new Queue<SyntaxToken>(hoisted.OrderBy(name => name.Span.Start));
    }

    /// <summary>The names in assignments inside blocks of the top level that declare a global.</summary>
    public HashSet<SyntaxToken> Hoisted { get; }

    public ImmutableArray<GlobalSymbol> InOrder { get; private set; } = [];

    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>Declares the globals of top-level statements.</summary>
    public static GlobalTable Declare(SourceText source, bool isLibrary, ImmutableArray<StatementSyntax> statements)
    {
        var table = new GlobalTable(source, isLibrary, HoistingAnalysis.Run([], statements, _ => false));
        for (var i = 0; i < statements.Length; i++)
        {
            table.DeclareIn(statements[i], i);
        }

        table.InOrder = table._inOrder.DrainToImmutable();
        return table;
    }

    /// <summary>The last global of that name, which is what functions see.</summary>
    public GlobalSymbol? Find(string name) => _byName.TryGetValue(name, out var globals) ? globals[^1] : null;

    /// <summary>The last global of that name declared before a position.</summary>
    public GlobalSymbol? Find(string name, int position)
        => _byName.TryGetValue(name, out var globals) ? globals.FindLast(global => global.VisibleFrom <= position) : null;

    /// <summary>The global that a name declares where it stands; null if what it declares is local.</summary>
    public GlobalSymbol? DeclaredBy(SyntaxToken name) => _byNameToken.GetValueOrDefault(name);

    private void DeclareIn(StatementSyntax statement, int index)
    {
        switch (statement)
        {
            case VariableDeclarationSyntax declaration:
                Add(statement.Span, declaration.Name, declaration.Keyword.Kind == SyntaxKind.ConstKeyword, index);
                break;
            case AnnotatedDeclarationSyntax declaration:
                Add(statement.Span, declaration.Name, isConst: false, index);
                break;
            case MultiVariableDeclarationSyntax declaration:
                foreach (var name in declaration.Names.Items)
                {
                    AddNamed(statement, name.Name, declaration.Keyword, index);
                }

                break;
            case DestructuringDeclarationSyntax declaration:
                foreach (var name in HoistingAnalysis.NamesIn(declaration.Pattern))
                {
                    AddNamed(statement, name, declaration.Keyword, index);
                }

                break;
            case MultiAssignmentStatementSyntax assignment:
                foreach (var name in assignment.Targets.Items.OfType<NameExpressionSyntax>())
                {
                    DeclareBare(statement.Span, name.Name, index);
                }

                break;
            case AssignmentStatementSyntax { Operator.Kind: SyntaxKind.EqualsToken, Target: NameExpressionSyntax name }:
                DeclareBare(statement.Span, name.Name, index);
                break;
            case ParallelStatementSyntax parallel:
                foreach (var inner in parallel.Body.Statements)
                {
                    DeclareIn(inner, index);
                }

                break;
            default:
                while (_hoistedInOrder.TryPeek(out var hoisted) && hoisted.Span.End <= statement.Span.End)
                {
                    _hoistedInOrder.Dequeue();
                    DeclareBare(hoisted.Span, hoisted, index);
                }

                break;
        }
    }

    private void AddNamed(StatementSyntax statement, SyntaxToken name, SyntaxToken keyword, int index)
    {
        if (name.Kind == SyntaxKind.IdentifierToken)
        {
            Add(statement.Span, name, keyword.Kind == SyntaxKind.ConstKeyword, index);
        }
    }

    private void DeclareBare(TextSpan statement, SyntaxToken name, int index)
    {
        if (Find(name.Text, statement.Start) is null)
        {
            Add(statement, name, isConst: false, index);
        }
    }

    private void Add(TextSpan statement, SyntaxToken name, bool isConst, int index)
    {
        if (name.IsMissing)
        {
            return;
        }

        var global = new GlobalSymbol(name.Text, isConst, index, statement.End, _isLibrary, new TextLocation(_source, name.Span));
        if (!_byName.TryGetValue(global.Name, out var globals))
        {
            _byName.Add(global.Name, globals = []);
        }

        globals.Add(global);
        _byNameToken.Add(name, global);
        _inOrder.Add(global);
    }
}
