// Locations, functions, variables and types -> DWARF 5. The language is given as C11, which debuggers step and print; files
// are named as in locations and the folder is always ".", so that nothing of the machine at hand gets into the output.
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmDebugInfo : IDisposable
{
    private const string Folder = ".";
    private const string Producer = "wyn";
    private const ulong DwarfVersion = 5;
    private const ulong MetadataVersion = 3; // the version of LLVM's own format
    private const ulong WordBits = 64;

    private readonly LLVMContextRef _context;
    private readonly LLVMTargetDataRef _layout;
    private readonly LlvmTypeMapper _mapper;
    private readonly LLVMDIBuilderRef _builder;
    private readonly bool _isOptimised;
    private readonly LLVMMetadataRef _unit;
    private readonly LLVMMetadataRef _mainFile;
    private readonly uint _attachmentKind;
    private readonly Dictionary<string, LLVMMetadataRef> _files = [];
    private readonly Dictionary<IrType, LLVMMetadataRef> _types = [];

    public LlvmDebugInfo(
        LLVMContextRef context, LLVMModuleRef module, LLVMTargetDataRef layout, LlvmTypeMapper mapper, string mainFile, bool isOptimised)
    {
        _context = context;
        _layout = layout;
        _mapper = mapper;
        _isOptimised = isOptimised;
        _builder = module.CreateDIBuilder();
        _mainFile = File(mainFile);
        _unit = _builder.CreateCompileUnit(LLVMDWARFSourceLanguage.LLVMDWARFSourceLanguageC11, _mainFile, Producer, isOptimised);
        _attachmentKind = context.GetMDKindID("dbg");
        var word = context.GetIntType(32);
        module.AddModuleFlag(
            "Dwarf Version", LLVMModuleFlagBehavior.LLVMModuleFlagBehaviorWarning, LLVMValueRef.CreateConstInt(word, DwarfVersion));
        module.AddModuleFlag(
            "Debug Info Version", LLVMModuleFlagBehavior.LLVMModuleFlagBehaviorWarning, LLVMValueRef.CreateConstInt(word, MetadataVersion));
    }

    /// <summary>Describes a function and gives what describes its contents.</summary>
    public LlvmFunctionScope AddFunction(IrFunction function, LlvmFunction emitted)
    {
        var file = function.Location.File is { } name ? File(name) : _mainFile;
        var type = _builder.CreateSubroutineType(file, [.. Signature(function)]);
        var flags = LLVMDIFlags.LLVMDIFlagPrototyped | (function.Location.IsKnown ? LLVMDIFlags.LLVMDIFlagZero : LLVMDIFlags.LLVMDIFlagArtificial);
        var scope = _builder.CreateFunction(
            file, function.Name, linkageName: "", file, (uint)function.Location.Line, type, flags, _isOptimised);
        LLVM.SetSubprogram(emitted.Value, scope);
        return new LlvmFunctionScope(this, scope, file, function.Location.File);
    }

    /// <summary>
    /// Describes another way into a function and gives the position of all its code: what is inlined into a function that
    /// debug information does not know loses its own.
    /// </summary>
    public LLVMMetadataRef AddEntry(IrFunction function, LLVMValueRef entry, string suffix)
    {
        var file = function.Location.File is { } name ? File(name) : _mainFile;
        var line = function.Location.Line;
        var scope = _builder.CreateFunction(
            file, function.Name + suffix, linkageName: "", file, (uint)line, _builder.CreateSubroutineType(file, []), LLVMDIFlags.LLVMDIFlagArtificial, _isOptimised);
        LLVM.SetSubprogram(entry, scope);
        return Position(scope, line, 0);
    }

    public void AddGlobal(IrGlobal global, LLVMValueRef value)
    {
        var variable = _builder.CreateGlobalVariableExpression(_unit, global.Name, "wyn.global." + global.Name, _mainFile, Type(global.Type));
        LLVM.GlobalSetMetadata(value, _attachmentKind, variable);
    }

    /// <summary>A position in a scope.</summary>
    public LLVMMetadataRef Position(LLVMMetadataRef scope, int line, int column)
        => LLVM.DIBuilderCreateDebugLocation(_context, (uint)line, (uint)column, scope, default);

    /// <summary>The scope for what a function has from another file.</summary>
    public LLVMMetadataRef ScopeInFile(LLVMMetadataRef scope, string file) => _builder.CreateLexicalBlockFile(scope, File(file));

    public LLVMMetadataRef Parameter(LLVMMetadataRef scope, LLVMMetadataRef file, IrValue value, int number, int line)
        => _builder.CreateParameterVariable(
            scope, value.Name ?? "", number, file, (uint)line, Type(value.Type), LLVMDIFlags.LLVMDIFlagZero);

    public LLVMMetadataRef Variable(LLVMMetadataRef scope, LLVMMetadataRef file, IrValue value, int line)
        => _builder.CreateAutoVariable(scope, value.Name ?? "", file, (uint)line, Type(value.Type));

    /// <summary>From here to the next record the variable is in memory.</summary>
    public void Declare(LLVMValueRef storage, LLVMMetadataRef variable, LLVMMetadataRef position, LLVMBasicBlockRef block)
        => _builder.InsertDeclareAtEnd(storage, variable, position, block);

    /// <summary>From here to the next record the variable has the value.</summary>
    public void SetValue(LLVMValueRef value, LLVMMetadataRef variable, LLVMMetadataRef position, LLVMBasicBlockRef block)
        => _builder.InsertDbgValueAtEnd(value, variable, position, block);

    /// <summary>Completes what is described; nothing can be added behind it.</summary>
    public void Complete() => _builder.DIBuilderFinalize();

    public void Dispose() => _builder.Dispose();

    private LLVMMetadataRef File(string name)
    {
        if (!_files.TryGetValue(name, out var file))
        {
            _files.Add(name, file = _builder.CreateFile(name, Folder));
        }

        return file;
    }

    /// <summary>The result, then the parameters; the worker and frames are no part of the source.</summary>
    private IEnumerable<LLVMMetadataRef> Signature(IrFunction function)
        => function.Parameters.Select(parameter => parameter.Type).Where(type => type.Kind != IrTypeKind.Worker).Prepend(function.ValueResult).Select(Type);

    private LLVMMetadataRef Type(IrType type)
    {
        if (!_types.TryGetValue(type, out var described))
        {
            _types.Add(type, described = Describe(type));
        }

        return described;
    }

    private LLVMMetadataRef Describe(IrType type) => type.Kind switch
    {
        IrTypeKind.Unit => default, // void
        IrTypeKind.Int => _builder.CreateBasicType("int", WordBits, DwarfEncoding.Signed),
        IrTypeKind.Float => _builder.CreateBasicType("float", WordBits, DwarfEncoding.Float),
        IrTypeKind.Bool => _builder.CreateBasicType("bool", 8, DwarfEncoding.Boolean),
        IrTypeKind.Struct or IrTypeKind.Tuple => DescribeFields(type),
        IrTypeKind.Enum when type is EnumType { IsBoxed: false } => DescribeFields(type),
        IrTypeKind.Str => _builder.CreateTypedef(_builder.CreatePointerType(DescribeString(), WordBits), "str", _mainFile),
        _ => _builder.CreateTypedef(
            _builder.CreatePointerType(_builder.CreateStructType(type.Text, _mainFile, 0, []), WordBits), type.Text, _mainFile),
    };

    /// <summary>A type of parts by value; of an enum the tag, and the slots by their numbers.</summary>
    private LLVMMetadataRef DescribeFields(IrType type)
    {
        var mapped = _mapper.Map(type);
        List<LLVMMetadataRef> members = [];
        if (type.Kind == IrTypeKind.Enum)
        {
            members.Add(_builder.CreateMemberType("tag", _mainFile, 32, 0, _builder.CreateBasicType("int32", 32, DwarfEncoding.Signed)));
        }

        var names = type is StructType known ? known.Fields.Select(field => field.Name) : type.ValueParts.Select((_, index) => $"_{index}");
        foreach (var (part, name) in type.ValueParts.Zip(names))
        {
            members.Add(_builder.CreateMemberType(
                name, _mainFile, 8 * LLVM.ABISizeOfType(_layout, _mapper.Map(part)), 8 * LLVM.OffsetOfElement(_layout, mapped, (uint)members.Count), Type(part)));
        }

        return _builder.CreateStructType(type.Text, _mainFile, 8 * LLVM.ABISizeOfType(_layout, mapped), [.. members]);
    }

    /// <summary>wyn_str_t: what a debugger shows of a string.</summary>
    private LLVMMetadataRef DescribeString()
    {
        var count = _builder.CreateBasicType("int32", 32, DwarfEncoding.Signed);
        var size = _builder.CreateBasicType("uint32", 32, DwarfEncoding.Unsigned);
        var character = _builder.CreateBasicType("char", 8, DwarfEncoding.SignedChar);
        return _builder.CreateStructType(
            "wyn_str",
            _mainFile,
            2 * WordBits,
            [
                _builder.CreateMemberType("count", _mainFile, 32, 0, count),
                _builder.CreateMemberType("kind", _mainFile, 32, 32, size),
                _builder.CreateMemberType("length", _mainFile, WordBits, WordBits, Type(IrType.Int)),
                _builder.CreateMemberType("bytes", _mainFile, 0, 2 * WordBits, _builder.CreateArrayType(character)),
            ]);
    }
}
