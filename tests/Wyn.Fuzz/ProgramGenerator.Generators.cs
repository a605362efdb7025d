// Functions that yield, and loops over them.
using System.Linq;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    private void EmitGenerators()
    {
        for (var i = _random.Next(2); i > 0; i--)
        {
            var name = NewName("gen");
            var element = RandomPlainType(2);
            var parameters = RandomParameters(isRecursive: false).Where(parameter => !parameter.IsMut).Select(parameter => parameter with { Default = null }).ToList();
            var outer = _state;
            _state = new FunctionState(null, isPure: true, FunctionBudget) { Yields = element };
            _state.Scopes[0].AddRange(parameters.Select(parameter => new Variable(parameter.Name, parameter.Type, parameter.Type.IsPlain)));
            Line($"fn {name}({Spell(parameters)}) {{");
            _indent++;
            Line("var h = 0");
            Declare("h", GeneratedType.Int, isWritable: false);
            EmitBody(2 + _random.Next(3), 2, () =>
            {
                foreach (var parameter in _state.Scopes[0].Where(variable => _state.Changed.Contains(variable.Name)))
                {
                    EmitLook(parameter);
                }

                Line($"yield {Typed(element, 2)}");
            });
            _indent--;
            Line("}");
            _generators.Add(new GeneratedFunction(name, parameters, element, true, false, false, (_state.Cost * 2) + 5));
            _state = outer;
        }
    }

    private void EmitYield()
    {
        if (_state.Yields is { } element && _state.Lambdas == 0)
        {
            Line($"yield {Typed(element, 2)}");
            if (Chance(20))
            {
                Line($"if {Expression(GeneratedType.Bool, 1)} {{ return }}");
            }
        }
        else
        {
            EmitDeclaration();
        }
    }

    private void EmitForOverGenerator(int depth)
    {
        if (_generators.Count == 0 || _state.Yields is not null || Pick(_generators) is var generator && !Spend(generator.Cost))
        {
            EmitForOverCollection(depth);
            return;
        }

        var name = NewName("y");
        Line($"for {name} in {generator.Name}({string.Join(", ", generator.Parameters.Select(parameter => Expression(parameter.Type, 1)))}) {{");
        _state.YieldLoops++;
        EmitLoopBody(depth, TypicalLength, new Variable(name, generator.Result, true));
        _state.YieldLoops--;
        Line("}");
    }
}
