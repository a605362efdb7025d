// Interns the composite types of one module, so that equal types are one object, and knows the structs and enums by name.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Wyn.IR.Types;

/// <summary>The composite types of one module; hands out one object per distinct type.</summary>
public sealed class IrTypeTable
{
    private readonly Dictionary<IrType, FutureType> _futures = [];
    private readonly Dictionary<IrType, ArrayType> _arrays = [];
    private readonly Dictionary<IrType, BoxType> _boxes = [];
    private readonly Dictionary<IrType, ChannelType> _channels = [];
    private readonly Dictionary<IrType, CellType> _cells = [];

    /// <summary>By text, which is unique since the names of structs and enums are.</summary>
    private readonly Dictionary<string, TupleType> _tuples = [];
    private readonly Dictionary<string, FunctionType> _functions = [];
    private readonly Dictionary<string, IrType> _nominalByName = [];
    private readonly List<IrType> _nominal = [];

    /// <summary>The structs and enums, in the order of their declaration.</summary>
    public IReadOnlyList<IrType> Nominal => _nominal;

    /// <summary>The function types, in no particular order.</summary>
    public IReadOnlyCollection<FunctionType> Functions => _functions.Values;

    /// <summary>The type <c>future&lt;result&gt;</c>.</summary>
    public FutureType Future(IrType result) => Intern(_futures, result, static result => new FutureType(result));

    /// <summary>The type <c>array&lt;element&gt;</c>.</summary>
    public ArrayType Array(IrType element) => Intern(_arrays, element, static element => new ArrayType(element));

    /// <summary>The type <c>box&lt;element&gt;</c>.</summary>
    public BoxType Box(IrType element) => Intern(_boxes, element, static element => new BoxType(element));

    /// <summary>The type <c>chan&lt;element&gt;</c>.</summary>
    public ChannelType Channel(IrType element) => Intern(_channels, element, static element => new ChannelType(element));

    /// <summary>The type <c>cell&lt;element&gt;</c>.</summary>
    public CellType Cell(IrType element) => Intern(_cells, element, static element => new CellType(element));

    /// <summary>The type <c>tuple&lt;elements&gt;</c>.</summary>
    public TupleType Tuple(params ImmutableArray<IrType> elements)
        => Intern(_tuples, TupleType.TextOf(elements), _ => new TupleType(elements));

    /// <summary>The type <c>fn(parameters) -&gt; result</c>; <see cref="IrType.Unit"/> for no result.</summary>
    public FunctionType Function(ImmutableArray<IrType> parameters, IrType result)
        => Intern(_functions, FunctionType.TextOf(parameters, result), _ => new FunctionType(parameters, result));

    /// <summary>Adds a struct, whose fields <see cref="StructType.Define"/> says later.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public StructType DeclareStruct(string name) => Declare(name, new StructType(name));

    /// <summary>Adds an enum, whose variants <see cref="EnumType.Define"/> says later.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public EnumType DeclareEnum(string name) => Declare(name, new EnumType(name));

    /// <summary>The struct or enum with a name, or null.</summary>
    public IrType? FindNominal(string name) => _nominalByName.GetValueOrDefault(name);

    private T Declare<T>(string name, T type)
        where T : IrType
    {
        _nominalByName.Add(name, type);
        _nominal.Add(type);
        return type;
    }

    private static TType Intern<TKey, TType>(Dictionary<TKey, TType> types, TKey key, Func<TKey, TType> make)
        where TKey : notnull
    {
        if (!types.TryGetValue(key, out var type))
        {
            type = make(key);
            types.Add(key, type);
        }

        return type;
    }
}
