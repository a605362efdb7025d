// A function of the program.
using System.Collections.Immutable;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Symbols;

/// <summary>A function; without a declared return type that is a type variable, solved by the function's body.</summary>
internal sealed class FunctionSymbol(
    string name,
    ImmutableArray<ParameterSymbol> parameters,
    TypeSymbol returnType,
    bool isReturnTypeDeclared,
    FunctionDeclarationSyntax? syntax,
    TextLocation location) : Symbol(name, location)
{
    public ImmutableArray<ParameterSymbol> Parameters { get; } = parameters;

    public TypeSymbol ReturnType => returnType.Resolved;

    public bool IsReturnTypeDeclared { get; } = isReturnTypeDeclared;

    /// <summary>The declaration; null for the program's synthesised start.</summary>
    public FunctionDeclarationSyntax? Syntax { get; } = syntax;

    /// <summary>True for the program's synthesised start, whose body is the top-level statements.</summary>
    public bool IsStart => Syntax is null;

    /// <summary>True for the function where a program with one begins.</summary>
    public bool IsMain => !IsStart && Name == "main";
}
