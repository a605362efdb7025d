// One bound function or lambda becomes one IR function in stage raw. Evaluation is left to right; code that control cannot come
// to is not generated; every instruction has the place of the operator, name or keyword that it stems from.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Wyn.Frontend.Analysis;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>The state of generating one function.</summary>
internal sealed partial class IrGenerator
{
    private readonly ModuleGenerator _module;
    private readonly IrBuilder _builder;
    private readonly SsaBuilder _ssa;
    private readonly Stack<LoopTargets> _loops = new();

    /// <summary>The function whose statements are being generated: the one around all, or one that is expanded at its call.</summary>
    private CallFrame _frame;

    private IrGenerator(ModuleGenerator module, FunctionSymbol symbol, bool isLibrary, IrFunction function)
    {
        _module = module;
        _frame = new CallFrame(symbol, isLibrary);
        _builder = new IrBuilder(function);
        _ssa = new SsaBuilder(_builder, TypeOf);
    }

    /// <summary>Fills a function that has its signature.</summary>
    public static void Generate(ModuleGenerator module, BoundFunction bound, IrFunction function)
    {
        var generator = new IrGenerator(module, bound.Symbol, bound.Symbol.Definition is { IsLibrary: true }, function);
        if (bound.Symbol.IsStart)
        {
            generator.DeclareLocalGlobals();
        }

        generator.DeclareParameters(bound.Symbol.Parameters, function.Parameters);
        generator.GenerateBody(bound.Body, bound.Hoisted, bound.End);
    }

    /// <summary>Fills the function of a lambda; the captured values are the first parameters.</summary>
    private static void GenerateLambda(ModuleGenerator module, BoundLambda lambda, bool isLibrary, IrFunction function)
    {
        var generator = new IrGenerator(module, lambda.Function, isLibrary, function);
        for (var i = 0; i < lambda.Captures.Length; i++)
        {
            // A boxed variable comes with its box.
            generator._ssa.Write(lambda.Captures[i], function.Parameters[i]);
        }

        generator.DeclareParameters(lambda.Function.Parameters, function.Parameters.Skip(lambda.Captures.Length));
        generator.GenerateBody(lambda.Body, lambda.Hoisted, lambda.End);
    }

    private void DeclareParameters(ImmutableArray<ParameterSymbol> parameters, IEnumerable<IrValue> values)
    {
        foreach (var (parameter, value) in parameters.Zip(values))
        {
            Declare(parameter, value);
        }
    }

    private void GenerateBody(BoundBlock body, ImmutableArray<LocalSymbol> hoisted, TextLocation end)
    {
        BeginBody(body, hoisted);
        GenerateStatement(body);
        if (!_builder.IsTerminated)
        {
            Locate(end);
            GenerateEnd();
        }
    }

    private void BeginBody(BoundBlock body, ImmutableArray<LocalSymbol> hoisted)
    {
        foreach (var local in hoisted)
        {
            // One whose type has no zero is assigned before it is read; only a box needs something to hold until then.
            if (local.Type.HasZero || local.IsBoxed)
            {
                Locate(local.Location);
                Declare(local, _module.Zeros.Emit(_builder, local.Type));
            }
        }

        if (body.WithoutLambdas().Any(node => node is BoundDefer))
        {
            _frame.Deferred = new LocalSymbol("deferred", new ArrayTypeSymbol(new FunctionTypeSymbol([], TypeSymbol.Void)), false, false, body.Location);
            Locate(body.Location);
            Declare(_frame.Deferred, _module.Zeros.Emit(_builder, _frame.Deferred.Type));
        }
    }

    private void DeclareLocalGlobals()
    {
        foreach (var global in _module.LocalGlobals)
        {
            Locate(global.Location);
            Declare(global, _module.Zeros.Emit(_builder, global.Type));
        }
    }

    /// <summary>What happens where control falls off the end of the body.</summary>
    private void GenerateEnd()
    {
        if (_frame.Function.IsStart && _module.Program.Main is { } main)
        {
            var results = _builder.Call(_module.Function(main));
            Return(results is [{ Type.Kind: IrTypeKind.Int } exitCode] ? exitCode : _builder.Const(0));
        }
        else
        {
            Return(null);
        }
    }

    /// <summary>
    /// Leaves the function: what was deferred is run, then the value goes back, and behind it the in-out parameters. Where a script or <c>main</c>
    /// gives no value, the exit code is 0.
    /// </summary>
    private void Return(IrValue? value)
    {
        var function = _frame.Function;
        if (value is null && (function.IsStart || (function.IsMain && !function.ReturnType.IsVoid)))
        {
            value = _builder.Const(0);
        }

        if (function.ReturnType.IsVoid)
        {
            value = null;
        }
        else if (value is null)
        {
            throw new UnreachableException($"the end of '{function.Name}' returns no value");
        }

        RunDeferred();
        if (_frame.Join is { } join)
        {
            Branch(join, value is null ? [] : [value]);
            return;
        }

        var changed = function.Parameters.Where(parameter => parameter.IsInOut).Select(parameter => RootOf(parameter).Load()).ToList();
        if (function.IsStart && _module.FailureFlag is { } flag)
        {
            value = GenerateExitCode(value!, flag); // The start has a value.
        }

        _builder.Ret(value is null ? [.. changed] : [value, .. changed]);
    }

    /// <summary>An exit code of 0 becomes 1 if a check has failed.</summary>
    private IrValue GenerateExitCode(IrValue value, IrGlobal flag)
    {
        var (clean, join) = (_builder.NewBlock("clean"), _builder.NewBlock("exit"));
        var result = IrBuilder.AddBlockParameter(join, IrType.Int, null);
        BranchIf(_builder.Emit(Opcode.EqInt, value, _builder.Const(0)), clean, [], join, [value]);
        Place(clean);
        Branch(join, _builder.Emit(Opcode.IntFromBool, _builder.GlobalLoad(flag)));
        Place(join);
        return result;
    }

    /// <summary>Gives what is emitted next its place in the source; in an expanded function that is the place of its call.</summary>
    private void Locate(TextLocation location) => _builder.Location = _frame.Site ?? ModuleGenerator.Locate(location);

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

    /// <summary>A function whose statements are being generated.</summary>
    private sealed class CallFrame(FunctionSymbol function, bool isLibrary)
    {
        public FunctionSymbol Function { get; } = function;

        /// <summary>True if it is of the core library, whose panics print their message as it is.</summary>
        public bool IsLibrary { get; } = isLibrary;

        /// <summary>Where an expanded function is called; null for one that is generated as itself.</summary>
        public IrLocation? Site { get; init; }

        /// <summary>Where returns of an expanded function go; null for one that is generated as itself.</summary>
        public IrBlock? Join { get; init; }

        /// <summary>The function that an expanded one is called in; null for one that is generated as itself.</summary>
        public CallFrame? Outer { get; init; }

        /// <summary>The closures that are called at the end; null if the function defers nothing.</summary>
        public LocalSymbol? Deferred { get; set; }
    }
}
