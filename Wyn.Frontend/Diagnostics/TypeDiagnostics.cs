// THE table of WYN3xxx: what can be wrong with types.
namespace Wyn.Frontend.Diagnostics;

/// <summary>Diagnostics of type checking.</summary>
internal static class TypeDiagnostics
{
    public static readonly DiagnosticDescriptor TypeMismatch = Error(
        "WYN3001", "type mismatch", "Type mismatch: '{0}' is {1}, but the value is {2}");

    public static readonly DiagnosticDescriptor ReturnTypeMismatch = Error(
        "WYN3002", "return type mismatch", "Return type mismatch: '{0}' returns {1}, not {2}");

    public static readonly DiagnosticDescriptor ArgumentType = Error(
        "WYN3003", "argument of the wrong type", "argument {0} of '{1}' must be {2}, not {3}");

    public static readonly DiagnosticDescriptor BinaryOperands = Error("WYN3004", "operator on the wrong types", "cannot {0} {1} and {2}");

    public static readonly DiagnosticDescriptor UnaryOperand = Error("WYN3005", "operator on the wrong type", "cannot apply '{0}' to {1}");

    public static readonly DiagnosticDescriptor CannotCompare = Error("WYN3006", "comparison of the wrong types", "Cannot compare {0} and {1}");

    public static readonly DiagnosticDescriptor CannotBeOrdered = Error("WYN3007", "order of unordered values", "{0} values cannot be ordered");

    public static readonly DiagnosticDescriptor ConditionType = Error(
        "WYN3008", "condition of the wrong type", "{0} must be bool or int, not {1}");

    public static readonly DiagnosticDescriptor NoValue = Error("WYN3009", "no value where one is needed", "{0} gives no value");

    public static readonly DiagnosticDescriptor ArgumentCount = Error(
        "WYN3010", "wrong number of arguments", "'{0}' takes {1}, but {2} given");

    public static readonly DiagnosticDescriptor MissingReturn = Error(
        "WYN3011", "function that may not return a value", "'{0}' may not return a value: it returns {1}, but its end can be reached");

    public static readonly DiagnosticDescriptor ReturnTypeUnknown = Error(
        "WYN3012", "return type not known yet", "the return type of '{0}' depends on itself here");

    public static readonly DiagnosticDescriptor GlobalTypeUnknown = Error(
        "WYN3013", "type of a global not known yet", "the type of '{0}' depends on itself");

    public static readonly DiagnosticDescriptor ParameterWithoutType = Error(
        "WYN3014", "parameter without a type", "parameter '{0}' has no type");

    public static readonly DiagnosticDescriptor VoidVariable = Error("WYN3015", "'void' as the type of a value", "{0} cannot be void");

    public static readonly DiagnosticDescriptor TypeArgumentCount = Error(
        "WYN3016", "wrong number of type arguments", "type '{0}' takes {1}");

    public static readonly DiagnosticDescriptor NoText = Error("WYN3017", "value without a text", "a {0} cannot be turned into text");

    public static readonly DiagnosticDescriptor RangeBound = Error("WYN3018", "range bound of the wrong type", "a range bound must be int, not {0}");

    public static readonly DiagnosticDescriptor NotIterable = Error("WYN3019", "iteration over the wrong type", "cannot iterate over {0}");

    public static readonly DiagnosticDescriptor MainReturnType = Error(
        "WYN3020", "'main' with a wrong return type", "'main' returns int or nothing, not {0}");

    public static readonly DiagnosticDescriptor NoZero = Error(
        "WYN3021", "variable without a first value", "'{0}' may be read before it is assigned, and a {1} has no zero value");

    public static readonly DiagnosticDescriptor UnionType = Error("WYN3022", "union type", "union types are not supported");

    public static readonly DiagnosticDescriptor RecursiveAlias = Error("WYN3023", "alias of itself", "type '{0}' is an alias of itself");

    public static readonly DiagnosticDescriptor CannotCompareDifferent = Error(
        "WYN3024", "comparison of different types", "Cannot compare different types {0} and {1}");

    public static readonly DiagnosticDescriptor InconsistentElements = Error(
        "WYN3025", "elements of different types", "{0} must have consistent types: {1} and {2}");

    public static readonly DiagnosticDescriptor PartMismatch = Error("WYN3026", "value stored in a part of another type", "Cannot store {0} in {1} of {2}");

    public static readonly DiagnosticDescriptor NotIndexable = Error("WYN3027", "index into the wrong type", "cannot index into {0}");

    public static readonly DiagnosticDescriptor IndexType = Error("WYN3028", "index of the wrong type", "an index must be int, not {0}");

    public static readonly DiagnosticDescriptor KeyType = Error("WYN3029", "key of the wrong type", "a key of this map must be {0}, not {1}");

    public static readonly DiagnosticDescriptor BranchTypes = Error("WYN3030", "branches of different types", "the branches have different types: {0} and {1}");

    public static readonly DiagnosticDescriptor IfWithoutElse = Error("WYN3031", "'if' as a value without 'else'", "an 'if' that gives a value needs an 'else'");

    public static readonly DiagnosticDescriptor NotOptional = Error("WYN3032", "operator on what is not optional", "'{0}' takes an optional, not {1}");

    public static readonly DiagnosticDescriptor DefaultType = Error(
        "WYN3033", "default of the wrong type", "{0} default is {1} but the value is {2}");

    public static readonly DiagnosticDescriptor TryOfNoResult = Error(
        "WYN3034", "'?' on what is no result", "'?' operator can only be applied to a Result value, not {0}");

    public static readonly DiagnosticDescriptor TryErrorType = Error(
        "WYN3035", "'?' with an error of another type", "'?' would return an error of type {0}, but the function returns {1}");

    public static readonly DiagnosticDescriptor TryOutsideResult = Error(
        "WYN3036", "'?' in a function that returns no result", "'?' needs a function that returns a Result, and '{0}' does not");

    public static readonly DiagnosticDescriptor NotSearchable = Error("WYN3037", "'in' on the wrong type", "cannot search in {0}");

    public static readonly DiagnosticDescriptor ContainsItself = Error(
        "WYN3038", "struct that contains itself", "struct '{0}' cannot contain a field of its own type");

    public static readonly DiagnosticDescriptor StructCycle = Error("WYN3039", "structs that contain each other", "recursive struct cycle: {0}");

    public static readonly DiagnosticDescriptor TraitMethodDiffers = Error(
        "WYN3040", "method that differs from its trait", "method '{1}' of '{0}' differs from '{2}': {3}");

    public static readonly DiagnosticDescriptor PushedElement = Error("WYN3041", "element of the wrong type", "Cannot push {0} into array of {1}");

    public static readonly DiagnosticDescriptor MapDefault = Error(
        "WYN3042", "default of the wrong type for a map", "map.get default is {0} but the map's values are {1}");

    public static readonly DiagnosticDescriptor PredicateResult = Error("WYN3043", "predicate with a wrong result", "predicate must return bool, not {0}");

    public static readonly DiagnosticDescriptor BoundNotMet = Error("WYN3044", "type argument without a trait", "{0} does not implement '{1}', which '{2}' asks of '{3}'");

    public static readonly DiagnosticDescriptor NoZeroResult = Error(
        "WYN3045", "call that may have to give a zero", "'{0}' may have to give the zero of {1}, which has none");

    public static readonly DiagnosticDescriptor PatternType = Error(
        "WYN3050", "pattern of another type", "a pattern of type {0} cannot match a value of type {1}");

    public static readonly DiagnosticDescriptor PatternParts = Error(
        "WYN3051", "wrong number of parts in a pattern", "{0} has {1}, but the pattern has {2}");

    public static readonly DiagnosticDescriptor NonExhaustiveMatch = Error(
        "WYN3052", "match that leaves values out", "non-exhaustive match: missing {0}");

    public static readonly DiagnosticDescriptor MatchWithoutWildcard = Error(
        "WYN3053", "match without a last arm for everything else", "a match on {0} must end with a wildcard");

    public static readonly DiagnosticDescriptor PatternRange = Error("WYN3054", "range of values without an order", "a pattern cannot be a range of {0}");

    public static readonly DiagnosticDescriptor AlternativeTypes = Error(
        "WYN3055", "name of different types in a pattern", "'{0}' is {1} in one alternative and {2} in another");

    public static readonly DiagnosticDescriptor LoopVariables = Error("WYN3056", "too many loop variables", "a loop over {0} has one variable");

    public static readonly DiagnosticDescriptor TupleLength = Error(
        "WYN3057", "tuple taken apart into too many or too few variables", "{0} has {1} elements, but there are {2} variables");

    public static readonly DiagnosticDescriptor NotTuple = Error("WYN3058", "value that is no tuple", "only a tuple can be taken apart like that, not {0}");

    public static readonly DiagnosticDescriptor NotArray = Error("WYN3059", "value that is no array", "only an array can be taken apart with '[ ]', not {0}");

    public static readonly DiagnosticDescriptor YieldType = Error("WYN3060", "yield of another type", "'{0}' yields {1}, not {2}");

    private static DiagnosticDescriptor Error(string code, string title, string format) => new(code, DiagnosticSeverity.Error, title, format);
}
