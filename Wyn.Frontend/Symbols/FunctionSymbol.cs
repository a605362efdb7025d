// A function of the program with all its types: an instance of a declaration, a lambda, or the synthesised start.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Symbols;

/// <summary>A function; without a declared return type that is a type variable, solved by the function's body.</summary>
internal sealed class FunctionSymbol(
    string name,
    FunctionDefinition? definition,
    ImmutableArray<TypeSymbol> typeArguments,
    ImmutableArray<ParameterSymbol> parameters,
    TypeSymbol returnType,
    bool isReturnTypeDeclared,
    TextLocation location) : Symbol(name, location)
{
    private FunctionSymbol? _canonical;

    /// <summary>The declaration; null for a lambda and for the synthesised start.</summary>
    public FunctionDefinition? Definition { get; } = definition;

    /// <summary>What the type parameters of the declaration stand for.</summary>
    public ImmutableArray<TypeSymbol> TypeArguments { get; } = typeArguments;

    public ImmutableArray<ParameterSymbol> Parameters { get; } = parameters;

    public TypeSymbol ReturnType => returnType.Resolved;

    public bool IsReturnTypeDeclared { get; } = isReturnTypeDeclared;

    /// <summary>True for the program's synthesised start, whose body is the top-level statements.</summary>
    public bool IsStart { get; init; }

    /// <summary>True for a lambda or a nested function.</summary>
    public bool IsLambda { get; init; }

    /// <summary>True for the function where a program with one begins.</summary>
    public bool IsMain => Definition is { Owner: null, IsLibrary: false } && Name == "main" && TypeArguments.IsEmpty && Definition.Surroundings is null;

    /// <summary>True if calls expand the body in place, so that its panics are reported at the call: see FunctionInstances.</summary>
    public bool IsExpanded { get; set; }

    /// <summary>
    /// The one symbol of all those with the same declaration and type arguments. A call may be bound before inference knows its type
    /// arguments; then it has a symbol of its own that is made one with the others when they are known.
    /// </summary>
    public FunctionSymbol Canonical
    {
        get => _canonical is null ? this : _canonical = _canonical.Canonical;
        set => _canonical = value;
    }

    /// <summary>The hidden last parameter of a function that yields: what is done with each value, and whether to go on; null if there is none.</summary>
    public ParameterSymbol? YieldParameter => Parameters is [.., { Yielded: not null } last] ? last : null;

    /// <summary>The number of parameters that calls give arguments for.</summary>
    public int ArgumentCount => YieldParameter is null ? Parameters.Length : Parameters.Length - 1;

    /// <summary>The types of the parameters and the result.</summary>
    public FunctionTypeSymbol Type => new([.. Parameters.Select(parameter => parameter.Type)], ReturnType);
}
