// Places: what assignments go to. All writes of variables go through them, so that parts of variables can be places too.
using System;
using Wyn.Frontend.Symbols;
using Wyn.IR.Build;
using Wyn.IR.Model;

namespace Wyn.Frontend.IrGeneration;

/// <summary>
/// A place that holds a value. Whatever it takes to find it (an index) has been evaluated; it is opened only by these methods.
/// </summary>
internal abstract class Place
{
    /// <summary>The value in the place.</summary>
    public abstract IrValue Load();

    /// <summary>Puts a value into the place.</summary>
    public abstract void Store(IrValue value);

    /// <summary>Replaces the value by one computed from it; operands of the computation have been evaluated before.</summary>
    public void Update(Func<IrValue, IrValue> change) => Store(change(Load()));
}

/// <summary>A local variable or parameter.</summary>
internal sealed class LocalPlace(SsaBuilder ssa, VariableSymbol variable) : Place
{
    public override IrValue Load() => ssa.Read(variable);

    public override void Store(IrValue value) => ssa.Write(variable, value);
}

/// <summary>A global.</summary>
internal sealed class GlobalPlace(IrBuilder builder, IrGlobal global) : Place
{
    public override IrValue Load() => builder.GlobalLoad(global);

    public override void Store(IrValue value) => builder.GlobalStore(global, value);
}
