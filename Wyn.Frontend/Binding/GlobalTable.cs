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
    private readonly Dictionary<string, List<GlobalSymbol>> _byName = [];
    private readonly Dictionary<StatementSyntax, GlobalSymbol> _byDeclaration = [];
    private readonly ImmutableArray<GlobalSymbol>.Builder _inOrder = ImmutableArray.CreateBuilder<GlobalSymbol>();

    private readonly Queue<AssignmentStatementSyntax> _hoistedInOrder;

    private GlobalTable(SourceText source, HashSet<AssignmentStatementSyntax> hoisted)
    {
        _source = source;
        Hoisted = hoisted;
        _hoistedInOrder = new Queue<AssignmentStatementSyntax>(hoisted.OrderBy(assignment => assignment.Span.Start));
    }

    /// <summary>The assignments inside blocks of the top level that declare a global.</summary>
    public HashSet<AssignmentStatementSyntax> Hoisted { get; }

    public ImmutableArray<GlobalSymbol> InOrder { get; private set; } = [];

    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>Declares the globals of top-level statements.</summary>
    public static GlobalTable Declare(SourceText source, ImmutableArray<StatementSyntax> statements)
    {
        var table = new GlobalTable(source, HoistingAnalysis.Run([], statements, _ => false));
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

    public GlobalSymbol? DeclaredBy(StatementSyntax statement) => _byDeclaration.GetValueOrDefault(statement);

    private void DeclareIn(StatementSyntax statement, int index)
    {
        switch (statement)
        {
            case VariableDeclarationSyntax declaration:
                Add(statement, declaration.Name, declaration.Keyword.Kind == SyntaxKind.ConstKeyword, index);
                break;
            case AnnotatedDeclarationSyntax declaration:
                Add(statement, declaration.Name, isConst: false, index);
                break;
            case AssignmentStatementSyntax { Operator.Kind: SyntaxKind.EqualsToken, Target: NameExpressionSyntax name }:
                DeclareBare(statement, name.Name, index);
                break;
            default:
                while (_hoistedInOrder.TryPeek(out var hoisted) && hoisted.Span.End <= statement.Span.End)
                {
                    _hoistedInOrder.Dequeue();
                    DeclareBare(hoisted, ((NameExpressionSyntax)hoisted.Target).Name, index);
                }

                break;
        }
    }

    private void DeclareBare(StatementSyntax statement, SyntaxToken name, int index)
    {
        if (Find(name.Text, statement.Span.Start) is null)
        {
            Add(statement, name, isConst: false, index);
        }
    }

    private void Add(StatementSyntax statement, SyntaxToken name, bool isConst, int index)
    {
        if (name.IsMissing)
        {
            return;
        }

        var global = new GlobalSymbol(name.Text, isConst, index, statement.Span.End, new TextLocation(_source, name.Span));
        if (!_byName.TryGetValue(global.Name, out var globals))
        {
            _byName.Add(global.Name, globals = []);
        }

        globals.Add(global);
        _byDeclaration.Add(statement, global);
        _inOrder.Add(global);
    }
}
