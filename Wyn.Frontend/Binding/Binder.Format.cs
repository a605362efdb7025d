// `text.format(values)`. The placeholders of a literal are counted here and it becomes an interpolation; of any other text the
// library counts them when the program runs.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.IR.Model;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundExpression BindFormat(BoundExpression receiver, SyntaxToken name, ImmutableArray<Argument> arguments)
    {
        if (arguments.FirstOrDefault(argument => argument.Name is not null) is { Name: { } named })
        {
            BindLoosely(arguments);
            Report(BindingDiagnostics.UnknownArgumentName, At(named), name.Text, named.Text);
            return new BoundErrorExpression(At(name));
        }

        ImmutableArray<BoundExpression> texts = [.. arguments.Select(argument => ToText(argument.Bound ?? BindValue(argument.Syntax), argument.Syntax))];
        if (texts.Any(text => text.IsError))
        {
            return new BoundErrorExpression(At(name));
        }

        if (receiver is BoundLiteral { Value: StrConstant template })
        {
            return FillLiteral(receiver, template.Bytes, name, texts);
        }

        // Strings have this method.
        var format = _program.Use(FindMethod(TypeSymbol.String, "format_all")!, []);
        return new BoundCall(format, [receiver, new BoundArray(texts, new ArrayTypeSymbol(TypeSymbol.String), At(name))], default, At(name));
    }

    private BoundExpression FillLiteral(BoundExpression receiver, ImmutableArray<byte> template, SyntaxToken name, ImmutableArray<BoundExpression> texts)
    {
        var pieces = SplitTemplate(template);
        if (PrintfSpecIn(template) is { } spec)
        {
            Report(new Diagnostic(BindingDiagnostics.PrintfFormat, receiver.Location, [spec])
            {
                Help = "write '{}' where a value goes; numbers have methods that round and pad",
            });
            return new BoundErrorExpression(At(name));
        }

        if (pieces.Count - 1 != texts.Length)
        {
            Report(BindingDiagnostics.PlaceholderCount, receiver.Location, Counted(pieces.Count - 1, "{} placeholder"), Counted(texts.Length, "argument"));
            return new BoundErrorExpression(At(name));
        }

        var parts = ImmutableArray.CreateBuilder<BoundExpression>();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (!pieces[i].IsEmpty)
            {
                parts.Add(new BoundLiteral(new StrConstant(pieces[i]), TypeSymbol.String, receiver.Location));
            }

            if (i < texts.Length)
            {
                parts.Add(texts[i]);
            }
        }

        return parts switch
        {
            [] => new BoundLiteral(new StrConstant([]), TypeSymbol.String, receiver.Location),
            [BoundLiteral { Type.Kind: TypeKind.String } only] => only,
            _ => new BoundInterpolation(parts.DrainToImmutable(), At(name)),
        };
    }

    /// <summary>The texts around the placeholders, with doubled braces as single ones.</summary>
    private static List<ImmutableArray<byte>> SplitTemplate(ImmutableArray<byte> template)
    {
        var pieces = new List<ImmutableArray<byte>>();
        var piece = ImmutableArray.CreateBuilder<byte>();
        for (var i = 0; i < template.Length; i++)
        {
            var (current, next) = (template[i], i + 1 < template.Length ? template[i + 1] : (byte)0);
            if (current == '{' && next == '}')
            {
                pieces.Add(piece.ToImmutable());
                piece.Clear();
                i++;
                continue;
            }

            piece.Add(current);
            i += current is (byte)'{' or (byte)'}' && next == current ? 1 : 0;
        }

        pieces.Add(piece.ToImmutable());
        return pieces;
    }

    /// <summary>A placeholder as C writes it, such as <c>%d</c> or <c>%5.2f</c>; null if there is none. A percent sign alone is text.</summary>
    private static string? PrintfSpecIn(ImmutableArray<byte> template)
    {
        for (var start = template.IndexOf((byte)'%'); start >= 0; start = template.IndexOf((byte)'%', start + 1))
        {
            var end = start + 1;
            while (end < template.Length && (char.IsAsciiDigit((char)template[end]) || template[end] is (byte)'-' or (byte)'+' or (byte)'#' or (byte)'.'))
            {
                end++;
            }

            var isLastOfWord = end + 1 >= template.Length || !char.IsAsciiLetterOrDigit((char)template[end + 1]);
            if (end < template.Length && isLastOfWord && "diouxXeEfgGscp".Contains((char)template[end], System.StringComparison.Ordinal))
            {
                return System.Text.Encoding.ASCII.GetString(template.AsSpan()[start..(end + 1)]);
            }
        }

        return null;
    }

    private static string Counted(int count, string noun)
        => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
