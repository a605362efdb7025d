// Where a place begins: a variable, in one of the ways in which variables live, or a value that has no name. Assignments to
// parts go through the root, so that all of them are written once.
using Wyn.Frontend.Symbols;
using Wyn.IR.Build;
using Wyn.IR.Model;

namespace Wyn.Frontend.IrGeneration;

/// <summary>The variable that a place is, or is a part of.</summary>
internal abstract class PlaceRoot
{
    /// <summary>True if nobody but the code that is being generated can see the variable, so that a hole in it does no harm.</summary>
    public virtual bool IsPrivate => false;

    /// <summary>The value.</summary>
    public abstract IrValue Load();

    /// <summary>Replaces the value.</summary>
    public abstract void Store(IrValue value);

    /// <summary>Moves the value out; until <see cref="Put"/> nobody may look.</summary>
    public abstract IrValue Take();

    /// <summary>Puts a value where <see cref="Take"/> left a hole.</summary>
    public abstract void Put(IrValue value);
}

/// <summary>A local variable or parameter.</summary>
internal sealed class LocalRoot(SsaBuilder ssa, VariableSymbol variable) : PlaceRoot
{
    public override bool IsPrivate => true;

    public override IrValue Load() => ssa.Read(variable);

    public override void Store(IrValue value) => ssa.Write(variable, value);

    public override IrValue Take() => Load();

    public override void Put(IrValue value) => Store(value);
}

/// <summary>A variable that lambdas share with the function around them.</summary>
internal sealed class BoxRoot(IrBuilder builder, IrValue box) : PlaceRoot
{
    public override IrValue Load() => builder.BoxGet(box);

    public override void Store(IrValue value) => builder.BoxSet(box, value);

    public override IrValue Take() => builder.BoxTake(box);

    public override void Put(IrValue value) => builder.BoxPut(box, value);
}

/// <summary>A global.</summary>
internal sealed class GlobalRoot(IrBuilder builder, IrGlobal global) : PlaceRoot
{
    public override IrValue Load() => builder.GlobalLoad(global);

    public override void Store(IrValue value) => builder.GlobalStore(global, value);

    public override IrValue Take() => builder.GlobalTake(global);

    public override void Put(IrValue value) => builder.GlobalPut(global, value);
}

/// <summary>A value without a name, which changes unseen.</summary>
internal sealed class ValueRoot(IrValue value) : PlaceRoot
{
    private IrValue _value = value;

    public override bool IsPrivate => true;

    public override IrValue Load() => _value;

    public override void Store(IrValue value) => _value = value;

    public override IrValue Take() => _value;

    public override void Put(IrValue value) => _value = value;
}
