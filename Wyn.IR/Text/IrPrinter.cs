// Module -> text. Any module can be printed, also one that does not verify; what verifies reads back as the same module.
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Text;

/// <summary>Writes the text form of the IR.</summary>
public static class IrPrinter
{
    /// <summary>The text of a module.</summary>
    public static string Print(IrModule module)
    {
        using var writer = NewWriter();
        Print(module, writer);
        return writer.ToString();
    }

    /// <summary>The text of one function.</summary>
    public static string Print(IrFunction function)
    {
        using var writer = NewWriter();
        Print(function, writer);
        return writer.ToString();
    }

    /// <summary>One instruction on one line, without indentation and location.</summary>
    public static string Print(IrInstruction instruction, IrNames names)
    {
        using var writer = NewWriter();
        Print(instruction, names, writer);
        return writer.ToString();
    }

    /// <summary>Writes a module.</summary>
    public static void Print(IrModule module, TextWriter writer)
    {
        writer.Write($"module \"{IrLiterals.Escape(module.Name)}\" stage {IrStageNames.Of(module.Stage)}");
        writer.WriteLine(module.EntryPoint is { } entry ? $" entry {SymbolName(entry.Name)}" : "");
        foreach (var file in FilesOf(module))
        {
            writer.WriteLine($"file \"{IrLiterals.Escape(file)}\"");
        }

        foreach (var type in module.Types.Nominal)
        {
            writer.WriteLine(Declaration(type));
        }

        // Sorted, since the order in which types were met is not that of the text.
        foreach (var type in module.Types.Functions.Where(type => type.Suspends).Select(type => type.Text).Order(System.StringComparer.Ordinal))
        {
            writer.WriteLine($"suspends {type}");
        }

        foreach (var global in module.Globals)
        {
            writer.WriteLine($"{(global.IsShared ? "shared " : "")}global {SymbolName(global.Name)} : {global.Type}");
        }

        foreach (var function in module.Functions)
        {
            writer.WriteLine();
            Print(function, writer);
        }
    }

    /// <summary>The name of a function or global in the text form, with '@', and quoted where it must be.</summary>
    internal static string SymbolName(string name) => IrLexer.IsPlainName(name) ? "@" + name : $"@\"{IrLiterals.Escape(name)}\"";

    private static void Print(IrFunction function, TextWriter writer)
    {
        var names = new IrNames(function);
        var parameters = function.Parameters.Select(parameter => $"{(parameter.IsBorrowed ? "borrow " : "")}{names.Of(parameter)}: {parameter.Type}");
        writer.Write($"fn {SymbolName(function.Name)}({string.Join(", ", parameters)})");
        writer.Write(function.Results.Length switch
        {
            0 => "",
            1 => $" -> {function.Results[0]}",
            _ => $" -> ({string.Join(", ", function.Results)})",
        });
        writer.Write($"{(function.Suspends ? " suspends" : "")}{(function.IsLeaf ? " leaf" : "")}");
        writer.Write($"{(function.ResumeOf is { } original ? $" resumes {SymbolName(original.Name)}" : "")} {{");
        WriteLocation(function.Location, writer);
        foreach (var block in function.Blocks)
        {
            writer.Write(names.Of(block));
            writer.WriteLine(block.Parameters.Count == 0 ? ":" : $"({ParameterList(block, names)}):");
            foreach (var instruction in block.Instructions)
            {
                writer.Write("  ");
                Print(instruction, names, writer);
                WriteLocation(instruction.Location, writer);
            }
        }

        writer.WriteLine("}");
    }

    private static void Print(IrInstruction instruction, IrNames names, TextWriter writer)
    {
        var info = instruction.Info;
        if (instruction.Results.Count > 0)
        {
            writer.Write(string.Join(", ", instruction.Results.Select(result => Result(instruction, result, names))));
            writer.Write(" = ");
        }

        writer.Write(info.Mnemonic);
        var items = Items(instruction, names);
        if (items.Count > 0)
        {
            writer.Write(' ');
            writer.Write(string.Join(", ", items));
        }

        if (instruction.Results.Count > 0 && info.Result != ResultRule.Fixed)
        {
            writer.Write(" : ");
            writer.Write(string.Join(", ", instruction.Results.Select(result => result.Type)));
        }
    }

    /// <summary>What stands behind the mnemonic: what is named, operands with a path, callee with arguments, targets.</summary>
    private static List<string> Items(IrInstruction instruction, IrNames names)
    {
        List<string> items = [];
        if (Prefix(instruction) is { } prefix)
        {
            items.Add(prefix);
        }

        var operands = instruction.Operands.Select(names.Of).ToList();
        switch (instruction.Immediate)
        {
            case IrPath path when operands.Count > path.IndexCount:
                items.Add($"{operands[0]} {PathText.Write(path, instruction.Operands[0].Type, operands.GetRange(1, path.IndexCount))}");
                items.AddRange(operands.Skip(1 + path.IndexCount));
                break;
            case FunctionReference or RuntimeReference when instruction.Info.Shape != OperandShape.Captures:
                var callee = instruction.Immediate is FunctionReference function ? SymbolName(function.Function.Name) : instruction.Entry.Name;
                items.AddRange(operands.Take(instruction.Info.Operands.Length));
                items.Add($"{callee}({string.Join(", ", operands.Skip(instruction.Info.Operands.Length))})");
                break;
            default:
                items.AddRange(operands);
                break;
        }

        items.AddRange(instruction.Targets.Select(target => Target(target, names)));
        return items;
    }

    private static string? Prefix(IrInstruction instruction) => instruction.Immediate switch
    {
        IrConstant constant => IrLiterals.Write(constant),
        GlobalReference { Global: var global } => SymbolName(global.Name),
        FunctionReference { Function: var function } when instruction.Info.Shape == OperandShape.Captures => SymbolName(function.Name),
        VariantReference variant => variant.Variant.Name,
        StateImmediate state => state.Number.ToString(CultureInfo.InvariantCulture),
        ResumeState state => $"{SymbolName(state.Resume.Name)} {state.Number.ToString(CultureInfo.InvariantCulture)}",
        HandleKind { Name: var name } => $"\"{IrLiterals.Escape(name)}\"",
        NameImmediate { Name: var name } => $"\"{IrLiterals.Escape(name)}\"",
        _ => null,
    };

    private static string Declaration(IrType type) => type switch
    {
        StructType record => $"struct {type} {Braces(record.Fields.Select(field => $"{field.Name}: {field.Type}"))}",
        EnumType sum => $"{(sum.IsBoxed ? "boxed " : "")}enum {type} {Braces(sum.Variants.Select(Variant))}",
        _ => throw new System.Diagnostics.UnreachableException($"{type} is not nominal"),
    };

    private static string Braces(IEnumerable<string> items) => string.Join(", ", items) is { Length: > 0 } text ? $"{{ {text} }}" : "{ }";

    private static string Variant(IrVariant variant)
        => variant.Payload.IsEmpty ? variant.Name : $"{variant.Name}({string.Join(", ", variant.Payload)})";

    private static string Target(IrBranchTarget target, IrNames names)
        => target.Arguments.Count == 0 ? names.Of(target.Block) : $"{names.Of(target.Block)}({ValueList(target.Arguments, names)})";

    private static string ValueList(IEnumerable<IrValue> values, IrNames names) => string.Join(", ", values.Select(names.Of));

    /// <summary>The result of the op <c>borrow</c> needs no mark.</summary>
    private static string Result(IrInstruction instruction, IrValue result, IrNames names)
        => $"{(result.IsBorrowed && instruction.Opcode != Opcode.Borrow ? "borrow " : "")}{names.Of(result)}";

    /// <summary>Those of the entry are marked in the function's first line.</summary>
    private static string ParameterList(IrBlock block, IrNames names)
        => string.Join(", ", block.Parameters.Select(parameter
            => $"{(parameter.IsBorrowed && block != block.Function.Entry ? "borrow " : "")}{names.Of(parameter)}: {parameter.Type}"));

    private static void WriteLocation(IrLocation location, TextWriter writer)
    {
        if (location.File is { } file)
        {
            writer.Write($" ; {IrLiterals.Escape(file)}:{location.Line}:{location.Column}");
        }

        writer.WriteLine();
    }

    /// <summary>The files that locations name, in the order of their first use.</summary>
    private static IEnumerable<string> FilesOf(IrModule module)
        => module.Functions
            .SelectMany(function => function.Blocks
                .SelectMany(block => block.Instructions)
                .Select(instruction => instruction.Location.File)
                .Prepend(function.Location.File))
            .OfType<string>()
            .Distinct();

    private static StringWriter NewWriter() => new(new StringBuilder(), System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
}
