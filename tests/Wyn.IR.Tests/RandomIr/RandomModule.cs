// A seed -> a well-formed module of stage raw that ends: every op of the stage, joins and loops with block parameters, empty
// and unreachable blocks, constant branches, early returns, panics, tasks, values with parts. Functions call and spawn earlier ones only, and
// loops count to a small constant.
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Backends;
using Wyn.IR.Build;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Tests.RandomIr;

internal sealed partial class RandomModule
{
    private const int MostFunctions = 5;
    private const int DeepestNesting = 3;
    private const int MostCalls = 4;

    private static readonly OpInfo[] ScalarOps = [.. OpTable.Rows.Where(OpSemantics.IsScalar)];

    private readonly Random _random;
    private readonly IrModule _module;
    private readonly IrType[] _types;
    private IrBuilder _builder;
    private List<IrValue> _scope = [];
    private int _calls;
    private int _line;

    private RandomModule(int seed)
    {
        _random = new Random(seed);
        _module = new IrModule($"random{seed}");
        _types =
        [
            IrType.Int, IrType.Float, IrType.Bool, IrType.Str, IrType.Int, IrType.Str, _module.Types.Future(IrType.Int), _module.Types.Future(IrType.Str),
            .. DeclareComposites(),
        ];
        _builder = new IrBuilder(_module.AddFunction("unit", [], default));
        _builder.Ret();
    }

    public static IrModule Create(int seed) => new RandomModule(seed).Create();

    private IrModule Create()
    {
        for (var i = 0; i < 4; i++)
        {
            _module.AddGlobal($"g{i}", _types[i], isShared: _random.Next(2) == 0);
        }

        _module.AddGlobal("texts", _texts, isShared: _random.Next(2) == 0);
        _module.AddGlobal("row", _row, isShared: _random.Next(2) == 0);

        var count = _random.Next(1, MostFunctions);
        for (var i = 0; i < count; i++)
        {
            CreateFunction($"f{i}", _random.Next(4) == 0 ? null : Pick(_types), _random.Next(4));
        }

        _module.SetEntryPoint(CreateFunction("$start", IrType.Int, 0));
        return _module;
    }

    private IrFunction CreateFunction(string name, IrType? result, int parameters)
    {
        var function = _module.AddFunction(name, result is null ? [] : [result], NextLocation());
        _builder = new IrBuilder(function);
        _scope = [];
        _calls = 0;
        for (var i = 0; i < parameters; i++)
        {
            _scope.Add(_builder.AddParameter(Pick(_types), _random.Next(2) == 0 ? null : "p"));
        }

        Statements(0);
        Observe();
        Return();
        if (_random.Next(3) == 0)
        {
            AddUnreachableBlocks();
        }

        return function;
    }

    private void Statements(int depth)
    {
        for (var count = _random.Next(2, 8); count > 0 && !_builder.IsTerminated; count--)
        {
            _builder.Location = NextLocation();
            Statement(depth);
        }
    }

    private void Statement(int depth)
    {
        if (_random.Next(3) == 0)
        {
            Composite();
            return;
        }

        switch (_random.Next(depth < DeepestNesting ? 16 : 12))
        {
            case 0:
                Define(Constant(Pick([.. _types.Take(4)])));
                break;
            case < 5:
                ScalarOp();
                break;
            case < 8:
                Text();
                break;
            case 8:
                var stored = _module.Globals[_random.Next(_module.Globals.Count)];
                _builder.GlobalStore(stored, Value(stored.Type));
                break;
            case 9:
                Define(_builder.GlobalLoad(_module.Globals[_random.Next(_module.Globals.Count)]));
                break;
            case < 12:
                Call(depth);
                break;
            case 12:
                Loop(depth);
                break;
            case 13:
                EmptyBlocks();
                break;
            default:
                Branch(depth);
                break;
        }
    }

    private void ScalarOp()
    {
        var info = Pick(ScalarOps);
        var operands = info.Operands.Select(operand => Value(operand.Type ?? IrType.Int)).ToArray();
        if (OpSemantics.PanicMessage(info.Opcode, 0) is not null && _random.Next(8) != 0)
        {
            operands[^1] = _builder.Const(_random.Next(1, 5));
        }

        Define(_builder.Emit(info.Opcode, operands));
    }

    /// <summary>What a clock says differs from run to run, and what a count of polls says from one order of tasks to the other.</summary>
    private static bool DiffersByRun(RuntimeEntry row) => row == RuntimeAbi.ClockMs || row == RuntimeAbi.ClockWall || row == RuntimeAbi.TaskPolled;

    private void Text()
    {
        var callable = RuntimeAbi.Rows.Where(row => row.IsCallable && !DiffersByRun(row) && (row != RuntimeAbi.Exit || _random.Next(40) == 0)).ToArray();
        var entry = _random.Next(3) == 0 ? RuntimeAbi.Print : Pick(callable);
        var parameters = entry.OperandParameters(withWorker: false);
        var operands = parameters.Select(parameter => Value(RuntimeAbi.ToIrType(parameter.Type) ?? IrType.Int)).ToList();
        if (entry.IsVariadic)
        {
            operands.AddRange(Enumerable.Range(0, _random.Next(3)).Select(_ => Value(IrType.Str)));
        }

        KeepRules(entry, operands);

        if (_builder.CallRuntime(entry, [.. operands]) is { } result)
        {
            Define(result);
        }
        else if (entry == RuntimeAbi.Exit)
        {
            _builder.Unreachable();
        }
    }

    /// <summary>Numbers that are right for the entries that do not check them.</summary>
    private void KeepRules(RuntimeEntry entry, List<IrValue> operands)
    {
        switch (entry.Name)
        {
            case "str.repeat":
                operands[1] = _builder.Const(_random.Next(-1, 3));
                break;
            case "str.byte":
                (operands[0], operands[1]) = (_builder.Const([.. "ab"u8]), _builder.Const(1));
                break;
            case "str.slice":
                (operands[1], operands[2]) = (_builder.Const(0), _builder.CallRuntime(RuntimeAbi.StrLen, operands[0]) ?? operands[2]);
                break;
            case "str.find":
                operands[2] = _builder.Const(0);
                break;
            case "float.parse":
                operands[0] = _builder.Const([.. "1.5e1"u8]);
                break;
        }
    }

    private void Call(int depth)
    {
        var futures = _scope.Where(value => value.Type.Kind == IrTypeKind.Future).ToArray();
        if (futures.Length > 0 && _random.Next(2) == 0)
        {
            if (_builder.Await(Pick(futures)) is { } awaited)
            {
                Define(awaited);
            }

            return;
        }

        var callees = _module.Functions.Where(function => function != _builder.Function && function.Name != "boxed").ToArray();
        if (depth > 1 || _calls++ >= MostCalls)
        {
            return;
        }

        var callee = Pick(callees);
        var arguments = callee.Parameters.Select(parameter => Value(parameter.Type)).ToArray();
        switch (_random.Next(3))
        {
            case 0:
                _builder.SpawnDetached(callee, arguments);
                break;
            case 1:
                Define(_builder.Spawn(callee, arguments));
                break;
            default:
                _builder.Call(callee, arguments).ToList().ForEach(Define);
                break;
        }
    }

    /// <summary>Two sides, each of which may end the function, and a join with parameters for what they made.</summary>
    private void Branch(int depth)
    {
        var condition = _random.Next(5) == 0 ? _builder.Const(_random.Next(2) == 0) : Value(IrType.Bool);
        var (then, otherwise, join) = (_builder.AddBlock("then"), _builder.AddBlock("else"), _builder.AddBlock("join"));
        var types = Enumerable.Range(0, _random.Next(3)).Select(_ => Pick(_types)).ToArray();
        var parameters = types.Select(type => IrBuilder.AddBlockParameter(join, type, _random.Next(2) == 0 ? null : "j")).ToArray();
        if (_random.Next(4) == 0)
        {
            _builder.BrIf(condition, then, [], join, types.Select(Value).ToArray());
        }
        else
        {
            _builder.BrIf(condition, then, [], otherwise, []);
        }

        foreach (var side in new[] { then, otherwise })
        {
            InScope(() =>
            {
                _builder.Block = side;
                Statements(depth + 1);
                End(join, types);
            });
        }

        _builder.Block = join;
        _scope.AddRange(parameters);
    }

    private void End(IrBlock join, IrType[] types)
    {
        if (_builder.IsTerminated)
        {
            return;
        }

        switch (_random.Next(24))
        {
            case 0:
                _builder.Panic(Value(IrType.Str));
                break;
            case 1:
                Return();
                break;
            default:
                _builder.Br(join, types.Select(Value).ToArray());
                break;
        }
    }

    private void Loop(int depth)
    {
        var (head, body, exit) = (_builder.AddBlock("loop"), _builder.AddBlock("body"), _builder.AddBlock("exit"));
        var types = Enumerable.Range(0, _random.Next(3)).Select(_ => Pick(_types)).ToArray();
        var (one, limit) = (_builder.Const(1), _builder.Const(_random.Next(0, 4)));
        _builder.Br(head, [_builder.Const(0), .. types.Select(Value)]);
        var counter = IrBuilder.AddBlockParameter(head, IrType.Int, "i");
        var carried = types.Select(type => IrBuilder.AddBlockParameter(head, type, null)).ToArray();
        _scope.AddRange(carried);
        _builder.Block = head;
        _builder.BrIf(_builder.Emit(Opcode.LtInt, counter, limit), body, [], exit, []);
        InScope(() =>
        {
            _builder.Block = body;
            Statements(depth + 1);
            if (!_builder.IsTerminated)
            {
                _builder.Br(head, [_builder.Emit(Opcode.AddWrap, counter, one), .. types.Select(Value)]);
            }
        });
        _builder.Block = exit;
    }

    private void EmptyBlocks()
    {
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            var next = _builder.AddBlock("empty");
            var passed = _random.Next(2) == 0 ? Pick(_types) : null;
            _builder.Br(next, passed is null ? [] : [Value(passed)]);
            _builder.Block = next;
            if (passed is not null)
            {
                _scope.Add(IrBuilder.AddBlockParameter(next, passed, "e"));
            }
        }
    }

    private void Return()
    {
        if (!_builder.IsTerminated)
        {
            _builder.Ret([.. _builder.Function.Results.Select(Value)]);
        }
    }

    /// <summary>A cycle that nothing enters, and that branches to a block that is reached.</summary>
    private void AddUnreachableBlocks()
    {
        _scope = [];
        var reached = _builder.Function.Blocks.Skip(1).FirstOrDefault(block => block.Parameters.Count == 0);
        var lost = _builder.AddBlock("lost");
        _builder.Block = lost;
        ScalarOp();
        _builder.BrIf(Value(IrType.Bool), lost, [], reached ?? lost, []);
    }

    /// <summary>Prints what was computed, so that a difference shows.</summary>
    private void Observe()
    {
        foreach (var value in _scope.Where(value => value.Type.Kind != IrTypeKind.Future && !_builder.IsTerminated && _random.Next(3) != 0).ToArray())
        {
            if (_composites.Contains(value.Type))
            {
                ObserveParts(value);
                continue;
            }

            var text = value.Type.Kind switch
            {
                IrTypeKind.Int => _builder.CallRuntime(RuntimeAbi.StrFromInt, value),
                IrTypeKind.Float => _builder.CallRuntime(RuntimeAbi.StrFromFloat, value),
                IrTypeKind.Bool => _builder.CallRuntime(RuntimeAbi.StrFromBool, value),
                _ => value,
            };
            _builder.CallRuntime(RuntimeAbi.Print, text ?? value);
        }
    }

    private void InScope(Action action)
    {
        var count = _scope.Count;
        action();
        _scope.RemoveRange(count, _scope.Count - count);
    }

    /// <summary>A value of the type that is defined here: one of the scope, or a new one.</summary>
    private IrValue Value(IrType type)
    {
        var known = _scope.Where(value => value.Type == type).ToArray();
        return known.Length > 0 && _random.Next(6) != 0 ? Pick(known) : Constant(type);
    }

    private IrValue Constant(IrType type) => type.Kind switch
    {
        IrTypeKind.Int => _builder.Const(Pick([0, 1, -1, 7, long.MinValue, _random.Next(100)])),
        IrTypeKind.Float => _builder.Const(Pick([0.0, -0.0, 1.5, double.NaN, double.PositiveInfinity, _random.NextDouble()])),
        IrTypeKind.Bool => _builder.Const(_random.Next(2) == 0),
        IrTypeKind.Str => _builder.Const([.. Pick(["", "a", "ß", "line\n"]).SelectMany(character => System.Text.Encoding.UTF8.GetBytes([character]))]),
        IrTypeKind.Future => SpawnConstant(((FutureType)type).Result),
        _ => CompositeConstant(type),
    };

    /// <summary>A future: a task of a function that gives a constant, made when it is first needed.</summary>
    private IrValue SpawnConstant(IrType result)
    {
        var name = $"give.{result}";
        if (_module.FindFunction(name) is not { } giver)
        {
            giver = _module.AddFunction(name, [result], default);
            var builder = new IrBuilder(giver);
            builder.Ret(result.Kind == IrTypeKind.Int ? builder.Const(3) : builder.Const([.. "three"u8]));
        }

        return _builder.Spawn(giver);
    }

    private void Define(IrValue value)
    {
        if (_random.Next(3) == 0)
        {
            IrBuilder.NameValue(value, Pick(["x", "y", "x.1"]));
        }

        _scope.Add(value);
    }

    private IrLocation NextLocation() => _random.Next(8) == 0 ? default : new IrLocation("random.wyn", ++_line, 1);

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
