// RuntimeAbi rows -> members of the managed runtime, by the naming rule (`str.from.int` is RuntimeEntryPoints.StrFromInt),
// and the few members of its types that lowered code touches.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Mono.Cecil;
using Wyn.IR.Backends;

namespace Wyn.Backend.Cil;

internal sealed class CilRuntimeImports
{
    /// <summary>Up to so many operands a variadic entry has an overload; more are passed as an array.</summary>
    public const int MaxVariadicOverload = 4;

    private const int MinVariadicOverload = 2;

    private readonly CilFramework _framework;
    private readonly CilTypeMapper _types;
    private readonly TypeReference _entryPoints;
    private readonly TypeReference _host;
    private readonly Dictionary<(RuntimeEntry Entry, int Operands), MethodReference> _entries = [];

    public CilRuntimeImports(CilFramework framework, CilTypeMapper types)
    {
        _framework = framework;
        _types = types;
        _entryPoints = framework.RuntimeClass("RuntimeEntryPoints");
        _host = framework.RuntimeClass("ProgramHost");

        FutureChunk = new FieldReference("Chunk", types.TaskChunk, types.Future);
        FutureIndex = new FieldReference("Index", framework.Types.Int32, types.Future);
        FutureConstructor = framework.Constructor(types.Future, types.TaskChunk, framework.Types.Int32);
        FutureWord = PayloadSlot("Word", framework.Types.Int64);
        FutureReference = PayloadSlot("Reference", framework.Types.Object);
        StackLimit = new FieldReference("StackLimit", framework.Types.UIntPtr, types.Worker);
        StringFromLiteral = CilFramework.Method(
            types.Str, "FromLiteral", types.Str, new PointerType(framework.Types.Byte), framework.Types.Int32);
        SiteConstructor = framework.Constructor(
            types.Site, framework.Types.IntPtr, framework.Types.IntPtr, framework.Types.Int32, framework.Types.Boolean, framework.Types.String, framework.Types.String);
    }

    public FieldReference FutureChunk { get; }

    public FieldReference FutureIndex { get; }

    public MethodReference FutureConstructor { get; }

    /// <summary><c>ref long Future.Word(int slot)</c>.</summary>
    public MethodReference FutureWord { get; }

    /// <summary><c>ref object Future.Reference(int slot)</c>.</summary>
    public MethodReference FutureReference { get; }

    public FieldReference StackLimit { get; }

    /// <summary><c>WynString WynString.FromLiteral(byte* data, int length)</c>.</summary>
    public MethodReference StringFromLiteral { get; }

    public MethodReference SiteConstructor { get; }

    public MethodReference HostMain
        => CilFramework.Method(_host, "Main", _framework.Types.Int32, _types.Site, new ArrayType(_framework.Types.String));

    public MethodReference HostRun => CilFramework.Method(
        _host,
        "Run",
        _framework.Types.Int32,
        _types.Site,
        new ArrayType(_framework.Types.String),
        _framework.Stream,
        _framework.Stream,
        _framework.Stream,
        _framework.Types.Int32);

    /// <summary>True if a call with so many operands passes those of the variadic parameter as an array.</summary>
    public static bool TakesArray(RuntimeEntry entry, int operands)
        => entry.IsVariadic && operands is < MinVariadicOverload or > MaxVariadicOverload;

    /// <summary>The method of a row, for a call with so many operands.</summary>
    public MethodReference Entry(RuntimeEntry entry, int operands)
    {
        if (!_entries.TryGetValue((entry, operands), out var method))
        {
            method = CilFramework.Method(_entryPoints, MethodName(entry.Name), _types.Map(entry.Result), [.. Parameters(entry, operands)]);
            _entries.Add((entry, operands), method);
        }

        return method;
    }

    /// <summary>The method of a row that is not variadic.</summary>
    public MethodReference Entry(RuntimeEntry entry) => Entry(entry, entry.Parameters.Length);

    /// <summary>The naming rule: the words between the dots, capitalised.</summary>
    public static string MethodName(string entry)
        => string.Concat(entry.Split('.').Select(word => word[..1].ToUpper(CultureInfo.InvariantCulture) + word[1..]));

    private IEnumerable<TypeReference> Parameters(RuntimeEntry entry, int operands)
    {
        var parameters = entry.Parameters.Select(parameter => _types.Map(parameter.Type)).ToList();
        if (!entry.IsVariadic)
        {
            return parameters;
        }

        var repeated = parameters[^1];
        var fixedOnes = parameters.Take(parameters.Count - 1);
        return TakesArray(entry, operands)
            ? fixedOnes.Append(new ArrayType(repeated))
            : fixedOnes.Concat(Enumerable.Repeat(repeated, operands - parameters.Count + 1));
    }

    private MethodReference PayloadSlot(string name, TypeReference element)
    {
        var method = CilFramework.Method(_types.Future, name, new ByReferenceType(element), _framework.Types.Int32);
        method.HasThis = true;
        return method;
    }
}
