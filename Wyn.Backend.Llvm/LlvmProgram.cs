// What the emitters of all functions of one module share: types, declared functions and globals, constants, spawn sites.
using System.Collections.Generic;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmProgram
{
    // Past this size the optimiser takes minutes for what nobody wrote by hand (a chain of mixed operators: for ever).
    private const int MaxOptimisedSize = 20_000;

    private const int UnlikelyRatio = 2000;

    private readonly Dictionary<IrFunction, LlvmFunction> _functions = [];
    private readonly Dictionary<IrFunction, int> _cycles = [];
    private readonly Dictionary<IrGlobal, LlvmGlobal> _globals = [];

    private readonly LLVMTargetDataRef _layout;

    public LlvmProgram(LLVMContextRef context, LLVMModuleRef module, LLVMTargetDataRef layout, LlvmDebugInfo debug, LlvmTypeMapper types, bool optimise)
    {
        _layout = layout;
        Context = context;
        Module = module;
        Debug = debug;
        Optimise = optimise;
        Types = types;
        Attributes = new LlvmAttributes(context);
        Constants = new LlvmConstants(context, module, Types);
        Runtime = new LlvmRuntimeImports(module, Types, Attributes);
        Sites = new LlvmSites(this);
        Aliasing = new LlvmAliasing(context, Types);
        HeapTypes = new LlvmHeapTypes(this);
        PartFunctions = new LlvmPartFunctions(this);
        Closures = new LlvmClosures(this);
        Fills = new LlvmFills(this);
        Frames = new LlvmFrameLayout(this);
        ProfileKind = context.GetMDKindID("prof");
        Unlikely = LLVM.MetadataAsValue(context, context.GetMDNode(
            context.GetMDString("branch_weights"), LLVM.ValueAsMetadata(Constants.Int32(1)), LLVM.ValueAsMetadata(Constants.Int32(UnlikelyRatio))));
        InvariantLoadKind = context.GetMDKindID("invariant.load");
        EmptyNode = LLVM.MetadataAsValue(context, context.GetMDNode());
        StackPointer = LLVM.MetadataAsValue(context, context.GetMDNode(context.GetMDString(LlvmTarget.StackPointer)));
    }

    public LLVMContextRef Context { get; }

    public LLVMModuleRef Module { get; }

    public LlvmDebugInfo Debug { get; }

    /// <summary>True if the code will be optimised, so that values need no memory to be seen by a debugger.</summary>
    public bool Optimise { get; }

    public LlvmTypeMapper Types { get; }

    public LlvmAttributes Attributes { get; }

    public LlvmConstants Constants { get; }

    public LlvmRuntimeImports Runtime { get; }

    public LlvmSites Sites { get; }

    public LlvmAliasing Aliasing { get; }

    public LlvmHeapTypes HeapTypes { get; }

    public LlvmPartFunctions PartFunctions { get; }

    public LlvmClosures Closures { get; }

    public LlvmFills Fills { get; }

    public LlvmFrameLayout Frames { get; }

    public uint ProfileKind { get; }

    /// <summary>The weights of a branch whose first target is not expected.</summary>
    public LLVMValueRef Unlikely { get; }

    public uint InvariantLoadKind { get; }

    public LLVMValueRef EmptyNode { get; }

    /// <summary>The name of the stack pointer, as an operand.</summary>
    public LLVMValueRef StackPointer { get; }

    public LlvmFunction Function(IrFunction function) => _functions[function];

    /// <summary>The bytes of a type in memory.</summary>
    public ulong SizeOf(LLVMTypeRef type) => LLVM.ABISizeOfType(_layout, type);

    public LlvmGlobal Global(IrGlobal global) => _globals[global];

    /// <summary>The cycle of calls that a function belongs to; null if it cannot get back to itself.</summary>
    public int? CycleOf(IrFunction function) => _cycles.TryGetValue(function, out var cycle) ? cycle : null;

    /// <summary>True for a function that is translated as it stands.</summary>
    public static bool IsLarge(IrFunction function)
    {
        var size = 0;
        foreach (var block in function.Blocks)
        {
            size += block.Instructions.Count;
        }

        return size > MaxOptimisedSize;
    }

    public void FindCycles(IrModule module)
    {
        var calls = CallGraph.Of(module);
        for (var i = 0; i < calls.Components.Count; i++)
        {
            foreach (var function in calls.Components[i])
            {
                if (calls.IsRecursive(function))
                {
                    _cycles.Add(function, i);
                }
            }
        }
    }

    public void DeclareFunction(IrFunction function)
    {
        var parameters = new LLVMTypeRef[function.Parameters.Count];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = Types.Map(function.Parameters[i].Type);
        }

        var type = LlvmTypeMapper.Function(Types.MapResults(function.Results), parameters);
        var value = Module.AddFunction("wyn." + function.Name, type);
        LLVM.SetLinkage(value, LLVMLinkage.LLVMInternalLinkage);
        LLVM.SetFunctionCallConv(value, function.ResumeOf is null ? LLVMCallConv.LLVMFastCallConv : LLVMCallConv.LLVMCCallConv); // The runtime resumes.
        LLVM.SetUnnamedAddress(value, LLVMUnnamedAddr.LLVMGlobalUnnamedAddr);
        AddAttributes(function, value);
        _functions.Add(function, new LlvmFunction(value, type));
    }

    public void DeclareGlobal(IrGlobal global)
    {
        var type = Types.MapStored(global.Type);
        var value = AddVariable(type, "wyn.global." + global.Name, Zero(global.Type));
        LLVMValueRef? word = global.IsShared && LlvmGlobal.NeedsLock(global.Type) ? AddVariable(Types.Int32, "wyn.lock." + global.Name, Constants.Int32(0)) : null;
        LLVMValueRef? flag = global.Type.HasZero ? null : AddVariable(Types.Byte, "wyn.set." + global.Name, LLVMValueRef.CreateConstNull(Types.Byte));
        Debug.AddGlobal(global, value);
        _globals.Add(global, new LlvmGlobal(value, word, flag));
    }

    /// <summary>What a global begins with; where a type has no zero nobody looks at it.</summary>
    public LLVMValueRef Zero(IrType type) => type switch
    {
        ArrayType array => HeapTypes.EmptyArray(array),
        EnumType { IsBoxed: false } sum => Context.GetConstStruct([Constants.Int32(0), .. sum.Slots.Select(ZeroPart)]),
        AggregateType aggregate => Context.GetConstStruct([.. aggregate.FieldTypes.Select(ZeroPart)]),
        { Kind: IrTypeKind.Str } => Constants.EmptyString,
        _ => LLVMValueRef.CreateConstNull(Types.MapStored(type)),
    };

    /// <summary>A part of a value begins as a global does, but a bool in it is no byte.</summary>
    private LLVMValueRef ZeroPart(IrType type) => type.Kind == IrTypeKind.Bool ? Constants.Bool(false) : Zero(type);

    private LLVMValueRef AddVariable(LLVMTypeRef type, string name, LLVMValueRef initial)
    {
        var variable = Module.AddGlobal(type, name);
        LLVM.SetInitializer(variable, initial);
        LLVM.SetLinkage(variable, LLVMLinkage.LLVMInternalLinkage);
        return variable;
    }

    private void AddAttributes(IrFunction function, LLVMValueRef value)
    {
        Attributes.AddNoUnwind(value);
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            Attributes.AddValue(value, LLVMAttributeIndex.LLVMAttributeFirstParameterIndex + (uint)i, function.Parameters[i].Type);
        }

        if (function.Results is [{ Kind: not IrTypeKind.Frame } only])
        {
            Attributes.AddValue(value, LLVMAttributeIndex.LLVMAttributeReturnIndex, only);
        }

        if (IsLarge(function))
        {
            Attributes.AddNoOptimisation(value);
        }
    }
}
