// Handles: channels, and what the library makes of a cell. Old programs declare an int for one: there it becomes a number, and
// where the library wants the handle, the number becomes it again, checked when the program runs.
using System.Collections.Generic;
using System.Linq;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    /// <summary>Where a handle may become an int.</summary>
    private const ConversionPlaces HandlePlaces =
        ConversionPlaces.Assignment | ConversionPlaces.Argument | ConversionPlaces.Return | ConversionPlaces.InferredReturn;

    private static BoundConversion ToNumber(BoundExpression handle) => new(ConversionKind.HandleToInt, handle, TypeSymbol.Int, handle.Location);

    /// <summary>The handle behind an int; a channel whose element nobody has said is one of ints.</summary>
    private static BoundConversion ToHandle(BoundExpression number, TypeSymbol type)
    {
        if (type.Resolved is ChannelTypeSymbol { Element: var element })
        {
            TypeVariable.TryUnify(element, TypeSymbol.Int);
        }

        return new BoundConversion(ConversionKind.IntToHandle, number, type, number.Location);
    }

    /// <summary>An int on which a method of handles is called is the handle that has such a method; anything else stays what it is.</summary>
    private BoundExpression AsReceiver(BoundExpression receiver, string method)
    {
        if (receiver.Type.Kind != TypeKind.Int || FindMethod(TypeSymbol.Int, method) is not null)
        {
            return receiver;
        }

        return Declarations.FindBuiltInMethods(TypeKind.Channel, method).Count > 0 ? ToHandle(receiver, new ChannelTypeSymbol(TypeSymbol.Int))
            : Declarations.HandleTypes.FirstOrDefault(type => type.Methods.GetValueOrDefault(method) is { HasSelf: true }) is { } found
                ? ToHandle(receiver, found.Instantiate([]))
            : receiver;
    }

    /// <summary>The first argument of <c>T.method(x)</c>, where x is perhaps the number of a T.</summary>
    private static BoundExpression AsReceiver(BoundExpression receiver, TypeDefinition type)
        => receiver.Type.Kind == TypeKind.Int && type is StructDefinition { IsHandle: true } ? ToHandle(receiver, type.Instantiate([])) : receiver;

    /// <summary>An argument of a library function that takes a handle, given as a number; null if it is something else.</summary>
    private BoundConversion? TryHandleArgument(FunctionSymbol function, ParameterSymbol parameter, BoundExpression value)
        => !InLibrary && function.Definition is { IsLibrary: true } && value.Type.Kind == TypeKind.Int && parameter.Type.IsHandle
            ? ToHandle(value, parameter.Type)
            : null;

    /// <summary>A comparison looks at the numbers of handles: with an int, or whether two are the same.</summary>
    private static (BoundExpression Left, BoundExpression Right) CompareHandles(BinaryOperatorKind kind, BoundExpression left, BoundExpression right)
    {
        var (isLeft, isRight) = (left.Type.IsHandle, right.Type.IsHandle);
        var areOne = isLeft && isRight && OperatorFacts.IsEquality(kind) && left.Type.IsSameAs(right.Type);
        return IsComparison(kind) && (areOne || (isLeft && right.Type.Kind == TypeKind.Int) || (isRight && left.Type.Kind == TypeKind.Int))
            ? (isLeft ? ToNumber(left) : left, isRight ? ToNumber(right) : right)
            : (left, right);
    }

    /// <summary>A channel, perhaps given as a number; null if the value is none.</summary>
    private static BoundExpression? AsChannel(BoundExpression value)
    {
        if (value.Type is TypeVariable open)
        {
            open.Solve(new ChannelTypeSymbol(new TypeVariable()));
        }

        return value.Type switch
        {
            ChannelTypeSymbol => value,
            { Kind: TypeKind.Int } => ToHandle(value, new ChannelTypeSymbol(TypeSymbol.Int)),
            _ => null,
        };
    }
}
