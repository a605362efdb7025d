// A parsed source: root, text and diagnostics. Parsing never fails.
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

/// <summary>The syntax tree of one source; the concatenation of its tokens with their trivia is the source, byte for byte.</summary>
internal sealed record SyntaxTree(SourceText Source, CompilationUnitSyntax Root, ImmutableArray<Diagnostic> Diagnostics)
{
    public static SyntaxTree Parse(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        var root = new Parser(source, Lexer.Lex(source, diagnostics), diagnostics).ParseCompilationUnit();
        return new SyntaxTree(source, root, diagnostics.ToSorted());
    }
}
