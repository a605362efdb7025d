// Which methods change their receiver. Nothing in a declaration says so: a method that writes a part of `self`, or calls a
// method on it that does, gets the receiver in-out, and what it is called on counts as written. Runs when all bodies are bound,
// since methods may call each other in any order; before anything asks which variables are written.
using System.Collections.Generic;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Analysis;

/// <summary>Finds the methods that change their receiver.</summary>
internal sealed class WriteAnalysis
{
    private readonly BoundProgram _program;
    private readonly List<(FunctionSymbol Function, List<BoundNode> Nodes)> _bodies = [];

    private WriteAnalysis(BoundProgram program)
    {
        _program = program;
        foreach (var function in program.Functions.Append(program.Start))
        {
            _bodies.Add((function.Symbol, [.. function.Body.DescendantsAndSelf().Where(MayWrite)]));
        }
    }

    /// <summary>Marks methods and variables; reports constants that a method changes.</summary>
    public static void Run(BoundProgram program, DiagnosticBag diagnostics)
    {
        var analysis = new WriteAnalysis(program);
        analysis.MarkMethods();
        analysis.MarkVariables(diagnostics);
    }

    private static bool MayWrite(BoundNode node)
        => node is BoundAssignment or BoundCompoundAssignment or BoundReference or BoundTraitCall or BoundCall { Arguments.IsEmpty: false };

    private void MarkMethods()
    {
        var hasChanged = true;
        while (hasChanged)
        {
            hasChanged = false;
            foreach (var (function, nodes) in _bodies)
            {
                if (function.Parameters is [{ IsSelf: true, IsInOut: false } self, ..] && nodes.Exists(node => Writes(node, self)))
                {
                    self.IsInOut = true;
                    hasChanged = true;
                }
            }
        }
    }

    private void MarkVariables(DiagnosticBag diagnostics)
    {
        foreach (var node in _bodies.SelectMany(body => body.Nodes))
        {
            if (node is BoundAssignment { IsDeclaration: true })
            {
                continue;
            }

            foreach (var variable in BoundWalk.WrittenBy(node, WritesReceiver))
            {
                if (variable.IsConst && node is BoundCall or BoundTraitCall)
                {
                    diagnostics.Add(new Diagnostic(BindingDiagnostics.AssignmentToConstant, node.Location, [variable.Name])
                    {
                        Labels = [new DiagnosticLabel(variable.Location, "declared with 'const' here")],
                        Help = $"declare it with 'var {variable.Name} = ...' if it is to change",
                    });
                }

                variable.IsWritten = true;
            }
        }
    }

    private bool Writes(BoundNode node, VariableSymbol variable) => BoundWalk.WrittenBy(node, WritesReceiver).Contains(variable);

    private bool WritesReceiver(BoundTraitCall call) => TraitMethods.IsWriting(call.Receiver.Type, call.Method, _program);
}
