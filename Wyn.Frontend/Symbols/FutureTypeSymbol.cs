// Future<T>: the type of a task's handle. TypeTable makes the instances.
namespace Wyn.Frontend.Symbols;

/// <summary><c>Future&lt;T&gt;</c>; T is void for a task without a result.</summary>
internal sealed class FutureTypeSymbol(TypeSymbol result) : TypeSymbol
{
    public override TypeKind Kind => TypeKind.Future;

    public override string Name => $"Future<{Result}>";

    /// <summary>The type of what awaiting gives.</summary>
    public TypeSymbol Result { get; } = result;
}
