// One source during binding: its top-level statements, its globals, and how far they are bound.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>A source of the program or of the library.</summary>
internal sealed class SourceUnit
{
    private readonly BoundStatement?[] _bound;
    private readonly bool[] _inProgress;

    public SourceUnit(SyntaxTree tree, bool isLibrary)
    {
        Tree = tree;
        IsLibrary = isLibrary;
        Tests = [.. tree.Root.Members.OfType<TestDeclarationSyntax>()];
        EachBlocks = [.. tree.Root.Members.OfType<EachDeclarationSyntax>()];
        TopLevel = [.. tree.Root.Members.OfType<TopLevelStatementSyntax>().Select(member => member.Statement)];
        Globals = GlobalTable.Declare(tree.Source, isLibrary, TopLevel);
        _bound = new BoundStatement?[TopLevel.Length];
        _inProgress = new bool[TopLevel.Length];
        Start = new FunctionSymbol(
            isLibrary ? $"$start.{tree.Source.Name}" : "$start", null, [], [], TypeSymbol.Int, isReturnTypeDeclared: true,
            new TextLocation(tree.Source, new TextSpan(tree.Root.Span.Start, 0)))
        {
            IsStart = true,
        };
    }

    public SyntaxTree Tree { get; }

    public SourceText Source => Tree.Source;

    public bool IsLibrary { get; }

    public ImmutableArray<StatementSyntax> TopLevel { get; }

    /// <summary>The test blocks; if there are any, the program is a run of them.</summary>
    public ImmutableArray<TestDeclarationSyntax> Tests { get; }

    /// <summary>What is done before and after each of them.</summary>
    public ImmutableArray<EachDeclarationSyntax> EachBlocks { get; }

    public GlobalTable Globals { get; }

    /// <summary>The synthesised function whose body is the top-level statements.</summary>
    public FunctionSymbol Start { get; }

    /// <summary>The top-level statements that are bound and run, in the order of the source: in a run of tests only those that declare globals.</summary>
    public ImmutableArray<BoundStatement> Bound => [.. _bound.Where((_, i) => Tests.IsEmpty || DeclaresGlobal(i)).OfType<BoundStatement>()];

    private bool DeclaresGlobal(int statement)
        => TopLevel[statement] is not (BlockStatementSyntax or IfStatementSyntax or WhileStatementSyntax or ForStatementSyntax or ForLoopStatementSyntax or MatchStatementSyntax)
            && Globals.InOrder.Any(global => global.Statement == statement);

    public bool IsInProgress(int statement) => _inProgress[statement];

    /// <summary>Binds a top-level statement if it is not, and if it is not being bound.</summary>
    public void Bind(ProgramBinder program, int statement)
    {
        if (_bound[statement] is null && !_inProgress[statement])
        {
            _inProgress[statement] = true;
            _bound[statement] = Binder.BindTopLevel(program, this, TopLevel[statement]);
            _inProgress[statement] = false;
        }
    }
}
