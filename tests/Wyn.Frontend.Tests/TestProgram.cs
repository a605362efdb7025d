// Compiles programs given as text; runs them in the reference interpreter after verifying their IR.
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Text;
using Wyn.IR.Backends;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Verify;
using Xunit;

namespace Wyn.Frontend.Tests;

internal static class TestProgram
{
    public static FrontendResult Compile(string text) => Compile(SourceText.From("test.wyn", text));

    public static FrontendResult Compile(SourceText source)
        => global::Wyn.Frontend.Frontend.Compile(source, new FrontendOptions { ModuleName = Path.GetFileNameWithoutExtension(source.Name) });

    /// <summary>The verified IR of a program that must be right.</summary>
    public static IrModule Generate(string text)
    {
        var result = Compile(text);
        Assert.Equal([], result.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(Describe));
        var module = result.Module;
        Assert.NotNull(module);
        Assert.Equal([], IrVerifier.Verify(module).Select(error => error.ToString()));
        return module;
    }

    /// <summary>What a program that must be right prints.</summary>
    public static string Run(string text)
    {
        var output = new MemoryStream();
        var errors = new MemoryStream();
        var exitCode = new IrInterpreter(Generate(text), new InterpreterOptions(), new ProgramIo(Stream.Null, output, errors)).Run();
        Assert.Equal((0, ""), (exitCode, Encoding.UTF8.GetString(errors.ToArray())));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>Checks what a program prints, line by line.</summary>
    public static void Prints(string text, params string[] lines) => Assert.Equal(string.Concat(lines.Select(line => line + "\n")), Run(text));

    /// <summary>The only diagnostic of a program.</summary>
    public static Diagnostic Only(string text) => Assert.Single(Compile(text).Diagnostics);

    /// <summary>The messages of a program, each with its line.</summary>
    public static IEnumerable<string> Messages(string text) => Compile(text).Diagnostics.Select(Describe);

    /// <summary><c>LINE:COLUMN CODE message</c>.</summary>
    public static string Describe(Diagnostic diagnostic)
    {
        var (line, column) = diagnostic.Location is { } location ? location.Source.GetLineAndColumn(location.Span.Start) : (0, 0);
        return $"{line}:{column} {diagnostic.Code} {diagnostic.Message}";
    }
}
