// References to the members of the runtime's generic classes WynArray and WynBox, for each type of elements.
using Mono.Cecil;
using TypeReference = Mono.Cecil.TypeReference;

namespace Wyn.Backend.Cil;

internal sealed class CilArrays(CilFramework framework)
{
    public TypeReference Array(TypeReference element) => Closed("WynArray`1", element);

    public TypeReference Box(TypeReference element) => Closed("WynBox`1", element);

    public MethodReference ArrayConstructor(TypeReference element)
    {
        var type = Array(element);
        return framework.Constructor(type, new ArrayType(Parameter(type)));
    }

    public MethodReference Length(TypeReference element)
    {
        var type = Array(element);
        return Instance(type, "get_Length", framework.Types.Int64);
    }

    /// <summary>The place of an element.</summary>
    public MethodReference At(TypeReference element, CilIndexCheck check)
    {
        var type = Array(element);
        var place = new ByReferenceType(Parameter(type));
        return check == CilIndexCheck.None
            ? Instance(type, "At", place, framework.Types.Int64)
            : Instance(type, NameOf(check), place, framework.Types.Int64, framework.Types.String);
    }

    /// <summary>The place of the first element, where the next one would be if there is none.</summary>
    public MethodReference First(TypeReference element)
    {
        var type = Array(element);
        return Instance(type, "get_First", new ByReferenceType(Parameter(type)));
    }

    /// <summary>The place of an element, a null reference if there is none.</summary>
    public MethodReference Find(TypeReference element)
    {
        var type = Array(element);
        return Instance(type, "Find", new ByReferenceType(Parameter(type)), framework.Types.Int64);
    }

    /// <summary>A null reference.</summary>
    public MethodReference None(TypeReference element)
    {
        var type = Array(element);
        return CilFramework.Method(type, "get_None", new ByReferenceType(Parameter(type)));
    }

    /// <summary>As <see cref="At"/>, from the place of the first element and, where the index is checked, the length.</summary>
    public MethodReference AtView(TypeReference element, CilIndexCheck check)
    {
        var type = Array(element);
        var place = new ByReferenceType(Parameter(type));
        return check == CilIndexCheck.None
            ? CilFramework.Method(type, "At", place, place, framework.Types.Int64)
            : CilFramework.Method(type, NameOf(check), place, place, framework.Types.Int64, framework.Types.Int64, framework.Types.String);
    }

    public MethodReference Own(TypeReference element) => Change(element, "Own");

    /// <summary>Makes the array at a place one with one owner, and gives it.</summary>
    public MethodReference OwnAt(TypeReference element)
    {
        var type = Array(element);
        return CilFramework.Method(type, "OwnAt", Self(type), new ByReferenceType(Self(type)));
    }

    public MethodReference Share(TypeReference element)
    {
        var type = Array(element);
        return CilFramework.Method(type, "Share", framework.Types.Void, Self(type));
    }

    public MethodReference Fill(TypeReference element)
    {
        var type = Array(element);
        return CilFramework.Method(type, "Fill", Self(type), framework.Types.Int64, Parameter(type), framework.Types.String);
    }

    public MethodReference Push(TypeReference element) => Change(element, "Push", Parameter(Array(element)));

    public MethodReference Insert(TypeReference element)
        => Change(element, "Insert", framework.Types.Int64, Parameter(Array(element)), framework.Types.String);

    public MethodReference Concat(TypeReference element) => Change(element, "Concat", Self(Array(element)));

    public MethodReference Truncate(TypeReference element) => Change(element, "Truncate", framework.Types.Int64);

    public MethodReference Reserve(TypeReference element) => Change(element, "Reserve", framework.Types.Int64, framework.Types.String);

    public MethodReference Pop(TypeReference element)
    {
        var type = Array(element);
        return Instance(type, "Pop", Parameter(type), framework.Types.String);
    }

    public MethodReference Remove(TypeReference element)
    {
        var type = Array(element);
        return Instance(type, "Remove", Parameter(type), framework.Types.Int64, framework.Types.String);
    }

    public MethodReference Slice(TypeReference element)
    {
        var type = Array(element);
        return Instance(type, "Slice", Self(type), framework.Types.Int64, framework.Types.Int64);
    }

    public MethodReference BoxConstructor(TypeReference element)
    {
        var type = Box(element);
        return framework.Constructor(type, Parameter(type), framework.Types.String);
    }

    public FieldReference BoxValue(TypeReference element)
    {
        var type = Box(element);
        return new FieldReference("Value", Parameter(type), type);
    }

    private static string NameOf(CilIndexCheck check) => check == CilIndexCheck.FromStart ? "AtFromStart" : "At";

    private GenericInstanceType Closed(string name, TypeReference element)
    {
        var open = framework.RuntimeClass(name);
        open.GenericParameters.Add(new GenericParameter("T", open));
        return new GenericInstanceType(open) { GenericArguments = { element } };
    }

    /// <summary>A static method that takes an array and more, and gives an array.</summary>
    private MethodReference Change(TypeReference element, string name, params TypeReference[] others)
    {
        var type = Array(element);
        return CilFramework.Method(type, name, Self(type), [Self(type), .. others]);
    }

    private static MethodReference Instance(TypeReference type, string name, TypeReference result, params TypeReference[] parameters)
    {
        var method = CilFramework.Method(type, name, result, parameters);
        method.HasThis = true;
        return method;
    }

    /// <summary>The type parameter, as signatures of the open type name it.</summary>
    private static GenericParameter Parameter(TypeReference type) => ((GenericInstanceType)type).ElementType.GenericParameters[0];

    private static GenericInstanceType Self(TypeReference type)
        => new(((GenericInstanceType)type).ElementType) { GenericArguments = { Parameter(type) } };
}
