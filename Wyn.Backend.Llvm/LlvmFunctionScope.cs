// The debug information of one function: positions, parameters, and source variables. Values that share a name and a type
// are one variable, whose value changes along the way.
using System.Collections.Generic;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmFunctionScope(LlvmDebugInfo debug, LLVMMetadataRef scope, LLVMMetadataRef file, string? fileName)
{
    private readonly Dictionary<(string Name, IrType Type), LLVMMetadataRef> _variables = [];
    private readonly Dictionary<string, LLVMMetadataRef> _otherFiles = [];
    private IrLocation _lastLocation;
    private LLVMMetadataRef _lastPosition;

    /// <summary>The position for an instruction; line 0 where there is none in the source.</summary>
    public LLVMMetadataRef Position(IrLocation location)
    {
        if (_lastPosition.Handle == 0 || location != _lastLocation)
        {
            _lastLocation = location;
            _lastPosition = debug.Position(ScopeOf(location.File), location.Line, location.Column);
        }

        return _lastPosition;
    }

    /// <summary>Makes a parameter known; parameters count from 1.</summary>
    public void AddParameter(IrValue value, int number, IrLocation location)
    {
        if (value.Name is { } name)
        {
            _variables.TryAdd((name, value.Type), debug.Parameter(scope, file, value, number, location.Line));
        }
    }

    /// <summary>The variable of a value; null if the source has no name for it.</summary>
    public LLVMMetadataRef? VariableOf(IrValue value, IrLocation location)
    {
        if (value.Name is not { } name || value.Type.Kind is IrTypeKind.Worker or IrTypeKind.Frame)
        {
            return null;
        }

        if (!_variables.TryGetValue((name, value.Type), out var variable))
        {
            _variables.Add((name, value.Type), variable = debug.Variable(scope, file, value, location.Line));
        }

        return variable;
    }

    private LLVMMetadataRef ScopeOf(string? name)
    {
        if (name is null || name == fileName)
        {
            return scope;
        }

        if (!_otherFiles.TryGetValue(name, out var inFile))
        {
            _otherFiles.Add(name, inFile = debug.ScopeInFile(scope, name));
        }

        return inFile;
    }
}
