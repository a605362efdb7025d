// The abstract interpreter behind CodeChecker: one method, a work list of instructions with the stack they are entered with.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

internal sealed class BodyChecker(MethodDefinition method)
{
    private const string Int32 = "System.Int32";
    private const string Int64 = "System.Int64";
    private const string Float = "System.Double";
    private const string Native = "native int";
    private const string Null = "null";

    private readonly Dictionary<Instruction, ImmutableStack<string>> _entered = [];
    private readonly Stack<Instruction> _work = new();
    private ImmutableStack<string> _stack = [];

    public void Check()
    {
        Enter(method.Body.Instructions[0], []);
        while (_work.TryPop(out var instruction))
        {
            _stack = _entered[instruction];
            Step(instruction);
            Continue(instruction);
        }
    }

    private void Continue(Instruction instruction)
    {
        if (instruction.Operand is Instruction target)
        {
            Enter(target, _stack);
        }

        switch (instruction.OpCode.FlowControl)
        {
            case FlowControl.Branch:
                break;
            case FlowControl.Return or FlowControl.Throw:
                Require(_stack.IsEmpty, instruction, "the stack is not empty");
                break;
            default:
                Require(instruction.Next is not null, instruction, "control leaves the method");
                Enter(instruction.Next, _stack);
                break;
        }
    }

    private void Enter(Instruction instruction, ImmutableStack<string> stack)
    {
        if (_entered.TryGetValue(instruction, out var known))
        {
            Require(known.SequenceEqual(stack), instruction, $"reached with [{string.Join(", ", stack)}] and [{string.Join(", ", known)}]");
            return;
        }

        _entered.Add(instruction, stack);
        _work.Push(instruction);
    }

    private void Step(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Nop or Code.Br or Code.Br_S or Code.Volatile:
                break;
            case Code.Dup:
                _stack = _stack.Push(_stack.Peek());
                break;
            case Code.Pop:
                Pop(instruction);
                break;
            case Code.Ldnull:
                Push(Null);
                break;
            case Code.Ldstr:
                Push("System.String");
                break;
            case >= Code.Ldc_I4_M1 and <= Code.Ldc_I4:
                Push(Int32);
                break;
            case Code.Ldc_I8:
                Push(Int64);
                break;
            case Code.Ldc_R8:
                Push(Float);
                break;
            case Code.Ldftn:
                Push(Native);
                break;
            case Code.Throw:
                Pop(instruction);
                break;
            case Code.Ret:
                if (method.ReturnType.MetadataType != MetadataType.Void)
                {
                    Pop(instruction, method.ReturnType);
                }

                break;
            default:
                StepTyped(instruction);
                break;
        }
    }

    private void StepTyped(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Ldarg_0 when method.HasThis:
                Push(method.DeclaringType.IsValueType ? method.DeclaringType.FullName + "&" : method.DeclaringType.FullName);
                break;
            case >= Code.Ldarg_0 and <= Code.Ldarg_3 or Code.Ldarg or Code.Ldarg_S:
                Push(Argument(instruction).ParameterType);
                break;
            case Code.Starg or Code.Starg_S:
                Pop(instruction, Argument(instruction).ParameterType);
                break;
            case Code.Ldarga or Code.Ldarga_S:
                Push(Argument(instruction).ParameterType.FullName + "&");
                break;
            case >= Code.Ldloc_0 and <= Code.Ldloc_3 or Code.Ldloc or Code.Ldloc_S:
                Push(Local(instruction).VariableType);
                break;
            case >= Code.Stloc_0 and <= Code.Stloc_3 or Code.Stloc or Code.Stloc_S:
                Pop(instruction, Local(instruction).VariableType);
                break;
            case Code.Ldloca or Code.Ldloca_S:
                Push(Local(instruction).VariableType.FullName + "&");
                break;
            case Code.Brtrue or Code.Brtrue_S or Code.Brfalse or Code.Brfalse_S:
                Pop(instruction);
                break;
            case >= Code.Beq_S and <= Code.Blt_Un_S or >= Code.Beq and <= Code.Blt_Un:
                PopPair(instruction);
                break;
            case Code.Ceq when _stack.Peek() == Null:
                Pop(instruction);
                Pop(instruction);
                Push(Int32);
                break;
            case Code.Ceq or Code.Clt or Code.Clt_Un or Code.Cgt or Code.Cgt_Un:
                PopPair(instruction);
                Push(Int32);
                break;
            case Code.Add or Code.Sub or Code.Mul or Code.Div or Code.Rem or Code.And or Code.Or or Code.Xor:
                Push(PopPair(instruction));
                break;
            case Code.Shl or Code.Shr:
                Require(Pop(instruction) == Int32, instruction, "the shift count is no int32");
                Require(_stack.Peek() == Int64, instruction, "not an int64");
                break;
            case Code.Neg or Code.Not:
                Require(_stack.Peek() is Int64 or Float, instruction, "not a number");
                break;
            default:
                StepObject(instruction);
                break;
        }
    }

    private void StepObject(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Conv_I8 or Code.Conv_U8:
                Convert(instruction, Int64);
                break;
            case Code.Conv_I4:
                Convert(instruction, Int32);
                break;
            case Code.Conv_R8:
                Convert(instruction, Float);
                break;
            case Code.Conv_U:
                Convert(instruction, Native);
                break;
            case Code.Ldind_I8:
                Require(Pop(instruction) == "System.Int64&", instruction, "not the address of an int64");
                Push(Int64);
                break;
            case Code.Stind_I8:
                Require(Pop(instruction) == Int64, instruction, "not an int64");
                Require(Pop(instruction) == "System.Int64&", instruction, "not the address of an int64");
                break;
            case Code.Ldind_Ref:
                Require(Pop(instruction) == "System.Object&", instruction, "not the address of a reference");
                Push("System.Object");
                break;
            case Code.Stind_Ref:
                Require(IsReference(Pop(instruction)), instruction, "not a reference");
                Require(Pop(instruction) == "System.Object&", instruction, "not the address of a reference");
                break;
            case Code.Castclass or Code.Unbox_Any:
                Require(IsReference(Pop(instruction)), instruction, "not a reference");
                Push((TypeReference)instruction.Operand);
                break;
            case Code.Box:
                Pop(instruction, (TypeReference)instruction.Operand);
                Push("System.Object");
                break;
            case Code.Initobj:
                Require(Pop(instruction) == ((TypeReference)instruction.Operand).FullName + "&", instruction, "not the address of the type");
                break;
            case Code.Newarr:
                Require(Pop(instruction) == Int32, instruction, "the length is no int32");
                Push(((TypeReference)instruction.Operand).FullName + "[]");
                break;
            case Code.Stelem_Any:
                Pop(instruction, (TypeReference)instruction.Operand);
                Require(Pop(instruction) == Int32, instruction, "the index is no int32");
                Require(Pop(instruction) == ((TypeReference)instruction.Operand).FullName + "[]", instruction, "not an array of the type");
                break;
            default:
                StepMember(instruction);
                break;
        }
    }

    private void StepMember(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Ldsfld:
                Push(((FieldReference)instruction.Operand).FieldType);
                break;
            case Code.Stsfld:
                Pop(instruction, ((FieldReference)instruction.Operand).FieldType);
                break;
            case Code.Ldsflda:
                Push(((FieldReference)instruction.Operand).FieldType.FullName + "&");
                break;
            case Code.Ldfld or Code.Ldflda:
                var field = (FieldReference)instruction.Operand;
                var owner = Pop(instruction);
                Require(IsOwner(owner, field) || (owner == field.DeclaringType.FullName && instruction.OpCode.Code == Code.Ldfld), instruction, $"{owner} has no such field");
                var fieldType = Substitute(field.FieldType, field.DeclaringType, null);
                Push(instruction.OpCode.Code == Code.Ldfld ? OnStack(fieldType) : fieldType.FullName + "&");
                break;
            case Code.Stfld:
                var stored = (FieldReference)instruction.Operand;
                Pop(instruction, Substitute(stored.FieldType, stored.DeclaringType, null));
                Require(IsOwner(Pop(instruction), stored), instruction, "not the owner of the field");
                break;
            case Code.Ldobj:
                Require(Pop(instruction) == ((TypeReference)instruction.Operand).FullName + "&", instruction, "not the address of the type");
                Push((TypeReference)instruction.Operand);
                break;
            case Code.Stobj:
                Pop(instruction, (TypeReference)instruction.Operand);
                Require(Pop(instruction) == ((TypeReference)instruction.Operand).FullName + "&", instruction, "not the address of the type");
                break;
            case Code.Call or Code.Callvirt or Code.Newobj:
                Call(instruction, (MethodReference)instruction.Operand);
                break;
            default:
                Require(false, instruction, "not an instruction that this backend emits");
                break;
        }
    }

    private void Call(Instruction instruction, MethodReference callee)
    {
        for (var i = callee.Parameters.Count - 1; i >= 0; i--)
        {
            Pop(instruction, Substitute(callee.Parameters[i].ParameterType, callee.DeclaringType, callee));
        }

        if (instruction.OpCode.Code == Code.Newobj)
        {
            Push(callee.DeclaringType);
            return;
        }

        if (callee.HasThis)
        {
            var target = Pop(instruction);
            Require(IsThis(target, callee.DeclaringType), instruction, $"called on {target}");
        }

        if (callee.ReturnType.MetadataType != MetadataType.Void)
        {
            Push(Substitute(callee.ReturnType, callee.DeclaringType, callee));
        }
    }

    private static TypeReference Substitute(TypeReference type, TypeReference owner, MethodReference? callee) => type switch
    {
        GenericParameter { Type: GenericParameterType.Type } parameter => ((GenericInstanceType)owner).GenericArguments[parameter.Position],
        GenericParameter parameter => ((GenericInstanceMethod)callee!).GenericArguments[parameter.Position], // a method's parameter
        ByReferenceType reference => new ByReferenceType(Substitute(reference.ElementType, owner, callee)),
        ArrayType array => new ArrayType(Substitute(array.ElementType, owner, callee)),
        GenericInstanceType generic => Close(generic, owner, callee),
        _ => type,
    };

    private static GenericInstanceType Close(GenericInstanceType generic, TypeReference owner, MethodReference? callee)
    {
        var closed = new GenericInstanceType(generic.ElementType);
        foreach (var argument in generic.GenericArguments)
        {
            closed.GenericArguments.Add(Substitute(argument, owner, callee));
        }

        return closed;
    }

    /// <summary>True for the address of a value type that has the field, or an object of a class that has or inherits it.</summary>
    private bool IsOwner(string stack, FieldReference field) => IsThis(stack, field.DeclaringType);

    private bool IsThis(string stack, TypeReference type)
        => type.IsValueType ? stack == type.FullName + "&" : stack == type.FullName || Inherits(stack, type.FullName);

    /// <summary>True if an emitted class, or one of the runtime, has the other one among its parents.</summary>
    private bool Inherits(string type, string parent)
    {
        var found = method.Module.GetTypes().FirstOrDefault(candidate => candidate.FullName == type)?.BaseType;
        if (found is not null)
        {
            return found.FullName == parent || Inherits(found.FullName, parent);
        }

        for (var known = RuntimeType(type)?.BaseType; known is not null; known = known.BaseType)
        {
            if (known == RuntimeType(parent))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The runtime's type of a name, without the arguments of a generic one.</summary>
    private static System.Type? RuntimeType(string name) => typeof(Wyn.Runtime.Worker).Assembly.GetType(name.Split('<')[0]);

    private void Convert(Instruction instruction, string result)
    {
        var operand = Pop(instruction);
        Require(operand is Int32 or Int64 or Float || operand.EndsWith('&'), instruction, $"{operand} is not converted");
        Push(result);
    }

    private string PopPair(Instruction instruction)
    {
        var right = Pop(instruction);
        var left = Pop(instruction);
        Require(left == right && left is Int32 or Int64 or Float or Native, instruction, $"{left} with {right}");
        return left;
    }

    private ParameterDefinition Argument(Instruction instruction) => instruction.OpCode.Code switch
    {
        >= Code.Ldarg_0 and <= Code.Ldarg_3 => method.Parameters[instruction.OpCode.Code - Code.Ldarg_0 - (method.HasThis ? 1 : 0)],
        _ => (ParameterDefinition)instruction.Operand,
    };

    private VariableDefinition Local(Instruction instruction) => instruction.OpCode.Code switch
    {
        >= Code.Ldloc_0 and <= Code.Ldloc_3 => method.Body.Variables[instruction.OpCode.Code - Code.Ldloc_0],
        >= Code.Stloc_0 and <= Code.Stloc_3 => method.Body.Variables[instruction.OpCode.Code - Code.Stloc_0],
        _ => (VariableDefinition)instruction.Operand,
    };

    private void Push(TypeReference type) => Push(OnStack(type));

    private void Push(string type) => _stack = _stack.Push(type);

    private string Pop(Instruction instruction)
    {
        Require(!_stack.IsEmpty, instruction, "the stack is empty");
        _stack = _stack.Pop(out var type);
        return type;
    }

    private void Pop(Instruction instruction, TypeReference type)
    {
        var actual = Pop(instruction);
        var wanted = OnStack(type);
        var fits = actual == wanted
            || (actual == Null && IsReference(wanted))
            || (wanted is "System.Object" or "Wyn.Runtime.IBoxHolder" && IsReference(actual))
            || Inherits(actual, wanted)
            || (wanted.EndsWith('*') && actual.EndsWith('&'));
        Require(fits, instruction, $"{actual} where {wanted} is wanted");
    }

    private static string OnStack(TypeReference type) => type.MetadataType switch
    {
        MetadataType.Boolean => Int32,
        MetadataType.IntPtr or MetadataType.UIntPtr => Native,
        _ => type.FullName,
    };

    private bool IsReference(string type)
        => !method.Module.GetTypes().Any(candidate => candidate.IsValueType && candidate.FullName == type)
            && !type.EndsWith('&') && !type.EndsWith('*') && type is not (Int32 or Int64 or Float or Native or "Wyn.Runtime.Future") && !type.Contains("Completion`1", System.StringComparison.Ordinal);

    private void Require([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool condition, Instruction instruction, string problem)
    {
        if (!condition)
        {
            Assert.Fail($"{method.Name} at {instruction}: {problem}; stack [{string.Join(", ", _stack)}]");
        }
    }
}
