// Tokens -> syntax: the grammar of the text form. A line with a mistake is reported once and skipped.
using System.Collections.Generic;
using System.Collections.Immutable;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Text;

internal sealed partial class IrSyntaxParser(List<IrToken> tokens, IrTextErrors errors)
{
    private const string TopLevelForms = "'fn', 'struct', 'enum', 'boxed enum', 'global', 'shared global', 'suspends' or 'file'";

    private static readonly ImmutableArray<string> TopLevelWords = ["fn", "struct", "enum", "boxed", "global", "shared", "suspends", "file"];

    private readonly Dictionary<string, string> _files = [];
    private IrModule _module = new("");
    private int _position;
    private bool _isLineBroken;

    private IrToken Current => tokens[_position];

    /// <summary>Reads the whole text; null if the header is missing.</summary>
    public ModuleSyntax? ParseModule()
    {
        if (!TryParseHeader(out var entryPoint))
        {
            return null;
        }

        DeclareTypes();
        var functions = ImmutableArray.CreateBuilder<FunctionSyntax>();
        while (Current.Kind != IrTokenKind.End)
        {
            ParseTopLevel(functions);
        }

        return new ModuleSyntax(_module, entryPoint, functions.ToImmutable());
    }

    private bool TryParseHeader(out NameSyntax? entryPoint)
    {
        entryPoint = null;
        if (!Current.IsWord("module"))
        {
            Fail("the text must begin with 'module \"name\" stage STAGE'");
            return false;
        }

        _position++;
        _module = new IrModule(ParseString("the module's name"));
        ExpectWord("stage");
        var stage = Current;
        if (!IrStageNames.TryFind(Expect(IrTokenKind.Word, "a stage"), out var known) && !_isLineBroken)
        {
            Fail(stage, $"unknown stage '{stage.Text}'; the stages are {string.Join(", ", IrStageNames.All)}");
        }

        _module.Stage = known;
        if (Current.IsWord("entry"))
        {
            _position++;
            entryPoint = ParseName(IrTokenKind.Symbol, "a function '@name'");
        }

        EndLine();
        return true;
    }

    private void ParseTopLevel(ImmutableArray<FunctionSyntax>.Builder functions)
    {
        var first = Current;
        if (first.IsWord("fn"))
        {
            functions.Add(ParseFunction());
            return;
        }

        _position++;
        if (first.IsWord("file"))
        {
            var name = ParseString("a file name");
            _files[IrLiterals.Escape(name)] = name;
        }
        else if (first.IsWord("global"))
        {
            ParseGlobal(isShared: false);
        }
        else if (first.IsWord("struct"))
        {
            ParseStruct();
        }
        else if (first.IsWord("enum"))
        {
            ParseEnum(isBoxed: false);
        }
        else if (first.IsWord("boxed"))
        {
            ExpectWord("enum");
            ParseEnum(isBoxed: true);
        }
        else if (first.IsWord("suspends"))
        {
            ParseSuspendingType();
        }
        else if (first.IsWord("shared"))
        {
            ExpectWord("global");
            ParseGlobal(isShared: true);
        }
        else
        {
            Fail(first, $"expected {TopLevelForms}, not {Describe(first)}", NearestName.Find(first.Text, TopLevelWords));
        }

        EndLine();
    }

    private void ParseGlobal(bool isShared)
    {
        var name = ParseName(IrTokenKind.Symbol, "a global '@name'");
        Expect(":");
        var type = ParseType();
        if (_isLineBroken)
        {
            return;
        }

        if (_module.FindGlobal(name.Text) is not null)
        {
            errors.Add(name.Position, $"global @{name.Text} is defined twice");
            return;
        }

        _module.AddGlobal(name.Text, type, isShared);
    }

    private FunctionSyntax ParseFunction()
    {
        _position++;
        var name = ParseName(IrTokenKind.Symbol, "a function '@name'");
        Expect("(");
        var parameters = ParseParameters();
        var results = Current.Is("->") ? ParseResultList() : [];
        var suspends = TakeWord("suspends");
        var isLeaf = TakeWord("leaf");
        NameSyntax? resumeOf = TakeWord("resumes") ? ParseName(IrTokenKind.Symbol, "a function '@name'") : null;
        Expect("{");
        var location = EndLine();
        var blocks = ImmutableArray.CreateBuilder<BlockSyntax>();
        while (Current.Kind != IrTokenKind.End && !Current.Is("}") && !Current.IsWord("fn"))
        {
            ParseBlock(blocks);
        }

        if (Current.Is("}"))
        {
            _position++;
        }
        else
        {
            Fail($"the body of @{name.Text} does not end; expected '}}'");
        }

        EndLine();
        return new FunctionSyntax(name, parameters, results, suspends, isLeaf, resumeOf, location, blocks.ToImmutable());
    }

    private ImmutableArray<IrType> ParseResultList()
    {
        _position++;
        if (!Current.Is("("))
        {
            return [ParseType()];
        }

        _position++;
        var results = ParseTypes();
        Expect(")");
        return results;
    }

    private void ParseBlock(ImmutableArray<BlockSyntax>.Builder blocks)
    {
        if (Current.Kind != IrTokenKind.Block)
        {
            Fail($"expected a block '^name' or '}}', not {Describe(Current)}");
            EndLine();
            return;
        }

        var name = ParseName(IrTokenKind.Block, "a block '^name'");
        ImmutableArray<ParameterSyntax> parameters = [];
        if (Current.Is("("))
        {
            _position++;
            parameters = ParseParameters();
        }

        Expect(":");
        EndLine();
        var instructions = ImmutableArray.CreateBuilder<InstructionSyntax>();
        while (Current.Kind is IrTokenKind.Value || (Current.Kind == IrTokenKind.Word && !Current.IsWord("fn")))
        {
            if (ParseInstruction() is { } instruction)
            {
                instructions.Add(instruction);
            }
        }

        blocks.Add(new BlockSyntax(name, parameters, instructions.ToImmutable()));
    }

    /// <summary>Parameters behind the opening parenthesis, with the closing one.</summary>
    private ImmutableArray<ParameterSyntax> ParseParameters()
    {
        var parameters = ImmutableArray.CreateBuilder<ParameterSyntax>();
        while (!Current.Is(")") && !_isLineBroken)
        {
            if (parameters.Count > 0)
            {
                Expect(",");
            }

            var isBorrowed = TakeWord("borrow");
            var name = ParseName(IrTokenKind.Value, "a parameter '%name'");
            Expect(":");
            parameters.Add(new ParameterSyntax(name, ParseType(), isBorrowed));
        }

        Expect(")");
        return parameters.ToImmutable();
    }
}
