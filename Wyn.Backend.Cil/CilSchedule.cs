// What CilStackScheduler decided about one function.
using System.Collections.Generic;
using Wyn.IR.Model;

namespace Wyn.Backend.Cil;

internal sealed class CilSchedule(int values, int positions)
{
    private readonly bool[] _onStack = new bool[values];
    private readonly int[] _trailing = new int[positions];
    private readonly List<IrValue>?[] _preloads = new List<IrValue>?[positions];

    /// <summary>True if the value waits on the stack for its only use and has no slot.</summary>
    public bool IsOnStack(IrValue value) => _onStack[value.Id];

    /// <summary>The first operand that the instruction at the position pushes itself; those before it are on the stack.</summary>
    public int FirstTrailing(int position) => _trailing[position];

    /// <summary>Values to push before the instruction at the position: they lie on the stack below what it computes. Last one first.</summary>
    public IReadOnlyList<IrValue> Preloads(int position) => _preloads[position] ?? (IReadOnlyList<IrValue>)[];

    public void KeepOnStack(IrValue value) => _onStack[value.Id] = true;

    public void Spill(IrValue value) => _onStack[value.Id] = false;

    public void SetTrailing(int position, int operand) => _trailing[position] = operand;

    public void AddPreload(int position, IrValue value) => (_preloads[position] ??= []).Add(value);
}
