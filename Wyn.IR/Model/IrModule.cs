// A whole program: every reachable function, monomorphic, with the globals they use.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Wyn.IR.Types;

namespace Wyn.IR.Model;

/// <summary>A whole program in IR. Functions and globals are found by unique name; order is the order of declaration.</summary>
public sealed class IrModule(string name)
{
    private readonly Dictionary<string, IrFunction> _functionsByName = [];
    private readonly Dictionary<string, IrGlobal> _globalsByName = [];

    /// <summary>The program's name, usually the main file's name without its ending.</summary>
    public string Name { get; } = name;

    /// <summary>How far the module has been lowered.</summary>
    public IrStage Stage { get; internal set; } = IrStage.Raw;

    /// <summary>The composite types of the module.</summary>
    public IrTypeTable Types { get; } = new();

    /// <summary>The function where the program starts: no parameters before stage <c>suspend</c>, an <c>int</c> result, the exit code.</summary>
    public IrFunction? EntryPoint { get; internal set; }

    /// <summary>All functions.</summary>
    public IReadOnlyList<IrFunction> Functions => FunctionList;

    /// <summary>All globals.</summary>
    public IReadOnlyList<IrGlobal> Globals => GlobalList;

    internal List<IrFunction> FunctionList { get; } = [];

    internal List<IrGlobal> GlobalList { get; } = [];

    /// <summary>The function with a name, or null.</summary>
    public IrFunction? FindFunction(string name) => _functionsByName.GetValueOrDefault(name);

    /// <summary>The global with a name, or null.</summary>
    public IrGlobal? FindGlobal(string name) => _globalsByName.GetValueOrDefault(name);

    /// <summary>Adds a function with an empty entry block; its parameters are added through <c>IrBuilder</c>.</summary>
    /// <exception cref="System.ArgumentException">The name is taken.</exception>
    public IrFunction AddFunction(string name, ImmutableArray<IrType> results, IrLocation location)
    {
        var function = new IrFunction(this, name, results, location);
        _functionsByName.Add(name, function);
        FunctionList.Add(function);
        return function;
    }

    /// <summary>Adds a global.</summary>
    /// <exception cref="System.ArgumentException">The name is taken.</exception>
    public IrGlobal AddGlobal(string name, IrType type, bool isShared)
    {
        var global = new IrGlobal(name, type, isShared);
        _globalsByName.Add(name, global);
        GlobalList.Add(global);
        return global;
    }

    /// <summary>Says where the program starts.</summary>
    public void SetEntryPoint(IrFunction function) => EntryPoint = function;

    /// <summary>Removes functions that nothing refers to any more.</summary>
    internal void RemoveFunctions(Predicate<IrFunction> isUnused)
    {
        foreach (var function in FunctionList.FindAll(isUnused))
        {
            _functionsByName.Remove(function.Name);
        }

        FunctionList.RemoveAll(isUnused);
    }
}
