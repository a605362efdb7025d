// Tasks over pure functions: awaited at once, later, twice, or never.
using System.Linq;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    private bool CanSpawn(GeneratedFunction function)
        => function.IsPure && function.Parameters.All(parameter => parameter is { IsMut: false, Type.IsPlain: true });

    private string? Spawned(GeneratedType type, int depth)
    {
        var candidates = _functions.Where(function => CanSpawn(function) && function.Result.Equals(type)).ToList();
        return candidates.Count > 0 && CallOf(Pick(candidates), depth) is { } call ? $"(await spawn {call})" : null;
    }

    private void EmitSpawn()
    {
        var candidates = _functions.Where(CanSpawn).ToList();
        if (candidates.Count == 0 || Pick(candidates) is var function && CallOf(function, 1) is not { } call)
        {
            EmitDeclaration();
            return;
        }

        var name = NewName("t");
        switch (_random.Next(6))
        {
            case 5 when Spend(function.Cost * TypicalLength):
                var index = NewName("i");
                var many = WithinLoop(TypicalLength, [new Variable(index, GeneratedType.Int, false)], () => CallOf(function, 1) ?? call);
                Line($"var {name} = await_all([spawn {many} for {index} in 0..{_random.Next(5)}])");
                Declare(name, GeneratedType.Array(function.Result));
                break;
            case 0 when !_isRisky:
                Line($"spawn {call}");
                break;
            case 1:
                Line($"var {name} = await_all([spawn {call}, spawn {call}])");
                Declare(name, GeneratedType.Array(function.Result));
                break;
            case 2 when !_isRisky:
                Line($"var {name} = spawn {call}");
                _state.Scopes[^1].Add(new Variable(name, function.Result, false, IsTask: true));
                break;
            default:
                Line($"var {name} = await spawn {call}");
                Declare(name, function.Result);
                break;
        }
    }
}
