// THE table of WYN2xxx: what can be wrong with names, declarations and the places of statements.
namespace Wyn.Frontend.Diagnostics;

/// <summary>Diagnostics of name binding.</summary>
internal static class BindingDiagnostics
{
    public static readonly DiagnosticDescriptor UndefinedVariable = Error("WYN2001", "undefined variable", "Undefined variable '{0}'");

    public static readonly DiagnosticDescriptor UndefinedFunction = Error("WYN2002", "undefined function", "Undefined function '{0}'");

    public static readonly DiagnosticDescriptor UndefinedType = Error("WYN2003", "undefined type", "Undefined type '{0}'");

    public static readonly DiagnosticDescriptor DuplicateFunction = Error(
        "WYN2004", "function declared twice", "function '{0}' is declared twice");

    public static readonly DiagnosticDescriptor DuplicateParameter = Error(
        "WYN2005", "parameter declared twice", "parameter '{0}' is declared twice");

    public static readonly DiagnosticDescriptor UsedBeforeDeclaration = Error(
        "WYN2006", "variable used before its declaration", "variable '{0}' is used before it is declared");

    public static readonly DiagnosticDescriptor NotCallable = Error(
        "WYN2007", "call of something that is no function", "{0} is not a function and cannot be called");

    public static readonly DiagnosticDescriptor FunctionAsValue = Error(
        "WYN2008", "function that is no value", "function '{0}' can only be called");

    public static readonly DiagnosticDescriptor UndefinedMethod = Error("WYN2009", "undefined method", "no method '{0}' on {1}");

    public static readonly DiagnosticDescriptor UndefinedField = Error("WYN2010", "undefined field", "{1} has no field '{0}'");

    public static readonly DiagnosticDescriptor ModuleNotSupported = Error(
        "WYN2011", "unknown module", "'{0}' is not known: it is no type and no module");

    public static readonly DiagnosticDescriptor UnusedVariable = new(
        "WYN2012", DiagnosticSeverity.Warning, "unused variable", "variable '{0}' is never used");

    public static readonly DiagnosticDescriptor AssignmentToConstant = Error(
        "WYN2013", "assignment to a constant", "Cannot assign to constant '{0}'");

    public static readonly DiagnosticDescriptor OutsideLoop = Error(
        "WYN2014", "'break' or 'continue' outside of a loop", "'{0}' stands outside of a loop");

    public static readonly DiagnosticDescriptor ReturnOutsideFunction = Error(
        "WYN2015", "'return' where nothing can return", "{0}");

    public static readonly DiagnosticDescriptor MainWithParameters = Error(
        "WYN2016", "'main' with parameters", "'main' takes no parameters");

    public static readonly DiagnosticDescriptor UnknownArgumentName = Error(
        "WYN2017", "unknown argument name", "'{0}' has no parameter named '{1}'");

    public static readonly DiagnosticDescriptor DuplicateArgument = Error(
        "WYN2018", "argument given twice", "argument '{0}' is given twice");

    public static readonly DiagnosticDescriptor DuplicateType = Error("WYN2020", "type declared twice", "type '{0}' is declared twice");

    public static readonly DiagnosticDescriptor DuplicateMethod = Error("WYN2021", "method declared twice", "'{0}' has two methods named '{1}'");

    public static readonly DiagnosticDescriptor UndefinedTrait = Error("WYN2022", "undefined trait", "Undefined trait '{0}'");

    public static readonly DiagnosticDescriptor MissingTraitMethod = Error(
        "WYN2023", "method of a trait is missing", "'{0}' does not implement '{1}': method '{2}' is missing");

    public static readonly DiagnosticDescriptor SelfOutsideMethod = Error("WYN2024", "'self' outside of a method", "'self' stands only in methods");

    public static readonly DiagnosticDescriptor MissingReference = Error(
        "WYN2025", "'&' is missing", "'{0}' of '{1}' is a 'mut' parameter: its argument is a place with '&'");

    public static readonly DiagnosticDescriptor MisplacedReference = Error("WYN2026", "'&' where it means nothing", "{0}");

    public static readonly DiagnosticDescriptor NoPlace = Error("WYN2027", "change of something that is no place", "this is no variable or part of one, so it cannot be changed");

    public static readonly DiagnosticDescriptor AmbiguousVariant = Error("WYN2028", "variant of several enums", "'{0}' is a variant of {1}");

    public static readonly DiagnosticDescriptor UnknownField = Error("WYN2029", "unknown field in a struct literal", "struct '{0}' has no field '{1}'");

    public static readonly DiagnosticDescriptor MissingField = Error("WYN2030", "missing field in a struct literal", "struct '{0}' is missing field '{1}'");

    public static readonly DiagnosticDescriptor DuplicateField = Error("WYN2031", "field given twice", "field '{0}' is given twice");

    public static readonly DiagnosticDescriptor DuplicateMember = Error("WYN2032", "field or variant declared twice", "'{0}' has two members named '{1}'");

    public static readonly DiagnosticDescriptor LostChange = Error("WYN2033", "change that nobody sees", "{0}");

    public static readonly DiagnosticDescriptor OverlappingPlaces = Error(
        "WYN2034", "place that one call changes twice", "two arguments of this call change the same part of '{0}'");

    public static readonly DiagnosticDescriptor EscapingChange = Error(
        "WYN2035", "lambda that changes a parameter is kept", "a lambda that changes '{0}' can only be passed to a call");

    public static readonly DiagnosticDescriptor DuplicatePatternName = Error("WYN2040", "name bound twice in a pattern", "'{0}' is bound twice in one pattern");

    public static readonly DiagnosticDescriptor AlternativeNames = Error(
        "WYN2041", "name that not all alternatives bind", "'{0}' is not bound by every alternative of the pattern");

    public static readonly DiagnosticDescriptor UndefinedVariant = Error("WYN2042", "undefined variant", "no variant '{0}'{1}");

    public static readonly DiagnosticDescriptor PatternNotConstant = Error(
        "WYN2043", "pattern that is not constant", "a string with '${{ }}' cannot be a pattern");

    public static readonly DiagnosticDescriptor UnreachableArm = new(
        "WYN2044", DiagnosticSeverity.Warning, "arm that never matches", "this pattern never matches");

    public static readonly DiagnosticDescriptor YieldOutsideFunction = Error("WYN2045", "'yield' outside of a function", "'yield' stands outside of a function");

    public static readonly DiagnosticDescriptor YieldWithoutValue = Error("WYN2046", "'yield' without a value", "'yield' needs a value");

    public static readonly DiagnosticDescriptor YieldingCall = Error(
        "WYN2047", "call of a function that yields outside of a loop", "'{0}' yields values, so that it is called only in the head of a 'for'");

    public static readonly DiagnosticDescriptor PrintfFormat = Error(
        "WYN2048", "placeholder of another language", "format uses {{}} placeholders, not '{0}'");

    public static readonly DiagnosticDescriptor PlaceholderCount = Error("WYN2049", "wrong number of placeholders", "the text has {0} but {1}");

    public static readonly DiagnosticDescriptor NestedFunctionLimit = Error(
        "WYN2050", "nested function that shares variables and has what a lambda cannot have",
        "a nested function that uses variables of the function around it cannot have {0}");

    public static readonly DiagnosticDescriptor NestedMethod = Error("WYN2051", "method within a function", "methods are declared at the top level");

    public static readonly DiagnosticDescriptor DeferInYieldLoop = Error(
        "WYN2052", "'defer' in a loop over what a function yields", "'defer' cannot stand in a loop over what a function yields");

    private static DiagnosticDescriptor Error(string code, string title, string format) => new(code, DiagnosticSeverity.Error, title, format);
}
