// The forms of a program between its text and the backend, as `wyn build --emit` prints them.
using System;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Text;
using Wyn.IR.Model;
using Wyn.IR.Text;

namespace Wyn.Driver;

/// <summary>A form of the program.</summary>
/// <param name="Kind">Its name for <c>--emit</c>.</param>
/// <param name="UsesPasses">True if options about passes have a part in it.</param>
/// <param name="Produce">Makes the text from a main file.</param>
internal sealed record Intermediate(string Kind, bool UsesPasses, Func<Compilation, string, string> Produce);

/// <summary>The table of forms.</summary>
internal static class Intermediates
{
    private static readonly ImmutableArray<Intermediate> Rows =
    [
        new("tokens", false, (compilation, path) => PrintTokens(compilation.Analyze(path, CompilationStage.Syntax).Tree.Source)),
        new("syntax", false, (compilation, path) => SyntaxPrinter.Print(compilation.Analyze(path, CompilationStage.Syntax).Tree.Root)),
        new("bound", false, PrintBound),
        new("ir", true, PrintIr),
    ];

    /// <summary>The names, in the order of the way through the compiler.</summary>
    public static ImmutableArray<string> Kinds => [.. Rows.Select(row => row.Kind)];

    /// <summary>The form with a name, or null.</summary>
    public static Intermediate? Find(string kind) => Rows.FirstOrDefault(row => row.Kind == kind);

    private static string PrintTokens(SourceText source) => TokenPrinter.Print(source, Lexer.Lex(source, new DiagnosticBag()).Tokens);

    private static string PrintBound(Compilation compilation, string path)
        => BoundTreePrinter.Print(
            compilation.Analyze(path, CompilationStage.Bound).Program ?? throw new InvalidOperationException("the frontend gave neither errors nor a program"));

    /// <summary>The IR after optimisation, before anything that only some backends want is made explicit.</summary>
    private static string PrintIr(Compilation compilation, string path)
    {
        var module = compilation.Compile(path);
        compilation.Lower(module, IrStage.Opt);
        return IrPrinter.Print(module);
    }
}
