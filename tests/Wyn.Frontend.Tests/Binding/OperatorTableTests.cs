// The operator table, every operator on every pair of types, from sections 3.1 and 3.2 of the language reference: a matrix
// for each group of operators, written by hand.
using System;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Xunit;

namespace Wyn.Frontend.Tests.Binding;

public sealed class OperatorTableTests
{
    private static readonly TypeSymbol[] Types =
        [TypeSymbol.Int, TypeSymbol.Float, TypeSymbol.Bool, TypeSymbol.String, new FutureTypeSymbol(TypeSymbol.Int), TypeSymbol.Void];

    /// <summary>Rows are left operands, columns right ones, in the order int float bool string Future void; '-' is no operator.</summary>
    private static readonly (string Operators, string Matrix)[] Matrices =
    [
        ("+", """
            int    float  -  string -  -
            float  float  -  string -  -
            -      -      -  -      -  -
            string string -  string -  -
            -      -      -  -      -  -
            -      -      -  -      -  -
            """),
        ("- / %", """
            int    float  -  -      -  -
            float  float  -  -      -  -
            -      -      -  -      -  -
            -      -      -  -      -  -
            -      -      -  -      -  -
            -      -      -  -      -  -
            """),
        ("*", """
            int    float  -  -      -  -
            float  float  -  -      -  -
            -      -      -  -      -  -
            string -      -  -      -  -
            -      -      -  -      -  -
            -      -      -  -      -  -
            """),
        ("& | ^ << >>", """
            int    -      -  -      -  -
            -      -      -  -      -  -
            -      -      -  -      -  -
            -      -      -  -      -  -
            -      -      -  -      -  -
            -      -      -  -      -  -
            """),
        ("== !=", """
            bool   bool   bool -    -  -
            bool   bool   -    -    -  -
            bool   -      bool -    -  -
            -      -      -    bool -  -
            -      -      -    -    -  -
            -      -      -    -    -  -
            """),
        ("< <= > >=", """
            bool   bool   -  -      -  -
            bool   bool   -  -      -  -
            -      -      -  -      -  -
            -      -      -  bool   -  -
            -      -      -  -      -  -
            -      -      -  -      -  -
            """),
    ];

    public static TheoryData<string, int, int, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, int, string>();
            foreach (var (operators, matrix) in Matrices)
            {
                var rows = matrix.Split('\n').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
                foreach (var op in operators.Split(' '))
                {
                    for (var i = 0; i < Types.Length * Types.Length; i++)
                    {
                        cases.Add(op, i / Types.Length, i % Types.Length, rows[i / Types.Length][i % Types.Length]);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_binary_operator_on_a_pair_of_types(string op, int left, int right, string result)
    {
        var kind = Enum.GetValues<BinaryOperatorKind>().Single(candidate => OperatorFacts.TextOf(candidate) == op);
        Assert.Equal(result, OperatorTable.FindBinary(kind, Types[left], Types[right])?.Result.Name ?? "-");
    }

    [Theory]
    [InlineData("-", "int float - - - -")]
    [InlineData("~", "int - - - - -")]
    [InlineData("not", "bool - bool - - -")]
    public void A_prefix_operator_on_each_type(string op, string results)
    {
        var kind = Enum.GetValues<UnaryOperatorKind>().Single(candidate => OperatorFacts.TextOf(candidate) == op);
        Assert.Equal(results.Split(' '), Types.Select(type => OperatorTable.FindUnary(kind, type)?.Result.Name ?? "-"));
    }

    [Fact]
    public void The_matrices_name_every_operator()
        => Assert.Equal(
            Enum.GetValues<BinaryOperatorKind>().Select(OperatorFacts.TextOf).Order(StringComparer.Ordinal),
            Matrices.SelectMany(matrix => matrix.Operators.Split(' ')).Order(StringComparer.Ordinal));

    /// <summary>One program for each operator on the pairs that have it.</summary>
    [Theory]
    [InlineData("7 + 2, 7 - 2, 7 * 2, 7 / 2, 7 % 2, -7 / 2, -7 % 2", "9 5 14 3 1 -3 -1")]
    [InlineData("1.5 + 2, 2 - 0.5, 1.5 * 2, 7 / 2.0, 7.5 % 2", "3.5 1.5 3.0 3.5 1.5")]
    [InlineData("6 & 3, 6 | 3, 6 ^ 3, 1 << 4, -16 >> 2, ~5", "2 7 5 16 -4 -6")]
    [InlineData("\"a\" + \"b\", \"a\" + 1, 1 + \"a\", \"a\" + 0.5, 0.5 + \"a\", \"ab\" * 2, \"ab\" * -1 + \"|\"", "ab a1 1a a0.5 0.5a abab |")]
    [InlineData("1 == 1.0, 1 != 2, true == 1, 0 == false, true != false, \"a\" == \"a\", \"a\" != \"a\"", "true true true true true true false")]
    [InlineData("1 < 2.5, 2 <= 2, 3 > 4, 4.0 >= 4, \"a\" < \"b\", \"b\" <= \"a\", \"b\" > \"a\", \"a\" >= \"b\"", "true true false true true false true false")]
    [InlineData("2 + 3 & 1, 1 + 2 * 3, (1 + 2) * 3, 1 << 1 + 1, 5 |> str", "3 7 9 4 5")]
    [InlineData("-2.5, -0.0, - 3, -9223372036854775808, not 1 == 2, not true or true", "-2.5 -0.0 -3 -9223372036854775808 true true")]
    public void Operators_compute(string arguments, string line) => TestProgram.Prints($"print({arguments})", line);
}
