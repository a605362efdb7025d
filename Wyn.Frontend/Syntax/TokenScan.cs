// Tokens -> where an expression or a type that begins at one of them ends, without parsing it: what the parser needs to
// know to tell '?' from '?' and '{' from '{'. An expression is seen as operands with operators between them; what stands in
// brackets is passed over with the map. Each line is scanned once for its '?', so that all questions together are linear.
using System.Collections.Generic;

namespace Wyn.Frontend.Syntax;

/// <summary>Lookahead of any length over the tokens of one source.</summary>
internal sealed class TokenScan(SyntaxToken[] tokens, BracketMap brackets)
{
    /// <summary>How far type arguments may reach before they are taken for comparisons.</summary>
    private const int LongestTypeArguments = 64;

    private const int None = -1;

    /// <summary>For each <c>?</c> asked about, and those behind it on its line, whether it is the operator of a conditional.</summary>
    private readonly Dictionary<int, bool> _conditionals = [];

    /// <summary>
    /// Whether the <c>?</c> at an index is that of <c>a ? b : c</c>: an expression and a <c>:</c> follow on its line. All others
    /// are the suffix that passes an error on.
    /// </summary>
    public bool IsConditional(int question)
    {
        if (!_conditionals.ContainsKey(question))
        {
            ScanLine(question);
        }

        return _conditionals[question];
    }

    /// <summary>Whether the <c>{</c> at an index, where a block could stand too, begins a map or a set.</summary>
    public bool IsCollection(int brace)
    {
        var first = tokens[brace + 1].Kind;
        if (first == SyntaxKind.ColonToken)
        {
            return true;
        }

        var end = FindExpressionEnd(brace + 1);
        if (end == None || tokens[end].Kind != SyntaxKind.ColonToken)
        {
            return false;
        }

        // 'x: type = value' declares a variable, and 'x := value' is meant to.
        var isName = end == brace + 2 && first == SyntaxKind.IdentifierToken;
        return !isName
            || !(tokens[end + 1].Kind == SyntaxKind.EqualsToken
                || (FindTypeEnd(end + 1, tokens.Length) is var type && type != None && tokens[type].Kind == SyntaxKind.EqualsToken));
    }

    /// <summary>
    /// The <c>></c> that closes the type arguments which the <c>&lt;</c> at an index would open, if they are types and not too many;
    /// else a negative number.
    /// </summary>
    public int FindTypeArgumentsEnd(int less)
    {
        var end = FindTypesEnd(less + 1, System.Math.Min(tokens.Length, less + LongestTypeArguments));
        return end != None && tokens[end].Kind == SyntaxKind.GreaterToken ? end : None;
    }

    /// <summary>
    /// Whether the targets of an assignment to several places go on at the comma of an index: names, with members and indices, up to <c>=</c>.
    /// </summary>
    public bool IsMultiAssignment(int comma)
    {
        var i = comma;
        while (tokens[i].Kind == SyntaxKind.CommaToken && tokens[i + 1].Kind is SyntaxKind.IdentifierToken or SyntaxKind.SelfKeyword)
        {
            i += 2;
            while (true)
            {
                if (tokens[i].Kind == SyntaxKind.DotToken && IsMember(tokens[i + 1].Kind))
                {
                    i += 2;
                }
                else if (tokens[i].Kind == SyntaxKind.OpenBracketToken && brackets.GetClosing(i) is var close and >= 0)
                {
                    i = close + 1;
                }
                else
                {
                    break;
                }
            }
        }

        return tokens[i].Kind == SyntaxKind.EqualsToken;
    }

    /// <summary>Whether nothing but names, with commas between them, stands between an index and an arrow.</summary>
    public bool IsNamesBeforeArrow(int index)
    {
        var i = index;
        while (tokens[i].Kind is SyntaxKind.IdentifierToken or SyntaxKind.UnderscoreToken or SyntaxKind.CommaToken)
        {
            i++;
        }

        return i > index && tokens[i].Kind == SyntaxKind.FatArrowToken;
    }

    private static bool IsMember(SyntaxKind kind) => SyntaxFacts.IsWord(kind) || kind is SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken;

    /// <summary>
    /// Decides for a <c>?</c> and all behind it on its line, from the last to the first: what one is depends on those behind it.
    /// </summary>
    private void ScanLine(int question)
    {
        var line = new List<int>();
        for (var i = question; i < tokens.Length && (i == question || !tokens[i].IsFirstOnLine); i = Behind(i))
        {
            line.Add(i);
            if (SyntaxFacts.IsClosing(tokens[i].Kind))
            {
                break;
            }
        }

        // Where an expression ends that goes on at a token with an operand, or with an operator; beyond the line nothing goes on.
        var operandEnds = new Dictionary<int, int>();
        var operatorEnds = new Dictionary<int, int>();
        for (var n = line.Count - 1; n >= 0; n--)
        {
            var i = line[n];
            operandEnds[i] = End(Step(i, needsOperand: true));
            if (tokens[i].Kind == SyntaxKind.QuestionToken)
            {
                var end = operandEnds.GetValueOrDefault(i + 1, None);
                var isConditional = end != None && tokens[end].Kind == SyntaxKind.ColonToken && operatorEnds.ContainsKey(end);
                _conditionals[i] = isConditional;
                operatorEnds[i] = isConditional ? i : operatorEnds.GetValueOrDefault(i + 1, i + 1);
            }
            else
            {
                operatorEnds[i] = End(Step(i, needsOperand: false), i);
            }
        }

        int End(Transition step, int here = None) => step.Next == None
            ? here
            : step.NeedsOperand ? operandEnds.GetValueOrDefault(step.Next, None) : operatorEnds.GetValueOrDefault(step.Next, step.Next);
    }

    /// <summary>The first token behind the expression that begins at an index; negative if none does.</summary>
    private int FindExpressionEnd(int index)
    {
        var needsOperand = true;
        var open = 0;
        for (var i = index; ;)
        {
            var step = Step(i, needsOperand);
            if (step.Next != None)
            {
                (i, needsOperand) = step;
            }
            else if (!needsOperand && tokens[i].Kind == SyntaxKind.QuestionToken)
            {
                needsOperand = IsConditional(i);
                open += needsOperand ? 1 : 0;
                i++;
            }
            else if (!needsOperand && open > 0 && tokens[i].Kind == SyntaxKind.ColonToken)
            {
                open--;
                needsOperand = true;
                i++;
            }
            else
            {
                return needsOperand ? None : i;
            }
        }
    }

    /// <summary>One step over an operand or an operator; no step if the expression cannot go on here.</summary>
    private Transition Step(int i, bool needsOperand) => needsOperand ? StepOverOperand(i) : StepOverOperator(i);

    private Transition StepOverOperand(int i)
    {
        switch (tokens[i].Kind)
        {
            case SyntaxKind.MinusToken or SyntaxKind.TildeToken or SyntaxKind.BangToken or SyntaxKind.NotKeyword or SyntaxKind.AmpersandToken
                or SyntaxKind.AwaitKeyword or SyntaxKind.SpawnKeyword or SyntaxKind.IfKeyword or SyntaxKind.MatchKeyword or SyntaxKind.FnKeyword
                or SyntaxKind.PipeToken or SyntaxKind.PipePipeToken:
                return new Transition(i + 1, NeedsOperand: true);
            case SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken or SyntaxKind.StringStartToken:
                return brackets.GetClosing(i) is var close and >= 0 ? new Transition(close + 1, NeedsOperand: false) : Transition.Impossible;
            case SyntaxKind.IdentifierToken or SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken or SyntaxKind.TrueKeyword
                or SyntaxKind.FalseKeyword or SyntaxKind.SelfKeyword or SyntaxKind.NoneKeyword or SyntaxKind.SomeKeyword or SyntaxKind.ChannelKeyword:
                return new Transition(i + 1, NeedsOperand: false);
            default:
                return Transition.Impossible;
        }
    }

    private Transition StepOverOperator(int i)
    {
        var token = tokens[i];
        switch (token.Kind)
        {
            case SyntaxKind.DotToken or SyntaxKind.QuestionDotToken or SyntaxKind.ColonColonToken when IsMember(tokens[i + 1].Kind):
                return new Transition(i + 2, NeedsOperand: false);
            case SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken when !token.IsFirstOnLine:
                return brackets.GetClosing(i) is var close and >= 0 ? new Transition(close + 1, NeedsOperand: false) : Transition.Impossible;
            case SyntaxKind.NotKeyword when tokens[i + 1].Kind == SyntaxKind.InKeyword:
            case SyntaxKind.GreaterToken when tokens[i + 1].Kind == SyntaxKind.GreaterToken && tokens[i + 1].Span.Start == token.Span.End:
                return new Transition(i + 2, NeedsOperand: true);
            case SyntaxKind.LessToken when IsTypeArguments(i, out var end):
                return new Transition(end + 1, NeedsOperand: false);
            case SyntaxKind.FatArrowToken or SyntaxKind.ElseKeyword or SyntaxKind.PipeGreaterToken:
            case var kind when SyntaxFacts.GetBinaryPrecedence(kind) > 0:
                return new Transition(i + 1, NeedsOperand: true);
            default:
                return Transition.Impossible;
        }
    }

    /// <summary>Whether a <c>&lt;</c> opens the type arguments of a call or a struct literal; all else compares.</summary>
    private bool IsTypeArguments(int less, out int end)
    {
        end = tokens[less].Span.Start == tokens[less - 1].Span.End ? FindTypeArgumentsEnd(less) : None;
        return end != None && tokens[end + 1] is { Kind: SyntaxKind.OpenParenToken or SyntaxKind.OpenBraceToken, IsFirstOnLine: false };
    }

    private int Behind(int i) => System.Math.Max(brackets.GetClosing(i), i) + 1;

    private int FindTypesEnd(int index, int limit)
    {
        var end = FindTypeEnd(index, limit);
        while (end != None && tokens[end].Kind == SyntaxKind.CommaToken)
        {
            end = FindTypeEnd(end + 1, limit);
        }

        return end;
    }

    /// <summary>The first token behind the type that begins at an index, before a limit; negative if none does.</summary>
    private int FindTypeEnd(int index, int limit)
    {
        var i = index;
        while (i < limit)
        {
            var isFunction = tokens[i].Kind == SyntaxKind.FnKeyword;
            i += isFunction ? 1 : 0;
            i = FindBaseTypeEnd(i, limit);
            if (i == None)
            {
                return None;
            }

            if (isFunction && tokens[i].Kind == SyntaxKind.ArrowToken)
            {
                i++;
                continue;
            }

            i += tokens[i].Kind == SyntaxKind.QuestionToken ? 1 : 0;
            if (tokens[i].Kind != SyntaxKind.PipeToken)
            {
                return i;
            }

            i++;
        }

        return None;
    }

    private int FindBaseTypeEnd(int i, int limit)
    {
        if (tokens[i].Kind is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken)
        {
            return brackets.GetClosing(i) is var close and >= 0 && close < limit ? close + 1 : None;
        }

        if (tokens[i].Kind != SyntaxKind.IdentifierToken || tokens[i + 1].Kind != SyntaxKind.LessToken)
        {
            return tokens[i].Kind == SyntaxKind.IdentifierToken ? i + 1 : None;
        }

        // The limit of the arguments bounds the recursion.
        var end = FindTypesEnd(i + 2, System.Math.Min(limit, i + LongestTypeArguments));
        return end != None && tokens[end].Kind == SyntaxKind.GreaterToken ? end + 1 : None;
    }

    /// <summary>Where an expression goes on, and whether an operand must stand there.</summary>
    private readonly record struct Transition(int Next, bool NeedsOperand)
    {
        public static Transition Impossible => new(None, false);
    }
}
