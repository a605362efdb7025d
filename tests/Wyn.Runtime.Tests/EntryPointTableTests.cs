// The runtime table of the IR against what this runtime offers.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using Wyn.IR.Backends;
using Xunit;

namespace Wyn.Runtime.Tests;

public sealed class EntryPointTableTests
{
    private static readonly MethodInfo[] Methods = typeof(RuntimeEntryPoints).GetMethods(BindingFlags.Public | BindingFlags.Static);

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Name)];

    // The collector owns memory here: what counts owners has no counterpart. Waits give a frame: the class Waiting.
    private static IEnumerable<RuntimeEntry> Rows => RuntimeAbi.Rows.Where(row => !row.IsCounting);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_row_is_a_method_with_its_types(string name)
    {
        Assert.True(RuntimeAbi.TryFind(name, out var row));
        var methods = Methods.Where(method => method.Name == MethodName(name)).ToArray();
        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.Equal(ToClr(row.Result), method.ReturnType));
        if (row.IsVariadic)
        {
            var fixedTypes = row.Parameters.SkipLast(1).Select(parameter => ToClr(parameter.Type)).ToArray();
            var repeated = ToClr(row.Parameters[^1].Type);
            AssertOverload(methods, [.. fixedTypes, repeated.MakeArrayType()]);
            foreach (var count in new[] { 2, 3, 4 })
            {
                AssertOverload(methods, [.. fixedTypes, .. Enumerable.Repeat(repeated, count)]);
            }
        }
        else
        {
            Assert.Equal(row.Parameters.Select(parameter => ToClr(parameter.Type)), Assert.Single(methods).GetParameters().Select(p => p.ParameterType));
        }
    }

    [Fact]
    public void Each_method_is_a_row()
        => Assert.Equal(Rows.Select(row => MethodName(row.Name)).Order(), Methods.Select(method => method.Name).Distinct().Order());

    private static string MethodName(string name)
        => string.Concat(name.Split('.').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static void AssertOverload(IEnumerable<MethodInfo> methods, Type[] parameters)
        => Assert.Contains(methods, method => method.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(parameters));

    private static Type ToClr(AbiType type) => type switch
    {
        AbiType.Unit => typeof(void),
        AbiType.Bool => typeof(bool),
        AbiType.Int => typeof(long),
        AbiType.Float => typeof(double),
        AbiType.Str => typeof(WynString),
        AbiType.Worker => typeof(Worker),
        AbiType.Future => typeof(Future),
        AbiType.Site => typeof(SpawnSite),
        AbiType.Location => typeof(string),
        _ => throw new UnreachableException($"{type}"),
    };
}
