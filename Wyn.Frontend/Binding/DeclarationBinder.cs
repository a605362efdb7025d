// Syntax trees -> the table of declarations. Three steps, each over all sources: the names of types, then their methods and
// impl blocks, then nothing more: types of fields and parameters are bound when somebody asks for them.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;
using Wyn.IR.Text;

namespace Wyn.Frontend.Binding;

/// <summary>Fills the table of declarations.</summary>
internal sealed class DeclarationBinder(DeclarationTable table, DiagnosticBag diagnostics, TypeResolver resolve)
{
    /// <summary>Declares what is in the sources.</summary>
    public void Declare(ImmutableArray<SyntaxTree> library, SyntaxTree program)
    {
        foreach (var tree in library)
        {
            DeclareTypes(tree, isLibrary: true);
        }

        DeclareTypes(program, isLibrary: false);
        foreach (var tree in library)
        {
            DeclareMembers(tree, isLibrary: true);
        }

        DeclareMembers(program, isLibrary: false);
        foreach (var tree in library.Append(program))
        {
            CompleteTraits(tree, tree != program);
        }
    }

    private void DeclareTypes(SyntaxTree tree, bool isLibrary)
    {
        foreach (var member in tree.Root.Members)
        {
            TypeDefinition? type = member switch
            {
                StructDeclarationSyntax syntax => new StructDefinition(
                    syntax.Name.Text, NamesOf(syntax.TypeParameters), isLibrary, syntax, At(tree, syntax.Name), resolve),
                EnumDeclarationSyntax syntax => new EnumDefinition(
                    syntax.Name.Text, NamesOf(syntax.TypeParameters), isLibrary, syntax, At(tree, syntax.Name), resolve),
                TraitDeclarationSyntax syntax => new TraitDefinition(
                    syntax.Name.Text, NamesOf(syntax.TypeParameters), isLibrary, syntax, At(tree, syntax.Name)),
                _ => null,
            };
            if (type is { Name.Length: > 0 } && !table.TryAdd(type))
            {
                ReportDuplicate(type.Name, type.Location);
            }

            if (member is TypeAliasDeclarationSyntax { Name: { IsMissing: false } name } alias
                && !table.TryAdd(name.Text, new AliasDefinition(alias.Type, tree.Source, isLibrary)))
            {
                ReportDuplicate(name.Text, At(tree, name));
            }
        }
    }

    private void ReportDuplicate(string name, TextLocation location)
    {
        ImmutableArray<DiagnosticLabel> labels = table.FindType(name, inLibrary: false) is { } first && first.Location != location
            ? [new DiagnosticLabel(first.Location, "first declared here")]
            : [];
        diagnostics.Add(new Diagnostic(BindingDiagnostics.DuplicateType, location, [name]) { Labels = labels });
    }

    private void DeclareMembers(SyntaxTree tree, bool isLibrary)
    {
        foreach (var member in tree.Root.Members)
        {
            switch (member)
            {
                case FunctionDeclarationSyntax { Receiver: { } receiver } syntax:
                    DeclareExtension(tree, receiver, syntax, isLibrary);
                    break;
                case FunctionDeclarationSyntax syntax:
                    DeclareFunction(tree, syntax, isLibrary);
                    break;
                case StructDeclarationSyntax syntax when table.FindType(syntax.Name.Text, isLibrary) is StructDefinition owner:
                    foreach (var method in syntax.Members.OfType<FunctionDeclarationSyntax>())
                    {
                        AddMethod(owner, new FunctionDefinition(
                            method, owner, null, [.. owner.TypeParameters, .. NamesOf(method.TypeParameters)], isLibrary, At(tree, method.Name)));
                    }

                    break;
                case ImplDeclarationSyntax syntax:
                    DeclareImplementation(tree, syntax, isLibrary);
                    break;
            }
        }
    }

    private void DeclareFunction(SyntaxTree tree, FunctionDeclarationSyntax syntax, bool isLibrary)
    {
        if (syntax.Name.IsMissing)
        {
            return;
        }

        var function = new FunctionDefinition(syntax, null, null, NamesOf(syntax.TypeParameters), isLibrary, At(tree, syntax.Name));
        if (!table.TryAdd(function))
        {
            diagnostics.Add(new Diagnostic(BindingDiagnostics.DuplicateFunction, function.Location, [function.Name])
            {
                // A second one of a name is only refused where the first one is in the same layer.
                Labels = [new DiagnosticLabel(table.FindFunction(function.Name, isLibrary)!.Location, "first declared here")],
            });
        }
    }

    /// <summary><c>fn T.name(self)</c>.</summary>
    private void DeclareExtension(SyntaxTree tree, ReceiverClauseSyntax receiver, FunctionDeclarationSyntax syntax, bool isLibrary)
    {
        var location = At(tree, syntax.Name);
        if (table.FindType(receiver.Type.Text, isLibrary) is { } owner)
        {
            AddMethod(owner, new FunctionDefinition(
                syntax, owner, null, [.. owner.TypeParameters, .. NamesOf(syntax.TypeParameters)], isLibrary, location));
        }
        else
        {
            AddToBuiltIn(tree, new NamedTypeSyntax(receiver.Type, null, null, null), syntax, NamesOf(syntax.TypeParameters), isLibrary);
        }
    }

    private void DeclareImplementation(SyntaxTree tree, ImplDeclarationSyntax syntax, bool isLibrary)
    {
        var parameters = NamesOf(syntax.TypeParameters);
        var owner = table.FindType(syntax.Type.Name.Text, isLibrary);
        foreach (var method in syntax.Methods.OfType<FunctionDeclarationSyntax>())
        {
            ImmutableArray<string> all = [.. ParametersOf(owner, syntax, parameters), .. NamesOf(method.TypeParameters)];
            if (owner is null)
            {
                AddToBuiltIn(tree, syntax.Type, method, all, isLibrary);
            }
            else
            {
                AddMethod(owner, new FunctionDefinition(
                    method, owner, syntax.Type.Arguments is null ? null : syntax.Type, all, isLibrary, At(tree, method.Name)));
            }
        }
    }

    /// <summary>The names that stand for the type's arguments in an impl block: its own list, or else the names of the declaration.</summary>
    private static ImmutableArray<string> ParametersOf(TypeDefinition? owner, ImplDeclarationSyntax syntax, ImmutableArray<string> parameters)
        => owner is null || !parameters.IsEmpty || syntax.Type.Arguments is not null ? parameters : owner.TypeParameters;

    private void AddToBuiltIn(SyntaxTree tree, NamedTypeSyntax type, FunctionDeclarationSyntax method, ImmutableArray<string> parameters, bool isLibrary)
    {
        if (method.Name.IsMissing || type.Name.IsMissing)
        {
            return;
        }

        if (KindOf(type.Name.Text) is { } kind)
        {
            table.AddBuiltInMethod(kind, new FunctionDefinition(method, null, type, parameters, isLibrary, At(tree, method.Name)));
            return;
        }

        var near = NearestName.Find(type.Name.Text, table.TypeNames);
        diagnostics.AddOnce(
            new Diagnostic(BindingDiagnostics.UndefinedType, At(tree, type.Name), [type.Name.Text])
            {
                Help = near is null ? null : $"Did you mean '{near}'?",
            },
            table);
    }

    private void AddMethod(TypeDefinition owner, FunctionDefinition method)
    {
        if (!method.Syntax.Name.IsMissing && !owner.Methods.TryAdd(method.Name, method))
        {
            diagnostics.Add(new Diagnostic(BindingDiagnostics.DuplicateMethod, method.Location, [owner.Name, method.Name])
            {
                Labels = [new DiagnosticLabel(owner.Methods[method.Name].Location, "first declared here")],
            });
        }
    }

    /// <summary>Gives the types of <c>impl Trait for T</c> the trait, its default methods, and checks that nothing is missing.</summary>
    private void CompleteTraits(SyntaxTree tree, bool isLibrary)
    {
        foreach (var syntax in tree.Root.Members.OfType<ImplDeclarationSyntax>())
        {
            if (syntax.Trait is not { } name || table.FindType(syntax.Type.Name.Text, isLibrary) is not { } type)
            {
                continue;
            }

            if (table.FindType(name.Name.Text, isLibrary) is not TraitDefinition trait)
            {
                var near = NearestName.Find(name.Name.Text, table.ProgramTypes.OfType<TraitDefinition>().Select(other => other.Name));
                diagnostics.Add(new Diagnostic(BindingDiagnostics.UndefinedTrait, At(tree, name.Name), [name.Name.Text])
                {
                    Help = near is null ? null : $"Did you mean '{near}'?",
                });
                continue;
            }

            table.AddImplementation(trait, type);
            foreach (var method in trait.Defaults)
            {
                type.Methods.TryAdd(method.Name.Text, new FunctionDefinition(
                    method, type, null, [.. type.TypeParameters, .. NamesOf(method.TypeParameters)], isLibrary,
                    new TextLocation(trait.Location.Source, method.Name.Span)));
            }

            foreach (var missing in trait.Signatures.Where(signature => !type.Methods.ContainsKey(signature.Name.Text)))
            {
                diagnostics.Add(new Diagnostic(BindingDiagnostics.MissingTraitMethod, At(tree, syntax.Type), [type.Name, trait.Name, missing.Name.Text])
                {
                    Labels = [new DiagnosticLabel(new TextLocation(trait.Location.Source, missing.Name.Span), "declared here")],
                });
            }
        }
    }

    /// <summary>The kind of a built-in type that may have methods.</summary>
    private static TypeKind? KindOf(string name) => name switch
    {
        "int" => TypeKind.Int,
        "float" => TypeKind.Float,
        "bool" => TypeKind.Bool,
        "string" => TypeKind.String,
        "Array" or "array" => TypeKind.Array,
        "Channel" => TypeKind.Channel,
        _ => null,
    };

    private static ImmutableArray<string> NamesOf(TypeParameterListSyntax? syntax)
        => syntax is null ? [] : [.. syntax.Parameters.Items.Select(parameter => parameter.Name.Text)];

    private static TextLocation At(SyntaxTree tree, SyntaxElement syntax) => new(tree.Source, syntax.Span);
}
