// `wyn build FILE`: an application, in a folder or as one file, or with --emit one of the forms on the way to it.
using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Wyn.Driver.Diagnostics;
using Wyn.IR.Backends;

namespace Wyn.Driver.CommandLine;

/// <summary>Compiles a program into files.</summary>
internal sealed class BuildCommand : WynCommand
{
    public BuildCommand()
        : base("build", "Compiles a program into files.")
    {
        Add(File);
        Add(Output);
        Add(Emit);
        Backend.AddTo(this);
        Passes.AddTo(this);
    }

    public Argument<string> File { get; } = SourceArgument.Create();

    public Option<string> Output { get; } = new("--output", "-o")
    {
        Description = "Where to put the application: a folder [default: NAME.out], or the file where it is one [default: NAME]; with --emit the file to write [default: standard output].",
        HelpName = "OUT",
    };

    public Option<string> Emit { get; } = new("--emit")
    {
        Description = $"Writes a form of the program instead of an application: {string.Join(", ", Intermediates.Kinds)}, or a kind of the backend's own.",
        HelpName = "KIND",
    };

    public BackendOptionGroup Backend { get; } = new("cil");

    public PassOptionGroup Passes { get; } = new();

    public override int Execute(ParseResult parsed, ToolSession session)
    {
        var options = Passes.Read(parsed);
        var path = parsed.GetRequiredValue(File);
        var compilation = new Compilation(session, options);
        var output = parsed.GetValue(Output);
        var kind = parsed.GetValue(Emit);
        if (kind is not null && Intermediates.Find(kind) is { } intermediate)
        {
            RefuseUnused(parsed, intermediate);
            Deliver(session, Encoding.UTF8.GetBytes(intermediate.Produce(compilation, path)).ToImmutableArray(), output);
            return ExitCode.Success;
        }

        var choice = Backend.Read(parsed);
        using var registry = BackendRegistry.Create(session, choice.Plugins);
        var registered = registry.Get(choice.Name);
        RequireKind(registered.Backend, kind);
        var request = Backend.Apply(parsed, registered.Backend, new BackendRequest
        {
            ProgramName = Path.GetFileNameWithoutExtension(path),
            OptimizationLevel = options.OptimizationLevel,
            EmitKind = kind,
        });
        BuildWith(session, compilation, registered, request, path, output);
        return ExitCode.Success;
    }

    private static void BuildWith(
        ToolSession session, Compilation compilation, RegisteredBackend registered, BackendRequest request, string path, string? output)
    {
        var module = compilation.Compile(path);
        compilation.Lower(module, registered.Backend.Stage);
        var isOneFile = registered.Backend.Options.HasFlag(BackendOptions.SingleFile);
        var place = output ?? (isOneFile && Path.HasExtension(path) ? request.ProgramName : $"{request.ProgramName}.out");
        var files = new ProgramBuild(session, compilation, registered).Emit(module, request with { Sources = compilation.Sources }, place);
        if (request.EmitKind is not null && files is [var only])
        {
            Deliver(session, only.Content, output);
            return;
        }

        if (isOneFile && files is [var application])
        {
            files = [application with { Path = place }];
        }

        FileSystem.WriteAll(files);
        session.WriteOutput(string.Concat(files.Select(Line)));
    }

    /// <summary>One form of the program: to the file that was named, else to standard output.</summary>
    private static void Deliver(ToolSession session, ImmutableArray<byte> content, string? output)
    {
        if (output is null)
        {
            session.WriteOutput(content.AsSpan());
            return;
        }

        var file = new OutputFile(output, content);
        FileSystem.WriteAll([file]);
        session.WriteOutput(Line(file));
    }

    private static string Line(OutputFile file) => string.Create(CultureInfo.InvariantCulture, $"{file.Path}  {file.Content.Length} bytes\n");

    private static void RequireKind(IBackend backend, string? kind)
    {
        if (kind is null || backend.EmitKinds.Contains(kind))
        {
            return;
        }

        var known = Intermediates.Kinds.Concat(backend.EmitKinds);
        throw ToolException.Usage(DriverDiagnostics.UnknownEmitKind, $"it can emit {string.Join(", ", known)}", backend.Name, kind);
    }

    /// <summary>Refuses options that have no part in making the form that was asked for.</summary>
    private void RefuseUnused(ParseResult parsed, Intermediate intermediate)
    {
        var given = new Option[] { Backend.Backend, Backend.TargetCpu, Backend.Plugins.Plugin }.Where(option => parsed.GetResult(option) is { Implicit: false })
            .Select(option => option.Name)
            .Concat(intermediate.UsesPasses ? [] : Passes.Given(parsed));
        if (given.FirstOrDefault() is { } unused)
        {
            throw ToolException.Usage(DriverDiagnostics.CommandLine, null, $"{unused} has no part in --emit {intermediate.Kind}");
        }
    }
}
