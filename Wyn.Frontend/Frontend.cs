// The only entry of the frontend: source text -> syntax tree -> bound program -> IR module, with the diagnostics of all
// stages. Pure: no files, no console, no state between calls.
using System.Linq;
using Wyn.Frontend.Analysis;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.IrGeneration;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Text;

namespace Wyn.Frontend;

/// <summary>Compiles source text to IR.</summary>
internal static class Frontend
{
    /// <summary>Runs the stages in order; a stage does not run on a program that the one before found errors in.</summary>
    public static FrontendResult Compile(SourceText main, FrontendOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var tree = SyntaxTree.Parse(main);
        foreach (var diagnostic in tree.Diagnostics)
        {
            diagnostics.Add(diagnostic);
        }

        if (diagnostics.HasErrors || options.LastStage == CompilationStage.Syntax)
        {
            return new FrontendResult(tree, null, null, diagnostics.ToSorted());
        }

        UnsupportedConstructs.Report(tree, diagnostics);
        if (diagnostics.HasErrors)
        {
            return new FrontendResult(tree, null, null, diagnostics.ToSorted());
        }

        var program = ProgramBinder.Bind(tree, diagnostics);
        WriteAnalysis.Run(program, diagnostics);
        var graph = CallGraph.Build(program);
        RaceAnalysis.Run(program, graph, diagnostics);
        foreach (var function in program.Functions.Append(program.Start))
        {
            DefiniteAssignment.Run(function, diagnostics);
            if (function.Symbol.Definition is not { IsLibrary: true })
            {
                LostChanges.Run(function, diagnostics);
                CallPlaces.Run(function, diagnostics);
            }
        }

        if (diagnostics.HasErrors || options.LastStage == CompilationStage.Bound)
        {
            return new FrontendResult(tree, program, null, diagnostics.ToSorted());
        }

        var module = ModuleGenerator.Generate(program, graph, options.ModuleName);
        return new FrontendResult(tree, program, module, diagnostics.ToSorted());
    }
}
