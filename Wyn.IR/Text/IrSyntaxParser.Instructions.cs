// One line of a block: results, mnemonic, what the row says that the op carries, result types, location. The order is the
// same for all ops: what is named, operands (behind the first one the path), callee with arguments, targets.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Text;

internal sealed partial class IrSyntaxParser
{
    private static readonly ImmutableArray<string> ConstantTypes = ["int", "float", "bool", "str"];

    /// <summary>Reads one line; null if it is wrong.</summary>
    private InstructionSyntax? ParseInstruction()
    {
        var results = Current.Kind == IrTokenKind.Value || IsBorrowedResult ? ParseResults() : [];
        var mnemonic = Current;
        var isKnown = OpTable.TryFind(Expect(IrTokenKind.Word, "a mnemonic"), out var info);
        if (!isKnown && !_isLineBroken)
        {
            Fail(mnemonic, $"unknown op '{mnemonic.Text}'", NearestName.Find(mnemonic.Text, OpTable.Mnemonics));
        }

        var instruction = info is null || _isLineBroken
            ? null
            : ParseTypes(ParseItems(new InstructionSyntax { Info = info, Position = mnemonic.Start, Results = results }));
        var isBroken = _isLineBroken;
        EndLineInto(ref instruction);
        return isBroken ? null : instruction;
    }

    private void EndLineInto(ref InstructionSyntax? instruction)
    {
        var location = EndLine();
        instruction = instruction is null ? null : instruction with { Location = location };
    }

    /// <summary>The word is the name of an op, too, which has no value right behind it at the beginning of a line.</summary>
    private bool IsBorrowedResult => Current.IsWord("borrow") && tokens[_position + 1].Kind == IrTokenKind.Value;

    private ImmutableArray<ResultSyntax> ParseResults()
    {
        var results = ImmutableArray.CreateBuilder<ResultSyntax>();
        results.Add(ParseResult());
        while (Current.Is(","))
        {
            _position++;
            results.Add(ParseResult());
        }

        Expect("=");
        return results.ToImmutable();
    }

    private ResultSyntax ParseResult()
    {
        var isBorrowed = TakeWord("borrow");
        return new ResultSyntax(ParseName(IrTokenKind.Value, "a result '%name'"), isBorrowed);
    }

    private InstructionSyntax ParseItems(InstructionSyntax instruction)
    {
        var info = instruction.Info;
        if (info.Immediate == ImmediateKind.Constant)
        {
            return instruction with { Constant = ParseConstant() };
        }

        List<NameSyntax> operands = [];
        var reference = ParsePrefix(info);
        if (info.Immediate is ImmediateKind.State or ImmediateKind.ResumeState)
        {
            instruction = instruction with { State = ParseState() };
        }

        var needsComma = reference is not null || info.Immediate == ImmediateKind.State;
        while (NextItem(IrTokenKind.Value, ref needsComma))
        {
            operands.Add(ParseName(IrTokenKind.Value, "an operand '%name'"));
            if (info.Immediate == ImmediateKind.Path && operands.Count == 1)
            {
                instruction = instruction with { Path = ParsePath(operands) };
            }
        }

        if (info.Immediate is ImmediateKind.Function or ImmediateKind.RuntimeEntry && reference is null)
        {
            reference = ParseCallee(info.Immediate, operands);
        }

        var targets = ImmutableArray.CreateBuilder<TargetSyntax>();
        while (NextItem(IrTokenKind.Block, ref needsComma))
        {
            targets.Add(ParseTarget());
        }

        return instruction with { Operands = [.. operands], Reference = reference, Targets = targets.ToImmutable() };
    }

    /// <summary>What an op names before its operands; null if it names nothing there.</summary>
    private NameSyntax? ParsePrefix(OpInfo info) => (info.Immediate, info.Shape) switch
    {
        (ImmediateKind.Global, _) => ParseName(IrTokenKind.Symbol, "a global '@name'"),
        (ImmediateKind.Function, OperandShape.Captures) or (ImmediateKind.ResumeState, _) => ParseName(IrTokenKind.Symbol, "a function '@name'"),
        (ImmediateKind.Variant, _) => ParseName(IrTokenKind.Word, "a variant"),
        (ImmediateKind.Name or ImmediateKind.HandleKind, _) => new NameSyntax(Position: Current.Start, Text: ParseString("a name in quotes")),
        _ => null,
    };

    private int ParseState()
    {
        var token = Current;
        if (int.TryParse(Expect(IrTokenKind.Number, "the number of a state"), NumberStyles.None, CultureInfo.InvariantCulture, out var state) || _isLineBroken)
        {
            return state;
        }

        Fail(token, $"{Describe(token)} is no number of a state");
        return 0;
    }

    /// <summary>True at an item of the kind; the comma before it is taken, and may also stand before an item of another kind.</summary>
    private bool NextItem(IrTokenKind kind, ref bool needsComma)
    {
        if (_isLineBroken)
        {
            return false;
        }

        if (needsComma && Current.Is(","))
        {
            _position++;
            needsComma = false;
            if (Current.Kind is IrTokenKind.EndOfLine or IrTokenKind.End)
            {
                Fail("expected an operand or a target behind ','");
                return false;
            }
        }

        var isNext = !needsComma && Current.Kind == kind;
        needsComma |= isNext;
        return isNext;
    }

    private NameSyntax ParseCallee(ImmediateKind kind, List<NameSyntax> operands)
    {
        var callee = kind == ImmediateKind.Function
            ? ParseName(IrTokenKind.Symbol, "a function '@name'")
            : ParseName(IrTokenKind.Word, "a runtime entry");
        Expect("(");
        operands.AddRange(ParseArguments());
        return callee;
    }

    /// <summary>Arguments behind the opening parenthesis, with the closing one.</summary>
    private ImmutableArray<NameSyntax> ParseArguments()
    {
        var arguments = ImmutableArray.CreateBuilder<NameSyntax>();
        while (!Current.Is(")") && !_isLineBroken)
        {
            if (arguments.Count > 0)
            {
                Expect(",");
            }

            arguments.Add(ParseName(IrTokenKind.Value, "an argument '%name'"));
        }

        Expect(")");
        return arguments.ToImmutable();
    }

    private TargetSyntax ParseTarget()
    {
        var block = ParseName(IrTokenKind.Block, "a block '^name'");
        if (!Current.Is("("))
        {
            return new TargetSyntax(block, []);
        }

        _position++;
        return new TargetSyntax(block, ParseArguments());
    }

    private InstructionSyntax ParseTypes(InstructionSyntax instruction)
    {
        if (_isLineBroken || !Current.Is(":"))
        {
            return instruction;
        }

        var position = Current.Start;
        _position++;
        return instruction with { ResultTypes = ParseTypes(), ResultTypesPosition = position };
    }

    /// <summary>The literal; its type, which stands behind the colon, says how to read it.</summary>
    private IrConstant? ParseConstant()
    {
        var literal = tokens[_position];
        if (literal.Kind is not (IrTokenKind.Word or IrTokenKind.Number or IrTokenKind.String))
        {
            Fail($"expected a constant, not {Describe(literal)}");
            return null;
        }

        _position++;
        var type = Current.Is(":") ? tokens[_position + 1] : Current;
        IrConstant? constant = type.Text switch
        {
            "int" when literal.Kind == IrTokenKind.Number
                && long.TryParse(literal.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => new IntConstant(value),
            "float" when literal.Kind != IrTokenKind.String && IrLiterals.TryReadFloat(literal.Text, out var value) => new FloatConstant(value),
            "bool" when literal.Kind == IrTokenKind.Word && literal.Text is "true" or "false" => new BoolConstant(literal.Text == "true"),
            "str" when literal.Kind == IrTokenKind.String => ParseBytes(literal),
            _ => null,
        };
        if (constant is null && !ConstantTypes.Contains(type.Text))
        {
            Fail(type, $"the type of a constant is one of {string.Join(", ", ConstantTypes)}, not {Describe(type)}");
        }
        else if (constant is null)
        {
            Fail(literal, $"{Describe(literal)} is no constant of type {type.Text}");
        }

        return constant;
    }

    private StrConstant? ParseBytes(IrToken literal)
    {
        if (IrLiterals.TryUnescape(literal.Text, out var bytes, out var mistake))
        {
            return new StrConstant(bytes);
        }

        FailEscape(literal, mistake);
        return null;
    }
}
