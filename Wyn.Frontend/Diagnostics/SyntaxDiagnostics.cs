// THE table of WYN1xxx: what can be wrong with the text of a program.
namespace Wyn.Frontend.Diagnostics;

/// <summary>Diagnostics of lexer and parser.</summary>
internal static class SyntaxDiagnostics
{
    public static readonly DiagnosticDescriptor UnexpectedToken = new(
        "WYN1001", DiagnosticSeverity.Error, "unexpected token", "expected {0}, found {1}");

    public static readonly DiagnosticDescriptor UnterminatedString = new(
        "WYN1002", DiagnosticSeverity.Error, "unterminated string", "Unterminated string literal");

    public static readonly DiagnosticDescriptor UnterminatedMultiLineString = new(
        "WYN1003", DiagnosticSeverity.Error, "unterminated multi-line string", "Unterminated multi-line string");

    public static readonly DiagnosticDescriptor UnterminatedInterpolation = new(
        "WYN1004", DiagnosticSeverity.Error, "unterminated interpolation", "Unterminated string: an interpolation '${{' in it is never closed");

    public static readonly DiagnosticDescriptor UnterminatedComment = new(
        "WYN1005", DiagnosticSeverity.Error, "unterminated comment", "unterminated comment: '/*' without '*/'");

    public static readonly DiagnosticDescriptor UnexpectedCharacter = new(
        "WYN1006", DiagnosticSeverity.Error, "unexpected character", "unexpected character '{0}'");

    public static readonly DiagnosticDescriptor UnexpectedByte = new(
        "WYN1007", DiagnosticSeverity.Error, "unexpected byte", "unexpected byte 0x{0}: {1}");

    public static readonly DiagnosticDescriptor MalformedNumber = new(
        "WYN1008", DiagnosticSeverity.Error, "malformed number", "{0} literal '{1}' {2}");

    public static readonly DiagnosticDescriptor IntegerTooLarge = new(
        "WYN1009", DiagnosticSeverity.Error, "integer too large", "'{0}' is too large for a 64-bit int");

    public static readonly DiagnosticDescriptor NotSupported = new(
        "WYN1010", DiagnosticSeverity.Error, "construct not supported", "{0} not supported by this version of Wyn");

    public static readonly DiagnosticDescriptor NestingTooDeep = new(
        "WYN1011", DiagnosticSeverity.Error, "nesting too deep", "nesting too deep: the limit is {0} levels");

    public static readonly DiagnosticDescriptor ChainedComparison = new(
        "WYN1012", DiagnosticSeverity.Error, "chained comparison", "chained comparison: '{0}' after '{1}'");

    public static readonly DiagnosticDescriptor ForeignWord = new(
        "WYN1013", DiagnosticSeverity.Error, "word of another language", "'{0}' is not a word of Wyn");

    public static readonly DiagnosticDescriptor ForeignOperator = new(
        "WYN1014", DiagnosticSeverity.Error, "operator of another language", "'{0}' is not an operator");

    public static readonly DiagnosticDescriptor MissingClosing = new(
        "WYN1015", DiagnosticSeverity.Error, "missing closing bracket or brace", "missing '{0}'");

    public static readonly DiagnosticDescriptor UnsupportedInterpolation = new(
        "WYN1016", DiagnosticSeverity.Error, "leftover text in an interpolation", "Unsupported syntax in string interpolation: unexpected {0} after the expression");

    public static readonly DiagnosticDescriptor EmptyInterpolation = new(
        "WYN1017", DiagnosticSeverity.Error, "empty interpolation", "an interpolation '${{}}' needs an expression");

    public static readonly DiagnosticDescriptor MisplacedMut = new(
        "WYN1018", DiagnosticSeverity.Error, "misplaced 'mut'", "'mut' is only valid on function parameters");

    public static readonly DiagnosticDescriptor AssignmentInExpression = new(
        "WYN1019", DiagnosticSeverity.Error, "assignment in an expression", "'{0}' makes a statement and cannot stand inside an expression");

    public static readonly DiagnosticDescriptor InvalidAssignmentTarget = new(
        "WYN1020", DiagnosticSeverity.Error, "invalid assignment target", "only a variable, a field or an element can be changed with '{0}'");

    public static readonly DiagnosticDescriptor InvalidEscape = new(
        "WYN1021", DiagnosticSeverity.Error, "invalid escape", "invalid escape '{0}': {1}");

    public static readonly DiagnosticDescriptor RangeAsValue = new(
        "WYN1022", DiagnosticSeverity.Error, "range as a value", "a range is not a value: it stands in a 'for', a slice, a pattern or a comprehension");

    public static readonly DiagnosticDescriptor InvalidPipeTarget = new(
        "WYN1023", DiagnosticSeverity.Error, "invalid right side of '|>'", "the right side of '|>' must be a name, a call or an expression in parentheses");

    public static readonly DiagnosticDescriptor MisplacedDeclaration = new(
        "WYN1024", DiagnosticSeverity.Error, "declaration inside a block", "'{0}' cannot stand inside a block");

    public static readonly DiagnosticDescriptor InvalidModulePath = new(
        "WYN1025", DiagnosticSeverity.Error, "invalid module path", "'{0}' is not the path of a module");

    public static readonly DiagnosticDescriptor NestedConditional = new(
        "WYN1026", DiagnosticSeverity.Error, "conditional inside a conditional", "'? :' directly inside another '? :'");

    public static readonly DiagnosticDescriptor AssignmentCount = new(
        "WYN1027", DiagnosticSeverity.Error, "wrong number of values", "{0} variables cannot be assigned {1} values");

    public static readonly DiagnosticDescriptor LambdaParentheses = new(
        "WYN1028", DiagnosticSeverity.Error, "lambda without parentheses", "the parameter '{0}' of an anonymous function needs parentheses");
}
