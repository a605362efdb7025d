// The part of the parser for the top level: which declaration begins, functions with their signatures, tests, aliases, and
// statements of scripts. Types with bodies are in Parser.Structs.cs, imports in Parser.Imports.cs.
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    public CompilationUnitSyntax ParseCompilationUnit()
    {
        var members = ImmutableArray.CreateBuilder<SyntaxNode>();
        while (!AtEnd)
        {
            var start = _position;
            var problems = _problems;
            _statementStart = start;
            Trust();
            if (At(SyntaxKind.CloseBraceToken))
            {
                ReportUnexpected("a declaration or a statement", "remove it: every '{' before it is closed");
                Skip();
                continue;
            }

            members.Add(ParseMember());
            Synchronize(start, problems);
        }

        return new CompilationUnitSyntax(members.ToImmutable(), Next());
    }

    private SyntaxNode ParseMember()
    {
        if (IsModifier() && !IsModified(Peek(1).Kind))
        {
            var modifier = Current;
            Skip();
            ReportUnexpected("a declaration", $"'{modifier.Text}' stands before the declaration that it makes visible to other modules");
        }

        return ParseDeclaration() ?? ParseTest() ?? (SyntaxNode)new TopLevelStatementSyntax(IsModifiedVariable() ? ParseVariable() : ParseStatement());
    }

    private bool IsModifier() => Current.Kind is SyntaxKind.PubKeyword or SyntaxKind.ExportKeyword;

    private bool IsModifiedVariable() => IsModifier() && Peek(1).Kind is SyntaxKind.VarKeyword or SyntaxKind.ConstKeyword;

    /// <summary>What <c>pub</c> and <c>export</c> may stand before.</summary>
    private static bool IsModified(SyntaxKind kind) => kind
        is SyntaxKind.FnKeyword or SyntaxKind.StructKeyword or SyntaxKind.EnumKeyword or SyntaxKind.TraitKeyword or SyntaxKind.TypeKeyword
        or SyntaxKind.VarKeyword or SyntaxKind.ConstKeyword;

    /// <summary>The declaration that begins here, with its modifier; null if none does.</summary>
    private DeclarationSyntax? ParseDeclaration()
    {
        var offset = IsModifier() ? 1 : 0;
        return Peek(offset).Kind switch
        {
            SyntaxKind.FnKeyword when Peek(offset + 1).Kind != SyntaxKind.OpenParenToken => ParseFunction(),
            SyntaxKind.StructKeyword => ParseStruct(),
            SyntaxKind.EnumKeyword => ParseEnum(),
            SyntaxKind.ImplKeyword => ParseImpl(),
            SyntaxKind.TraitKeyword => ParseTrait(),
            SyntaxKind.TypeKeyword => ParseTypeAlias(),
            SyntaxKind.ImportKeyword => ParseImport(),
            SyntaxKind.ExternKeyword => ParseExtern(),
            _ => null,
        };
    }

    /// <summary>
    /// <c>test "name" {</c>, <c>test name {</c>, <c>before_each {</c>: at the top level these words are special; null if none is here.
    /// </summary>
    private DeclarationSyntax? ParseTest()
    {
        if (AtWord("test") && !Peek(1).IsFirstOnLine
            && Peek(1).Kind is SyntaxKind.StringStartToken or SyntaxKind.IdentifierToken or SyntaxKind.OpenBraceToken)
        {
            var keyword = Next();
            SyntaxElement? name = At(SyntaxKind.StringStartToken) ? ParseString() : NextIf(SyntaxKind.IdentifierToken);
            return new TestDeclarationSyntax(keyword, name, ParseBlock());
        }

        return (AtWord("before_each") || AtWord("after_each")) && Peek(1).Kind == SyntaxKind.OpenBraceToken
            ? new EachDeclarationSyntax(Next(), ParseBlock())
            : null;
    }

    /// <summary>A function at the top level or in a block, or an extension method.</summary>
    private FunctionDeclarationSyntax ParseFunction()
    {
        var modifier = IsModifier() ? Next() : null;
        var keyword = Next();
        var receiver = At(SyntaxKind.IdentifierToken) && Peek(1).Kind == SyntaxKind.DotToken ? new ReceiverClauseSyntax(Next(), Next()) : null;
        var name = receiver is null ? ExpectName("the name of a function") : ExpectMethodName();
        return ParseFunctionBehindName(modifier, keyword, receiver, name);
    }

    private FunctionDeclarationSyntax ParseFunctionBehindName(
        SyntaxToken? modifier, SyntaxToken keyword, ReceiverClauseSyntax? receiver, SyntaxToken name)
    {
        var typeParameters = ParseTypeParameters();
        var parameters = ParseParameterList();
        var returnType = ParseReturnType();
        return new FunctionDeclarationSyntax(modifier, keyword, receiver, name, typeParameters, parameters, returnType, ParseFunctionBody());
    }

    /// <summary>The name of a method, which is used behind a dot only, so that any word will do.</summary>
    private SyntaxToken ExpectMethodName()
        => SyntaxFacts.IsWord(Current.Kind) && Peek(1).Kind is SyntaxKind.OpenParenToken or SyntaxKind.LessToken
            ? Next()
            : ExpectName("the name of a method");

    private SyntaxNode ParseFunctionBody()
    {
        if (At(SyntaxKind.FatArrowToken))
        {
            return new ExpressionBodySyntax(Next(), ParseBodyValue());
        }

        if (!At(SyntaxKind.OpenBraceToken))
        {
            ReportUnexpected("'{' or '=>'", Current.Kind switch
            {
                SyntaxKind.ColonToken => "the body of a function stands in braces; its type is written -> type",
                SyntaxKind.IdentifierToken when !Current.IsFirstOnLine => $"the type of the result stands behind an arrow: -> {Current.Text}",
                SyntaxKind.EqualsToken => "a function that is one expression is written fn name() => value",
                _ => null,
            });
            // A stray word on the line does not take the body along.
            SkipOnLineTo(SyntaxKind.OpenBraceToken);
        }

        return ParseBlock();
    }

    /// <summary>The value behind <c>=></c> of a function.</summary>
    private ExpressionSyntax ParseBodyValue()
    {
        if (!IsDeclarationStart())
        {
            _statementStart = _position;
        }

        return ParseValue();
    }

    private void SkipOnLineTo(SyntaxKind kind)
    {
        var target = _position;
        while (_tokens[target].Kind != kind && _tokens[target].Kind != SyntaxKind.EndOfFileToken && !_tokens[target].IsFirstOnLine)
        {
            target++;
        }

        if (_tokens[target].Kind == kind)
        {
            SkipTo(target);
        }
    }

    private TypeParameterListSyntax? ParseTypeParameters()
    {
        if (!At(SyntaxKind.LessToken))
        {
            return null;
        }

        var open = Next();
        var parameters = ParseJoined(SyntaxKind.CommaToken, ParseTypeParameter, ParseTypeParameter());
        return new TypeParameterListSyntax(open, parameters, ExpectClosingAngle(open));
    }

    private TypeParameterSyntax ParseTypeParameter()
    {
        var name = ExpectName("the name of a type parameter");
        return new TypeParameterSyntax(name, At(SyntaxKind.ColonToken) ? ParseTypeBounds() : null);
    }

    private TypeBoundsSyntax ParseTypeBounds()
    {
        var colon = Next();
        return new TypeBoundsSyntax(colon, ParseJoined(SyntaxKind.PlusToken, ParseAlternativeType, ParseAlternativeType()));
    }

    private ParameterListSyntax ParseParameterList(bool isExtern = false)
    {
        var openIndex = _position;
        var open = Expect(SyntaxKind.OpenParenToken);
        if (open.IsMissing)
        {
            return new ParameterListSyntax(open, EmptyList<ParameterSyntax>(), null, Missing(SyntaxKind.CloseParenToken));
        }

        var previous = EnterBrackets();
        var items = ImmutableArray.CreateBuilder<ParameterSyntax>();
        var separators = ImmutableArray.CreateBuilder<SyntaxToken>();
        while (!AtEnd && !At(SyntaxKind.CloseParenToken) && !At(SyntaxKind.OpenBraceToken) && !At(SyntaxKind.EllipsisToken))
        {
            var start = _position;
            items.Add(ParseParameter());
            RecoverInList(openIndex, "',' or ')'");
            if (!At(SyntaxKind.CommaToken) || _position == start)
            {
                break;
            }

            separators.Add(Next());
        }

        if (At(SyntaxKind.EllipsisToken) && !isExtern)
        {
            ReportUnexpected("the name of a parameter", "only an extern function takes more arguments than it names");
        }

        var ellipsis = NextIf(SyntaxKind.EllipsisToken);
        Restore(previous);
        var close = ExpectClosing(open, SyntaxKind.CloseParenToken);
        return new ParameterListSyntax(open, new SeparatedList<ParameterSyntax>(items.ToImmutable(), separators.ToImmutable()), ellipsis, close);
    }

    private ParameterSyntax ParseParameter()
    {
        var mut = NextIf(SyntaxKind.MutKeyword);
        var name = NextIf(SyntaxKind.SelfKeyword) ?? ExpectName("the name of a parameter");
        var type = ParseTypeClause();
        if (At(SyntaxKind.EqualsToken))
        {
            return new ParameterSyntax(mut, name, type, new DefaultValueSyntax(Next(), ParseValue()));
        }

        if (type is null && At(SyntaxKind.IdentifierToken) && !name.IsMissing)
        {
            ReportUnexpected("':'", $"the type stands behind the name, as in {Current.Text}: {name.Text}");
            Skip();
        }

        return new ParameterSyntax(mut, name, type, null);
    }

    private ExternFunctionDeclarationSyntax ParseExtern()
    {
        var keyword = Next();
        var fnKeyword = Expect(SyntaxKind.FnKeyword);
        var name = ExpectName("the name of a function");
        var parameters = ParseParameterList(isExtern: true);
        var returnType = ParseReturnType();
        var semicolon = Expect(SyntaxKind.SemicolonToken, help: "an extern function has no body; its declaration ends with ';'");
        return new ExternFunctionDeclarationSyntax(keyword, fnKeyword, name, parameters, returnType, semicolon);
    }

    private TypeAliasDeclarationSyntax ParseTypeAlias()
    {
        var modifier = IsModifier() ? Next() : null;
        var keyword = Next();
        var name = ExpectName("the name of a type");
        var equals = Expect(SyntaxKind.EqualsToken, help: "an alias is written type Name = type");
        return new TypeAliasDeclarationSyntax(modifier, keyword, name, equals, equals.IsMissing ? MissingType() : ParseType());
    }

    /// <summary>A declaration within a block: functions and imports may stand there, the others may not.</summary>
    private StatementSyntax? ParseNestedDeclaration()
    {
        var word = Peek(IsModifier() ? 1 : 0);
        var isAllowed = word.Kind is SyntaxKind.FnKeyword or SyntaxKind.ImportKeyword && !IsModifier();
        if (!isAllowed && IsDeclarationWord(word.Kind))
        {
            ReportMisplaced(word);
        }

        return ParseDeclaration() is not { } declaration
            ? null
            : isAllowed ? new DeclarationStatementSyntax(declaration) : new ErrorStatementSyntax([declaration]);
    }

    /// <summary>Reports a declaration inside a block, from its modifier to the word that tells what it is.</summary>
    private void ReportMisplaced(SyntaxToken word)
    {
        var span = SpanOf(Current, word);
        Report(SyntaxDiagnostics.MisplacedDeclaration, span, "declare it at top level", _source.ToString(span));
    }

    private bool IsDeclarationWord(SyntaxKind kind) => kind
        is SyntaxKind.StructKeyword or SyntaxKind.EnumKeyword or SyntaxKind.ImplKeyword or SyntaxKind.TraitKeyword or SyntaxKind.TypeKeyword
        or SyntaxKind.ExternKeyword or SyntaxKind.ImportKeyword
        || (kind == SyntaxKind.FnKeyword && IsModifier());
}
