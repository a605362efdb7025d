// Types, and the lines of the header that define structs and enums. All their names are declared before anything is read, so
// that they may refer to each other.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Types;

namespace Wyn.IR.Text;

internal sealed partial class IrSyntaxParser
{
    /// <summary>The text of a type grows with each level, so that the levels must be few.</summary>
    private const int DeepestType = 512;

    private int _typeDepth;
    private IrToken _outermostType = tokens[0];

    /// <summary>Declares what any line defines, wherever it stands.</summary>
    private void DeclareTypes()
    {
        for (var i = 1; i + 2 < tokens.Count; i++)
        {
            if (tokens[i - 1].Kind != IrTokenKind.EndOfLine)
            {
                continue;
            }

            var keyword = tokens[i].IsWord("boxed") ? i + 1 : i;
            var name = tokens[keyword + 1];
            if (!(tokens[keyword].IsWord("struct") || tokens[keyword].IsWord("enum")) || ReadNominalName(name) is not { } text)
            {
                continue;
            }

            if (_module.Types.FindNominal(text) is not null)
            {
                errors.Add(name.Start, $"type {NominalNames.TextOf(text)} is defined twice");
            }
            else if (tokens[keyword].IsWord("struct"))
            {
                _module.Types.DeclareStruct(text);
            }
            else
            {
                _module.Types.DeclareEnum(text);
            }
        }
    }

    private static string? ReadNominalName(IrToken token) => token.Kind switch
    {
        IrTokenKind.Word => token.Text,
        IrTokenKind.String when IrLiterals.TryUnescape(token.Text, out var bytes, out _) => System.Text.Encoding.UTF8.GetString(bytes.AsSpan()),
        _ => null,
    };

    /// <summary>The type that a line defines, behind its keyword; null if there is none or it is defined already.</summary>
    private IrType? ParseNominalName()
    {
        var token = Current;
        if (ReadNominalName(token) is not { } name)
        {
            Fail($"expected the name of a type, not {Describe(token)}");
            return null;
        }

        _position++;
        Expect("{");
        return _module.Types.FindNominal(name);
    }

    private void ParseStruct()
    {
        var type = ParseNominalName();
        var fields = ImmutableArray.CreateBuilder<IrField>();
        while (!Current.Is("}") && !_isLineBroken)
        {
            if (fields.Count > 0)
            {
                Expect(",");
            }

            var name = Expect(IrTokenKind.Word, "a field");
            Expect(":");
            fields.Add(new IrField(name, ParseType()));
        }

        Expect("}");
        if (!_isLineBroken && type is StructType { IsDefined: false } record)
        {
            record.Define(fields.ToImmutable());
        }
    }

    private void ParseEnum(bool isBoxed)
    {
        var type = ParseNominalName();
        var variants = ImmutableArray.CreateBuilder<IrVariant>();
        while (!Current.Is("}") && !_isLineBroken)
        {
            if (variants.Count > 0)
            {
                Expect(",");
            }

            var name = Expect(IrTokenKind.Word, "a variant");
            variants.Add(new IrVariant(name, Current.Is("(") ? ParseTypesBetween("(", ")") : []));
        }

        Expect("}");
        if (!_isLineBroken && type is EnumType { IsDefined: false } sum)
        {
            sum.Define(variants.ToImmutable(), isBoxed);
        }
    }

    /// <summary>A function type whose calls may have to wait.</summary>
    private void ParseSuspendingType()
    {
        var start = Current;
        if (ParseType() is FunctionType type)
        {
            type.Suspends = true;
            return;
        }

        Fail(start, "only function types suspend");
    }

    private ImmutableArray<IrType> ParseTypes()
    {
        var types = ImmutableArray.CreateBuilder<IrType>();
        types.Add(ParseType());
        while (Current.Is(","))
        {
            _position++;
            types.Add(ParseType());
        }

        return types.ToImmutable();
    }

    private ImmutableArray<IrType> ParseTypesBetween(string open, string close)
    {
        Expect(open);
        ImmutableArray<IrType> types = Current.Is(close) || _isLineBroken ? [] : ParseTypes();
        Expect(close);
        return types;
    }

    private IrType ParseType()
    {
        _outermostType = _typeDepth == 0 ? Current : _outermostType;
        if (_typeDepth > DeepestType)
        {
            Fail(_outermostType, $"the type has more than {DeepestType} levels");
            return IrType.Unit;
        }

        _typeDepth++;
        var type = ParseTypeOf(Current);
        _typeDepth--;
        return type;
    }

    private IrType ParseTypeOf(IrToken first)
    {
        IrType? type = first.Kind switch
        {
            IrTokenKind.Word when PrimitiveType(first.Text) is { } primitive => primitive,
            IrTokenKind.Word when !NominalNames.Keywords.Contains(first.Text) => _module.Types.FindNominal(first.Text),
            IrTokenKind.String => ReadNominalName(first) is { } name ? _module.Types.FindNominal(name) : null,
            _ => null,
        };
        if (type is null && !(first.Kind == IrTokenKind.Word && NominalNames.Keywords.Contains(first.Text)))
        {
            FailUnknownType(first);
            return IrType.Unit;
        }

        _position++;
        return type ?? ParseCompositeType(first.Text);
    }

    private IrType ParseCompositeType(string keyword)
    {
        if (keyword == "fn")
        {
            var parameters = ParseTypesBetween("(", ")");
            var hasResult = Current.Is("->");
            _position += hasResult ? 1 : 0;
            return _module.Types.Function(parameters, hasResult ? ParseType() : IrType.Unit);
        }

        if (keyword == "tuple")
        {
            return _module.Types.Tuple(ParseTypesBetween("<", ">"));
        }

        Expect("<");
        var element = _isLineBroken ? IrType.Unit : ParseType();
        Expect(">");
        return keyword switch
        {
            "future" => _module.Types.Future(element),
            "array" => _module.Types.Array(element),
            "chan" => _module.Types.Channel(element),
            "cell" => _module.Types.Cell(element),
            _ => _module.Types.Box(element),
        };
    }

    private void FailUnknownType(IrToken word)
    {
        IEnumerable<string> known = NominalNames.Keywords.Concat(_module.Types.Nominal.Select(type => type.Text));
        var isName = word.Kind is IrTokenKind.Word or IrTokenKind.String;
        Fail(word, isName ? $"unknown type '{word.Text}'" : $"expected a type, not {Describe(word)}", isName ? NearestName.Find(word.Text, known) : null);
    }

    private static IrType? PrimitiveType(string word) => word switch
    {
        "unit" => IrType.Unit,
        "bool" => IrType.Bool,
        "int" => IrType.Int,
        "float" => IrType.Float,
        "str" => IrType.Str,
        "worker" => IrType.Worker,
        "frame" => IrType.Frame,
        _ => null,
    };
}
