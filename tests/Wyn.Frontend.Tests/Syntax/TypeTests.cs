// Types: section 2.6 of the language reference.
using Wyn.Frontend.Syntax.Nodes;
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

public sealed class TypeTests
{
    [Theory]
    [InlineData("int", "int")]
    [InlineData("int?", "(int?)")]
    [InlineData("[int]", "[int]")]
    [InlineData("[[int]?]?", "([([int]?)]?)")]
    [InlineData("{string: int}", "{string: int}")]
    [InlineData("{[int]: {string: float}}", "{[int]: {string: float}}")]
    [InlineData("(int, string)", "(int, string)")]
    [InlineData("(int, (float, bool),)", "(int, (float, bool))")]
    [InlineData("(int)?", "([[int]]?)")]
    [InlineData("fn()", "fn()")]
    [InlineData("fn(int, [T]) -> bool", "fn(int, [T]) -> (bool)")]
    [InlineData("fn() -> fn(int) -> int?", "fn() -> (fn(int) -> ((int?)))")]
    [InlineData("(fn() -> int)?", "([[fn() -> (int)]]?)")]
    [InlineData("Option<int>", "Option<int>")]
    [InlineData("Result<T, E>", "Result<T, E>")]
    [InlineData("Result<T>?", "(Result<T>?)")]
    [InlineData("HashMap<string, Box<int>>", "HashMap<string, Box<int>>")]
    [InlineData("HashMap<string, Box<Box<[int?]>>>", "HashMap<string, Box<Box<[(int?)]>>>")]
    [InlineData("array", "array")]
    [InlineData("OptionInt", "OptionInt")]
    [InlineData("A | B? | [C]", "(A | (B?) | [C])")]
    [InlineData("Future<void>", "Future<void>")]
    public void Types(string text, string expected)
    {
        var tree = SyntaxAssert.Parse($"x: {text} = y\nfn f() -> {text} {{ }}");
        SyntaxAssert.HasNoErrors(tree);
        var declaration = Assert.IsType<AnnotatedDeclarationSyntax>(Assert.IsType<TopLevelStatementSyntax>(tree.Root.Members[0]).Statement);
        var function = Assert.IsType<FunctionDeclarationSyntax>(tree.Root.Members[1]);
        Assert.NotNull(function.ReturnType);
        Assert.Equal([expected, expected], [Shape.Of(declaration.Type.Type), Shape.Of(function.ReturnType.Type)]);
    }
}
