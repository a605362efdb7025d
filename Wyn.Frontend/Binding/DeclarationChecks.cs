// What is wrong with declarations by themselves, before anything uses them: types of fields that are not there, types that
// would contain themselves, names given twice, implementations that do not fit their trait.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>Checks the declarations of a program.</summary>
internal sealed class DeclarationChecks(ProgramBinder program, SyntaxTree tree)
{
    private readonly Dictionary<TypeDefinition, NominalTypeSymbol> _instances = [];

    public void Run()
    {
        foreach (var alias in tree.Root.Members.OfType<TypeAliasDeclarationSyntax>())
        {
            program.Types(tree.Source, isLibrary: false, [], []).BindReturnType(alias.Type);
        }

        foreach (var type in program.Declarations.ProgramTypes)
        {
            CheckNames(type);
            if (type is StructDefinition)
            {
                CheckCycle(type);
            }
            else if (type is EnumDefinition)
            {
                _ = ((EnumTypeSymbol)InstanceOf(type)).Variants;
            }
        }

        foreach (var implementation in tree.Root.Members.OfType<ImplDeclarationSyntax>())
        {
            CheckImplementation(implementation);
        }
    }

    /// <summary>The type with itself for type arguments that nothing is known about.</summary>
    private NominalTypeSymbol InstanceOf(TypeDefinition type)
    {
        if (!_instances.TryGetValue(type, out var instance))
        {
            instance = type.Instantiate([.. type.TypeParameters.Select(_ => (TypeSymbol)new TypeVariable())]);
            _instances.Add(type, instance);
        }

        return instance;
    }

    private void CheckNames(TypeDefinition type)
    {
        var names = type switch
        {
            StructDefinition declared => declared.FieldSyntaxes.Select(field => field.Name),
            EnumDefinition declared => declared.VariantSyntaxes.Select(variant => variant.Name),
            _ => [],
        };
        var seen = new Dictionary<string, SyntaxToken>();
        foreach (var name in names.Where(name => !name.IsMissing && !seen.TryAdd(name.Text, name)))
        {
            program.Diagnostics.Add(new Diagnostic(BindingDiagnostics.DuplicateMember, At(type, name), [type.Name, name.Text])
            {
                Labels = [new DiagnosticLabel(At(type, seen[name.Text]), "first declared here")],
            });
        }
    }

    private static TextLocation At(TypeDefinition type, SyntaxElement syntax) => new(type.Location.Source, syntax.Span);

    /// <summary>A struct that contains itself, in a field, in one of its optionals, or by way of other structs, would have no end.</summary>
    private void CheckCycle(TypeDefinition type)
    {
        foreach (var field in ((StructTypeSymbol)InstanceOf(type)).Fields)
        {
            if (FindPath(type, field.Type, []) is not { } path)
            {
                continue;
            }

            program.Diagnostics.Add(path.Count == 1
                ? new Diagnostic(TypeDiagnostics.ContainsItself, field.Location, [type.Name])
                {
                    Help = $"an array of it has an end: '{field.Name}: [{type.Name}]'",
                }
                : new Diagnostic(TypeDiagnostics.StructCycle, field.Location, [string.Join(" -> ", path.Select(step => step.Name).Prepend(type.Name))])
                {
                    Help = "let one of them hold an array of the other",
                });
            return;
        }
    }

    /// <summary>The types on the way from a part back to the type; null if there is none. Enums that contain themselves live on the heap.</summary>
    private static List<TypeDefinition>? FindPath(TypeDefinition target, TypeSymbol part, HashSet<TypeDefinition> seen)
    {
        switch (part.Resolved)
        {
            case StructTypeSymbol nominal when nominal.Definition == target:
                return [target];
            case StructTypeSymbol nominal when seen.Add(nominal.Definition):
                return nominal.Fields.Select(field => FindPath(target, field.Type, seen)).FirstOrDefault(path => path is not null) is { } rest
                    ? [nominal.Definition, .. rest]
                    : null;
            case EnumTypeSymbol { Definition.IsOption: true, Arguments: [var value] }:
                return FindPath(target, value, seen);
            case TupleTypeSymbol tuple:
                return tuple.Elements.Select(element => FindPath(target, element, seen)).FirstOrDefault(path => path is not null);
            default:
                return null;
        }
    }

    /// <summary>The methods of an impl block take and give what the trait says.</summary>
    private void CheckImplementation(ImplDeclarationSyntax syntax)
    {
        if (syntax.Trait is not { } name
            || program.Declarations.FindType(name.Name.Text, inLibrary: false) is not TraitDefinition { TypeParameters.IsEmpty: true } trait
            || program.Declarations.FindType(syntax.Type.Name.Text, inLibrary: false) is not { } type)
        {
            return;
        }

        foreach (var signature in trait.Signatures)
        {
            if (type.Methods.GetValueOrDefault(signature.Name.Text) is { IsLibrary: false } method && Differs(trait, signature, method) is { } difference)
            {
                program.Diagnostics.Add(new Diagnostic(TypeDiagnostics.TraitMethodDiffers, method.Location, [type.Name, method.Name, trait.Name, difference])
                {
                    Labels = [new DiagnosticLabel(At(trait, signature.Name), "declared here")],
                });
            }
        }
    }

    private string? Differs(TraitDefinition trait, MethodSignatureSyntax signature, FunctionDefinition method)
    {
        var declared = signature.Parameters.Parameters.Items;
        var given = method.Syntax.Parameters.Parameters.Items;
        if (declared.Length != given.Length)
        {
            return "another number of parameters";
        }

        var traitTypes = program.Types(trait.Location.Source, trait.IsLibrary, [], []);
        var types = program.Types(
            method.Location.Source, method.IsLibrary, method.TypeParameters, [.. method.TypeParameters.Select(_ => (TypeSymbol)new TypeVariable())]);
        for (var i = 0; i < declared.Length; i++)
        {
            if (declared[i].Type is { } wanted && given[i].Type is { } found
                && !traitTypes.BindReturnType(wanted.Type).IsSameAs(types.BindReturnType(found.Type)))
            {
                return $"parameter '{given[i].Name.Text}' of another type";
            }
        }

        var result = signature.ReturnType is { } clause ? traitTypes.BindReturnType(clause.Type) : TypeSymbol.Void;
        return method.Syntax.ReturnType is { } own && !result.IsSameAs(types.BindReturnType(own.Type)) ? "another result" : null;
    }
}
