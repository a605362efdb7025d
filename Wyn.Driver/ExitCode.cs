// The exit codes of the tool, as docs/cli.md lists them.
namespace Wyn.Driver;

/// <summary>What the process ends with; <c>run</c> passes the program's own code on instead of <see cref="Success"/>.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>The program was rejected.</summary>
    public const int Rejected = 1;

    /// <summary>The command line asks for something that does not exist.</summary>
    public const int Usage = 2;

    /// <summary>A file, tool or device is missing, unreadable or full.</summary>
    public const int Environment = 3;

    /// <summary>Nobody reads standard output any more: 128 and the number of SIGPIPE.</summary>
    public const int BrokenPipe = 141;

    /// <summary>The compiler is at fault.</summary>
    public const int Internal = 70;
}
