// The stages of a compilation in their order; the only place that knows them all. One instance takes one program from its
// file to the module that a backend wants. What is wrong with the program ends it as a ToolException.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Wyn.Driver.Diagnostics;
using Wyn.Frontend;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Text;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Text;
using Wyn.IR.Verify;

namespace Wyn.Driver;

/// <summary>Compiles one program.</summary>
internal sealed class Compilation(ToolSession session, CompilationOptions options)
{
    /// <summary>The name of the module's text in the reproduction of an internal error.</summary>
    public const string ModuleFileName = "module.wir";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<SourceText> _sources = [];

    /// <summary>The sources as debug information wants them.</summary>
    public ImmutableArray<SourceDocument> Sources => [.. _sources.Select(source => new SourceDocument(source.Name, source.Bytes))];

    /// <summary>Runs the frontend as far as <paramref name="lastStage"/> and reports warnings.</summary>
    public FrontendResult Analyze(string path, CompilationStage lastStage)
    {
        var source = ReadSource(path);
        session.Stage = "the frontend";
        var frontendOptions = new FrontendOptions { ModuleName = Path.GetFileNameWithoutExtension(path), LastStage = lastStage };
        var result = Wyn.Frontend.Frontend.Compile(source, frontendOptions);
        if (result.HasErrors)
        {
            throw new ToolException(ExitCode.Rejected, result.Diagnostics);
        }

        session.Report(result.Diagnostics);
        return result;
    }

    /// <summary>Source file -> module in stage <c>raw</c>.</summary>
    public IrModule Compile(string path)
        => Register(Analyze(path, CompilationStage.Ir).Module ?? throw new InvalidOperationException("the frontend gave neither errors nor a module"));

    /// <summary>IR file -> verified module in the stage that its header says.</summary>
    public IrModule ReadIr(string path)
    {
        var source = ReadSource(path);
        session.Stage = "the reader of IR text";
        var result = IrParser.Parse(DecodeUtf8(source), source.Name);
        if (!result.IsSuccess)
        {
            throw new ToolException(ExitCode.Rejected, [.. result.Errors.Select(error => DiagnosticConversions.From(error, source))]);
        }

        Verify(result.Module);
        return Register(result.Module);
    }

    /// <summary>Runs the passes that lead to a stage; a module that is there already stays as it is.</summary>
    public void Lower(IrModule module, IrStage target)
    {
        if (module.Stage < target)
        {
            new PassExecution(session, options).Run(module, target);
        }
    }

    /// <summary>Refuses a module that is past a stage: passes go one way.</summary>
    /// <param name="module">The module.</param>
    /// <param name="stage">The last stage that will do.</param>
    /// <param name="why">Who wants the stage, for the message.</param>
    public static void RequireNotPast(IrModule module, IrStage stage, string why)
    {
        if (module.Stage > stage)
        {
            throw ToolException.Usage(DriverDiagnostics.IrStageTooLate, null, IrStageNames.Of(module.Stage), IrStageNames.Of(stage), why);
        }
    }

    /// <summary>Refuses a module that cannot be run.</summary>
    public static void RequireEntryPoint(IrModule module)
    {
        if (module.EntryPoint is null)
        {
            throw new ToolException(
                ExitCode.Rejected,
                new Diagnostic(DriverDiagnostics.IrNoEntryPoint, null, [module.Name]) { Help = "name the function to start with in the header: entry @name" });
        }
    }

    /// <summary>Ends the compilation with what the backend says.</summary>
    public ToolException Failure(IReadOnlyList<BackendDiagnostic> problems)
        => new(
            problems.Any(problem => problem.IsEnvironment) ? ExitCode.Environment
            : problems.Any(problem => problem.IsUsage) ? ExitCode.Usage
            : ExitCode.Rejected,
            [.. problems.Select(problem => DiagnosticConversions.From(problem, _sources))]);

    private void Verify(IrModule module)
    {
        session.Stage = "the verifier";
        var errors = IrVerifier.Verify(module);
        if (!errors.IsEmpty)
        {
            throw new ToolException(ExitCode.Rejected, [.. errors.Select(error => DiagnosticConversions.From(error, _sources))]);
        }
    }

    /// <summary>Reads a source under the name that its locations get: the main file's own.</summary>
    private SourceText ReadSource(string path)
    {
        session.Stage = "reading the source";
        var source = new SourceText(Path.GetFileName(path), FileSystem.ReadSource(path));
        _sources.Add(source);
        session.Reproduction.Add((source.Name, () => source.Bytes));
        return source;
    }

    private IrModule Register(IrModule module)
    {
        session.Reproduction.Add((ModuleFileName, () => [.. Encoding.UTF8.GetBytes(IrPrinter.Print(module))]));
        return module;
    }

    /// <summary>IR text is UTF-8 like every source; bytes that are not would be changed silently by decoding.</summary>
    private static string DecodeUtf8(SourceText source)
    {
        try
        {
            return Strict.GetString(source.Bytes.AsSpan());
        }
        catch (DecoderFallbackException exception)
        {
            var (line, column) = source.GetLineAndColumn(Math.Clamp(exception.Index, 0, source.Length));
            var error = new IrTextError(source.Name, line, column, "the text is not UTF-8");
            throw new ToolException(ExitCode.Rejected, DiagnosticConversions.From(error, source));
        }
    }
}
