// One bound function becomes one IR function in stage raw. Evaluation is left to right; code that control cannot come to
// is not generated; every instruction has the place of the operator, name or keyword that it stems from.
using System.Collections.Generic;
using System.Diagnostics;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.IR.Build;
using Wyn.IR.Model;

namespace Wyn.Frontend.IrGeneration;

/// <summary>The state of generating one function.</summary>
internal sealed partial class IrGenerator
{
    private readonly ModuleGenerator _module;
    private readonly FunctionSymbol _function;
    private readonly IrBuilder _builder;
    private readonly SsaBuilder _ssa;
    private readonly Stack<LoopTargets> _loops = new();

    private IrGenerator(ModuleGenerator module, FunctionSymbol symbol, IrFunction function)
    {
        _module = module;
        _function = symbol;
        _builder = new IrBuilder(function);
        _ssa = new SsaBuilder(_builder, module.MapType);
    }

    /// <summary>Fills a function that has its signature.</summary>
    public static void Generate(ModuleGenerator module, BoundFunction bound, IrFunction function)
    {
        var generator = new IrGenerator(module, bound.Symbol, function);
        for (var i = 0; i < bound.Symbol.Parameters.Length; i++)
        {
            generator._ssa.Write(bound.Symbol.Parameters[i], function.Parameters[i]);
        }

        foreach (var local in bound.Hoisted)
        {
            generator.WriteZero(local);
        }

        generator.GenerateStatement(bound.Body);
        if (!generator._builder.IsTerminated)
        {
            generator.Locate(bound.End);
            generator.GenerateEnd();
        }
    }

    /// <summary>The value with which a hoisted variable begins; one whose type has none is assigned before it is read.</summary>
    private void WriteZero(LocalSymbol local)
    {
        if (local.Type.HasZero)
        {
            Locate(local.Location);
            _ssa.Write(local, local.Type.Kind switch
            {
                TypeKind.Bool => _builder.Const(false),
                TypeKind.Int => _builder.Const(0),
                TypeKind.Float => _builder.Const(0.0),
                TypeKind.String => _builder.Const([]),
                _ => throw new UnreachableException($"{local.Type} has no zero"),
            });
        }
    }

    /// <summary>What happens where control falls off the end of the body.</summary>
    private void GenerateEnd()
    {
        if (_function.IsStart && _module.Program.Main is { } main)
        {
            var results = _builder.Call(_module.Function(main));
            _builder.Ret(results is [var exitCode] ? exitCode : _builder.Const(0));
        }
        else
        {
            GenerateReturnOfNothing();
        }
    }

    /// <summary>A return without a value: a script and <c>main</c> give the exit code 0.</summary>
    private void GenerateReturnOfNothing()
    {
        if (_builder.Function.Results.IsEmpty)
        {
            _builder.Ret();
        }
        else if (_function.IsStart || _function.IsMain)
        {
            _builder.Ret(_builder.Const(0));
        }
        else
        {
            throw new UnreachableException($"the end of '{_function.Name}' returns no value");
        }
    }

    /// <summary>Gives what is emitted next its place in the source.</summary>
    private void Locate(Text.TextLocation location) => _builder.Location = ModuleGenerator.Locate(location);

    /// <summary>Ends the current block with a branch.</summary>
    private void Branch(IrBlock target, params IrValue[] arguments) => _ssa.AddEdge(_builder.Br(target, arguments), 0);

    /// <summary>Ends the current block with a conditional branch.</summary>
    private void BranchIf(IrValue condition, IrBlock ifTrue, IrValue[] trueArguments, IrBlock ifFalse, IrValue[] falseArguments)
    {
        var branch = _builder.BrIf(condition, ifTrue, trueArguments, ifFalse, falseArguments);
        _ssa.AddEdge(branch, 0);
        _ssa.AddEdge(branch, 1);
    }

    /// <summary>
    /// Goes on in a block whose edges are all known. A block without any is left out: the current block stays a terminated
    /// one, so that nothing more is generated until a block that can be reached.
    /// </summary>
    private void Continue(IrBlock block)
    {
        if (_ssa.HasEdges(block))
        {
            Place(block);
        }
    }

    private void Place(IrBlock block)
    {
        _builder.PlaceBlock(block);
        _builder.Block = block;
    }

    /// <summary>Where <c>break</c> and <c>continue</c> go.</summary>
    private readonly record struct LoopTargets(IrBlock Break, IrBlock Continue);
}
