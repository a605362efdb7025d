// Calls with a dot: methods of values, statics of types, variants with a payload, fields that are called. What the language
// says about single methods (get of a map, sort as an expression, reduce with its arguments in either order) is here too.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.IR.Model;
using Wyn.IR.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private const string AwaitMethod = "await";
    private const string ToStringMethod = "to_string";

    private BoundExpression BindMethodCall(
        MemberAccessExpressionSyntax member, ImmutableArray<Argument> arguments, TypeSymbol? expected, bool isDiscarded)
    {
        if (TypeNamedBy(member.Receiver) is var (type, typeArguments))
        {
            return BindMemberOfType(type, member.Name.Text, member.Name, arguments, expected, typeArguments);
        }

        var receiver = BindReceiver(member);
        if (receiver.IsError || member.Name.IsMissing)
        {
            BindLoosely(arguments);
            return new BoundErrorExpression(At(member.Name));
        }

        return BindMethodOf(RequireValue(receiver, member.Receiver), member.Receiver, member.Name, arguments, expected, isDiscarded: isDiscarded);
    }

    /// <summary>The expression before the dot; one that may be a map's <c>get</c> is told whether a method of an optional follows.</summary>
    private BoundExpression BindReceiver(MemberAccessExpressionSyntax syntax)
    {
        if (syntax.Receiver is NameExpressionSyntax { Name: { IsMissing: false } name }
            && char.IsAsciiLetterUpper(name.Text[0])
            && FindVariable(name) is null
            && Declarations.FindFunction(name.Text, InLibrary) is null
            && FindBareVariant(name, null) is null)
        {
            Report(BindingDiagnostics.ModuleNotSupported, At(name), name.Text);
            return new BoundErrorExpression(At(name));
        }

        var wantsOptional = Declarations.Option.Methods.ContainsKey(syntax.Name.Text);
        return BindExpression(syntax.Receiver, wantsOptional && IsGetCall(syntax.Receiver) ? Optional(new TypeVariable()) : null);
    }

    private static bool IsGetCall(ExpressionSyntax syntax) => syntax is CallExpressionSyntax { Callee: MemberAccessExpressionSyntax { Name.Text: "get" } };

    private TypeSymbol Optional(TypeSymbol value) => TypeBinder.Optional(Declarations, value);

    /// <summary>The type that an expression before a dot names, with written type arguments; null if it is a value.</summary>
    private (TypeDefinition Type, ImmutableArray<TypeSymbol> TypeArguments)? TypeNamedBy(ExpressionSyntax syntax)
    {
        var (name, generic) = syntax switch
        {
            NameExpressionSyntax simple => (simple.Name, null),
            GenericExpressionSyntax { Expression: NameExpressionSyntax inner } found => (inner.Name, found),
            _ => (null, null),
        };
        if (name is null || name.IsMissing || _scope.Find(name.Text) is not null || FindType(name.Text) is not { } type)
        {
            return null;
        }

        return (type, generic is null ? [] : TypeArgumentsOf(generic));
    }

    /// <summary>A declared type by name, also through an alias.</summary>
    private TypeDefinition? FindType(string name)
        => Declarations.FindType(name, InLibrary)
            ?? (Declarations.FindAlias(name, InLibrary) is { Type: NamedTypeSyntax { Name.Text: var target } } && target != name ? FindType(target) : null);

    /// <summary><c>T::name(arguments)</c>; null if there is no such type.</summary>
    private BoundExpression? BindStaticCall(SyntaxToken qualifier, SyntaxToken name, ImmutableArray<Argument> arguments, TypeSymbol? expected)
        => FindType(qualifier.Text) is { } type ? BindMemberOfType(type, name.Text, name, arguments, expected) : null;

    private BoundErrorExpression ReportUndefinedQualifier(SyntaxToken qualifier, ImmutableArray<Argument> arguments)
    {
        BindLoosely(arguments);
        Report(BindingDiagnostics.ModuleNotSupported, At(qualifier), qualifier.Text);
        return new BoundErrorExpression(At(qualifier));
    }

    private static bool HasMember(TypeDefinition type, string name)
        => type.Methods.ContainsKey(name) || (type is EnumDefinition declared && declared.VariantSyntaxes.Any(variant => variant.Name.Text == name));

    /// <summary>A variant with its payload, a static, or a method with the receiver as its first argument.</summary>
    private BoundExpression BindMemberOfType(
        TypeDefinition type, string member, SyntaxToken name, ImmutableArray<Argument> arguments, TypeSymbol? expected, ImmutableArray<TypeSymbol> typeArguments = default)
    {
        if (type is EnumDefinition declared && declared.VariantSyntaxes.Any(variant => variant.Name.Text == member))
        {
            return BindVariant(new VariantReference(declared, member), name, arguments, expected);
        }

        if (type == Declarations.Task && member is "channel" or "select")
        {
            return member == "channel" ? BindChannel(name, arguments, expected) : ReportTaskSelect(name, arguments);
        }

        if (!type.Methods.TryGetValue(member, out var method))
        {
            BindLoosely(arguments);
            var near = NearestName.Find(member, type.Methods.Keys.Concat(VariantNames(type)));
            Report(new Diagnostic(BindingDiagnostics.UndefinedMethod, At(name), [member, type.Name])
            {
                Help = near is null ? null : $"Did you mean: {type.Name}.{near}()?",
            });
            return new BoundErrorExpression(At(name));
        }

        if (!method.HasSelf)
        {
            return BindFunctionCall(method, typeArguments.IsDefault ? [] : typeArguments, null, name, arguments, expected);
        }

        if (arguments is not [var first, .. var rest])
        {
            Report(TypeDiagnostics.ArgumentCount, At(name), member, Arguments(method.Syntax.Parameters.Parameters.Items.Length), Given(0));
            return new BoundErrorExpression(At(name));
        }

        var receiver = first.Bound ?? BindValue(first.Syntax is ReferenceExpressionSyntax reference ? reference.Place : first.Syntax);
        if (receiver.IsError)
        {
            BindLoosely(rest);
            return receiver;
        }

        return BindMethodOf(AsReceiver(receiver, type), first.Syntax, name, rest, expected, member);
    }

    private BoundErrorExpression ReportTaskSelect(SyntaxToken name, ImmutableArray<Argument> arguments)
    {
        BindLoosely(arguments);
        Report(new Diagnostic(ConcurrencyDiagnostics.TaskSelect, At(name), [])
        {
            Help = "Task.select_2(a, b) and Task.select_3(a, b, c) tell which channel is ready; 'select { v = a.recv() => ... }' receives too",
        });
        return new BoundErrorExpression(At(name));
    }

    private static IEnumerable<string> VariantNames(TypeDefinition type)
        => type is EnumDefinition declared ? declared.VariantSyntaxes.Select(variant => variant.Name.Text) : [];

    /// <summary>A method called on a value.</summary>
    private BoundExpression BindMethodOf(
        BoundExpression receiver, ExpressionSyntax syntax, SyntaxToken nameToken, ImmutableArray<Argument> arguments, TypeSymbol? expected, string? flatName = null, bool isDiscarded = false)
    {
        var name = flatName ?? nameToken.Text;
        if (name == AwaitMethod && receiver.Type.Kind is TypeKind.Future)
        {
            return CheckNoArguments(nameToken, arguments) ? BindAwait(receiver, syntax, At(nameToken)) : new BoundErrorExpression(At(nameToken));
        }

        GuessReceiver(receiver, name);
        receiver = AsReceiver(receiver, name);
        if (receiver.Type is TraitTypeSymbol trait && trait.Definition.HasMethod(name))
        {
            return BindTraitCall(receiver, trait, name, nameToken, arguments);
        }

        if (receiver.Type is StructTypeSymbol nominal && !nominal.Definition.Methods.ContainsKey(name) && nominal.IndexOf(name) is >= 0 and var field)
        {
            return BindClosureCall(new BoundField(receiver, field, nominal.Fields[field].Type, At(nameToken)), syntax, arguments);
        }

        if (BindSpecialMethod(receiver, name, nameToken, arguments, expected, isDiscarded) is { } special)
        {
            return special;
        }

        if (FindMethod(receiver.Type, name) is { } method)
        {
            return FinishMutation(BindFunctionCall(method, [], receiver, nameToken, arguments, expected), receiver);
        }

        if (name == ToStringMethod && receiver.Type.HasText)
        {
            return CheckNoArguments(nameToken, arguments) ? BindToString(receiver, syntax, nameToken) : new BoundErrorExpression(At(nameToken));
        }

        BindLoosely(arguments);
        if (name == AwaitMethod)
        {
            return BindAwait(receiver, syntax, At(nameToken));
        }

        ReportUndefinedMethod(nameToken, receiver.Type);
        return new BoundErrorExpression(At(nameToken));
    }

    private bool CheckNoArguments(SyntaxToken name, ImmutableArray<Argument> arguments)
    {
        BindLoosely(arguments);
        if (arguments is not [var first, ..])
        {
            return true;
        }

        Report(TypeDiagnostics.ArgumentCount, At(first.Syntax), name.Text, Arguments(0), Given(arguments.Length));
        return false;
    }

    /// <summary>A receiver whose type is open, a lambda's parameter for one, gets the one that has such a method.</summary>
    private void GuessReceiver(BoundExpression receiver, string method)
    {
        if (receiver.Type is not TypeVariable open)
        {
            return;
        }

        if (Declarations.FindBuiltInMethods(TypeKind.String, method).Count > 0)
        {
            open.Solve(TypeSymbol.String);
        }
        else if (Declarations.FindBuiltInMethods(TypeKind.Array, method).Count > 0)
        {
            open.Solve(new ArrayTypeSymbol(new TypeVariable()));
        }
        else if (Declarations.FindBuiltInMethods(TypeKind.Int, method).Count > 0)
        {
            open.Solve(TypeSymbol.Int);
        }
        else if (Declarations.FindBuiltInMethods(TypeKind.Channel, method).Count > 0)
        {
            open.Solve(new ChannelTypeSymbol(new TypeVariable()));
        }
    }

    /// <summary>The method of a type with a name, or null.</summary>
    private FunctionDefinition? FindMethod(TypeSymbol type, string name)
    {
        if (type.Resolved is NominalTypeSymbol nominal)
        {
            return nominal.Definition.Methods.GetValueOrDefault(name) is { HasSelf: true } method ? method : null;
        }

        return Declarations.FindBuiltInMethods(type.Resolved.Kind, name).FirstOrDefault(candidate => Accepts(candidate, type));
    }

    /// <summary>True if the receiver of a method of a built-in type may be of this type.</summary>
    private bool Accepts(FunctionDefinition method, TypeSymbol type)
    {
        // Methods of built-in types have a receiver.
        var types = _program.Types(
            method.Location.Source, method.IsLibrary, method.TypeParameters, [.. method.TypeParameters.Select(_ => (TypeSymbol)new TypeVariable())]);
        return method.HasSelf && CanUnify(types.BindValueType(method.Receiver!, "self"), type);
    }

    /// <summary>The call of a library method by its name there; the arguments are bound already.</summary>
    private BoundExpression BindLibraryCall(BoundExpression receiver, string method, SyntaxToken name, params ImmutableArray<Argument> arguments)
        => FindMethod(receiver.Type, method) is { } definition
            ? BindFunctionCall(definition, [], receiver, name, arguments, null)
            : ReportMissingMethod(receiver, name);

    private BoundErrorExpression ReportMissingMethod(BoundExpression receiver, SyntaxToken name)
    {
        ReportUndefinedMethod(name, receiver.Type);
        return new BoundErrorExpression(At(name));
    }

    private BoundExpression? BindSpecialMethod(
        BoundExpression receiver, string name, SyntaxToken nameToken, ImmutableArray<Argument> arguments, TypeSymbol? expected, bool isDiscarded)
    {
        switch (receiver.Type)
        {
            case StructTypeSymbol { Definition.IsMap: true } map when BindMapAccess(receiver, map, name, nameToken, arguments, expected) is { } access:
                return access;
            case StructTypeSymbol { Definition.IsMap: true } when name == "get" && arguments.Length == 1 && expected?.Resolved is EnumTypeSymbol { Definition.IsOption: true }:
                return BindLibraryCall(receiver, "find", nameToken, arguments);
            case StructTypeSymbol { Definition.IsMap: true } when name == "get" && arguments.Length == 2:
                return BindLibraryCall(receiver, "get_or", nameToken, arguments);
            case ArrayTypeSymbol when name == "reduce" && arguments.Length == 2:
                var isFunctionFirst = IsLambda(arguments[0].Syntax) || (!IsLambda(arguments[1].Syntax) && IsFunctionName(arguments[0].Syntax));
                return BindLibraryCall(receiver, "fold", nameToken, isFunctionFirst ? [arguments[1], arguments[0]] : arguments);
            case ArrayTypeSymbol array when name == "sort_by" && arguments.Length == 1:
                return BindSortBy(receiver, array, nameToken, arguments[0], isDiscarded);
            case ArrayTypeSymbol when name == "sort" && arguments.IsEmpty:
                return BindSorting(receiver, "sort", "sorted", nameToken, [], isDiscarded);
            case ArrayTypeSymbol when name == "reverse" && arguments.IsEmpty && (!isDiscarded || !IsPlace(receiver)):
                return BindLibraryCall(receiver, "reversed", nameToken);
            case { Kind: TypeKind.String } when name == "format":
                return BindFormat(receiver, nameToken, arguments);
            default:
                return null;
        }
    }

    private bool IsFunctionName(ExpressionSyntax syntax)
        => syntax is NameExpressionSyntax { Name: var name }
            && (_scope.Find(name.Text) is { Variable.Type.Kind: TypeKind.Function } || Declarations.FindFunction(name.Text, InLibrary) is not null);

    /// <summary>A key function sorts by keys; of a comparison, the type of its result says which kind it is.</summary>
    private BoundExpression BindSortBy(BoundExpression receiver, ArrayTypeSymbol array, SyntaxToken name, Argument argument, bool isDiscarded)
    {
        var result = new TypeVariable();
        var parameters = ArityOf(argument) == 1 ? ImmutableArray.Create(array.Element) : [array.Element, array.Element];
        var function = argument.Bound ?? BindValue(argument.Syntax, new FunctionTypeSymbol(parameters, result));
        if (function.IsError || function.Type is not FunctionTypeSymbol type)
        {
            return function.IsError ? function : BindLibraryCall(receiver, "sort_by", name, argument with { Bound = function });
        }

        var suffix = type.Parameters.Length == 1 ? "_key" : type.Result.Resolved.Kind == TypeKind.Bool ? "_less" : "";
        return BindSorting(receiver, "sort_by" + suffix, "sorted_by" + suffix, name, [argument with { Bound = function }], isDiscarded);
    }

    private int ArityOf(Argument argument)
    {
        var syntax = argument.Syntax;
        while (syntax is ParenthesizedExpressionSyntax parenthesized)
        {
            syntax = parenthesized.Expression;
        }

        return syntax switch
        {
            LambdaExpressionSyntax lambda => lambda.Parameters.Parameters.Items.Length,
            NameExpressionSyntax { Name: var name } when _scope.Find(name.Text) is { Variable.Type: FunctionTypeSymbol type } => type.Parameters.Length,
            NameExpressionSyntax { Name: var name } when Declarations.FindFunction(name.Text, InLibrary) is { } function
                => function.Syntax.Parameters.Parameters.Items.Length,
            _ => 2,
        };
    }

    /// <summary>
    /// Sorting: a statement sorts the place; an expression sorts the place and gives its value, or, where there is no place to sort, gives the sorted value.
    /// </summary>
    private BoundExpression BindSorting(BoundExpression receiver, string inPlace, string asValue, SyntaxToken name, ImmutableArray<Argument> arguments, bool isDiscarded)
    {
        if (!IsPlace(receiver) || (!isDiscarded && RootOf(receiver) is { IsConst: true }))
        {
            return BindLibraryCall(receiver, asValue, name, arguments);
        }

        var call = BindLibraryCall(receiver, inPlace, name, arguments);
        if (call.IsError || isDiscarded)
        {
            return call;
        }

        return new BoundBlockExpression([new BoundExpressionStatement(call, call.Location)], receiver, receiver.Type, At(name));
    }

    /// <summary>
    /// A method that changes its receiver, called where the receiver is no place: the value after the change is the value of the call.
    /// </summary>
    private static BoundExpression FinishMutation(BoundExpression call, BoundExpression receiver)
    {
        if (call is not BoundCall { Type.IsVoid: true, Function.Parameters: [{ IsInOut: true }, ..] } bound || IsPlace(receiver))
        {
            return call;
        }

        var temporary = MakeTemporary("changed", receiver.Type, receiver.Location);
        var variable = new BoundVariable(temporary, receiver.Location);
        temporary.IsWritten = true;
        return new BoundBlockExpression(
            [
                new BoundAssignment(variable, receiver, isDeclaration: true, receiver.Location),
                new BoundExpressionStatement(new BoundCall(bound.Function, [variable, .. bound.Arguments[1..]], bound.Order, bound.Location), bound.Location),
            ],
            variable,
            receiver.Type,
            call.Location);
    }

    private BoundExpression BindTraitCall(
        BoundExpression receiver, TraitTypeSymbol trait, string name, SyntaxToken nameToken, ImmutableArray<Argument> arguments)
    {
        var (parameters, result) = SignatureOf(trait, name);
        if (arguments.Length != parameters.Length)
        {
            BindLoosely(arguments);
            Report(TypeDiagnostics.ArgumentCount, At(nameToken), name, Arguments(parameters.Length), Given(arguments.Length));
            return new BoundErrorExpression(At(nameToken));
        }

        var values = ImmutableArray.CreateBuilder<BoundExpression>(arguments.Length);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = arguments[i].Bound ?? BindValue(arguments[i].Syntax, parameters[i]);
            var converted = TryConvert(value, parameters[i], ConversionPlaces.Argument);
            if (converted is null)
            {
                Report(TypeDiagnostics.ArgumentType, At(arguments[i].Syntax), i + 1, name, parameters[i], value.Type);
            }

            values.Add(converted ?? new BoundErrorExpression(value.Location));
        }

        return values.Any(value => value.IsError)
            ? new BoundErrorExpression(At(nameToken))
            : new BoundTraitCall(receiver, name, values.DrainToImmutable(), result, At(nameToken));
    }

    /// <summary>The types of the parameters behind <c>self</c> and of the result that a trait declares for a method.</summary>
    private (ImmutableArray<TypeSymbol> Parameters, TypeSymbol Result) SignatureOf(TraitTypeSymbol trait, string method)
    {
        var signature = trait.Definition.Signatures.FirstOrDefault(candidate => candidate.Name.Text == method);
        var (list, clause) = signature is null
            ? trait.Definition.Defaults.Where(candidate => candidate.Name.Text == method).Select(found => (found.Parameters, found.ReturnType)).First()
            : (signature.Parameters, signature.ReturnType);
        var types = _program.Types(trait.Definition.Location.Source, trait.Definition.IsLibrary, trait.Definition.TypeParameters, trait.Arguments);
        ImmutableArray<TypeSymbol> parameters =
        [
            .. list.Parameters.Items
                .Where(parameter => parameter.Name.Kind != SyntaxKind.SelfKeyword)
                .Select(parameter => parameter.Type is { } type ? types.BindValueType(type.Type, "a parameter") : TypeSymbol.Error),
        ];
        return (parameters, clause is null ? TypeSymbol.Void : types.BindReturnType(clause.Type));
    }

    /// <summary><c>x.to_string()</c>; of an enum of the program it is the variant's name alone.</summary>
    private BoundExpression BindToString(BoundExpression receiver, ExpressionSyntax syntax, SyntaxToken name)
    {
        if (receiver.Type is not EnumTypeSymbol { Definition.IsLibrary: false } type)
        {
            return receiver.Type.IsScalar ? new BoundBuiltInCall(BuiltInFunctions.ToText, receiver, At(name)) : ToText(receiver, syntax);
        }

        return new BoundMatch(
            receiver,
            [
                .. type.Variants.Select(variant => new BoundArm(
                    new BoundVariantPattern(
                        variant, [.. variant.Payload.Select(part => new BoundWildcardPattern(part.Type, At(name)))], type, At(name)),
                    null,
                    new BoundLiteral(new StrConstant([.. System.Text.Encoding.UTF8.GetBytes(variant.Name)]), TypeSymbol.String, At(name)))),
            ],
            TypeSymbol.String,
            At(name));
    }

    private void ReportUndefinedMethod(SyntaxToken name, TypeSymbol type)
    {
        IEnumerable<string> methods = type.Resolved is NominalTypeSymbol nominal
            ? nominal.Definition.Methods.Keys
            : Declarations.BuiltInMethodNames(type.Resolved.Kind).Append(type.Resolved.Kind == TypeKind.Future ? AwaitMethod : ToStringMethod);
        var near = NearestName.Find(name.Text, methods);
        Report(new Diagnostic(BindingDiagnostics.UndefinedMethod, At(name), [name.Text, type])
        {
            Help = near is null ? null : $"Did you mean: .{near}()?",
        });
    }
}
