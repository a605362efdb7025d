// Runs a module in the interpreter and keeps what it printed.
using System;
using System.IO;
using System.Linq;
using System.Text;
using Wyn.IR.Backends;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Text;

namespace Wyn.IR.Tests.Interpret;

/// <summary>What a run printed and its exit code.</summary>
internal sealed record TestRun(string Output, string Error, int ExitCode)
{
    public static TestRun Of(string text, InterpreterOptions? options = null) => Of(Parse(text), options);

    public static TestRun Of(IrModule module, InterpreterOptions? options = null)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var exitCode = new IrInterpreter(module, options ?? new InterpreterOptions(), new ProgramIo(Stream.Null, output, error)).Run();
        return new TestRun(Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()), exitCode);
    }

    public static IrModule Parse(string text)
    {
        var result = IrParser.Parse(text, "test.wir");
        return result.Module ?? throw new ArgumentException(string.Join('\n', result.Errors.Select(error => error.ToString())), nameof(text));
    }
}
