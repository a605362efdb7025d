// Makes the text of a random program: one function with a chain of blocks, each of which may branch forward, or back
// while fuel lasts. Values have few names, so that many share one; each block passes some values on as parameters.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Wyn.TestKit;

internal sealed class RandomProgram(int seed)
{
    private const int Blocks = 7;
    private const int Parameters = 4;

    private static readonly string[] Names = ["x", "y", "z"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private int _next;

    public string Text()
    {
        Line("module \"random\" stage suspend entry @$start");
        Line("fn @f(%fuel: int, %x: int, %y: int, %b: int) -> int {");
        Line("^entry(%fuel: int, %x: int, %y: int, %b: int):");
        Line("  br ^block0(%fuel, %x, %y, %b)");
        for (var block = 0; block < Blocks; block++)
        {
            WriteBlock(block);
        }

        Line("}");
        Line("fn @$start(%worker: worker) -> int {");
        Line("^entry(%worker: worker):");
        for (var i = 0; i < 4; i++)
        {
            var arguments = Enumerable.Range(0, Parameters).Select(j => Constant($"c{i}{j}", j == 0 ? 20 : _random.Next(-9, 10))).ToList();
            Line($"  %r{i} = call @f({string.Join(", ", arguments)}) : int");
            Line($"  %s{i} = call.rt str.from.int(%r{i}) : str");
            Line($"  %n{i} = const \"\\n\" : str");
            Line($"  %t{i} = call.rt str.concat(%s{i}, %n{i}) : str");
            Line($"  call.rt print(%worker, %t{i})");
        }

        Line("  %zero = const 0 : int");
        Line("  ret %zero");
        Line("}");
        return _text.ToString();
    }

    private void WriteBlock(int block)
    {
        var values = Enumerable.Range(0, Parameters).Select(_ => NewName()).ToList();
        Line($"^block{block}({string.Join(", ", values.Select(value => value + ": int"))}):");
        var fuel = values[0];
        for (var i = _random.Next(2, 12); i > 0; i--)
        {
            values.Add(WriteInstruction(values));
        }

        var one = Constant(Fresh(), 1);
        var less = NewName();
        Line($"  {less} = sub.wrap {fuel}, {one}");
        var forward = block + 1 < Blocks ? _random.Next(block + 1, Blocks) : -1;
        var condition = NewName(unnamed: _random.Next(4) > 0);
        if (forward < 0)
        {
            Line($"  ret {Pick(values)}");
        }
        else if (_random.Next(3) == 0)
        {
            Line($"  br ^block{forward}({Arguments(less, values)})");
        }
        else
        {
            var zero = Constant(Fresh(), 0);
            Line($"  {condition} = gt.int {fuel}, {zero}");
            Line($"  br.if {condition}, ^block{_random.Next(0, Blocks)}({Arguments(less, values)}), ^block{forward}({Arguments(less, values)})");
        }
    }

    private string WriteInstruction(List<string> values)
    {
        var result = NewName();
        switch (_random.Next(8))
        {
            case 0:
                return Constant(result[1..], _random.Next(-3, 4));
            case 1:
                Line($"  {result} = neg.wrap {Pick(values)}");
                break;
            case 2:
                var divisor = Constant(Fresh(), _random.Next(2) == 0 ? -1 : 3);
                Line($"  {result} = div {Pick(values)}, {divisor}");
                break;
            case 3:
                var test = "%" + Fresh();
                Line($"  {test} = lt.int {Pick(values)}, {Pick(values)}");
                Line($"  {result} = int.from.bool {test}");
                break;
            case 4:
                var odd = "%" + Fresh();
                var bit = Constant(Fresh(), 1);
                Line($"  {odd} = or {Pick(values)}, {bit}");
                Line($"  {result} = rem {Pick(values)}, {odd}");
                break;
            default:
                var opcode = new[] { "add.wrap", "sub.wrap", "mul.wrap", "xor", "shr" }[_random.Next(5)];
                Line($"  {result} = {opcode} {Pick(values)}, {Pick(values)}");
                break;
        }

        return result;
    }

    private string Arguments(string fuel, List<string> values)
        => string.Join(", ", Enumerable.Range(1, Parameters - 1).Select(_ => Pick(values)).Prepend(fuel));

    /// <summary>Recent values are likelier, as in programs.</summary>
    private string Pick(List<string> values) => values[values.Count - 1 - Math.Min(_random.Next(values.Count), _random.Next(values.Count))];

    private string Constant(string name, int value)
    {
        Line(string.Create(CultureInfo.InvariantCulture, $"  %{name} = const {value} : int"));
        return "%" + name;
    }

    private string NewName(bool unnamed = false)
        => unnamed || _random.Next(2) == 0 ? "%" + Fresh() : string.Create(CultureInfo.InvariantCulture, $"%{Names[_random.Next(Names.Length)]}.{++_next + 10}");

    private string Fresh() => (++_next + 10).ToString(CultureInfo.InvariantCulture);

    private void Line(string text) => _text.Append(text).Append('\n');
}
