// Words that people bring from other languages, with what Wyn says instead. They are ordinary names in Wyn: the parser
// looks here only where a name makes no sense, or where no program can mean a name.
using System.Collections.Frozen;
using System.Collections.Generic;

namespace Wyn.Frontend.Syntax;

/// <summary>The hints for words of other languages.</summary>
internal static class ForeignWords
{
    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        ["def"] = "a function begins with 'fn': fn name(a: int) -> int { ... }",
        ["function"] = "a function begins with 'fn': fn name(a: int) -> int { ... }",
        ["func"] = "a function begins with 'fn': fn name(a: int) -> int { ... }",
        ["class"] = "a type with fields begins with 'struct', and its methods may stand inside it",
        ["interface"] = "write 'trait'",
        ["use"] = "write 'import'",
        ["new"] = "a struct is made without it, as in Point { x: 1, y: 2 }",
        ["lambda"] = "an anonymous function is written (x) => x + 1",
        ["True"] = "write 'true'",
        ["False"] = "write 'false'",
        ["null"] = "the absence of a value is 'None', of type T?",
        ["nil"] = "the absence of a value is 'None', of type T?",
        ["undefined"] = "the absence of a value is 'None', of type T?",
        ["let"] = "declare a variable with 'var', a constant with 'const'",
        ["console"] = "print with print(...)",
        ["try"] = "Wyn has no exceptions: a function that can fail returns a Result, taken apart by 'match' or passed on by '?'",
        ["except"] = "Wyn has no exceptions: a function that can fail returns a Result, taken apart by 'match' or passed on by '?'",
        ["catch"] = "Wyn has no exceptions: a function that can fail returns a Result, taken apart by 'match' or passed on by '?'",
        ["raise"] = "return an Err(...), or end the program with panic(message)",
        ["throw"] = "return an Err(...), or end the program with panic(message)",
        ["elif"] = "write 'else if'",
        ["elseif"] = "write 'else if'",
        ["switch"] = "write 'match'",
        ["do"] = "write 'while true { ... if done { break } }'",
    }.ToFrozenDictionary();

    /// <summary>What Wyn says instead of a word, or null for a word that is not foreign.</summary>
    public static string? GetHint(string word) => Hints.GetValueOrDefault(word);

    /// <summary>Words that stand for a value elsewhere, and so never as a name.</summary>
    public static bool IsValue(string word) => word is "True" or "False" or "null" or "nil" or "undefined";
}
