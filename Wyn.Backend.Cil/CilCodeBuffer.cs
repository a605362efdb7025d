// Collects the instructions of one method: labels, the shortest encodings, and a cold section that is appended behind
// the rest, so that panics never stand in the way of the fast path. Each instruction keeps its source location.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using TypeReference = Mono.Cecil.TypeReference;

namespace Wyn.Backend.Cil;

internal sealed class CilCodeBuffer(MethodBody body)
{
    private readonly Section _main = new();
    private readonly Section _cold = new();
    private readonly List<(Instruction Branch, CilLabel Label)> _branches = [];
    private bool _isCold;

    /// <summary>The source position of what is emitted next.</summary>
    public IrLocation Location { get; set; }

    /// <summary>The number of bytes before the cold section; known after <see cref="Finish"/>.</summary>
    public int FastPathSize { get; private set; }

    private Section Current => _isCold ? _cold : _main;

    public VariableDefinition AddLocal(TypeReference type)
    {
        var local = new VariableDefinition(type);
        body.Variables.Add(local);
        return local;
    }

    public void Mark(CilLabel label) => Current.Unplaced.Add(label);

    /// <summary>What follows goes behind the rest of the method.</summary>
    public void EnterCold() => _isCold = true;

    public void LeaveCold() => _isCold = false;

    public void Emit(OpCode opcode) => Append(Instruction.Create(opcode));

    public void Emit(OpCode opcode, FieldReference field) => Append(Instruction.Create(opcode, field));

    public void Emit(OpCode opcode, MethodReference method) => Append(Instruction.Create(opcode, method));

    public void Emit(OpCode opcode, TypeReference type) => Append(Instruction.Create(opcode, type));

    public void Emit(OpCode opcode, double value) => Append(Instruction.Create(opcode, value));

    public void Branch(OpCode opcode, CilLabel label)
    {
        // Finish replaces the operand: the target need not exist yet.
        var branch = Instruction.Create(opcode, Instruction.Create(OpCodes.Nop));
        _branches.Add((branch, label));
        Append(branch);
    }

    public void LoadString(string value) => Append(Instruction.Create(OpCodes.Ldstr, value));

    public void LoadInt32(int value) => Append(value switch
    {
        -1 => Instruction.Create(OpCodes.Ldc_I4_M1),
        0 => Instruction.Create(OpCodes.Ldc_I4_0),
        1 => Instruction.Create(OpCodes.Ldc_I4_1),
        2 => Instruction.Create(OpCodes.Ldc_I4_2),
        3 => Instruction.Create(OpCodes.Ldc_I4_3),
        4 => Instruction.Create(OpCodes.Ldc_I4_4),
        5 => Instruction.Create(OpCodes.Ldc_I4_5),
        6 => Instruction.Create(OpCodes.Ldc_I4_6),
        7 => Instruction.Create(OpCodes.Ldc_I4_7),
        8 => Instruction.Create(OpCodes.Ldc_I4_8),
        >= sbyte.MinValue and <= sbyte.MaxValue => Instruction.Create(OpCodes.Ldc_I4_S, (sbyte)value),
        _ => Instruction.Create(OpCodes.Ldc_I4, value),
    });

    /// <summary>Loads a 64-bit constant; small ones as 32 bits and a widening, which is shorter and the same to the JIT.</summary>
    public void LoadInt64(long value)
    {
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            LoadInt32((int)value);
            Emit(OpCodes.Conv_I8);
        }
        else
        {
            Append(Instruction.Create(OpCodes.Ldc_I8, value));
        }
    }

    public void LoadLocal(VariableDefinition local) => Append(local.Index switch
    {
        0 => Instruction.Create(OpCodes.Ldloc_0),
        1 => Instruction.Create(OpCodes.Ldloc_1),
        2 => Instruction.Create(OpCodes.Ldloc_2),
        3 => Instruction.Create(OpCodes.Ldloc_3),
        _ => Instruction.Create(local.Index <= byte.MaxValue ? OpCodes.Ldloc_S : OpCodes.Ldloc, local),
    });

    public void StoreLocal(VariableDefinition local) => Append(local.Index switch
    {
        0 => Instruction.Create(OpCodes.Stloc_0),
        1 => Instruction.Create(OpCodes.Stloc_1),
        2 => Instruction.Create(OpCodes.Stloc_2),
        3 => Instruction.Create(OpCodes.Stloc_3),
        _ => Instruction.Create(local.Index <= byte.MaxValue ? OpCodes.Stloc_S : OpCodes.Stloc, local),
    });

    public void LoadLocalAddress(VariableDefinition local)
        => Append(Instruction.Create(local.Index <= byte.MaxValue ? OpCodes.Ldloca_S : OpCodes.Ldloca, local));

    /// <summary>Loads a parameter; all methods are static, so that the parameter's index is the argument's.</summary>
    public void LoadArgument(ParameterDefinition parameter) => Append(parameter.Index switch
    {
        0 => Instruction.Create(OpCodes.Ldarg_0),
        1 => Instruction.Create(OpCodes.Ldarg_1),
        2 => Instruction.Create(OpCodes.Ldarg_2),
        3 => Instruction.Create(OpCodes.Ldarg_3),
        _ => Instruction.Create(parameter.Index <= byte.MaxValue ? OpCodes.Ldarg_S : OpCodes.Ldarg, parameter),
    });

    /// <summary>Loads a parameter of any method, also of one with <c>this</c>.</summary>
    public void LoadParameter(ParameterDefinition parameter)
        => Append(Instruction.Create(parameter.Index < byte.MaxValue ? OpCodes.Ldarg_S : OpCodes.Ldarg, parameter));

    public void StoreArgument(ParameterDefinition parameter)
        => Append(Instruction.Create(parameter.Index <= byte.MaxValue ? OpCodes.Starg_S : OpCodes.Starg, parameter));

    public void LoadArgumentAddress(ParameterDefinition parameter)
        => Append(Instruction.Create(parameter.Index <= byte.MaxValue ? OpCodes.Ldarga_S : OpCodes.Ldarga, parameter));

    /// <summary>Moves the code into the body and gives the location of each instruction.</summary>
    public ImmutableArray<IrLocation> Finish()
    {
        foreach (var (branch, label) in _branches)
        {
            branch.Operand = label.Target ?? throw new UnreachableException("a label without an instruction");
        }

        var locations = ImmutableArray.CreateBuilder<IrLocation>(_main.Instructions.Count + _cold.Instructions.Count);
        foreach (var section in (Section[])[_main, _cold])
        {
            foreach (var instruction in section.Instructions)
            {
                body.Instructions.Add(instruction);
            }

            locations.AddRange(section.Locations);
        }

        CilBranchShortener.Shorten(body.Instructions);
        var last = _main.Instructions[^1];
        FastPathSize = last.Offset + last.GetSize();
        return locations.MoveToImmutable();
    }

    private void Append(Instruction instruction)
    {
        var section = Current;
        foreach (var label in section.Unplaced)
        {
            label.Target = instruction;
        }

        section.Unplaced.Clear();
        section.Instructions.Add(instruction);
        section.Locations.Add(Location);
    }

    private sealed class Section
    {
        public List<Instruction> Instructions { get; } = [];

        public List<IrLocation> Locations { get; } = [];

        public List<CilLabel> Unplaced { get; } = [];
    }
}
