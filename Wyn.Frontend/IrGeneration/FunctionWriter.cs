// Writes the bodies of functions that the compiler makes up: choices and loops as expressions, without variables.
using System;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Structured control flow on top of a builder.</summary>
internal sealed class FunctionWriter(IrFunction function)
{
    public IrBuilder Builder { get; } = new(function);

    /// <summary>Returns a value if a condition holds, else goes on.</summary>
    public void ReturnIf(IrValue condition, Func<IrValue> result)
    {
        var done = Builder.NewBlock("done");
        var next = Builder.NewBlock("next");
        Builder.BrIf(condition, done, [], next, []);
        Place(done);
        Builder.Ret(result());
        Place(next);
    }

    /// <summary>Returns false unless a condition holds.</summary>
    public void Require(IrValue condition) => ReturnIf(Builder.Emit(Opcode.NotBool, condition), () => Builder.Const(false));

    /// <summary>Does something only if a condition holds.</summary>
    public void When(IrValue condition, Action then)
    {
        var body = Builder.NewBlock("then");
        var join = Builder.NewBlock("join");
        Builder.BrIf(condition, body, [], join, []);
        Place(body);
        then();
        if (!Builder.IsTerminated)
        {
            Builder.Br(join);
        }

        Place(join);
    }

    /// <summary>One of two values.</summary>
    public IrValue Choose(IrValue condition, Func<IrValue> whenTrue, Func<IrValue> whenFalse, IrType type)
    {
        var (then, otherwise, join) = (Builder.NewBlock("then"), Builder.NewBlock("else"), Builder.NewBlock("join"));
        var result = IrBuilder.AddBlockParameter(join, type, null);
        Builder.BrIf(condition, then, [], otherwise, []);
        Place(then);
        Builder.Br(join, whenTrue());
        Place(otherwise);
        Builder.Br(join, whenFalse());
        Place(join);
        return result;
    }

    /// <summary>Counts from 0 to before a count and carries a value along.</summary>
    public IrValue Fold(IrValue count, IrValue initial, Func<IrValue, IrValue, IrValue> step)
    {
        var (header, body, exit) = (Builder.NewBlock("for"), Builder.NewBlock("body"), Builder.NewBlock("end"));
        var index = IrBuilder.AddBlockParameter(header, IrType.Int, null);
        var carried = IrBuilder.AddBlockParameter(header, initial.Type, null);
        Builder.Br(header, Builder.Const(0), initial);
        Place(header);
        Builder.BrIf(Builder.Emit(Opcode.LtInt, index, count), body, [], exit, []);
        Place(body);
        var next = step(index, carried);
        Builder.Br(header, Builder.Emit(Opcode.AddWrap, index, Builder.Const(1)), next);
        Place(exit);
        return carried;
    }

    /// <summary>Counts from 0 to before a count.</summary>
    public void Repeat(IrValue count, Action<IrValue> step)
    {
        var (header, body, exit) = (Builder.NewBlock("for"), Builder.NewBlock("body"), Builder.NewBlock("end"));
        var index = IrBuilder.AddBlockParameter(header, IrType.Int, null);
        Builder.Br(header, Builder.Const(0));
        Place(header);
        Builder.BrIf(Builder.Emit(Opcode.LtInt, index, count), body, [], exit, []);
        Place(body);
        step(index);
        Builder.Br(header, Builder.Emit(Opcode.AddWrap, index, Builder.Const(1)));
        Place(exit);
    }

    public void Place(IrBlock block)
    {
        Builder.PlaceBlock(block);
        Builder.Block = block;
    }
}
