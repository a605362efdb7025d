// The blocks `test "name" { }`, `before_each { }` and `after_each { }`: a function that runs them one after the other, through
// the library, which counts and prints. Each block is a lambda, so that a return in it ends only the block.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.IR.Model;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    /// <summary>Binds the test blocks of a unit as the body of a function.</summary>
    public static BoundFunction BindTests(ProgramBinder program, SourceUnit unit, FunctionSymbol function)
    {
        var binder = new Binder(program, unit, function, []);
        var before = unit.EachBlocks.Where(block => block.Keyword.Text == "before_each").ToList();
        var after = unit.EachBlocks.Where(block => block.Keyword.Text == "after_each").ToList();
        var statements = ImmutableArray.CreateBuilder<BoundStatement>();
        foreach (var test in unit.Tests)
        {
            var location = binder.At(test.Body.Open);
            ImmutableArray<BlockStatementSyntax> blocks = [.. before.Select(block => block.Body), test.Body, .. after.Select(block => block.Body)];
            var run = new BoundLambda(
                MakeBlockFunction(location),
                new BoundBlock([.. blocks.Select(binder.BindTestPart)], location),
                [],
                [],
                binder.At(test.Body.Close),
                location);
            statements.Add(Evaluate(binder.CallLibrary("run_test_block", [], [binder.BindTestName(test), run], location)));
        }

        statements.Add(Evaluate(binder.CallLibrary("report_test_blocks", [], [], function.Location)));
        binder.ReportUnusedLocals();
        return new BoundFunction(function, new BoundBlock(statements.DrainToImmutable(), function.Location), function.Location, []);
    }

    private static FunctionSymbol MakeBlockFunction(Text.TextLocation location)
        => new("$test", null, [], [], TypeSymbol.Void, isReturnTypeDeclared: true, location) { IsLambda = true };

    private BoundStatement BindTestPart(BlockStatementSyntax body)
    {
        var location = At(body.Open);
        return Evaluate(new BoundClosureCall(BindLambdaBody(MakeBlockFunction(location), body, location), [], TypeSymbol.Void, location));
    }

    private BoundExpression BindTestName(TestDeclarationSyntax syntax) => syntax.Name switch
    {
        ExpressionSyntax text => BindValue(text, TypeSymbol.String),
        SyntaxToken word => TextLiteral(word.Text, At(word)),
        _ => TextLiteral("test", At(syntax.Body.Open)),
    };

    private static BoundLiteral TextLiteral(string text, Text.TextLocation location)
        => new(new StrConstant([.. System.Text.Encoding.UTF8.GetBytes(text)]), TypeSymbol.String, location);
}
