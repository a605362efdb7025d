// An emitted assembly as text to read: signatures, locals, labels, instructions, with the source lines between them.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wyn.Backend.Cil;

internal sealed class CilListing
{
    private readonly StringBuilder _text = new();
    private readonly CilDocuments _documents;

    private CilListing(CilDocuments documents) => _documents = documents;

    public static string Write(CilAssembly assembly)
    {
        var listing = new CilListing(assembly.Documents);
        listing.Line($"// {assembly.Definition.Name.Name}");
        foreach (var type in assembly.Definition.MainModule.Types.Where(type => type.Name == CilProgram.TypeName))
        {
            foreach (var nested in type.NestedTypes.Where(nested => nested.BaseType?.Name != "ValueType" || nested.HasFields || nested.HasMethods))
            {
                listing.WriteType(nested);
            }

            listing.WriteType(type);
        }

        return listing._text.ToString();
    }

    private void WriteType(TypeDefinition type)
    {
        Line($"{(type.IsValueType ? "struct" : "class")} {type.Name}");
        Line("{");
        foreach (var field in type.Fields)
        {
            Line($"  {(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}{Comment(field)}");
        }

        foreach (var method in type.Methods.Where(method => method.HasBody))
        {
            Line("");
            WriteMethod(method);
        }

        Line("}");
    }

    private void WriteMethod(MethodDefinition method)
    {
        var parameters = method.Parameters.Select(parameter => $"{Name(parameter.ParameterType)} {ParameterName(parameter)}");
        Line($"  {(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}({string.Join(", ", parameters)})");
        Line("  {");
        var names = LocalNames(method);
        foreach (var local in method.Body.Variables)
        {
            Line($"    local {Name(local.VariableType)} {names[local.Index]}");
        }

        WriteInstructions(method, names);
        Line("  }");
    }

    private void WriteInstructions(MethodDefinition method, string[] names)
    {
        var labels = Labels(method.Body.Instructions);
        var points = method.DebugInformation.SequencePoints.ToDictionary(point => point.Offset);
        foreach (var instruction in method.Body.Instructions)
        {
            if (points.TryGetValue(instruction.Offset, out var point))
            {
                Line($"    // {point.Document.Url}:{point.StartLine}: {_documents.Get(point.Document.Url).Text(point.StartLine)}".TrimEnd());
            }

            if (labels.TryGetValue(instruction, out var label))
            {
                Line($"   {label}:");
            }

            Line($"    {instruction.OpCode.Name,-10} {Operand(instruction, method, names, labels)}".TrimEnd());
        }
    }

    private static string Operand(
        Instruction instruction, MethodDefinition method, string[] names, Dictionary<Instruction, string> labels) => instruction.Operand switch
        {
            null => Implicit(instruction, method, names),
            Instruction target => labels[target],
            VariableDefinition local => names[local.Index],
            ParameterDefinition parameter => ParameterName(parameter),
            MethodReference callee => Signature(callee),
            FieldReference field => Owner(field.DeclaringType) + field.Name,
            TypeReference type => Name(type),
            string text => Quote(text),
            double value => value.ToString("R", CultureInfo.InvariantCulture),
            var number => string.Create(CultureInfo.InvariantCulture, $"{number}"),
        };

    /// <summary>The variable that a short form names by its opcode, as a comment.</summary>
    private static string Implicit(Instruction instruction, MethodDefinition method, string[] names) => instruction.OpCode.Code switch
    {
        >= Code.Ldloc_0 and <= Code.Ldloc_3 => "// " + names[instruction.OpCode.Code - Code.Ldloc_0],
        >= Code.Stloc_0 and <= Code.Stloc_3 => "// " + names[instruction.OpCode.Code - Code.Stloc_0],
        Code.Ldarg_0 when method.HasThis => "// this",
        >= Code.Ldarg_0 and <= Code.Ldarg_3 => "// " + ParameterName(method.Parameters[instruction.OpCode.Code - Code.Ldarg_0 - (method.HasThis ? 1 : 0)]),
        _ => "",
    };

    private static Dictionary<Instruction, string> Labels(IEnumerable<Instruction> instructions)
        => instructions.Select(instruction => instruction.Operand)
            .OfType<Instruction>()
            .Distinct()
            .OrderBy(target => target.Offset)
            .Index()
            .ToDictionary(target => target.Item, target => string.Create(CultureInfo.InvariantCulture, $"L{target.Index}"));

    /// <summary>The source variables' names, with the local's number where a name repeats, and `v` and the number for temporaries.</summary>
    private static string[] LocalNames(MethodDefinition method)
    {
        var names = new string[method.Body.Variables.Count];
        var taken = new HashSet<string>(method.Parameters.Select(ParameterName));
        var variables = method.DebugInformation.GetScopes().SelectMany(scope => scope.Variables).ToDictionary(variable => variable.Index, variable => variable.Name);
        for (var i = 0; i < names.Length; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            var name = variables.GetValueOrDefault(i, "v" + number);
            names[i] = taken.Add(name) ? name : $"{name}.{number}";
        }

        return names;
    }

    private static string ParameterName(ParameterDefinition parameter)
        => string.IsNullOrEmpty(parameter.Name) ? $"a{parameter.Index.ToString(CultureInfo.InvariantCulture)}" : parameter.Name;

    private static string Signature(MethodReference method)
        => $"{Name(method.ReturnType)} {Owner(method.DeclaringType)}{method.Name}({string.Join(", ", method.Parameters.Select(parameter => Name(parameter.ParameterType)))})";

    private static string Owner(TypeReference type) => type.Name == CilProgram.TypeName ? "" : Name(type) + "::";

    private static string Name(TypeReference type) => type switch
    {
        GenericInstanceType generic => $"{Name(generic.ElementType)}<{string.Join(", ", generic.GenericArguments.Select(Name))}>",
        ArrayType array => Name(array.ElementType) + "[]",
        ByReferenceType reference => Name(reference.ElementType) + "&",
        PointerType pointer => Name(pointer.ElementType) + "*",
        _ => type.MetadataType switch
        {
            MetadataType.Int64 => "int64",
            MetadataType.Int32 => "int32",
            MetadataType.Double => "float64",
            MetadataType.Boolean => "bool",
            MetadataType.Void => "void",
            MetadataType.String => "string",
            MetadataType.Object => "object",
            _ => type.Name.Split('`')[0],
        },
    };

    private static string Comment(FieldDefinition field)
        => field.InitialValue.Length > 0 ? $" // {Quote(Encoding.UTF8.GetString(field.InitialValue))}" : "";

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                _ when char.IsControl(character) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private void Line(string text) => _text.Append(text).Append('\n');
}
