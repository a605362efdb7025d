// Structs, arrays, enums, closures and boxes, and what is done with their parts.
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Backends;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Tests.RandomIr;

internal sealed partial class RandomModule
{
    private static readonly IrPath NamePath = IrPath.Of(PathStep.Field(0));
    private static readonly IrPath CellsPath = IrPath.Of(PathStep.Field(1));
    private static readonly IrPath ElementPath = IrPath.Of(PathStep.Element);

    private StructType _row = null!; // DeclareComposites runs first.
    private ArrayType _texts = null!;
    private ArrayType _rows = null!;
    private EnumType _word = null!;
    private EnumType _list = null!;
    private FunctionType _function = null!;
    private BoxType _box = null!;
    private IrType[] _composites = [];

    private IrType[] DeclareComposites()
    {
        var types = _module.Types;
        _texts = types.Array(IrType.Str);
        _row = types.DeclareStruct("Row");
        _row.Define(new IrField("name", IrType.Str), new IrField("cells", _texts));
        _rows = types.Array(_row);
        _word = types.DeclareEnum("Word");
        _word.Define([new IrVariant("None", []), new IrVariant("One", [IrType.Str]), new IrVariant("Row", [_row, IrType.Int])], isBoxed: false);
        _list = types.DeclareEnum("List");
        _list.Define([new IrVariant("End", []), new IrVariant("Node", [IrType.Str, _list])], isBoxed: true);
        _function = types.Function([IrType.Str], IrType.Str);
        _box = types.Box(IrType.Str);
        _composites = [_texts, _row, _rows, _word, _list, _function];
        return _composites;
    }

    private void Composite()
    {
        switch (_random.Next(12))
        {
            case 0:
                Define(CompositeConstant(Pick(_composites)));
                break;
            case < 3:
                Field();
                break;
            case < 7:
                Array();
                break;
            case < 9:
                Variant();
                break;
            case 9:
                Define(_builder.CallClosure(Value(_function), Value(IrType.Str)) ?? Value(IrType.Str));
                break;
            case 10:
                Box();
                break;
            default:
                Place();
                break;
        }
    }

    private void Field()
    {
        var row = Value(_row);
        switch (_random.Next(5))
        {
            case 0:
                Define(_builder.Get(row, NamePath));
                break;
            case 1:
                Define(_builder.Set(row, NamePath, [], Value(IrType.Str)));
                break;
            case 2:
                Define(_builder.Set(row, CellsPath, [], Value(_texts)));
                break;
            case 3:
                Define(_builder.Get(row, CellsPath));
                break;
            default:
                var (open, cells) = _builder.Take(row, CellsPath);
                Define(_builder.Put(open, CellsPath, [], _builder.ArrayPush(cells, Value(IrType.Str))));
                break;
        }
    }

    private void Array()
    {
        var (zero, last) = (_builder.Const(0), _builder.Const(-1));
        var texts = Value(_texts);
        switch (_random.Next(12))
        {
            case 0:
                Define(_builder.ArrayPush(texts, Value(IrType.Str)));
                break;
            case 1:
                Define(_builder.Get(texts, ElementPath, last));
                break;
            case 2:
                var (rest, popped) = _builder.ArrayPop(_builder.ArrayPush(texts, Value(IrType.Str)));
                Define(rest);
                Define(popped);
                break;
            case 3:
                Define(_builder.Set(_builder.ArrayPush(texts, Value(IrType.Str)), ElementPath, [zero], Value(IrType.Str)));
                break;
            case 4:
                Define(_builder.ArrayInsert(texts, Pick([zero, last]), Value(IrType.Str)));
                break;
            case 5:
                var (others, removed) = _builder.ArrayRemove(_builder.ArrayPush(texts, Value(IrType.Str)), last);
                Define(others);
                Define(removed);
                break;
            case 6:
                Define(_builder.ArraySlice(texts, zero, _builder.ArrayLen(texts)));
                break;
            case 7:
                Define(_builder.ArrayConcat(texts, _builder.ArraySlice(Value(_texts), zero, zero)));
                break;
            case 8:
                Define(_builder.ArrayTruncate(_builder.ArrayReserve(texts, _builder.Const(4)), zero));
                break;
            case 9:
                var rows = _builder.ArrayPush(Value(_rows), Value(_row));
                Define(_builder.Get(rows, IrPath.Of(PathStep.UncheckedElement, PathStep.Field(0)), zero));
                Define(_builder.Set(rows, IrPath.Of(PathStep.Element, PathStep.Field(0)), [last], Value(IrType.Str)));
                break;
            case 10:
                var nested = _builder.ArrayPush(Value(_rows), Value(_row));
                var (open, cells) = _builder.Take(nested, IrPath.Of(PathStep.Element, PathStep.Field(1)), last);
                Define(_builder.Put(open, IrPath.Of(PathStep.Element, PathStep.Field(1)), [last], _builder.ArrayPush(cells, Value(IrType.Str))));
                break;
            default:
                Define(_builder.ArrayFill(_builder.Const(_random.Next(-1, 3)), Value(IrType.Str)));
                break;
        }
    }

    /// <summary>A part that is there in one variant only, looked at or replaced behind a test of the tag.</summary>
    private void Variant()
    {
        var (type, variant, index) = Pick([(_word, 1, 0), (_word, 2, 0), (_list, 1, 0), (_list, 1, 1)]);
        var value = Value(type);
        var path = IrPath.Of(PathStep.Payload(variant, index));
        var part = path.PartOf(type) ?? type;
        var replaces = _random.Next(2) == 0;
        var (then, join) = (_builder.AddBlock("variant"), _builder.AddBlock("join"));
        var result = IrBuilder.AddBlockParameter(join, replaces ? type : part, null);
        var condition = _builder.Emit(Opcode.EqInt, _builder.EnumTag(value), _builder.Const(variant));
        _builder.BrIf(condition, then, [], join, [replaces ? value : Value(part)]);
        InScope(() =>
        {
            _builder.Block = then;
            _builder.Br(join, replaces ? _builder.Set(value, path, [], Value(part)) : _builder.Get(value, path));
        });
        _builder.Block = join;
        Define(result);
    }

    private void Box()
    {
        var box = _builder.BoxNew("v", Value(IrType.Str));
        _builder.BoxSet(box, Value(IrType.Str));
        var content = _builder.BoxTake(box);
        _builder.BoxPut(box, _builder.CallRuntime(RuntimeAbi.StrAppend, content, Value(IrType.Str)) ?? content);
        Define(_builder.CallClosure(_builder.ClosureNew(Helper("boxed", _box, FillBoxed), box), Value(IrType.Str)) ?? box);
        Define(_builder.BoxGet(box));
    }

    private void Place()
    {
        var global = Pick(_module.Globals.Where(candidate => candidate.Type == _texts || candidate.Type == _row).ToArray());
        var (text, other) = (Value(IrType.Str), Value(IrType.Str));
        var taken = _builder.GlobalTake(global);
        _builder.GlobalPut(global, global.Type == _row ? _builder.Set(taken, NamePath, [], text) : _builder.ArrayPush(taken, other));
    }

    private IrValue CompositeConstant(IrType type) => type switch
    {
        StructType => _builder.StructNew(_row, Value(IrType.Str), Value(_texts)),
        ArrayType array => array == _texts
            ? _builder.ArrayNew(_texts, [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Value(IrType.Str))])
            : _builder.ArrayNew(_rows, Value(_row)),
        EnumType sum when sum == _list => _builder.EnumNew(_list, 1, Value(IrType.Str), _builder.EnumNew(_list, 0)),
        EnumType => _random.Next(3) switch
        {
            0 => _builder.EnumNew(_word, 0),
            1 => _builder.EnumNew(_word, 1, Value(IrType.Str)),
            _ => _builder.EnumNew(_word, 2, Value(_row), Value(IrType.Int)),
        },
        _ => _random.Next(2) == 0
            ? _builder.ClosureNew(Helper("appends", IrType.Str, FillAppends), Value(IrType.Str))
            : _builder.ClosureNew(Helper("counts", _texts, FillCounts), Value(_texts)),
    };

    private void ObserveParts(IrValue value)
    {
        List<IrValue> texts = value.Type switch
        {
            StructType => [_builder.Get(value, NamePath), Number(_builder.ArrayLen(_builder.Get(value, CellsPath)))],
            ArrayType => [Number(_builder.ArrayLen(value))],
            EnumType => [Number(_builder.EnumTag(value))],
            _ => [_builder.CallClosure(value, Value(IrType.Str)) ?? value],
        };
        texts.ForEach(text => _builder.CallRuntime(RuntimeAbi.Print, text));
    }

    private IrValue Number(IrValue value) => _builder.CallRuntime(RuntimeAbi.StrFromInt, value) ?? value;

    /// <summary>What a closure of type <c>fn(str) -> str</c> is made of, with one captured value.</summary>
    private IrFunction Helper(string name, IrType captured, Action<IrBuilder, IrValue, IrValue> fill)
    {
        if (_module.FindFunction(name) is not { } function)
        {
            function = _module.AddFunction(name, [IrType.Str], default);
            var builder = new IrBuilder(function);
            fill(builder, builder.AddParameter(captured, "captured"), builder.AddParameter(IrType.Str, "text"));
        }

        return function;
    }

    private static void FillAppends(IrBuilder builder, IrValue captured, IrValue text)
        => builder.Ret(builder.CallRuntime(RuntimeAbi.StrConcat, captured, text) ?? text);

    private static void FillCounts(IrBuilder builder, IrValue captured, IrValue text)
    {
        var count = builder.CallRuntime(RuntimeAbi.StrFromInt, builder.ArrayLen(captured)) ?? text;
        builder.Ret(builder.CallRuntime(RuntimeAbi.StrAppend, text, count) ?? text);
    }

    private static void FillBoxed(IrBuilder builder, IrValue captured, IrValue text)
    {
        builder.BoxSet(captured, text);
        builder.Ret(builder.BoxGet(captured));
    }
}
