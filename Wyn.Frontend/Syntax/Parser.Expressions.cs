// The part of the parser for operators. From loose to tight: |> (ParsePipe), ?: (ParseConditional), the binary levels of
// SyntaxFacts (ParseBinary), prefix operators (ParseUnary); suffixes and atoms are in Parser.Primary.cs. Each level can also
// go on from an expression that is already parsed: a condition that begins with '(' needs that.
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    private Context _context;

    /// <summary>Where an expression stands.</summary>
    /// <param name="InBrackets">In parentheses, arguments or an interpolation, where line ends mean nothing.</param>
    /// <param name="InCondition">Before a body, where <c>Name {</c> is no struct literal.</param>
    /// <param name="BeforeArrow">Before the <c>=></c> of an arm, where <c>(a) =></c> is no lambda.</param>
    /// <param name="InArm">In the body of an arm, which the pattern of the next one may follow.</param>
    private readonly record struct Context(bool InBrackets, bool InCondition, bool BeforeArrow, bool InArm);

    private Context EnterBrackets() => Replace(default(Context) with { InBrackets = true });

    private Context EnterCondition() => Replace(_context with { InCondition = true });

    private Context EnterBlock() => Replace(default);

    private Context Replace(Context context)
    {
        var previous = _context;
        _context = context;
        return previous;
    }

    private void Restore(Context context) => _context = context;

    /// <summary>An expression whose value is needed: an assignment or a range in its place is reported.</summary>
    private ExpressionSyntax ParseValue() => RejectAssignment(ParseExpression());

    /// <summary>Whether an assignment or an increment goes on here; a <c>++</c> on a new line begins a statement, if a wrong one.</summary>
    private bool IsAssignmentHere()
        => SyntaxFacts.IsAssignment(Current.Kind)
            || (SyntaxFacts.IsIncrement(Current.Kind) && (!Current.IsFirstOnLine || _context.InBrackets));

    private ExpressionSyntax RejectAssignment(ExpressionSyntax value)
    {
        if (!IsAssignmentHere())
        {
            return value;
        }

        var help = At(SyntaxKind.EqualsToken) ? "a comparison is written '=='; an assignment is a statement of its own" : "make it a statement of its own";
        Report(SyntaxDiagnostics.AssignmentInExpression, Current.Span, help, Current.Text);
        var parts = ImmutableArray.CreateBuilder<SyntaxElement>();
        parts.Add(value);
        while (SyntaxFacts.IsAssignment(Current.Kind) || SyntaxFacts.IsIncrement(Current.Kind))
        {
            var isIncrement = SyntaxFacts.IsIncrement(Current.Kind);
            parts.Add(Next());
            if (!isIncrement)
            {
                parts.Add(ParseExpression());
            }
        }

        return new ErrorExpressionSyntax(parts.ToImmutable());
    }

    private ExpressionSyntax ParseExpression()
    {
        var expression = ParsePipe();
        if (!At(SyntaxKind.DotDotToken) && !At(SyntaxKind.DotDotEqualsToken))
        {
            return expression;
        }

        Report(SyntaxDiagnostics.RangeAsValue, Current.Span, "write for i in a..b { ... }; for an array, [i for i in a..b]");
        return new ErrorExpressionSyntax([expression, Next(), ParsePipe()]);
    }

    /// <summary>
    /// The condition of <c>if</c> and <c>while</c>. One that begins with <c>(</c> goes on behind the <c>)</c>, as in
    /// <c>(a) and (b)</c>, except with a token that can begin the body.
    /// </summary>
    private ExpressionSyntax ParseCondition()
    {
        var previous = EnterCondition();
        var condition = At(SyntaxKind.OpenParenToken) ? ParseConditionInParentheses() : ParsePipe();
        if (At(SyntaxKind.EqualsToken))
        {
            Report(SyntaxDiagnostics.AssignmentInExpression, Current.Span, "a comparison is written '=='", Current.Text);
            condition = new ErrorExpressionSyntax([condition, Next(), ParsePipe()]);
        }

        Restore(previous);
        return condition;
    }

    private ExpressionSyntax ParseConditionInParentheses()
    {
        _suffixes = 0;
        var first = ParsePrimary();
        if (Current.Kind is SyntaxKind.MinusToken or SyntaxKind.AmpersandToken or SyntaxKind.PipeToken
            or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken)
        {
            return first;
        }

        var left = ContinueBinary(ContinuePostfix(first), SyntaxFacts.CoalescePrecedence);
        return ContinuePipe(ContinueConditional(left));
    }

    private ExpressionSyntax ParsePipe() => ContinuePipe(ParseConditional());

    private ExpressionSyntax ContinuePipe(ExpressionSyntax left)
    {
        while (At(SyntaxKind.PipeGreaterToken))
        {
            var op = Next();
            var problems = _problems;
            var right = ParseConditional();
            if (_problems == problems
                && right is not (NameExpressionSyntax or PathExpressionSyntax or CallExpressionSyntax or MemberAccessExpressionSyntax
                    or ParenthesizedExpressionSyntax))
            {
                Report(SyntaxDiagnostics.InvalidPipeTarget, right.Span, "x |> f(a) calls f(x, a)");
            }

            left = new BinaryExpressionSyntax(left, op, null, right);
        }

        return left;
    }

    private ExpressionSyntax ParseConditional() => ContinueConditional(ParseBinary(SyntaxFacts.CoalescePrecedence));

    /// <summary><c>c ? a : b</c>; a <c>?</c> that is none was taken as a suffix. One in another needs parentheses.</summary>
    private ExpressionSyntax ContinueConditional(ExpressionSyntax condition)
    {
        var result = condition;
        for (var count = 0; At(SyntaxKind.QuestionToken); count++)
        {
            if (count == 1)
            {
                Report(SyntaxDiagnostics.NestedConditional, Current.Span, "put the inner one into parentheses: a ? b : (c ? d : e)");
            }

            var question = Next();
            var whenTrue = ParseBinary(SyntaxFacts.CoalescePrecedence);
            var colon = Expect(SyntaxKind.ColonToken);
            result = new ConditionalExpressionSyntax(result, question, whenTrue, colon, ParseBinary(SyntaxFacts.CoalescePrecedence));
        }

        return result;
    }

    private ExpressionSyntax ParseBinary(int minimum)
    {
        // At its own level 'not' takes a whole comparison; in an operand that binds tighter it is a prefix like any other.
        var left = Current.Kind is SyntaxKind.NotKeyword or SyntaxKind.BangToken && minimum <= SyntaxFacts.NotPrecedence
            ? ParseNot()
            : ParseUnary();
        return ContinueBinary(left, minimum);
    }

    private UnaryExpressionSyntax ParseNot()
    {
        var op = Next();
        if (!TryEnter())
        {
            return new UnaryExpressionSyntax(op, MissingExpression());
        }

        var operand = ParseBinary(
            Current.Kind is SyntaxKind.NotKeyword or SyntaxKind.BangToken ? SyntaxFacts.NotPrecedence : SyntaxFacts.ComparisonPrecedence);
        Leave();
        return new UnaryExpressionSyntax(op, operand);
    }

    /// <summary>The operators from <paramref name="minimum"/> on that follow; one level leans left, in a loop.</summary>
    private ExpressionSyntax ContinueBinary(ExpressionSyntax left, int minimum)
    {
        SyntaxToken? relational = null;
        while (GetBinaryOperator(out var isPair) is var precedence && precedence >= minimum && !IsNextArm())
        {
            var op = Next();
            var second = isPair ? Next() : null;
            CheckOperator(op, second);
            var right = ParseBinary(precedence + 1);
            if (SyntaxFacts.IsRelational(op.Kind) && !isPair)
            {
                CheckChain(relational, left, op, right);
                relational = op;
            }

            left = new BinaryExpressionSyntax(left, op, second, right);
        }

        return left;
    }

    /// <summary>The level of the binary operator here, 0 if there is none; <c>>></c> and <c>not in</c> are pairs of tokens.</summary>
    private int GetBinaryOperator(out bool isPair)
    {
        isPair = false;
        if (At(SyntaxKind.GreaterToken) && Touch(Current, Peek(1)) && Peek(1).Kind is SyntaxKind.GreaterToken or SyntaxKind.GreaterEqualsToken)
        {
            isPair = true;
            return SyntaxFacts.ShiftPrecedence;
        }

        if (At(SyntaxKind.NotKeyword))
        {
            isPair = Peek(1).Kind == SyntaxKind.InKeyword;
            return isPair ? SyntaxFacts.ComparisonPrecedence : 0;
        }

        return SyntaxFacts.GetBinaryPrecedence(Current.Kind);
    }

    /// <summary>Behind an operator: reports the ones of other languages.</summary>
    private void CheckOperator(SyntaxToken op, SyntaxToken? second)
    {
        var last = second ?? op;
        if (second?.Kind == SyntaxKind.GreaterEqualsToken)
        {
            ReportForeignOperator(op, second);
        }
        else if (Touch(last, Current) && IsForeignTail(op.Kind))
        {
            ReportForeignOperator(op, Current);
            Skip();
        }
    }

    /// <summary>Whether the token here makes another language's operator of the one before: <c>===</c>, <c>**</c>, <c>&amp;=</c>.</summary>
    private bool IsForeignTail(SyntaxKind op) => Current.Kind switch
    {
        SyntaxKind.EqualsToken => op is not (SyntaxKind.InKeyword or SyntaxKind.AndKeyword or SyntaxKind.OrKeyword),
        SyntaxKind.StarToken or SyntaxKind.StarEqualsToken => op == SyntaxKind.StarToken,
        SyntaxKind.GreaterToken => op == SyntaxKind.LessToken,
        _ => false,
    };

    private void ReportForeignOperator(SyntaxToken first, SyntaxToken last)
    {
        var span = SpanOf(first, last);
        var text = _source.ToString(span);
        var help = text switch
        {
            "===" => "write '=='",
            "!==" or "<>" => "write '!='",
            "**" or "**=" => "a power is a product: x * x; of floats, Math.pow(x, y)",
            "<=>" => "compare with '<', '==' or '>'",
            _ => $"write x = x {text[..^1]} y",
        };
        Report(SyntaxDiagnostics.ForeignOperator, span, help, text);
    }

    /// <summary>Two relational operators in a row: <c>a &lt; b &lt; c</c> would compare a bool.</summary>
    private void CheckChain(SyntaxToken? first, ExpressionSyntax left, SyntaxToken op, ExpressionSyntax right)
    {
        if (first is null || right is ErrorExpressionSyntax)
        {
            return;
        }

        var help = "join two comparisons with 'and'";
        if (left is BinaryExpressionSyntax comparison && comparison.Operator == first && right.Span.End - left.Span.Start < 80)
        {
            help = $"write {_source.ToString(left.Span)} and {_source.ToString(comparison.Right.Span)} {op.Text} {_source.ToString(right.Span)}";
        }

        if (_mute == Mute.None && !ReferenceEquals(_lastChain, first))
        {
            _diagnostics.Add(new Diagnostic(SyntaxDiagnostics.ChainedComparison, LocationOf(op.Span), [op.Text, first.Text]) { Help = help });
        }

        _lastChain = op;
    }

    private ExpressionSyntax ParseUnary()
    {
        var kind = Current.Kind;
        if (kind is not (SyntaxKind.MinusToken or SyntaxKind.TildeToken or SyntaxKind.BangToken or SyntaxKind.NotKeyword
            or SyntaxKind.AmpersandToken or SyntaxKind.AwaitKeyword or SyntaxKind.SpawnKeyword))
        {
            return ParsePostfix();
        }

        if (kind == SyntaxKind.MinusToken && IsSmallestInteger(Peek(1), Peek(2)))
        {
            return new UnaryExpressionSyntax(Next(), new LiteralExpressionSyntax(Next()));
        }

        var op = Next();
        if (!TryEnter())
        {
            return new UnaryExpressionSyntax(op, MissingExpression());
        }

        var operand = kind == SyntaxKind.SpawnKeyword && At(SyntaxKind.OpenBraceToken) ? ParseSpawnedBlock() : ParseUnary();
        Leave();
        return kind switch
        {
            SyntaxKind.AwaitKeyword => new AwaitExpressionSyntax(op, operand),
            SyntaxKind.SpawnKeyword => new SpawnExpressionSyntax(op, operand),
            SyntaxKind.AmpersandToken => new ReferenceExpressionSyntax(op, operand),
            _ => new UnaryExpressionSyntax(op, operand),
        };
    }

    /// <summary>9223372036854775808 is an int only as the direct operand of a minus; a suffix would bind tighter than that.</summary>
    private static bool IsSmallestInteger(SyntaxToken literal, SyntaxToken next)
        => literal.Value is ulong && next.Kind is not (SyntaxKind.DotToken or SyntaxKind.QuestionDotToken);

    private ErrorExpressionSyntax ParseSpawnedBlock()
    {
        ReportUnexpected("a call behind 'spawn'", "put the block into a function and spawn a call of it: spawn f(x)");
        var tokens = ImmutableArray.CreateBuilder<SyntaxElement>();
        TakeBalanced(tokens);
        return new ErrorExpressionSyntax(tokens.ToImmutable());
    }
}
