// Calls of library functions that give the zero of a type where they have nothing else to give: the type must have one. Checked
// when all types are known.
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    /// <summary>Says that a call of the program may have to give a zero.</summary>
    private void RequireZero(FunctionDefinition definition, FunctionSymbol function, SyntaxToken name)
    {
        if (!InLibrary && _program.NeedsZero(definition))
        {
            _program.RequireZero(function, HelpForZero(name.Text), At(name));
        }
    }

    private static string HelpForZero(string function) => function switch
    {
        "recv" or "Task_recv" => "receive with 'try_recv', or in 'for value in channel', which have no value where none comes",
        "get" => "use 'get_or', which takes what is given where there is no such key",
        _ => "there is a zero of numbers, bools, strings, collections, optionals, and of structs and tuples of these",
    };
}
