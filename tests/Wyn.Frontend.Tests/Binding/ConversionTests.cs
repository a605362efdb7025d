// The conversion table, every pair of scalar types in every place, from section 3.2 of the language reference.
using System.Collections.Generic;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Xunit;

namespace Wyn.Frontend.Tests.Binding;

public sealed class ConversionTests
{
    private static readonly string[] Types = ["int", "float", "bool", "string"];

    private static readonly ConversionPlaces[] Places =
    [
        ConversionPlaces.Assignment, ConversionPlaces.Argument, ConversionPlaces.Return, ConversionPlaces.InferredReturn,
        ConversionPlaces.Condition, ConversionPlaces.Text, ConversionPlaces.Explicit,
    ];

    /// <summary>All that converts, apart from a type to itself; one line a place.</summary>
    private static readonly Dictionary<ConversionPlaces, string[]> Allowed = new()
    {
        [ConversionPlaces.Assignment] = ["int>float"],
        [ConversionPlaces.Argument] = ["int>float"],
        [ConversionPlaces.Return] = ["int>float", "bool>int", "int>bool"],
        [ConversionPlaces.InferredReturn] = ["int>float"],
        [ConversionPlaces.Condition] = ["int>bool"],
        [ConversionPlaces.Text] = ["int>string", "float>string", "bool>string"],
        [ConversionPlaces.Explicit] = ["int>float", "bool>int", "float>int", "bool>float"],
    };

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var (from, to, place) in Types.SelectMany(_ => Types, (a, b) => (a, b)).SelectMany(_ => Places, (pair, place) => (pair.a, pair.b, place)))
            {
                cases.Add(from, to, place.ToString());
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_pair_converts_exactly_where_the_reference_says(string from, string to, string place)
    {
        var where = System.Enum.Parse<ConversionPlaces>(place);
        var expected = from == to || Allowed[where].Contains($"{from}>{to}");
        Assert.Equal(expected, Conversion.Find(TypeOf(from), TypeOf(to), where) is not null);
    }

    [Theory]
    [InlineData("var x: float = 1\nprint(x)", "1.0")]
    [InlineData("fn f(x: float) { print(x) }\nf(2)", "2.0")]
    [InlineData("fn f() -> float { return 3 }\nprint(f())", "3.0")]
    [InlineData("fn f(a: int) -> int { return a > 1 }\nprint(f(2), f(1))", "1 0")]
    [InlineData("fn f(a: int) -> bool { return a }\nprint(f(7), f(0))", "true false")]
    [InlineData("fn f(a: int) { if a > 0 { return 1.5 }\nreturn a }\nprint(f(-4))", "-4.0")]
    [InlineData("fn f(a: int) -> int => a == 3\nprint(f(3))", "1")]
    [InlineData("fn f(a: int) -> float { if a > 0 { a } else { 0.5 } }\nprint(f(2), f(-1))", "2.0 0.5")]
    [InlineData("if 2 { print(\"yes\") }", "yes")]
    [InlineData("print(2 and 3, 0 or 0, not 5, not 0)", "true false false true")]
    [InlineData("print(int(2.9), int(-2.9), int(true), float(3), float(false), str(1.0), int(7), float(0.5))", "2 -2 1 3.0 0.0 1.0 7 0.5")]
    [InlineData("print(5.to_string() + 2.5.to_string() + true.to_string() + \"s\".to_string())", "52.5trues")]
    public void Conversions_keep_the_value(string program, string line) => TestProgram.Prints(program, line);

    private static TypeSymbol TypeOf(string name) => name switch
    {
        "int" => TypeSymbol.Int,
        "float" => TypeSymbol.Float,
        "bool" => TypeSymbol.Bool,
        "string" => TypeSymbol.String,
        _ => throw new KeyNotFoundException(name),
    };
}
