// Lambdas: functions written where a value is wanted. The types of their parameters come from the annotation, from what is
// wanted, or from what the body does with them.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundLambda BindLambda(LambdaExpressionSyntax syntax, TypeSymbol? expected)
    {
        var items = syntax.Parameters.Parameters.Items;
        var wanted = expected?.Resolved is FunctionTypeSymbol type && type.Parameters.Length == items.Length ? type : null;
        var parameters = ImmutableArray.CreateBuilder<ParameterSymbol>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            var given = items[i].Type is { } clause
                ? _types.BindValueType(clause.Type, "a parameter")
                : wanted?.Parameters[i] ?? new TypeVariable();
            parameters.Add(new ParameterSymbol(items[i].Name.Text, given, At(items[i].Name)));
        }

        var result = syntax.ReturnType is { } declared ? _types.BindReturnType(declared.Type) : wanted?.Result is { IsOpen: false } known ? known : null;
        var function = new FunctionSymbol("$lambda", null, [], parameters.DrainToImmutable(), result ?? new TypeVariable(), result is not null, At(syntax))
        {
            IsLambda = true,
        };
        return BindLambdaBody(function, IsEmptyMap(syntax, result) ? EmptyMap((BlockStatementSyntax)syntax.Body) : syntax.Body, At(syntax));
    }

    /// <summary><c>=> {}</c> is an empty block, except where a map is wanted.</summary>
    private static bool IsEmptyMap(LambdaExpressionSyntax syntax, TypeSymbol? result)
        => syntax is { Arrow: not null, Body: BlockStatementSyntax { Statements: [] } } && result?.Resolved is StructTypeSymbol { Definition.IsMap: true };

    private static MapExpressionSyntax EmptyMap(BlockStatementSyntax block)
        => new(block.Open, new SeparatedList<MapEntrySyntax>([], []), block.Close);

    /// <summary>Binds the body of a lambda or nested function in a context of its own, within the scope where it stands.</summary>
    private BoundLambda BindLambdaBody(FunctionSymbol function, SyntaxNode body, TextLocation location)
    {
        ImmutableArray<StatementSyntax> statements = body is BlockStatementSyntax block ? block.Statements : [];
        var visible = _scope;
        var hoisted = HoistingAnalysis.Run(
            function.Parameters.Select(parameter => parameter.Name),
            statements,
            name => visible.Find(name) is not null || _unit.Globals.Find(name) is not null);
        var (outerContext, outerScope) = (_context, _scope);
        _context = NewContext(function, outerContext, hoisted, outerScope);
        _scope = new Scope(_context.Root, _context.Identity);
        var bound = body switch
        {
            ExpressionSyntax expression => new BoundBlock([BindExpressionBody(expression)], At(expression)),
            BlockStatementSyntax or ExpressionBodySyntax => BindFunctionBody(body),
            StatementSyntax statement => new BoundBlock([BindStatement(statement)], At(statement)),
            _ => new BoundBlock([], location),
        };
        FinishReturnType(bound);
        var lambda = new BoundLambda(function, bound, [.. _context.Captures], _context.Hoisted.ToImmutable(), EndOf(body), location);
        (_context, _scope) = (outerContext, outerScope);
        return lambda;
    }
}
