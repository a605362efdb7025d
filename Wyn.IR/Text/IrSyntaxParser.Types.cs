// Types: a primitive, or futures of futures down to one.
using System.Collections.Immutable;
using Wyn.IR.Types;

namespace Wyn.IR.Text;

internal sealed partial class IrSyntaxParser
{
    /// <summary>The text of a type grows with each level, so that the levels must be few.</summary>
    private const int DeepestType = 64;

    private static readonly ImmutableArray<string> TypeNames = ["unit", "bool", "int", "float", "str", "worker", "frame", "future"];

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

    private IrType ParseType()
    {
        var first = Current;
        var depth = 0;
        while (Current.IsWord("future"))
        {
            _position++;
            Expect("<");
            depth++;
        }

        if (depth > DeepestType)
        {
            Fail(first, $"the type has more than {DeepestType} levels");
            return IrType.Unit;
        }

        var type = ParsePrimitiveType();
        for (; depth > 0 && !_isLineBroken; depth--)
        {
            Expect(">");
            type = _module.Types.Future(type);
        }

        return type;
    }

    private IrType ParsePrimitiveType()
    {
        var word = Current;
        IrType? type = word.Kind != IrTokenKind.Word ? null : word.Text switch
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
        if (type is null)
        {
            Fail(word, word.Kind == IrTokenKind.Word ? $"unknown type '{word.Text}'" : $"expected a type, not {Describe(word)}", NearestName.Find(word.Text, TypeNames));
            return IrType.Unit;
        }

        _position++;
        return type;
    }
}
