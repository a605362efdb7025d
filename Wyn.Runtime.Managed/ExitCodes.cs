// The exit codes that the runtime itself gives.
namespace Wyn.Runtime;

/// <summary>Exit codes other than the program's own.</summary>
internal static class ExitCodes
{
    /// <summary>A panic or a deadlock.</summary>
    public const int Panic = 1;

    /// <summary>An environment variable has no meaning.</summary>
    public const int Usage = 2;

    /// <summary>The system refused what the program needs: a thread, room for its output.</summary>
    public const int Environment = 3;

    /// <summary>Whoever read the output has gone: as if the signal SIGPIPE, 13, had ended the program.</summary>
    public const int BrokenPipe = 128 + 13;
}
