// THE table of WYN4xxx: what can be wrong with tasks.
namespace Wyn.Frontend.Diagnostics;

/// <summary>Diagnostics of spawn, await and shared state.</summary>
internal static class ConcurrencyDiagnostics
{
    public static readonly DiagnosticDescriptor DataRace = Error(
        "WYN4001", "data race", "data race: shared mutable global '{0}' is written from '{1}', which runs concurrently (line {2})");

    public static readonly DiagnosticDescriptor SpawnOfNoCall = Error("WYN4002", "spawn of something that is no call", "only a call can be spawned");

    public static readonly DiagnosticDescriptor AwaitOfNoFuture = Error(
        "WYN4003", "await of something that is no future", "cannot await {0}; only a Future can be awaited");

    public static readonly DiagnosticDescriptor SpawnOfAwait = Error(
        "WYN4004", "spawn of an await", "this spawns the await, not the call before it");

    public static readonly DiagnosticDescriptor ClosureInTask = Error(
        "WYN4005", "lambda that changes a variable goes to a task", "closure that changes '{0}' cannot leave its task");

    public static readonly DiagnosticDescriptor PlaceInTask = Error("WYN4006", "'&' in a spawned call", "a task cannot change a place of the one that starts it");

    public static readonly DiagnosticDescriptor SentType = Error("WYN4007", "value of another type sent", "Cannot send {0} through a channel of {1}");

    public static readonly DiagnosticDescriptor ChannelCapacity = Error("WYN4008", "channel without room", "channel capacity must be >= 1");

    public static readonly DiagnosticDescriptor TaskSelect = Error("WYN4009", "select as a function", "unknown function 'Task.select'");

    public static readonly DiagnosticDescriptor SelectArm = Error(
        "WYN4010", "arm of select that does not receive", "an arm of select receives from a channel");

    public static readonly DiagnosticDescriptor SelectArmCount = Error("WYN4011", "wrong number of arms in a select", "a select has 1 to 16 arms, not {0}");

    public static readonly DiagnosticDescriptor MissingParentheses = Error(
        "WYN4012", "'await_all' without parentheses", "missing parentheses: '{0}' is a function that takes an array of futures");

    private static DiagnosticDescriptor Error(string code, string title, string format) => new(code, DiagnosticSeverity.Error, title, format);
}
