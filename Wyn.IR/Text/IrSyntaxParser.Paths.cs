// Paths. Several steps to fields are one word, since names may hold dots; they are taken apart here.
using System.Collections.Generic;
using System.Collections.Immutable;
using Wyn.IR.Model;

namespace Wyn.IR.Text;

internal sealed partial class IrSyntaxParser
{
    /// <summary>Reads the steps behind the root; their indices become operands.</summary>
    private ImmutableArray<PathStepSyntax> ParsePath(List<NameSyntax> operands)
    {
        var steps = ImmutableArray.CreateBuilder<PathStepSyntax>();
        while (!_isLineBroken)
        {
            if (Current.Is("["))
            {
                steps.Add(ParseElement(operands));
            }
            else if (Current.Is("?"))
            {
                _position++;
                ParsePayload(steps);
            }
            else if (Current.Kind == IrTokenKind.Word && Current.Text.StartsWith('.'))
            {
                AddFields(steps, tokens[_position++], 1);
            }
            else
            {
                break;
            }
        }

        if (steps.Count == 0)
        {
            Fail($"expected a path, '.field', '[%index]' or '?Variant.0', not {Describe(Current)}");
        }

        return steps.ToImmutable();
    }

    private PathStepSyntax ParseElement(List<NameSyntax> operands)
    {
        _position++;
        var index = ParseName(IrTokenKind.Value, "an index '%name'");
        operands.Add(index);
        var isUnchecked = Current.Is("!");
        _position += isUnchecked ? 1 : 0;
        Expect("]");
        return new PathStepSyntax(isUnchecked ? PathStepKind.UncheckedElement : PathStepKind.Element, index);
    }

    private void ParsePayload(ImmutableArray<PathStepSyntax>.Builder steps)
    {
        var word = Current;
        Expect(IrTokenKind.Word, "a variant and the number of an element, 'Variant.0'");
        if (_isLineBroken)
        {
            return;
        }

        var names = word.Text.Split('.', 3);
        if (names.Length < 2 || names[0].Length == 0)
        {
            Fail(word, $"expected a variant and the number of an element, 'Variant.0', not {Describe(word)}");
            return;
        }

        var start = word.Start + names[0].Length + 1;
        steps.Add(new PathStepSyntax(PathStepKind.Payload, new NameSyntax(names[1], start), new NameSyntax(names[0], word.Start)));
        if (names.Length > 2)
        {
            AddFields(steps, word, names[0].Length + names[1].Length + 2);
        }
    }

    /// <summary>The fields in a word from an offset on, with dots between them.</summary>
    private void AddFields(ImmutableArray<PathStepSyntax>.Builder steps, IrToken word, int offset)
    {
        foreach (var name in word.Text[offset..].Split('.'))
        {
            if (name.Length == 0)
            {
                Fail(word, $"{Describe(word)} has an empty field name");
                return;
            }

            steps.Add(new PathStepSyntax(PathStepKind.Field, new NameSyntax(name, word.Start + offset)));
            offset += name.Length + 1;
        }
    }
}
