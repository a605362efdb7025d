// The unique names of one function's values and blocks in the text form: a source name, with `.1`, `.2` where it repeats,
// or a number. Reading a name back takes the suffix off, so that printing gives the same text again.
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Wyn.IR.Model;

namespace Wyn.IR.Text;

/// <summary>The names of values and blocks as <see cref="IrPrinter"/> writes them.</summary>
public sealed class IrNames
{
    private readonly Dictionary<IrValue, string> _values = [];
    private readonly Dictionary<IrBlock, string> _blocks = [];
    private readonly Dictionary<string, int> _valueCounts = [];
    private readonly Dictionary<string, int> _blockCounts = [];
    private int _unnamed;

    /// <summary>Names everything that the function defines, in the order of the text.</summary>
    public IrNames(IrFunction function)
    {
        foreach (var block in function.Blocks)
        {
            _blocks.TryAdd(block, MakeUnique(BaseOf(block.Name), _blockCounts));
            foreach (var parameter in block.Parameters)
            {
                Add(parameter);
            }

            foreach (var instruction in block.Instructions)
            {
                foreach (var result in instruction.Results)
                {
                    Add(result);
                }
            }
        }
    }

    /// <summary>The name of a value, with '%'; a value that the function does not define shows as <c>%?</c> and its number.</summary>
    public string Of(IrValue value) => _values.TryGetValue(value, out var name) ? name : string.Create(CultureInfo.InvariantCulture, $"%?{value.Id}");

    /// <summary>The name of a block, with '^'; a block that is not in the function shows as <c>^?</c> and its name.</summary>
    public string Of(IrBlock block) => _blocks.TryGetValue(block, out var name) ? "^" + name : "^?" + BaseOf(block.Name);

    /// <summary>The name without numeric suffixes, and with '_' for characters that the text form has no place for.</summary>
    internal static string BaseOf(string name)
    {
        var end = name.Length;
        while (name.LastIndexOf('.', end - 1) is var dot && dot > 0 && IsNumber(name, dot + 1, end))
        {
            end = dot;
        }

        if (IrLexer.IsPlainName(name[..end]) && !char.IsAsciiDigit(name[0]))
        {
            return name[..end];
        }

        var clean = new StringBuilder("_");
        foreach (var character in name[..end])
        {
            clean.Append(IrLexer.IsNamePart(character) && character != '.' ? character : '_');
        }

        return clean.ToString();
    }

    /// <summary>The source name behind a name of the text form; null for a number.</summary>
    internal static string? NameOfText(string name) => IsNumber(name, 0, name.Length) ? null : BaseOf(name);

    private static bool IsNumber(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }

        return start < end;
    }

    private static string MakeUnique(string name, Dictionary<string, int> counts)
    {
        var count = counts.GetValueOrDefault(name);
        counts[name] = count + 1;
        return count == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}.{count}");
    }

    private void Add(IrValue value)
    {
        var name = value.Name is null
            ? (_unnamed++).ToString(CultureInfo.InvariantCulture)
            : MakeUnique(BaseOf(value.Name), _valueCounts);
        _values.TryAdd(value, "%" + name);
    }
}
