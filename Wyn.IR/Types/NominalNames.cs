// The names of structs and enums in the text form: plain where they cannot be mistaken for another type, else quoted.
using System;
using System.Collections.Frozen;
using Wyn.IR.Text;

namespace Wyn.IR.Types;

internal static class NominalNames
{
    /// <summary>The words that begin a type in the text form.</summary>
    public static readonly FrozenSet<string> Keywords =
        FrozenSet.Create("unit", "bool", "int", "float", "str", "future", "tuple", "array", "fn", "box", "chan", "cell", "worker", "frame");

    /// <summary>A name as the text form writes it.</summary>
    public static string TextOf(string name)
        => IrLexer.IsPlainName(name) && !char.IsAsciiDigit(name[0]) && !Keywords.Contains(name) ? name : $"\"{IrLiterals.Escape(name)}\"";

    public static InvalidOperationException NotDefined(string name) => new($"type {name} is declared and not defined");
}
