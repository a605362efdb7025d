// Locations -> debug information of a method: a sequence point wherever a new line begins and the evaluation stack is
// empty (elsewhere a debugger could not stop), and the source variables with the part of the code in which they live.
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil.Cil;
using Wyn.IR.Model;

namespace Wyn.Backend.Cil;

internal static class CilSequencePoints
{
    // Marks hidden code in the format, so no line may have this number.
    private const int HiddenLine = 0xFEEFEE;

    public static void Add(CilEmittedBody emitted, CilDocuments documents)
    {
        AddPoints(emitted, documents);
        AddScopes(emitted);
    }

    private static void AddPoints(CilEmittedBody emitted, CilDocuments documents)
    {
        var body = emitted.Method.Body;
        var depths = CilStackDepths.Compute(body);
        var loopHeads = CilLoops.Find(body.Instructions).Select(loop => loop.Head).ToHashSet();
        IrLocation last = default;
        for (var i = 0; i < body.Instructions.Count; i++)
        {
            // The head of a loop is stopped at each time around, even if what stands before it is on the same line.
            var location = emitted.Locations[i];
            var isNew = location.File != last.File || location.Line != last.Line || loopHeads.Contains(i);
            if (isNew && depths[i] == 0 && location is { File: { } file, Line: >= 1 and < HiddenLine })
            {
                last = location;
                emitted.Method.DebugInformation.SequencePoints.Add(Point(body.Instructions[i], documents.Get(file), location.Line));
            }
        }
    }

    private static SequencePoint Point(Instruction instruction, CilDocument document, int line)
    {
        var (start, end) = document.Extent(line);
        return new SequencePoint(instruction, document.Document) { StartLine = line, EndLine = line, StartColumn = start, EndColumn = end };
    }

    private static void AddScopes(CilEmittedBody emitted)
    {
        var instructions = emitted.Method.Body.Instructions;
        var root = new ScopeDebugInformation(instructions[0], null);
        emitted.Method.DebugInformation.Scope = root;
        var open = new Stack<(ScopeDebugInformation Scope, int End)>();
        open.Push((root, instructions.Count));
        foreach (var extent in CilVariableExtents.Compute(emitted))
        {
            while (open.Peek().End <= extent.First)
            {
                open.Pop();
            }

            var end = extent.End < instructions.Count ? instructions[extent.End] : null;
            var scope = new ScopeDebugInformation(instructions[extent.First], end);
            scope.Variables.Add(new VariableDebugInformation(extent.Variable.Local, extent.Variable.Name));
            open.Peek().Scope.Scopes.Add(scope);
            open.Push((scope, extent.End));
        }
    }
}
