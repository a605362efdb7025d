// The part of the parser for types with bodies: structs, enums, implementations and traits.
using System;
using System.Collections.Immutable;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    private StructDeclarationSyntax ParseStruct()
    {
        var modifier = IsModifier() ? Next() : null;
        var keyword = Next();
        var name = ExpectName("the name of a struct");
        var typeParameters = ParseTypeParameters();
        var (open, members, close) = ParseDeclarationBody(ParseStructMember);
        return new StructDeclarationSyntax(modifier, keyword, name, typeParameters, open, members, close);
    }

    /// <summary>The members of a declaration in their braces. Without a brace the rest of the line is passed over, up to one.</summary>
    private (SyntaxToken Open, ImmutableArray<T> Members, SyntaxToken Close) ParseDeclarationBody<T>(Func<T> parseMember)
        where T : SyntaxNode
    {
        if (!At(SyntaxKind.OpenBraceToken))
        {
            ReportUnexpected("'{'");
            while (!AtEnd && !Current.IsFirstOnLine && !At(SyntaxKind.OpenBraceToken))
            {
                SkipBalanced();
            }

            if (!At(SyntaxKind.OpenBraceToken))
            {
                Distrust();
            }
        }

        var openIndex = _position;
        return NextIf(SyntaxKind.OpenBraceToken) is { } open
            ? (open, ParseMembers(openIndex, parseMember), CloseBlock(open))
            : (Missing(SyntaxKind.OpenBraceToken), [], Missing(SyntaxKind.CloseBraceToken));
    }

    private SyntaxNode ParseStructMember()
    {
        if (IsMethod())
        {
            return ParseMethod();
        }

        if (Current.Kind is SyntaxKind.VarKeyword or SyntaxKind.ConstKeyword or SyntaxKind.PubKeyword or SyntaxKind.ExportKeyword or SyntaxKind.MutKeyword)
        {
            ReportUnexpected("a field or a method", "a field is written name: type");
            Skip();
        }

        var name = ExpectName("a field or a method");
        var colon = Expect(SyntaxKind.ColonToken, help: "a field is written name: type");
        var isNextField = Current.IsFirstOnLine && Peek(1).Kind == SyntaxKind.ColonToken;
        if (isNextField && !colon.IsMissing)
        {
            ReportUnexpected("a type");
        }

        var type = new TypeClauseSyntax(colon, colon.IsMissing || isNextField ? MissingType() : ParseType());
        if (At(SyntaxKind.EqualsToken))
        {
            ReportUnexpected("',' or the next field", "a field has no default value: every literal gives all fields");
        }

        return new FieldDeclarationSyntax(name, type, NextIf(SyntaxKind.CommaToken));
    }

    private bool IsMethod() => At(SyntaxKind.FnKeyword) || (IsModifier() && Peek(1).Kind == SyntaxKind.FnKeyword);

    private FunctionDeclarationSyntax ParseMethod()
        => ParseFunctionBehindName(IsModifier() ? Next() : null, Next(), null, ExpectMethodName());

    private EnumDeclarationSyntax ParseEnum()
    {
        var modifier = IsModifier() ? Next() : null;
        var keyword = Next();
        var name = ExpectName("the name of an enum");
        var typeParameters = ParseTypeParameters();
        var (open, variants, close) = ParseDeclarationBody(ParseVariant);
        return new EnumDeclarationSyntax(modifier, keyword, name, typeParameters, open, variants, close);
    }

    private EnumVariantSyntax ParseVariant()
    {
        var isValueWord = Current.Kind is SyntaxKind.NoneKeyword or SyntaxKind.SomeKeyword or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword;
        var name = isValueWord ? Next() : ExpectName("the name of a variant");
        VariantPayloadSyntax? payload = null;
        if (At(SyntaxKind.OpenParenToken))
        {
            var openIndex = _position;
            var open = Next();
            var fields = ParseList(openIndex, SyntaxKind.CloseParenToken, ParseVariantField);
            payload = new VariantPayloadSyntax(open, fields, ExpectClosing(open, SyntaxKind.CloseParenToken));
        }
        else if (At(SyntaxKind.OpenBraceToken) || At(SyntaxKind.EqualsToken) || At(SyntaxKind.FnKeyword))
        {
            ReportUnexpected("',' or the next variant", Current.Kind switch
            {
                SyntaxKind.OpenBraceToken => $"a payload stands in parentheses: {name.Text}(x: int)",
                SyntaxKind.EqualsToken => "a variant has no number",
                _ => "methods of an enum stand in 'impl'",
            });
        }

        return new EnumVariantSyntax(name, payload, NextIf(SyntaxKind.CommaToken));
    }

    private VariantFieldSyntax ParseVariantField()
        => At(SyntaxKind.IdentifierToken) && Peek(1).Kind == SyntaxKind.ColonToken
            ? new VariantFieldSyntax(Next(), Next(), ParseType())
            : new VariantFieldSyntax(null, null, ParseType());

    private ImplDeclarationSyntax ParseImpl()
    {
        var keyword = Next();
        var typeParameters = ParseTypeParameters();
        var type = ParseNamedType();
        NamedTypeSyntax? trait = null;
        SyntaxToken? forKeyword = null;
        if (At(SyntaxKind.ForKeyword))
        {
            trait = type;
            forKeyword = Next();
            type = ParseNamedType();
        }

        var (open, methods, close) = ParseDeclarationBody(ParseImplMember);
        return new ImplDeclarationSyntax(keyword, typeParameters, trait, forKeyword, type, open, methods, close);
    }

    private SyntaxNode ParseImplMember()
    {
        if (IsMethod())
        {
            return ParseMethod();
        }

        ReportUnexpected("a method", "only methods stand in 'impl': fn name(self) { ... }");
        return MissingStatement();
    }

    private TraitDeclarationSyntax ParseTrait()
    {
        var modifier = IsModifier() ? Next() : null;
        var keyword = Next();
        var name = ExpectName("the name of a trait");
        var typeParameters = ParseTypeParameters();
        var (open, methods, close) = ParseDeclarationBody(ParseTraitMember);
        return new TraitDeclarationSyntax(modifier, keyword, name, typeParameters, open, methods, close);
    }

    /// <summary>A signature, or a method with a default body.</summary>
    private SyntaxNode ParseTraitMember()
    {
        if (!At(SyntaxKind.FnKeyword))
        {
            ReportUnexpected("a method", "only methods stand in a trait: fn name(self) -> int");
            return MissingStatement();
        }

        var keyword = Next();
        var name = ExpectMethodName();
        var typeParameters = ParseTypeParameters();
        var parameters = ParseParameterList();
        var returnType = ParseReturnType();
        return At(SyntaxKind.OpenBraceToken) || At(SyntaxKind.FatArrowToken)
            ? new FunctionDeclarationSyntax(null, keyword, null, name, typeParameters, parameters, returnType, ParseFunctionBody())
            : new MethodSignatureSyntax(keyword, name, typeParameters, parameters, returnType, NextIf(SyntaxKind.SemicolonToken));
    }
}
