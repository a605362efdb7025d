// References to what the runtime has for tasks that wait and meet: leaves, channels, cells, and the calls that begin a wait.
using Mono.Cecil;
using TypeReference = Mono.Cecil.TypeReference;

namespace Wyn.Backend.Cil;

internal sealed class CilWaits(CilFramework framework, CilTypeMapper types)
{
    public TypeReference ChannelBase => framework.RuntimeClass("WynChannel");

    public TypeReference AwaitFrame => framework.RuntimeClass("AwaitFrame");

    public TypeReference SelectFrame => framework.RuntimeClass("SelectFrame");

    public FieldReference FrameParent => new("Parent", types.Frame, types.Frame);

    public FieldReference FrameState => new("State", framework.Types.Int32, types.Frame);

    public FieldReference AwaitedTask => new("Awaited", types.Future, AwaitFrame);

    public FieldReference SelectIndex => new("Index", framework.Types.Int64, SelectFrame);

    /// <summary><c>Frame Waiting.Await(Worker worker, Future task, string location)</c>.</summary>
    public MethodReference Await => Wait("Waiting", "Await", types.Worker, types.Future, framework.Types.String);

    /// <summary><c>Frame Waiting.Sleep(Worker worker, long milliseconds, string location)</c>.</summary>
    public MethodReference Sleep => Wait("Waiting", "Sleep", types.Worker, framework.Types.Int64, framework.Types.String);

    /// <summary><c>Frame Waiting.Yield(Worker worker, string location)</c>.</summary>
    public MethodReference Yield => Wait("Waiting", "Yield", types.Worker, framework.Types.String);

    /// <summary><c>Frame Select.Begin(Worker worker, long milliseconds, WynChannel[] channels, string location, out long index)</c>.</summary>
    public MethodReference Select => Wait(
        "Select",
        "Begin",
        types.Worker,
        framework.Types.Int64,
        new ArrayType(ChannelBase),
        framework.Types.String,
        new ByReferenceType(framework.Types.Int64));

    public MethodReference Cancel => State("Cancel", framework.Types.Void, types.Future);

    public MethodReference IsCancelled => State("IsCancelled", framework.Types.Boolean, types.Worker);

    public MethodReference IsDone => State("IsDone", framework.Types.Boolean, types.Future);

    public MethodReference HandleOf => State("HandleOf", framework.Types.Int64, Handled, types.Worker, framework.Types.String);

    public MethodReference FreeHandle => State("FreeHandle", framework.Types.Void, Handled, types.Worker);

    /// <summary><c>void WynChannel.Close(Worker worker)</c>.</summary>
    public MethodReference Close => Instance(ChannelBase, "Close", framework.Types.Void, types.Worker);

    private TypeReference Handled => framework.RuntimeClass("WynHandled");

    public TypeReference Channel(TypeReference element) => Closed("WynChannel`1", element);

    public TypeReference Cell(TypeReference element) => Closed("WynCell`1", element);

    public TypeReference ReceiveFrame(TypeReference element) => Closed("ReceiveFrame`1", element);

    /// <summary><c>T TaskState.FromHandle&lt;T&gt;(long number, Worker worker, string kind, string location)</c>.</summary>
    public MethodReference FromHandle(TypeReference handled)
    {
        var open = State("FromHandle", framework.Types.Void, framework.Types.Int64, types.Worker, framework.Types.String, framework.Types.String);
        var parameter = new GenericParameter("T", open);
        open.GenericParameters.Add(parameter);
        open.ReturnType = parameter;
        return new GenericInstanceMethod(open) { GenericArguments = { handled } };
    }

    public MethodReference ChannelConstructor(TypeReference element)
        => framework.Constructor(Channel(element), framework.Types.Int64, framework.Types.String);

    /// <summary><c>static Frame Send(Worker worker, WynChannel&lt;T&gt; channel, T value, string location)</c>.</summary>
    public MethodReference Send(TypeReference element)
    {
        var type = Channel(element);
        return CilFramework.Method(type, "Send", types.Frame, types.Worker, Self(type), Parameter(type), framework.Types.String);
    }

    /// <summary><c>static Frame Receive(Worker, WynChannel&lt;T&gt;, string location, out T value, out bool isSome)</c>.</summary>
    public MethodReference Receive(TypeReference element)
    {
        var type = Channel(element);
        return CilFramework.Method(
            type,
            "Receive",
            types.Frame,
            types.Worker,
            Self(type),
            framework.Types.String,
            new ByReferenceType(Parameter(type)),
            new ByReferenceType(framework.Types.Boolean));
    }

    /// <summary><c>static bool TryReceive(WynChannel&lt;T&gt; channel, Worker worker, out T value)</c>.</summary>
    public MethodReference TryReceive(TypeReference element)
    {
        var type = Channel(element);
        return CilFramework.Method(type, "TryReceive", framework.Types.Boolean, Self(type), types.Worker, new ByReferenceType(Parameter(type)));
    }

    public FieldReference ReceivedValue(TypeReference element)
    {
        var type = ReceiveFrame(element);
        return new FieldReference("Value", Parameter(type), type);
    }

    public FieldReference ReceivedIsSome(TypeReference element) => new("IsSome", framework.Types.Boolean, ReceiveFrame(element));

    public MethodReference CellConstructor(TypeReference element)
    {
        var type = Cell(element);
        return framework.Constructor(type, Parameter(type));
    }

    public FieldReference CellValue(TypeReference element)
    {
        var type = Cell(element);
        return new FieldReference("Value", Parameter(type), type);
    }

    public MethodReference CellEnter(TypeReference element) => Instance(Cell(element), "Enter", framework.Types.Void);

    public MethodReference CellLeave(TypeReference element) => Instance(Cell(element), "Leave", framework.Types.Void);

    private MethodReference Wait(string type, string name, params TypeReference[] parameters)
        => CilFramework.Method(framework.RuntimeClass(type), name, types.Frame, parameters);

    private MethodReference State(string name, TypeReference result, params TypeReference[] parameters)
        => CilFramework.Method(framework.RuntimeClass("TaskState"), name, result, parameters);

    private GenericInstanceType Closed(string name, TypeReference element)
    {
        var open = framework.RuntimeClass(name);
        open.GenericParameters.Add(new GenericParameter("T", open));
        return new GenericInstanceType(open) { GenericArguments = { element } };
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
