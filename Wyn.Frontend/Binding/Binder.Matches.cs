// Match as a statement and as an expression, and `if let`: the value, the arms with their scopes, and whether the arms are
// all that can come. In an expression they must be; in a statement only on enums, where an arm is easily forgotten.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Analysis;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    /// <summary>How many missing cases a message names.</summary>
    private const int MissingCasesNamed = 4;

    /// <summary>The value of a match. A map's <c>get</c> gives an optional if the patterns are those of one.</summary>
    private BoundExpression BindMatched(ExpressionSyntax value, ImmutableArray<PatternSyntax> patterns)
        => BindValue(value, IsGetCall(value) && patterns.Any(NamesOptional) ? Optional(new TypeVariable()) : null);

    private static bool NamesOptional(PatternSyntax pattern) => pattern switch
    {
        NamePatternSyntax { Type: null, Name.Text: "None" or "none" } => true,
        ConstructorPatternSyntax { Name: { Type: null, Name.Text: "Some" or "None" or "none" } } => true,
        ParenthesizedPatternSyntax parenthesized => NamesOptional(parenthesized.Pattern),
        OrPatternSyntax alternatives => alternatives.Alternatives.Items.Any(NamesOptional),
        _ => false,
    };

    private BoundStatement BindMatch(MatchStatementSyntax syntax, bool isLast)
    {
        var value = BindMatched(syntax.Value, [.. syntax.Arms.Select(arm => arm.Pattern)]);
        ImmutableArray<BoundArm> arms = [.. syntax.Arms.Select(arm => BindArm(arm, value.Type, body => BindBody(body, isLast)))];
        if (value.IsError)
        {
            return Evaluate(value);
        }

        var isExhaustive = CheckArms(value.Type, arms, syntax.Keyword, mustBeExhaustive: value.Type is EnumTypeSymbol);
        return new BoundMatchStatement(value, arms, isExhaustive, At(syntax.Keyword));
    }

    private BoundExpression BindMatchExpression(MatchExpressionSyntax syntax, TypeSymbol? expected)
    {
        var match = syntax.Match;
        var value = BindMatched(match.Value, [.. match.Arms.Select(arm => arm.Pattern)]);
        ImmutableArray<BoundArm> arms = [.. match.Arms.Select(arm => BindArm(arm, value.Type, body => BindBlockValue(body, expected)))];
        var location = At(match.Keyword);
        if (value.IsError)
        {
            return value;
        }

        CheckArms(value.Type, arms, match.Keyword, mustBeExhaustive: true);
        ImmutableArray<BoundExpression> values = [.. arms.Select(arm => (BoundExpression)arm.Body)];
        if (values.Any(result => result.IsError))
        {
            return new BoundErrorExpression(location);
        }

        if (JoinBranches(values, expected) is not { } type)
        {
            ReportArmTypes(match, values, expected);
            return new BoundErrorExpression(location);
        }

        return new BoundMatch(value, [.. arms.Select((arm, i) => arm with { Body = ToBranch(values[i], type) })], type, location);
    }

    private BoundArm BindArm(MatchArmSyntax syntax, TypeSymbol type, System.Func<StatementSyntax, BoundNode> bindBody)
    {
        var outer = EnterScope();
        var pattern = BindPattern(syntax.Pattern, type);
        var guard = syntax.Guard is { } clause ? BindCondition(clause.Condition) : null;
        var body = bindBody(syntax.Body);
        _scope = outer;
        return new BoundArm(pattern, guard, body);
    }

    /// <summary>Says which arm is the first whose value does not go with those before it.</summary>
    private void ReportArmTypes(MatchStatementSyntax match, ImmutableArray<BoundExpression> values, TypeSymbol? expected)
    {
        var end = Enumerable.Range(1, values.Length).First(count => JoinBranches(values[..count], expected) is null);
        var before = JoinBranches(values[..(end - 1)], expected);
        Report(new Diagnostic(TypeDiagnostics.BranchTypes, At(match.Arms[end - 1].Body), [before ?? values[0].Type, values[end - 1].Type])
        {
            Labels = [new DiagnosticLabel(At(match.Arms[0].Body), $"this is {values[0].Type}")],
        });
    }

    /// <summary>True if one of the arms always matches; reports what is missing and warns of arms that never match.</summary>
    private bool CheckArms(TypeSymbol type, ImmutableArray<BoundArm> arms, SyntaxToken keyword, bool mustBeExhaustive)
    {
        foreach (var pattern in InLibrary ? [] : MatchAnalysis.FindUnreachable(arms, type))
        {
            _program.Warn(new Diagnostic(BindingDiagnostics.UnreachableArm, pattern.Location, []) { Help = "the arms before it match everything that it does" });
        }

        var missing = MatchAnalysis.FindMissing(arms, type).Distinct().Take(MissingCasesNamed + 1).ToList();
        if (missing.Count > 0 && mustBeExhaustive)
        {
            ReportMissing(type, missing, keyword);
        }

        // What has been reported counts as mended, so that no missing return is reported on top.
        return missing.Count == 0 || mustBeExhaustive;
    }

    private void ReportMissing(TypeSymbol type, List<string> missing, SyntaxToken keyword)
    {
        if (type.Resolved.Kind is TypeKind.Int or TypeKind.Float or TypeKind.String)
        {
            Report(new Diagnostic(TypeDiagnostics.MatchWithoutWildcard, At(keyword), [type]) { Help = "add an arm for all other values: '_ => ...'" });
            return;
        }

        var names = string.Join(", ", missing.Take(MissingCasesNamed)) + (missing.Count > MissingCasesNamed ? ", ..." : "");
        Report(new Diagnostic(TypeDiagnostics.NonExhaustiveMatch, At(keyword), [names])
        {
            Help = "add an arm for what is missing, or one for everything else: '_ => ...'",
        });
    }

    /// <summary>
    /// An if statement with its chain: conditions in a row become one node, an <c>if let</c> a match with what follows as its other arm.
    /// </summary>
    private BoundStatement BindIf(IfStatementSyntax syntax, bool isLast)
    {
        var links = ElseIfChain(syntax);
        var returns = isLast && links[^1].Else is not null;
        var heads = links.Select(link => BindLink(link, returns)).ToList();
        var otherwise = links[^1].Else is { } last ? BindBody(last.Body, returns) : null;
        var arms = new Stack<IfArm>();
        for (var i = links.Count - 1; i >= 0; i--)
        {
            var location = At(links[i].Keyword);
            if (heads[i].Pattern is { } pattern)
            {
                otherwise = heads[i].Condition.IsError ? Evaluate(heads[i].Condition) : MakeIfLet(heads[i].Condition, pattern, heads[i].Body, otherwise, location);
                continue;
            }

            arms.Push(new IfArm(heads[i].Condition, heads[i].Body));
            if (i == 0 || heads[i - 1].Pattern is not null)
            {
                otherwise = new BoundIf([.. arms], otherwise, location);
                arms.Clear();
            }
        }

        // There is at least one link, which has become a statement.
        return otherwise!;
    }

    /// <summary>One <c>if</c> of a chain: a condition, or a value with a pattern.</summary>
    private readonly record struct IfLink(BoundExpression Condition, BoundPattern? Pattern, BoundStatement Body);

    private IfLink BindLink(IfStatementSyntax link, bool returns)
    {
        if (link.Condition is not LetConditionSyntax let)
        {
            return new IfLink(BindCondition(link.Condition), null, BindBody(link.Body, returns));
        }

        var value = BindMatched(let.Value, [let.Pattern]);
        var outer = EnterScope();
        var pattern = BindPattern(let.Pattern, value.Type);
        var body = BindBody(link.Body, returns);
        _scope = outer;
        return new IfLink(value, pattern, body);
    }

    private static BoundMatchStatement MakeIfLet(
        BoundExpression value, BoundPattern pattern, BoundStatement body, BoundStatement? otherwise, Text.TextLocation location)
    {
        var first = new BoundArm(pattern, null, body);
        ImmutableArray<BoundArm> arms = otherwise is null ? [first] : [first, new BoundArm(new BoundWildcardPattern(value.Type, location), null, otherwise)];
        return new BoundMatchStatement(value, arms, otherwise is not null || !MatchAnalysis.FindMissing(arms, value.Type).Any(), location);
    }
}
