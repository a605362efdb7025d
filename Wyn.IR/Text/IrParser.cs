// Text in IR form -> module. Syntax first, then names: functions, blocks and values may be used before their definition.
// Bad text gives errors, never an exception; what a well-formed text means is the verifier's business.
using System.Collections.Immutable;
using Wyn.IR.Model;

namespace Wyn.IR.Text;

/// <summary>Reads the text form of the IR.</summary>
public static class IrParser
{
    /// <summary>Reads a module.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name of the text in errors.</param>
    public static IrParseResult Parse(string text, string fileName)
    {
        var errors = new IrTextErrors(fileName, text);
        var tokens = IrLexer.Lex(text, errors);
        var syntax = errors.Any ? null : new IrSyntaxParser(tokens, errors).ParseModule();
        IrModule? module = null;
        if (syntax is not null && !errors.Any)
        {
            new IrSyntaxResolver(syntax, errors).Resolve();
            module = syntax.Module;
        }

        return errors.Any ? new IrParseResult(null, errors.ToImmutable()) : new IrParseResult(module, ImmutableArray<IrTextError>.Empty);
    }
}
